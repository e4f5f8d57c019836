import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';

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
    step({
      by: 'vpn-admin',
      text: 'Take trusted network detection out of the device tunnel’s profile and leave it in the user tunnel’s alone: the device tunnel takes the user tunnel’s DNS suffix for the company’s network.',
      when: is('alwaysOn.heldByTunnel', true),
      verify: 'With the user tunnel up the device tunnel stays up as well.',
    }),
    step({
      by: 'vpn-admin',
      text: 'Take a DNS suffix that other networks have as well off the profile’s list of trusted networks (TrustedNetworkDetection), and deliver the profile anew.',
      verify: 'On this network the VPN connects by itself.',
    }),
    step({
      by: 'user',
      text: 'To work now: connect it by hand in Settings, Network & Internet, VPN.',
      when: is('alwaysOn.deviceTunnel', false),
    }),
  ],
  references: ['always-on-vpn'],
});
