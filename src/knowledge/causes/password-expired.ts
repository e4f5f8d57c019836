import { cause, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { certificateInsteadOfPassword, othersFail, worksElsewhere } from '../shared/evidence.ts';

/** The password has expired or must be changed. */
export const passwordExpired = cause({
  id: 'password-expired',
  title: 'Your password has expired or must be changed',
  explanation:
    'The server wants a new password before it lets you in, and it cannot be changed while dialling.',
  fixedBy: 'user',
  layer: 'credentials',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'weak',
      all(
        is('person.workedBefore', true),
        is('person.otherUsersFail', false),
        oneOf('attempt.errorCode', [648, 691, 709, 0x8009030c, 0x80420112]),
      ),
      'It worked before, and other people connect.',
    ),
    worksElsewhere('strong'),
    othersFail('moderate'),
    certificateInsteadOfPassword,
  ],
  fix: [
    step({
      by: 'user',
      text: 'Change your password on the company’s web page for passwords, or in the office with Ctrl+Alt+Del, Change a password. Then dial with the new one.',
      verify: 'The VPN connects with the new password.',
    }),
    step({
      by: 'user',
      text: 'Remove the old saved one: Settings, Network & Internet, VPN, the connection, Advanced options, Clear sign-in info.',
    }),
    step({
      by: 'helpdesk',
      text: 'Set a new password if the person can reach neither. Clear "User must change password at next logon", since that cannot be done over every VPN.',
    }),
  ],
  references: ['rras-codes'],
});
