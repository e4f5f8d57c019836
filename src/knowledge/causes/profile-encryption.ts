import { cause, step, supports } from '../../rules/cause.ts';
import { all, any, includes, is, not, oneOf } from '../../rules/condition.ts';
import { workedBefore, worksElsewhere } from '../shared/evidence.ts';

/** The encryption level of the profile cannot be met. */
export const profileEncryption = cause({
  id: 'profile-encryption',
  title: 'The profile’s encryption setting cannot be met',
  explanation:
    'The profile asks for encryption that its sign-in method cannot give keys for, or that the server does not do.',
  fixedBy: 'helpdesk',
  layer: 'profile',
  stage: 'addressing',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(
        oneOf('profile.encryption', ['required', 'maximum']),
        not(includes('profile.authentication', 'mschapv2')),
        not(includes('profile.authentication', 'eap')),
        oneOf('attempt.errorCode', [741, 742, 768, 743]),
      ),
      'Encryption is required, but PAP and CHAP give no keys for it.',
    ),
    supports(
      'moderate',
      all(is('profile.encryption', 'maximum'), oneOf('attempt.errorCode', [741, 742, 768])),
      'The profile insists on maximum encryption.',
    ),
    supports(
      'moderate',
      all(
        oneOf('profile.encryption', ['none', 'optional', 'custom']),
        oneOf('attempt.errorCode', [741, 742, 743, 768]),
      ),
      'The profile’s encryption level is not the usual "required".',
    ),
    supports(
      'strong',
      all(
        is('attempt.tunnel', 'pptp'),
        oneOf('profile.encryption', ['required', 'maximum']),
        not(includes('profile.authentication', 'mschapv2')),
        not(includes('profile.authentication', 'eap')),
        is('attempt.failed', true),
      ),
      'PPTP makes its keys from MS-CHAP v2 or EAP: with encryption required this profile can never connect.',
    ),
    worksElsewhere('moderate'),
    workedBefore('moderate'),
  ],
  fix: [
    step({
      id: 'require-with-mschapv2',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Require encryption and use MS-CHAP v2, which gives the keys.',
      when: all(
        oneOf('profile.tunnel', ['pptp', 'l2tp', 'automatic']),
        not(includes('profile.authentication', 'eap')),
        not(includes('profile.authentication', 'machine-certificate')),
      ),
      unless: all(
        oneOf('profile.encryption', ['required', 'maximum']),
        includes('profile.authentication', 'mschapv2'),
      ),
      command:
        "Set-VpnConnection -Name 'NAME' -EncryptionLevel Required -AuthenticationMethod MSChapv2 -Force",
      undo: "Set-VpnConnection -Name 'NAME' -AuthenticationMethod 'METHODS' -EncryptionLevel Optional -Force",
      verify: 'The VPN connects.',
    }),
    step({
      id: 'require',
      kind: 'cure',
      by: 'helpdesk',
      // The method stays as it is: setting another one would delete the EAP settings.
      text: 'Require encryption, and leave the method as it is.',
      when: any(
        is('profile.tunnel', 'sstp'),
        includes('profile.authentication', 'eap'),
        includes('profile.authentication', 'machine-certificate'),
      ),
      unless: oneOf('profile.encryption', ['required', 'maximum']),
      command: "Set-VpnConnection -Name 'NAME' -EncryptionLevel Required -Force",
      undo: "Set-VpnConnection -Name 'NAME' -EncryptionLevel Optional -Force",
      verify: 'The VPN connects.',
    }),
    step({
      id: 'server-encryption',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Allow 128-bit encryption on the server, and see that the network policy does not ask for none or for more.',
      verify: 'The VPN connects.',
    }),
  ],
  references: ['add-vpnconnection'],
});
