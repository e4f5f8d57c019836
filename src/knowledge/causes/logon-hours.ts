import { cause, step, supports } from '../../rules/cause.ts';
import { all, is } from '../../rules/condition.ts';
import { othersFail } from '../shared/evidence.ts';

/** The account may not sign in at this hour. */
export const logonHours = cause({
  id: 'logon-hours',
  title: 'Your account may not sign in at this hour',
  explanation:
    'The directory allows your account only at certain times. On a journey remember that the company’s clock counts, not the one where you are.',
  fixedBy: 'helpdesk',
  layer: 'credentials',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'weak',
      all(is('attempt.connectedBefore', true), is('attempt.errorCode', 646)),
      'The same connection has come up at another time.',
    ),
    othersFail('weak'),
  ],
  fix: [
    step({
      id: 'change-hours',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Change the hours of the account: Active Directory Users and Computers, the user, Account, Logon Hours. Look at the time limits of the network policy too.',
      undo: 'Set the former hours again.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'other-hours',
      kind: 'bridge',
      by: 'user',
      text: 'Try again during the company’s working hours.',
      verify: 'The VPN connects then.',
    }),
  ],
  references: ['rras-codes'],
});
