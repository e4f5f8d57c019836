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
      'Other people can connect, so the server works.',
    ),
    worksElsewhere('strong'),
    othersFail('moderate'),
  ],
  fix: [
    step({
      id: 'release-account',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Look at the account in the directory: release it if it is locked, enable it if it is disabled, and extend its end date if that has passed.',
      command: "Get-ADUser (Read-Host 'Account') -Properties Enabled, LockedOut, AccountExpirationDate",
      verify: 'The VPN connects.',
    }),
    step({
      id: 'lockout-list',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'If nothing is wrong there: take the account off the lockout list that the remote access server keeps of its own.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'sign-in-elsewhere',
      kind: 'look',
      finds: [],
      by: 'user',
      text: 'See whether you can still sign in to the company’s mail or portal. If not, it is your account.',
    }),
  ],
  references: ['remote-access-lockout', 'rras-codes'],
});
