import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, below, isKnown, not } from '../../rules/condition.ts';

/**
 * Sessions end after an equal time: the server's session limit, or the lifetime of its keys without rekeying. Windows rekeys by itself, a server that does not take part ends the
 * tunnel. (hwdsl2/setup-ipsec-vpn#913: ikelifetime, salifetime; RRAS session timeout)
 */
export const sessionLifetime = cause({
  id: 'session-lifetime',
  title: 'The server ends each session after the same time',
  explanation:
    'The last sessions all lasted equally long. No person and no network does that: the server limits a session, or lets its keys run out without renewing them.',
  fixedBy: 'vpn-admin',
  layer: 'connected',
  stage: 'connected',
  scope: 'connection',
  blocking: false,
  baseRate: 0.1,
  evidence: [
    supports(
      'strong',
      all(isKnown('history.equalSessionMinutes'), not(below('history.equalSessionMinutes', 1))),
      'The last three sessions ended after the same number of minutes.',
    ),
    opposes(
      'strong',
      below('history.equalSessionMinutes', 1),
      'The last sessions ended after different times.',
    ),
  ],
  fix: [
    step({
      id: 'server-lifetime',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Raise the key lifetimes of the server above those of the clients, so that the client renews first, and its limit for a session. Libreswan: ikelifetime and salifetime 24h; strongSwan behind NAT: rekey_time = 0; Windows Server: this command.',
      command:
        'Set-VpnServerConfiguration -IdleDisconnectSeconds 28800 -SALifeTimeSeconds 28800 -MMSALifeTimeSeconds 28800 -PassThru',
      needsAdmin: true,
      undo: 'Set the values that Get-VpnServerConfiguration had shown before.',
      verify: 'A connection outlives the time at which it used to end.',
    }),
    step({
      id: 'connect-again',
      kind: 'bridge',
      by: 'user',
      text: 'To go on working: connect again. The connection ends after the same time until the server is changed.',
    }),
  ],
  references: [],
});
