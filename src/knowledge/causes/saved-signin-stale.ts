import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { othersFail, worksElsewhere } from '../shared/evidence.ts';

/**
 * What Windows keeps of the last sign-in names a certificate that has been renewed since, and it goes on to look for the old one: error 18, or a refusal.
 * (Microsoft Q&A on error 18 after a renewal; Settings, Clear sign-in info)
 */
export const savedSigninStale = cause({
  id: 'saved-signin-stale',
  title: 'Windows still has the sign-in information of an old certificate',
  explanation:
    'Your certificate was renewed, and the connection still remembers the one before it. It has to forget that, and then finds the new one.',
  fixedBy: 'user',
  layer: 'profile',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(
        is('certificate.renewedSinceSuccess', true),
        oneOf('attempt.errorCode', [18, 691, 798, 812, 853, 1168, 13801, 13806, 0x80090326, 0x8009030c]),
      ),
      'The certificate that this computer has is newer than the last connection that went well.',
    ),
    supports(
      'moderate',
      all(
        is('certificate.renewedSinceSuccess', true),
        is('profile.remembersCredentials', true),
        is('attempt.failed', true),
      ),
      'The profile remembers how it signed in.',
    ),
    opposes(
      'strong',
      is('certificate.renewedSinceSuccess', false),
      'With the same certificate it has connected before.',
    ),
    rulesOut(is('certificate.clientUsed', false), 'The profile signs in without a certificate.'),
    opposes('strong', is('profile.remembersCredentials', false), 'The profile remembers nothing.'),
    worksElsewhere('strong'),
    othersFail('moderate'),
  ],
  fix: [
    step({
      id: 'clear-sign-in-info',
      kind: 'cure',
      by: 'user',
      text: 'Settings, Network & internet, VPN, this connection, Advanced options: Clear sign-in info. Then connect, and choose the new certificate if you are asked.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'remember-nothing',
      kind: 'cure',
      by: 'helpdesk',
      text: 'So that it does not come back with the next renewal: let the profile remember nothing.',
      command: "Set-VpnConnection -Name 'NAME' -RememberCredential $false",
      unless: is('profile.remembersCredentials', false),
      undo: "Set-VpnConnection -Name 'NAME' -RememberCredential $true",
    }),
  ],
  references: ['eap-cert-requirements'],
});
