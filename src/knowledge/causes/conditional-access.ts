import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, includes, is, not, oneOf, seen } from '../../rules/condition.ts';
import { othersFail, worksElsewhere } from '../shared/evidence.ts';

/** The identity provider’s policy refuses this device. */
export const conditionalAccess = cause({
  id: 'conditional-access',
  title: 'The company’s access policy refuses this device',
  explanation:
    'Before the VPN starts, the identity service issues a certificate that is valid for about an hour. It does so only if the device is registered and meets the company’s rules.',
  fixedBy: 'helpdesk',
  layer: 'credentials',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'weak',
      all(
        includes('profile.authentication', 'eap'),
        is('person.otherUsersFail', false),
        oneOf('attempt.errorCode', [798, 812, 13905]),
      ),
      'The profile uses EAP, and other people connect.',
    ),
    supports(
      'strong',
      all(
        is('certificate.cloudIssued', true),
        is('certificate.cloudValid', false),
        oneOf('attempt.errorCode', [798, 812, 853, 13905]),
      ),
      'Signing in goes by an hourly certificate of Entra ID, and none was to be had.',
    ),
    supports(
      'moderate',
      all(is('certificate.cloudIssued', true), is('attempt.errorCode', 798)),
      'Windows found no certificate to sign in with.',
    ),
    opposes(
      'strong',
      is('certificate.cloudValid', true),
      'A valid certificate of Entra ID is there, so the sign-in there went well: the VPN server refused it.',
    ),
    opposes('strong', not(includes('profile.authentication', 'eap')), 'The profile does not use EAP.'),
    worksElsewhere('moderate'),
    othersFail('weak'),
  ],
  fix: [
    step({
      id: 'sync-device',
      kind: 'cure',
      by: 'user',
      text: 'Settings, Accounts, Access work or school: open your account, Info, Sync. Then connect in Settings, not by a script: rasdial cannot fetch this certificate.',
      verify: 'The VPN connects.',
    }),
    // Certificates that live an hour have no place where their revocation can be asked for. (Microsoft: conditional access for VPN; NPS registry settings)
    step({
      id: 'nps-short-lived',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'On the RADIUS server (NPS), and on one that passes requests on: accept these short-lived certificates, which name no place to ask for their revocation. For PEAP the same value under EAP\\25. Restart that server; restarting services is not enough.',
      when: seen('certificate.cloudIssued', true),
      command:
        "New-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\PPP\\EAP\\13' -Name IgnoreNoRevocationCheck -PropertyType DWord -Value 1 -Force",
      needsAdmin: true,
      needsReboot: true,
      undo: "Set-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\PPP\\EAP\\13' -Name IgnoreNoRevocationCheck -Value 0",
      verify: 'The VPN connects.',
    }),
    step({
      id: 'filter-purpose',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Let the profile choose certificates by the purpose 1.3.6.1.4.1.311.87, so that no other one is taken, and check that the servers trust the VPN certificate authority of Entra ID.',
      undo: 'Give out the former profile again.',
    }),
    step({
      id: 'device-state',
      kind: 'look',
      finds: [],
      by: 'helpdesk',
      text: 'See whether the device is joined and has a valid token, and whether it counts as compliant.',
      command: 'dsregcmd /status',
    }),
    step({
      id: 'sign-in-log',
      kind: 'look',
      finds: [],
      by: 'vpn-admin',
      text: 'Read in the sign-in log of the identity service which policy refused.',
    }),
  ],
  references: ['always-on-vpn', 'azure-p2s'],
});
