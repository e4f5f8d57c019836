import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf, seen } from '../../rules/condition.ts';
import { worksElsewhere } from '../shared/evidence.ts';

/** The server’s network policy refuses this way of signing in. */
export const serverPolicy = cause({
  id: 'server-policy',
  title: 'A policy on the VPN server refuses this connection',
  explanation:
    'The server understood you and declined: its rules do not admit this sign-in method, tunnel type, group or kind of device.',
  fixedBy: 'vpn-admin',
  layer: 'credentials',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'strong',
      is('reach.pptpControl', 'refused'),
      'The server answers PPTP and refuses this computer before any sign-in.',
    ),
    supports(
      'moderate',
      all(
        is('person.otherUsersFail', true),
        oneOf(
          'attempt.errorCode',
          [
            619, 649, 691, 732, 733, 734, 736, 738, 742, 794, 795, 796, 812, 823, 836, 845, 13899, 13905,
            13906, 13907, 13908,
          ],
        ),
      ),
      'Other people cannot connect either.',
    ),
    worksElsewhere('strong'),
    // Rules change at the server, without anything that is seen here.
    opposes('weak', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
    opposes(
      'weak',
      is('person.otherUsersFail', false),
      'Other people connect, though another rule may apply to them.',
    ),
    supports(
      'moderate',
      all(is('certificate.cloudValid', true), oneOf('attempt.errorCode', [812, 853, 13905])),
      'A valid short-lived certificate was shown, and the server turned it down: it may not be able to check it for revocation.',
    ),
  ],
  fix: [
    step({
      id: 'agree-on-policy',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Make the network policy and the profile agree on the authentication method{METHOD|}, or change the conditions that refuse this user. Event 6273 of the RADIUS server (NPS) names the reason.',
      undo: 'Set the former conditions again.',
      verify: 'The VPN connects.',
    }),
    // Certificates that live an hour name no place to ask for their revocation. (NPS registry settings)
    step({
      id: 'nps-short-lived',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'If short-lived certificates are refused for everybody: accept them on the RADIUS server, for PEAP under EAP\\25, and restart that server; restarting services is not enough.',
      when: seen('certificate.cloudIssued', true),
      command:
        "New-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\PPP\\EAP\\13' -Name IgnoreNoRevocationCheck -PropertyType DWord -Value 1 -Force",
      needsAdmin: true,
      needsReboot: true,
      undo: "Set-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\PPP\\EAP\\13' -Name IgnoreNoRevocationCheck -Value 0",
      verify: 'The VPN connects.',
    }),
    step({
      id: 'read-reason',
      kind: 'look',
      finds: [],
      by: 'vpn-admin',
      text: 'Read the reason in event 6273 of the RADIUS server (NPS) or event 20276 of the VPN server.',
      command:
        "Get-WinEvent -FilterHashtable @{ LogName = 'Security'; Id = 6273 } -MaxEvents 20 | Format-List TimeCreated, Message",
      needsAdmin: true,
    }),
  ],
  references: ['always-on-vpn'],
});
