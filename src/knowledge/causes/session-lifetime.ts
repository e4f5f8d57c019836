import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, below, is, isKnown, not } from '../../rules/condition.ts';

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
    supports('weak', is('person.complaint', 'drops'), 'The person says that it drops.'),
    opposes(
      'strong',
      below('history.equalSessionMinutes', 1),
      'The last sessions ended after different times.',
    ),
  ],
  fix: [
    step({
      by: 'vpn-admin',
      text: 'Raise the lifetime of IKE and IPsec keys at the server (for example to 24 hours), let the server take part in rekeying, and look at its limit for a session.',
      verify: 'A session outlasts the time after which it used to end.',
    }),
    step({
      by: 'user',
      text: 'To go on working: connect again. It will end after the same time until the server is changed.',
    }),
  ],
  references: [],
});
