import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, includes, is, not, oneOf } from '../../rules/condition.ts';
import { othersFail, worksElsewhere } from '../shared/evidence.ts';

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
        includes('profile.authentication', 'mschapv2'),
        oneOf('attempt.errorCode', [645, 691, 0x80090304, 0x8009030c, 0x80420112]),
      ),
      'Credential Guard runs, the profile signs in by MS-CHAP v2, and the sign-in is refused.',
    ),
    supports(
      'moderate',
      all(is('credentialGuard.running', true), is('profile.useWindowsSignIn', true)),
      'The profile uses the Windows sign-in, which Credential Guard keeps back.',
    ),
    rulesOut(is('credentialGuard.running', false), 'Credential Guard does not run.'),
    supports(
      'moderate',
      all(
        includes('profile.authentication', 'mschapv2'),
        is('person.workedBefore', true),
        is('person.worksElsewhere', false),
        oneOf('attempt.errorCode', [645, 691, 0x80090304, 0x8009030c, 0x80420112]),
      ),
      'MS-CHAP v2 worked before on this computer, and now it is refused on every network.',
    ),
    supports(
      'weak',
      all(
        includes('profile.authentication', 'mschapv2'),
        oneOf('attempt.errorCode', [645, 691, 0x80090304, 0x8009030c, 0x80420112]),
      ),
      'The profile signs in by MS-CHAP v2, which Credential Guard restricts.',
    ),
    opposes(
      'strong',
      all(
        not(includes('profile.authentication', 'mschapv2')),
        not(includes('profile.authentication', 'eap')),
      ),
      'The profile uses neither MS-CHAP v2 nor EAP.',
    ),
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
