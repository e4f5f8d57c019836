import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf, seen } from '../../rules/condition.ts';

/**
 * Always On holds itself back, since a suffix here is on the profile's list of trusted networks. A device tunnel takes the suffix that the person's own tunnel brings
 * for such a network and goes down when that one is up. (VPNv2 CSP, TrustedNetworkDetection; richardhicks.com, device tunnel and trusted network detection)
 */
export const trustedNetworkBlocks = cause({
  id: 'trusted-network-blocks',
  title: 'The VPN takes this network for the company’s own and stays down',
  explanation:
    'A connection that comes up by itself stays down where it finds the company’s DNS suffix. Another tunnel that brings this suffix, or a network of somebody else’s that has it, holds it back as well.',
  fixedBy: 'vpn-admin',
  layer: 'profile',
  stage: 'local',
  scope: 'connection',
  blocking: true,
  baseRate: 0.1,
  evidence: [
    supports(
      'strong',
      all(
        is('alwaysOn.wanted', true),
        is('alwaysOn.heldByTunnel', true),
        oneOf('profile.status', ['disconnected', 'disconnecting']),
      ),
      'It is down, and another tunnel that is up has the DNS suffix of a trusted network.',
    ),
    supports(
      'moderate',
      all(
        is('alwaysOn.wanted', true),
        is('alwaysOn.trustedHere', true),
        is('profile.status', 'disconnected'),
        is('person.complains', true),
      ),
      'It is down, and this network has the DNS suffix of a trusted one.',
    ),
    supports(
      'moderate',
      all(
        is('alwaysOn.wanted', true),
        is('alwaysOn.trustedHere', true),
        is('profile.status', 'disconnected'),
        is('vantage', 'outside'),
        is('person.complains', true),
      ),
      'Windows does not count this network as the company’s.',
    ),
    rulesOut(
      oneOf('profile.status', ['connected', 'connecting']),
      'The connection is up or being connected.',
    ),
    opposes('strong', is('attempt.failed', true), 'It did try to connect, and failed for another reason.'),
  ],
  fix: [
    // Both are compared with the same suffix, so the user tunnel's keeps the device tunnel down. (DPC#30)
    step({
      id: 'device-tunnel-trusted',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Take the trusted network (TrustedNetworkDetection) out of the profile of the device tunnel: the user tunnel brings the same suffix, which keeps the device tunnel down. Both then stay up.',
      when: seen('alwaysOn.heldByTunnel', true),
      undo: 'Give out the former profile again.',
      verify: 'After sign-in both tunnels are connected.',
    }),
    step({
      id: 'fewer-trusted-networks',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Take this network out of the trusted networks of the profile: the VPN stays down here on purpose.',
      when: seen('alwaysOn.trustedHere', true),
      undo: 'Give out the former profile again.',
      verify: 'On this network the VPN connects by itself.',
    }),
    step({
      id: 'connect-by-hand',
      kind: 'bridge',
      by: 'user',
      text: 'To work now: connect it by hand in Settings, Network & internet, VPN.',
      unless: is('alwaysOn.deviceTunnel', true),
    }),
  ],
  references: ['always-on-vpn'],
});
