import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, includes, is, oneOf } from '../../rules/condition.ts';
import { othersFail, worksElsewhere } from '../shared/evidence.ts';

/** How the refusal shows: IKEv2 tells it as 13801, since the client breaks off within IKE_AUTH. */
const refused = [645, 691, 812, 13801, 0x80090304, 0x8009030c, 0x80420112];

/** Credential Guard withholds saved or Windows sign-in credentials from the VPN. */
export const credentialGuard = cause({
  id: 'credential-guard',
  title: 'Credential Guard does not let the VPN use your saved password',
  explanation:
    'A protection of Windows keeps saved passwords and your Windows sign-in away from MS-CHAP v2. It is on by default in newer company editions, so a VPN may fail after an upgrade.',
  fixedBy: 'vpn-admin',
  layer: 'credentials',
  stage: 'authentication',
  scope: 'machine',
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(
        is('credentialGuard.running', true),
        is('profile.msChap', true),
        oneOf('attempt.errorCode', refused),
      ),
      'Credential Guard runs, the profile signs in by MS-CHAP v2, and the sign-in is refused.',
    ),
    supports(
      'moderate',
      all(is('credentialGuard.running', true), is('profile.useWindowsSignIn', true)),
      'The profile uses the Windows sign-in, which Credential Guard keeps back.',
    ),
    supports(
      'moderate',
      all(
        is('credentialGuard.running', true),
        is('profile.msChap', true),
        is('person.workedBefore', true),
        oneOf('attempt.errorCode', refused),
      ),
      'It worked before, as it does until an upgrade of Windows switches Credential Guard on.',
    ),
    rulesOut(is('credentialGuard.running', false), 'Credential Guard does not run.'),
    supports(
      'moderate',
      all(
        is('profile.msChap', true),
        is('person.workedBefore', true),
        is('person.worksElsewhere', false),
        oneOf('attempt.errorCode', refused),
      ),
      'MS-CHAP v2 worked before on this computer, and now it is refused on every network.',
    ),
    supports(
      'weak',
      all(is('profile.msChap', true), oneOf('attempt.errorCode', refused)),
      'The profile signs in by MS-CHAP v2, which Credential Guard restricts.',
    ),
    opposes('strong', is('profile.msChap', false), 'No password goes by MS-CHAP v2.'),
    worksElsewhere('strong'),
    othersFail('weak'),
  ],
  fix: [
    // Typed passwords still work, once per Windows session. Saved ones and the Windows sign-in do not. (Microsoft: Credential Guard, known issues)
    step({
      id: 'type-password',
      kind: 'bridge',
      by: 'user',
      text: 'Connect in Settings, Network & internet, VPN, and type user name and password by hand instead of using saved ones.',
      unless: is('profile.signsInBy', 'certificate'),
      verify: 'If it connects so, this is the reason.',
    }),
    step({
      id: 'certificates',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Move the VPN to certificates (EAP-TLS, alone or within PEAP). Leave Credential Guard on.',
      undo: 'Give out the former profile again.',
      verify: 'The VPN connects without a typed password.',
    }),
    step({
      id: 'no-windows-sign-in',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Until then let the profile ask for a password instead of using the Windows sign-in.',
      when: is('profile.useWindowsSignIn', true),
      unless: includes('profile.authentication', 'eap'),
      command: "Set-VpnConnection -Name 'NAME' -UseWinlogonCredential $false",
      undo: "Set-VpnConnection -Name 'NAME' -UseWinlogonCredential $true",
      verify: 'Windows asks for the password, and the VPN connects.',
    }),
    step({
      id: 'proof',
      kind: 'look',
      finds: ['credentialGuard.running'],
      by: 'helpdesk',
      text: 'See whether Credential Guard runs: the list then contains 1.',
      command:
        '(Get-CimInstance -Namespace root\\Microsoft\\Windows\\DeviceGuard -ClassName Win32_DeviceGuard).SecurityServicesRunning',
    }),
    step({
      id: 'ntlm-events',
      kind: 'look',
      finds: [],
      by: 'helpdesk',
      text: 'For proof, look for the events 4013 and 4014 at the time of the attempt: NTLMv1 failed, or its key was kept back.',
      command:
        "Get-WinEvent -FilterHashtable @{ LogName = 'Microsoft-Windows-NTLM/Operational'; Id = 4013, 4014 } -MaxEvents 10 | Format-List TimeCreated, Message",
      needsAdmin: true,
    }),
  ],
  references: ['credential-guard'],
});
