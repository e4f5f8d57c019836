import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, includes, is, not, oneOf, seen } from '../../rules/condition.ts';
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
      'The profile uses EAP, and the attempt stopped where the server is checked.',
    ),
    supports(
      'moderate',
      all(
        is('windows.comparesEapNamesExactly', true),
        is('profile.eapNamesHaveCapitals', true),
        oneOf('attempt.errorCode', [778, 801, 853, 857, 860, 864, 865, 866]),
      ),
      'This Windows compares the server’s name case-sensitively, and the profile writes it with capitals.',
    ),
    // One entry of the list is one name; a comma or a space in it makes a name that no certificate has. (Microsoft: EAP configuration)
    supports(
      'strong',
      all(is('profile.eapNamesMalformed', true), is('attempt.failed', true)),
      'A server name in the profile’s EAP settings has a comma or a space in it, so that it fits no certificate.',
    ),
    opposes('strong', not(includes('profile.authentication', 'eap')), 'The profile does not use EAP.'),
    worksElsewhere('strong'),
    opposes('weak', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
  ],
  fix: [
    step({
      id: 'trust-root',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Import the root that the profile insists on, as your company’s administrators give it. Compare its fingerprint{ROOT|} first: whoever owns a trusted root can pose as any server.',
      when: seen('profile.eapRootTrusted', false),
      command:
        "Import-Certificate -FilePath (Read-Host 'File of the root (.cer)') -CertStoreLocation Cert:\\LocalMachine\\Root",
      needsAdmin: true,
      undo: 'Delete it in certlm.msc, Trusted Root Certification Authorities.',
      verify: 'The VPN connects.',
    }),
    // Windows 11 compares the names letter by letter. (Microsoft: EAP configuration)
    step({
      id: 'names-small',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Write the server names in the profile’s EAP settings as they stand in the certificate: this Windows tells capital letters apart.',
      when: all(seen('profile.eapNamesHaveCapitals', true), is('windows.comparesEapNamesExactly', true)),
      undo: 'Give out the former profile.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'server-certificate',
      kind: 'cure',
      by: 'vpn-admin',
      unless: is('profile.eapNamesMalformed', true),
      text: 'Give the RADIUS server a valid certificate with the name and authority that the profiles insist on, and assign it in the network policy (NPS: Constraints, Authentication Methods). After a renewal keep both, or change the profiles first.',
      verify: 'The VPN connects without a question about the server.',
    }),
    step({
      id: 'correct-profile',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Correct the server names or the root in the EAP settings of the profile and give it out again. Leave the check itself switched on.',
      undo: 'Give out the former profile.',
      verify: 'The VPN connects without a question about the server.',
    }),
    step({
      id: 'do-not-agree',
      kind: 'bridge',
      by: 'user',
      text: 'If Windows asks whether to trust an unknown server, do not agree before your help desk has confirmed the name.',
    }),
    step({
      id: 'read-profile',
      kind: 'look',
      finds: ['profile.eapRootTrusted'],
      by: 'helpdesk',
      text: 'Read the server names and root fingerprints in the profile, and compare them with the certificate of the RADIUS server.',
      command: "(Get-VpnConnection -Name 'NAME').EapConfigXmlStream.InnerXml",
    }),
  ],
  references: ['eap-cert-requirements', 'always-on-vpn'],
});
