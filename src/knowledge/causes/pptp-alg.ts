import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { giveSstp, useHotspot, useSstp } from '../shared/steps.ts';

/** A router’s PPTP helper ("fix-up", ALG) damages the session. */
export const pptpAlg = cause({
  id: 'pptp-alg',
  title: 'A router’s PPTP helper damages the connection',
  explanation: 'Some routers rewrite PPTP packets on their way and do it wrongly.',
  fixedBy: 'network',
  layer: 'network',
  stage: 'negotiation',
  scope: 'connection',
  tunnels: ['pptp'],
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(is('reach.tcp1723', 'open'), is('reach.pptpControl', 'silent')),
      'TCP 1723 connects, but nobody behind it speaks PPTP: something on the way took the connection.',
    ),
    supports(
      'strong',
      all(is('reach.tcp1723', 'open'), is('reach.pptpControl', 'silent'), is('attempt.failed', true)),
      'And the last attempt failed.',
    ),
    opposes('weak', is('reach.pptpControl', 'answered'), 'PPTP’s first message is answered from here.'),
    supports(
      'moderate',
      all(is('attempt.errorCode', 722), is('reach.tcp1723', 'open')),
      'The control connection works and packets arrive damaged.',
    ),
    supports(
      'moderate',
      all(is('person.worksElsewhere', true), is('attempt.errorCode', 722)),
      'The same profile works on another network.',
    ),
    opposes(
      'strong',
      oneOf('reach.tcp1723', ['refused', 'filtered', 'unreachable']),
      'Not even TCP 1723 gets through.',
    ),
    opposes('strong', is('person.worksElsewhere', false), 'It fails behind other routers too.'),
    opposes(
      'moderate',
      all(is('path.behindNat', false), is('reach.pptpControl', 'answered')),
      'There is no NAT on the way.',
    ),
  ],
  fix: [
    ...useSstp,
    ...useHotspot,
    step({
      id: 'switch-helper',
      kind: 'cure',
      by: 'network',
      text: 'Switch the router’s PPTP helper ("PPTP ALG", "fix-up") off, or update its firmware.',
      unless: is('person.worksElsewhere', false),
      undo: 'Switch the helper on again.',
      verify: 'The PPTP profile connects.',
    }),
    giveSstp,
  ],
  references: ['rfc2637', 'kb888201'],
});
