import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, any, includes, is, not, oneOf } from '../../rules/condition.ts';
import { certificateInsteadOfPassword, othersFail, worksElsewhere } from '../shared/evidence.ts';

/** No credentials are saved, and nobody is there to type them. */
export const credentialsNotSaved = cause({
  id: 'credentials-not-saved',
  title: 'The VPN needs a password, and the program that connects cannot ask for it',
  explanation:
    'A script, a scheduled task or rasdial has started the connection. No credentials are saved for it, and no window can open to ask you.',
  fixedBy: 'user',
  layer: 'credentials',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'moderate',
      all(is('profile.remembersCredentials', false), oneOf('attempt.errorCode', [703, 805])),
      'The profile keeps no user name and password, and nobody was there to type them.',
    ),
    supports(
      'moderate',
      all(is('registry.noStoredPasswords', true), oneOf('attempt.errorCode', [703, 805, 691])),
      'A policy keeps Windows from storing passwords for networks.',
    ),
    supports(
      'weak',
      all(includes('profile.authentication', 'mschapv2'), oneOf('attempt.errorCode', [703, 805])),
      'The profile signs in by user name and password.',
    ),
    opposes(
      'strong',
      all(
        includes('profile.authentication', 'machine-certificate'),
        not(includes('profile.authentication', 'eap')),
        not(includes('profile.authentication', 'mschapv2')),
      ),
      'The profile signs in by machine certificate: there is nothing to type.',
    ),
    worksElsewhere('moderate'),
    othersFail('moderate'),
    certificateInsteadOfPassword,
  ],
  fix: [
    step({
      id: 'type-once',
      kind: 'cure',
      by: 'user',
      text: 'Connect once in Settings, Network & internet, VPN, type user name and password, and let Windows remember them.',
      unless: is('profile.signsInBy', 'certificate'),
      verify: 'Disconnect, and connect again: no question comes.',
    }),
    step({
      id: 'remember',
      kind: 'cure',
      by: 'user',
      text: 'Let the profile keep what you type.',
      unless: any(is('profile.remembersCredentials', true), is('registry.noStoredPasswords', true)),
      command: "Set-VpnConnection -Name 'NAME' -RememberCredential $true",
      undo: "Set-VpnConnection -Name 'NAME' -RememberCredential $false",
    }),
    step({
      id: 'use-certificate',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'For what runs without a person, use a certificate in place of a password.',
      unless: is('profile.signsInBy', 'certificate'),
    }),
  ],
  references: ['add-vpnconnection'],
});
