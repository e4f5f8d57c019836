import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
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
    step({
      by: 'user',
      text: 'Dial in Settings, Network & Internet, VPN, and type user name and password by hand instead of using saved ones.',
      verify: 'If it connects so, this is the reason.',
    }),
    step({
      by: 'helpdesk',
      text: 'See whether Credential Guard runs: the list then contains 1.',
      command:
        '(Get-CimInstance -Namespace root\\Microsoft\\Windows\\DeviceGuard -ClassName Win32_DeviceGuard).SecurityServicesRunning',
    }),
    step({
      by: 'vpn-admin',
      text: 'Move the VPN to certificates (EAP-TLS, alone or within PEAP). Leave Credential Guard on.',
      verify: 'The VPN connects without a typed password.',
    }),
  ],
  references: ['credential-guard'],
});
