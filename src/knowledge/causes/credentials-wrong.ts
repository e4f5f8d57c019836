import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, includes, is, not, oneOf, seen } from '../../rules/condition.ts';
import { certificateInsteadOfPassword, othersFail, worksElsewhere } from '../shared/evidence.ts';

/** The server refuses the user name or password. */
export const credentialsWrong = cause({
  id: 'credentials-wrong',
  title: 'The server does not accept your user name or password',
  explanation:
    'The way to the server works, and it has turned down what was typed or saved. A password that was changed lately and is still saved in its old form is a common reason.',
  fixedBy: 'user',
  layer: 'credentials',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'weak',
      all(
        is('person.otherUsersFail', false),
        oneOf('attempt.errorCode', [691, 778, 867, 869, 13907, 0x8009030c, 0x80420112]),
      ),
      'Other people can connect, so the server works.',
    ),
    opposes(
      'strong',
      all(
        includes('profile.authentication', 'machine-certificate'),
        not(includes('profile.authentication', 'eap')),
        not(includes('profile.authentication', 'mschapv2')),
      ),
      'The profile signs in by machine certificate: no password is asked for.',
    ),
    worksElsewhere('strong'),
    othersFail('strong'),
    certificateInsteadOfPassword,
  ],
  fix: [
    step({
      id: 'type-again',
      kind: 'cure',
      by: 'user',
      text: 'Settings, Network & internet, VPN, the connection, Advanced options: press Clear sign-in info, connect again, and type user name and password anew. Check Caps Lock and the keyboard language.',
      unless: is('profile.signsInBy', 'certificate'),
      verify: 'The VPN connects.',
    }),
    step({
      id: 'other-name',
      kind: 'cure',
      by: 'user',
      text: 'Try the other way to write your name: with the company’s domain after an @, or as DOMAIN\\name. Stop after three tries, so that the account is not locked.',
      unless: is('profile.signsInBy', 'certificate'),
      verify: 'The VPN connects.',
    }),
    step({
      id: 'account-of-certificate',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'The profile signs in by certificate, so no password is wrong: see in event 6273 of the RADIUS server which account the certificate was taken for, and why it was refused.',
      when: seen('profile.signsInBy', 'certificate'),
      verify: 'The VPN connects.',
    }),
    step({
      id: 'reset-password',
      kind: 'cure',
      by: 'helpdesk',
      text: 'See whether the account is locked or its password has expired, and set a new password if need be.',
      unless: is('profile.signsInBy', 'certificate'),
    }),
  ],
  references: ['rras-codes', 'remote-access-lockout'],
});
