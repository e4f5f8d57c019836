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
    opposes('strong', not(includes('profile.authentication', 'eap')), 'The profile does not use EAP.'),
    othersConnect('strong'),
    worksElsewhere('strong'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
  ],
  fix: [
    step({
      by: 'helpdesk',
      text: 'On a computer of the domain, see which authorities are on the list.',
      command: 'certutil -viewstore -enterprise NTAuth',
    }),
    step({
      by: 'vpn-admin',
      text: 'Publish the issuing authority as an enterprise administrator, then update policy on the RADIUS servers and domain controllers.',
      command: "certutil -dspublish -f 'ISSUING-CA.cer' NTAuthCA; gpupdate /force",
      needsAdmin: true,
      undo: 'Remove the authority in pkiview.msc, Manage AD Containers, NTAuthCertificates.',
      verify: 'The VPN connects with the same certificate.',
    }),
  ],
  references: ['eap-cert-requirements'],
});
