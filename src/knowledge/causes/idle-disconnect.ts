import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';

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
      'It comes up, and drops, says the person.',
    ),
    supports(
      'weak',
      all(is('profile.status', 'connected'), is('inside.carries', false)),
      'It is up, and nothing comes back any more.',
    ),
    opposes('strong', is('person.workedBefore', false), 'It has never connected, so nothing was dropped.'),
  ],
  fix: [
    step({
      by: 'user',
      text: 'Dial again. After sleep or a change of network that is normal for a VPN that was dialled by hand.',
      verify: 'The VPN connects.',
    }),
    step({
      by: 'user',
      text: 'If it drops while you are at work: keep Windows from ending an idle connection.',
      command: "Set-VpnConnection -Name 'NAME' -IdleDisconnectSeconds 0",
      undo: 'Set the former number of seconds again.',
    }),
    step({
      by: 'vpn-admin',
      text: 'Look at the idle and session limits of the server. With IKEv2 leave mobility (MOBIKE) on at both ends, so that a change of network does not end the tunnel.',
    }),
  ],
  references: ['rfc4555', 'add-vpnconnection'],
});
