import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, includes, is, not, oneOf } from '../../rules/condition.ts';
import { othersConnect, worksElsewhere } from '../shared/evidence.ts';

/** The authority that issued the users’ certificates is not in the domain’s NTAuth store. */
export const ntauthMissing = cause({
  id: 'ntauth-missing',
  title: 'The domain does not admit the authority that issued your certificate',
  explanation:
    'For signing in, the directory keeps a list of certificate authorities of its own. The one behind your certificate is not on it, so a certificate that looks right is refused.',
  fixedBy: 'vpn-admin',
  layer: 'certificates',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'moderate',
      all(
        includes('profile.authentication', 'eap'),
        is('person.otherUsersFail', true),
        oneOf('attempt.errorCode', [853, 856, 861, 862, 0x800b0112]),
      ),
      'Other people’s certificates are refused as well.',
    ),
    supports(
      'moderate',
      all(
        is('certificate.issuerInNtAuth', false),
        oneOf('attempt.errorCode', [853, 856, 861, 862, 0x800b0112]),
      ),
      'The list of the domain, of which this computer has a copy, does not hold the authority of the certificate.',
    ),
    opposes(
      'strong',
      is('certificate.issuerInNtAuth', true),
      'The domain’s list holds the authority of the certificate.',
    ),
    opposes('strong', not(includes('profile.authentication', 'eap')), 'The profile does not use EAP.'),
    othersConnect('strong'),
    worksElsewhere('strong'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
  ],
  fix: [
    step({
      id: 'publish',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Publish the issuing authority as an enterprise administrator, then update policy on the RADIUS servers and domain controllers.',
      command:
        "certutil -dspublish -f (Read-Host 'File of the issuing authority (.cer)') NTAuthCA; gpupdate /force",
      needsAdmin: true,
      undo: 'Remove the authority in pkiview.msc, Manage AD Containers, NTAuthCertificates.',
      verify: 'The VPN connects with the same certificate.',
    }),
    // Where enrolment policy is off, the list does not come down by itself. (Microsoft: smart-card and NTAuth article)
    step({
      id: 'add-locally',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Where the list does not come down to a RADIUS server or domain controller: add the authority there.',
      command: "certutil -enterprise -addstore NTAuth (Read-Host 'File of the issuing authority (.cer)')",
      needsAdmin: true,
      undo: 'certutil -enterprise -delstore NTAuth with its serial number.',
      verify:
        'Its fingerprint is under HKLM\\SOFTWARE\\Microsoft\\EnterpriseCertificates\\NTAuth\\Certificates.',
    }),
    step({
      id: 'list-authorities',
      kind: 'look',
      finds: [],
      by: 'helpdesk',
      text: 'On a computer of the domain, see which authorities are on the list.',
      command: 'certutil -viewstore -enterprise NTAuth',
    }),
  ],
  references: ['eap-cert-requirements'],
});
