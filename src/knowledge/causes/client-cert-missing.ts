import { cause, opposes, proves, step, supports } from '../../rules/cause.ts';
import { all, any, includes, is, oneOf } from '../../rules/condition.ts';
import {
  clearSignInInfo,
  importComputer,
  importPerson,
  newComputer,
  newPerson,
  publishTemplate,
  rightPurpose,
  syncDevice,
} from '../shared/client-certificate.ts';
import {
  keyInsteadOfCertificate,
  noCertificateInPlay,
  noSuccessSince,
  othersFail,
  worksElsewhere,
} from '../shared/evidence.ts';

/** There is no certificate on this computer that the VPN could use. */
export const clientCertMissing = cause({
  id: 'client-cert-missing',
  title: 'There is no certificate here that this VPN can use',
  explanation:
    'The VPN recognises you or this computer by a certificate. None fits: it is absent, lies in the wrong store, lacks its private key, or is made for another purpose.',
  fixedBy: 'helpdesk',
  layer: 'certificates',
  stage: 'negotiation',
  scope: 'connection',
  blocking: true,
  evidence: [
    proves(
      all(
        includes('profile.authentication', 'machine-certificate'),
        is('certificate.client', 'missing'),
        noSuccessSince,
      ),
      'The profile signs in by machine certificate, and the computer’s store has none.',
    ),
    supports(
      'strong',
      oneOf('certificate.client', ['missing', 'no-private-key', 'wrong-purpose']),
      'No certificate with a private key and the right purpose is in the store where the VPN looks.',
    ),
    supports(
      'strong',
      all(is('certificate.clientSelfSigned', true), is('attempt.failed', true)),
      'The only certificate there is its own issuer: no authority that the server knows made it.',
    ),
    supports('moderate', is('certificate.client', 'no-purpose'), 'The certificate there names no purpose.'),
    supports(
      'weak',
      is('certificate.client', 'untrusted'),
      'The certificate there leads to no trusted root.',
    ),
    supports(
      'strong',
      all(
        is('profile.l2tpAuthentication', 'certificate'),
        is('certificate.client', 'missing'),
        oneOf('attempt.errorCode', [766, 786, 787, 789, 790, 792, 793]),
      ),
      'IPsec is set to certificates, and there is none.',
    ),
    opposes('strong', is('certificate.client', 'usable'), 'A client certificate that fits is there.'),
    supports(
      'moderate',
      all(
        any(
          includes('profile.authentication', 'machine-certificate'),
          includes('profile.authentication', 'eap'),
        ),
        is('person.otherUsersFail', false),
        oneOf('attempt.errorCode', [798, 13806, 13818, 13819, 13820, 13881]),
      ),
      'The profile needs a certificate, and other people’s computers connect.',
    ),
    supports(
      'weak',
      all(
        includes('profile.authentication', 'machine-certificate'),
        oneOf('attempt.errorCode', [13806, 13819, 13820]),
      ),
      'The profile signs in by machine certificate.',
    ),
    opposes(
      'strong',
      is('certificate.cloudIssued', true),
      'Entra ID gives a certificate out for an hour at each connection; the old ones mean nothing.',
    ),
    noCertificateInPlay,
    keyInsteadOfCertificate,
    worksElsewhere('strong'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
    othersFail('moderate'),
  ],
  fix: [
    rightPurpose,
    step({
      ...importComputer,
      unless: oneOf('certificate.client', ['wrong-purpose', 'no-purpose', 'untrusted']),
    }),
    newPerson,
    newComputer,
    importPerson,
    syncDevice,
    clearSignInInfo,
    publishTemplate,
    step({
      id: 'list-certificates',
      kind: 'look',
      finds: ['certificate.client'],
      by: 'helpdesk',
      text: 'List the certificates of the computer and of the person. One must have a private key, be in date, and allow client authentication.',
      command:
        'Get-ChildItem Cert:\\LocalMachine\\My, Cert:\\CurrentUser\\My | Select-Object PSParentPath, Subject, Issuer, NotAfter, HasPrivateKey, EnhancedKeyUsageList',
    }),
    step({
      id: 'check-filters',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Make the profile’s filters for issuer and purpose admit the certificates that you give out.',
      undo: 'Give out the former profile again.',
    }),
  ],
  references: ['always-on-vpn', 'eap-cert-requirements', 'azure-p2s'],
});
