import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, any, includes, is, not, oneOf } from '../../rules/condition.ts';
import {
  keyInsteadOfCertificate,
  keyInsteadOfIkeCertificates,
  othersFail,
  sstpCertificateHas,
  sstpCertificateLacks,
  worksElsewhere,
} from '../shared/evidence.ts';

/** This computer does not trust the authority behind the certificates. */
export const rootCaMissing = cause({
  id: 'root-ca-missing',
  title: 'This computer does not know the authority that issued the server’s certificate',
  explanation:
    'The company’s own certificate authority must be on this computer’s list of trusted ones. It is absent, or it was imported for one user only, where the VPN does not look.',
  fixedBy: 'helpdesk',
  layer: 'certificates',
  stage: 'negotiation',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'weak',
      is('profile.eapRootTrusted', false),
      'The profile insists on a root certificate that is not trusted here.',
    ),
    supports(
      'strong',
      all(is('certificate.rootForUserOnly', true), is('attempt.failed', true)),
      'The root is trusted by the user only, where the VPN does not look.',
    ),
    supports(
      'strong',
      sstpCertificateHas('untrusted-root'),
      'Windows does not trust the root of the server’s certificate.',
    ),
    supports(
      'strong',
      all(
        is('certificate.client', 'untrusted'),
        is('certificate.clientSelfSigned', false),
        is('attempt.failed', true),
      ),
      'The certificate that this computer would show leads to no root that it trusts; the server’s comes from the same authority.',
    ),
    supports(
      'moderate',
      all(
        is('certificate.client', 'untrusted'),
        is('certificate.clientSelfSigned', false),
        oneOf('attempt.errorCode', [13801, 13806]),
      ),
      'IKEv2 stopped where certificates are looked at.',
    ),
    opposes('strong', sstpCertificateLacks('untrusted-root'), 'Windows trusts the server’s certificate.'),
    supports(
      'moderate',
      all(
        is('person.otherUsersFail', false),
        oneOf(
          'attempt.errorCode',
          [
            787, 790, 801, 810, 861, 862, 863, 864, 865, 12045, 12175, 13801, 13806, 13887, 0x80090325,
            0x80090326, 0x800b0109, 0x800b010a,
          ],
        ),
      ),
      'Other people connect, so the server’s certificate is good and this computer does not trust it.',
    ),
    opposes(
      'moderate',
      all(
        is('certificate.client', 'usable'),
        includes('profile.authentication', 'machine-certificate'),
        is('certificate.rootForUserOnly', false),
      ),
      'This computer’s own certificate leads to a trusted root, and the server’s mostly comes from the same authority.',
    ),
    opposes(
      'weak',
      all(is('reach.sstp', 'answered'), not(includes('certificate.serverFlaws', 'untrusted-root'))),
      'The certificate that the same server shows at TCP 443 is trusted.',
    ),
    worksElsewhere('strong'),
    othersFail('moderate'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
    keyInsteadOfIkeCertificates,
    opposes(
      'moderate',
      includes('events.sstp', 6),
      'TLS came up, so its certificate was trusted; what failed came after that (event 6).',
    ),
    keyInsteadOfCertificate,
  ],
  fix: [
    // It is here already, where the VPN does not look: the person's list is not the computer's.
    step({
      id: 'import-root',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Import the root that your company’s administrators gave you into the computer’s list: the person’s alone does not count for IKEv2, L2TP and SSTP. Compare its fingerprint{ROOT|} first: whoever owns a trusted root can pose as any server.',
      // Windows trusts it already, as the server's own chain or the roots that the profile names show.
      unless: any(
        sstpCertificateLacks('untrusted-root'),
        all(
          is('profile.eapRootTrusted', true),
          is('certificate.rootForUserOnly', false),
          not(includes('certificate.serverFlaws', 'untrusted-root')),
          not(is('certificate.client', 'untrusted')),
        ),
      ),
      command:
        "Import-Certificate -FilePath (Read-Host 'File of the root (.cer)') -CertStoreLocation Cert:\\LocalMachine\\Root",
      needsAdmin: true,
      undo: 'Delete it in certlm.msc, Trusted Root Certification Authorities.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'give-out-root',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Give out the root to all computers by group policy or device management, or use a server certificate of a public authority.',
      undo: 'Take it out of the policy again.',
    }),
    step({
      id: 'list-roots',
      kind: 'look',
      finds: ['certificate.rootForUserOnly'],
      by: 'helpdesk',
      text: 'Look whether the company’s root is among those of the computer.',
      command:
        'Get-ChildItem Cert:\\LocalMachine\\Root, Cert:\\CurrentUser\\Root | Sort-Object Subject | Select-Object PSParentPath, Subject, NotAfter, Thumbprint',
    }),
  ],
  references: ['always-on-vpn', 'azure-p2s', 'kb2855053'],
});
