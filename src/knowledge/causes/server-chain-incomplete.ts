import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, includes, is, oneOf } from '../../rules/condition.ts';
import { keyInsteadOfCertificate, keyInsteadOfIkeCertificates, worksElsewhere } from '../shared/evidence.ts';

/** The server’s certificate cannot be traced to a root: an intermediate is missing. */
export const serverChainIncomplete = cause({
  id: 'server-chain-incomplete',
  title: 'The VPN server does not send all the certificates that lead to its root',
  explanation:
    'Between the server’s certificate and the trusted authority stands one more, and the server does not send it along. Some computers happen to know it and connect, others do not.',
  fixedBy: 'vpn-admin',
  layer: 'certificates',
  stage: 'negotiation',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'strong',
      includes('certificate.serverFlaws', 'incomplete-chain'),
      'Windows cannot build a chain from what the server sends.',
    ),
    supports(
      'moderate',
      all(
        is('person.otherUsersFail', true),
        oneOf(
          'attempt.errorCode',
          [
            787, 801, 857, 860, 864, 12045, 13801, 13826, 13828, 13835, 13838, 13847, 13875, 13887,
            0x80090325, 0x80090327, 0x800b0109, 0x800b010a,
          ],
        ),
      ),
      'Other people cannot connect either.',
    ),
    opposes(
      'weak',
      is('person.otherUsersFail', false),
      'Other people connect, though their computers may know the missing certificate.',
    ),
    worksElsewhere('strong'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
    keyInsteadOfIkeCertificates,
    keyInsteadOfCertificate,
  ],
  fix: [
    step({
      id: 'install-intermediate',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Install the intermediate certificate on the server under Intermediate Certification Authorities of the computer (strongSwan: a file of its own in cacerts, not together with the root), and restart the VPN services.',
      verify: 'A freshly installed Windows connects.',
    }),
    step({
      id: 'import-intermediate',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Until then, import the same intermediate on this computer.',
      command:
        "Import-Certificate -FilePath (Read-Host 'File of the intermediate certificate (.cer)') -CertStoreLocation Cert:\\LocalMachine\\CA",
      needsAdmin: true,
      undo: 'Delete it in certlm.msc, Intermediate Certification Authorities.',
      verify: 'The VPN connects.',
    }),
  ],
  references: ['always-on-vpn'],
});
