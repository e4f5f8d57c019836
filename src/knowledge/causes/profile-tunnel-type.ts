import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, type Condition, includes, is, isKnown, not, oneOf, seen } from '../../rules/condition.ts';
import { workedBefore, worksElsewhere } from '../shared/evidence.ts';

/** That the server answers SSTP does not make it this profile's type: it is that already, or something else is known to be meant. */
const answersOtherwise: Condition = any(
  seen('attempt.tunnel', 'sstp'),
  seen('profile.tunnel', 'sstp'),
  seen('expected.tunnel', false),
  seen('profile.customIpsecPolicy', true),
  // SSTP signs in by name and password or by EAP; the computer's certificate alone is for IKEv2. (Set-VpnConnection)
  all(isKnown('profile.authentication'), includes('profile.authentication', 'machine-certificate')),
);

/** The tunnel type is not what the server offers, or `Automatic` hides what really failed. */
export const profileTunnelType = cause({
  id: 'profile-tunnel-type',
  title: 'The profile’s VPN type does not suit the server, or hides the real failure',
  explanation:
    'With the type Automatic Windows tries several tunnels and reports one collective error. A fixed type gives the true one, and often a connection.',
  fixedBy: 'helpdesk',
  layer: 'profile',
  stage: 'transport',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'moderate',
      all(is('profile.tunnel', 'automatic'), is('attempt.errorCode', 800)),
      'The profile says Automatic, and 800 is its collective code.',
    ),
    supports(
      'strong',
      all(
        is('profile.tunnel', 'automatic'),
        is('profile.customIpsecPolicy', true),
        is('attempt.failed', true),
      ),
      'The profile has an own IPsec proposal, which Automatic ignores.',
    ),
    supports(
      'moderate',
      all(is('profile.tunnel', 'automatic'), is('attempt.errorCode', 800), is('reach.serverAnswers', true)),
      'The server answers, so one of the types may work.',
    ),
    rulesOut(
      all(
        oneOf('profile.tunnel', ['sstp', 'ikev2', 'l2tp', 'pptp']),
        is('attempt.errorCode', 809),
        is('reach.serverAnswers', false),
      ),
      'The type is fixed, and no port of the server answers.',
    ),
    supports(
      'strong',
      all(is('expected.tunnel', false), is('attempt.failed', true)),
      'Your organisation gives out another VPN type for this server.',
    ),
    opposes('strong', is('expected.tunnel', true), 'It is the VPN type that your organisation gives out.'),
    supports(
      'strong',
      all(
        oneOf('attempt.tunnel', ['ikev2', 'l2tp']),
        is('reach.udp500', 'silent'),
        is('reach.serverAnswers', true),
        is('person.worksElsewhere', false),
      ),
      'The server answers, but never to IKE, on this network and on others: it may not offer this VPN type.',
    ),
    supports(
      'moderate',
      all(
        oneOf('attempt.tunnel', ['ikev2', 'l2tp']),
        is('reach.udp500', 'silent'),
        is('reach.sstp', 'answered'),
        is('person.worksElsewhere', false),
      ),
      'Its SSTP service does answer.',
    ),
    worksElsewhere('strong'),
    opposes('moderate', is('person.workedBefore', true), 'The same profile has worked before.'),
    workedBefore('moderate'),
    opposes(
      'strong',
      any(is('attempt.connectedBefore', true), is('person.otherDeviceHere', true)),
      'This VPN type has connected: this computer before, or another device here.',
    ),
  ],
  fix: [
    step({
      id: 'set-sstp',
      kind: 'cure',
      by: 'user',
      text: 'Set the VPN type to SSTP, which this server answers; then connect again.',
      when: seen('reach.sstp', 'answered'),
      unless: answersOtherwise,
      command: "Set-VpnConnection -Name 'NAME' -TunnelType Sstp",
      undo: "Set-VpnConnection -Name 'NAME' -TunnelType 'TUNNEL'",
      verify: 'The VPN connects.',
    }),
    step({
      id: 'set-type',
      kind: 'cure',
      by: 'user',
      text: 'Set the VPN type that your server uses, as your administrator names it (Pptp, L2tp, Sstp or Ikev2); then connect again and note the new error number.',
      // The one that the server was heard to answer needs no asking.
      unless: all(seen('reach.sstp', 'answered'), not(answersOtherwise)),
      command: "Set-VpnConnection -Name 'NAME' -TunnelType (Read-Host 'Pptp, L2tp, Sstp or Ikev2')",
      undo: "Set-VpnConnection -Name 'NAME' -TunnelType 'TUNNEL'",
      verify: 'The VPN connects.',
    }),
    step({
      id: 'give-out',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Give out the profile with the type that the server offers.',
      undo: 'Give out the former profile again.',
    }),
  ],
  references: ['add-vpnconnection'],
});
