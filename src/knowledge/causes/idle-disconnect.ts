import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { keepAlive } from '../shared/steps.ts';

/** The connection is dropped after idling, sleep or a change of network. */
export const idleDisconnect = cause({
  id: 'idle-disconnect',
  title: 'The VPN was dropped after idling, sleep or a change of network',
  explanation:
    'The connection came up and was ended later: nothing went through it for a while, the computer slept, or it moved to another network.',
  fixedBy: 'user',
  layer: 'connected',
  stage: 'connected',
  scope: 'connection',
  blocking: false,
  evidence: [
    supports(
      'weak',
      all(
        is('attempt.connectedBefore', true),
        oneOf('attempt.errorCode', [668, 828, 829, 832, 833, 843, 13885, 13886, 13895, 13904, 13910]),
      ),
      'The connection does come up, and was lost later.',
    ),
    supports(
      'strong',
      is('history.dropsOften', true),
      'It came up and was lost again and again, by nobody’s hand.',
    ),
    supports(
      'moderate',
      all(is('attempt.failed', false), is('person.complaint', 'drops')),
      'You said that it connects and then drops.',
    ),
    supports(
      'weak',
      all(is('profile.status', 'connected'), is('inside.carries', false)),
      'It is up, and nothing comes back any more.',
    ),
    opposes('strong', is('person.workedBefore', false), 'It has never connected, so nothing was dropped.'),
  ],
  fix: [
    // The client's own limit; 0 is none. (Set-VpnConnection)
    step({
      id: 'no-idle-limit',
      kind: 'cure',
      by: 'user',
      text: 'Keep Windows from ending an idle connection.',
      unless: is('profile.idleLimit', false),
      command: "Set-VpnConnection -Name 'NAME' -IdleDisconnectSeconds 0",
      undo: "Set-VpnConnection -Name 'NAME' -IdleDisconnectSeconds 'SECONDS'",
      verify: 'The VPN stays connected over a pause.',
    }),
    keepAlive,
    step({
      id: 'server-lifetime',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Raise the server’s idle and session limits, and its key lifetimes above those of the clients, so that the client renews first. Windows Server: Set-VpnServerConfiguration; Libreswan: ikelifetime and salifetime 24h; strongSwan behind NAT: rekey_time = 0.',
      command:
        'Set-VpnServerConfiguration -IdleDisconnectSeconds 28800 -SALifeTimeSeconds 28800 -MMSALifeTimeSeconds 28800 -PassThru',
      needsAdmin: true,
      undo: 'Set the values that Get-VpnServerConfiguration had shown before.',
      verify: 'A connection outlives the time at which it used to end.',
    }),
    step({
      id: 'mobility',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'With IKEv2 leave mobility (MOBIKE) on at both ends and the network outage time at 60 to 1800 seconds, so that sleep or a change of network does not end the tunnel.',
      when: oneOf('profile.tunnel', ['ikev2', 'automatic']),
    }),
    step({
      id: 'connect-again',
      kind: 'bridge',
      by: 'user',
      text: 'Connect again. After sleep or a change of network that is normal for a VPN that was connected by hand.',
      verify: 'The VPN connects.',
    }),
  ],
  references: ['rfc4555', 'add-vpnconnection'],
});
