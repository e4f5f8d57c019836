import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, includes, is, not, oneOf } from '../../rules/condition.ts';
import { othersFail, worksElsewhere } from '../shared/evidence.ts';

/** The EAP method that the profile asks for is not installed. */
export const eapMethodMissing = cause({
  id: 'eap-method-missing',
  title: 'The sign-in method of this profile is not installed on this computer',
  explanation:
    'The profile signs in by an EAP method that Windows cannot load here. Mostly it came with another program that is gone or was never installed.',
  fixedBy: 'helpdesk',
  layer: 'machine',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    proves(
      all(is('profile.eapMethodInstalled', false), is('attempt.errorCode', 850)),
      'Windows says that the method is not installed, and it is not on the list.',
    ),
    supports(
      'strong',
      is('profile.eapMethodInstalled', false),
      'The EAP method that the profile names is not among those installed.',
    ),
    rulesOut(is('profile.eapMethodInstalled', true), 'The EAP method that the profile names is installed.'),
    supports(
      'moderate',
      all(includes('profile.authentication', 'eap'), oneOf('attempt.errorCode', [645, 850, 852])),
      'The profile uses EAP, and the attempt stopped where the method is loaded.',
    ),
    opposes('strong', not(includes('profile.authentication', 'eap')), 'The profile does not use EAP.'),
    worksElsewhere('strong'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
    othersFail('moderate'),
  ],
  fix: [
    step({
      id: 'install-method',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Install the product that brings the EAP method, or give out the profile with a method that Windows has of its own (13 is TLS, 25 is PEAP, 26 is MS-CHAP v2).',
      undo: 'Give out the former profile again.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'list-methods',
      kind: 'look',
      finds: ['profile.eapMethodInstalled'],
      by: 'helpdesk',
      text: 'Compare the methods that Windows knows here with the one in the profile.',
      command: "Get-ChildItem 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\PPP\\EAP' -Name",
      verify: 'The number of the profile’s method is in the list.',
    }),
  ],
  references: ['rras-codes'],
});
