import { cause, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { othersFail, worksElsewhere } from '../shared/evidence.ts';

/** The account is disabled, locked or past its end date. */
export const accountDisabled = cause({
  id: 'account-disabled',
  title: 'Your account is disabled, locked or past its end date',
  explanation:
    'The server knows you and does not let you in. Too many wrong passwords lock an account as well, for a while or until somebody releases it.',
  fixedBy: 'helpdesk',
  layer: 'credentials',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'weak',
      all(
        is('person.otherUsersFail', false),
        oneOf('attempt.errorCode', [647, 691, 708, 0x8009030c, 0x80420112]),
      ),
      'Other people connect, so the server is well.',
    ),
    worksElsewhere('strong'),
    othersFail('moderate'),
  ],
  fix: [
    step({
      by: 'user',
      text: 'See whether you can still sign in to the company’s mail or portal. If not, ask your help desk to look at your account.',
    }),
    step({
      by: 'helpdesk',
      text: 'Look at the account in the directory, and release or enable it, or extend its end date.',
      command: "Get-ADUser 'USER' -Properties Enabled, LockedOut, AccountExpirationDate",
      verify: 'The VPN connects.',
    }),
    step({
      by: 'vpn-admin',
      text: 'If nothing is wrong there: look at the lockout list that the remote access server keeps of its own.',
    }),
  ],
  references: ['remote-access-lockout', 'rras-codes'],
});
