import { cause, step, supports } from '../../rules/cause.ts';
import { all, any, is, oneOf } from '../../rules/condition.ts';
import { certificateInsteadOfPassword, othersFail, worksElsewhere } from '../shared/evidence.ts';

/** The password has expired or must be changed. */
export const passwordExpired = cause({
  id: 'password-expired',
  title: 'Your password has expired or must be changed',
  explanation:
    'The server wants a new password before it lets you in, and it cannot be changed while connecting.',
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
      id: 'change-password',
      kind: 'cure',
      by: 'user',
      text: 'Change your password on the company’s web page for passwords, or in the office with Ctrl+Alt+Del, Change a password. Then connect with the new one.',
      unless: is('profile.signsInBy', 'certificate'),
      verify: 'The VPN connects with the new password.',
    }),
    step({
      id: 'clear-sign-in-info',
      kind: 'cure',
      by: 'user',
      text: 'Remove the old saved one: Settings, Network & internet, VPN, the connection, Advanced options, Clear sign-in info.',
      unless: any(is('profile.remembersCredentials', false), is('profile.signsInBy', 'certificate')),
    }),
    step({
      id: 'reset-password',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Set a new password if the person can reach neither. Clear "User must change password at next logon", because not every VPN can do it.',
    }),
  ],
  references: ['rras-codes'],
});
