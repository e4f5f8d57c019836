import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, includes, is, not, oneOf } from '../../rules/condition.ts';
import { worksElsewhere } from '../shared/evidence.ts';

/** The profile’s own check of the server refuses the server’s certificate. */
export const eapServerValidation = cause({
  id: 'eap-server-validation',
  title: 'The profile’s list of trusted servers does not fit the server’s certificate',
  explanation:
    'The profile names the sign-in servers and certificate authorities that it trusts. The server showed a certificate that is not on that list, so this computer refused to give it your credentials.',
  fixedBy: 'helpdesk',
  layer: 'profile',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'moderate',
      is('profile.eapRootTrusted', false),
      'The profile insists on a root certificate that is not trusted here.',
    ),
    supports(
      'moderate',
      all(
        includes('profile.authentication', 'eap'),
        is('person.otherUsersFail', false),
        oneOf('attempt.errorCode', [645, 778, 801, 853, 857, 860, 864, 865, 866]),
      ),
      'Other people connect, so the server’s certificate is good and this profile does not accept it.',
    ),
    supports(
      'weak',
      all(
        includes('profile.authentication', 'eap'),
        oneOf('attempt.errorCode', [778, 801, 857, 860, 864, 865, 866]),
      ),
      'The profile uses EAP, and the dial stopped where the server is checked.',
    ),
    supports(
      'moderate',
      all(
        is('windows.comparesEapNamesExactly', true),
        is('profile.eapNamesHaveCapitals', true),
        oneOf('attempt.errorCode', [778, 801, 853, 857, 860, 864, 865, 866]),
      ),
      'This Windows compares the server’s name letter by letter, and the profile writes it with capitals.',
    ),
    opposes('strong', not(includes('profile.authentication', 'eap')), 'The profile does not use EAP.'),
    worksElsewhere('strong'),
    opposes('weak', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
  ],
  fix: [
    step({
      by: 'user',
      text: 'If Windows asks whether to trust an unknown server, do not agree before your help desk has confirmed the name.',
    }),
    step({
      by: 'helpdesk',
      text: 'Read the server names and root fingerprints in the profile, and compare them with the certificate of the RADIUS server. On Windows 11 capitals matter in the name.',
      command: "(Get-VpnConnection -Name 'NAME').EapConfigXmlStream.InnerXml",
    }),
    step({
      by: 'helpdesk',
      text: 'Correct the names or the root in the EAP part of the profile and give it out again. Leave the check itself switched on.',
      undo: 'Give out the former profile.',
      verify: 'The VPN connects without a question about the server.',
    }),
    step({
      by: 'vpn-admin',
      text: 'After renewing the RADIUS server’s certificate, keep its name and authority, or change the profiles first.',
    }),
  ],
  references: ['eap-cert-requirements', 'always-on-vpn'],
});
