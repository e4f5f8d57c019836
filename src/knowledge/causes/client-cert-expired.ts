import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, is, oneOf } from '../../rules/condition.ts';
import {
  clearSignInInfo,
  importComputer,
  importPerson,
  newComputer,
  newPerson,
  publishTemplate,
  syncDevice,
} from '../shared/client-certificate.ts';
import {
  keyInsteadOfCertificate,
  noCertificateInPlay,
  noSuccessSince,
  othersFail,
  worksElsewhere,
} from '../shared/evidence.ts';

/** The certificate of the user or computer has run out. */
export const clientCertExpired = cause({
  id: 'client-cert-expired',
  title: 'Your certificate for this VPN has expired',
  explanation:
    'The certificate that proves who you are is past its date. The server turns it down until it is renewed.',
  fixedBy: 'helpdesk',
  layer: 'certificates',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  // It stands there or it does not; where it does, it is mostly to blame.
  baseRate: 0.15,
  evidence: [
    proves(
      all(
        is('certificate.client', 'expired'),
        any(noSuccessSince, is('certificate.expiredSinceSuccess', true)),
        is('clock.wrong', false),
      ),
      'The client certificate has run out.',
    ),
    supports('strong', is('certificate.client', 'expired'), 'The client certificate has run out.'),
    rulesOut(is('certificate.client', 'usable'), 'A client certificate that fits is in date.'),
    supports(
      'moderate',
      all(
        is('person.workedBefore', true),
        is('person.otherUsersFail', false),
        oneOf('attempt.errorCode', [766, 781, 786, 790, 798, 810, 826, 853, 854, 856, 863, 13806]),
      ),
      'It worked before on this computer, and other people still connect.',
    ),
    opposes(
      'strong',
      is('certificate.cloudIssued', true),
      'Entra ID gives a certificate out for an hour at each connection; the old ones mean nothing.',
    ),
    noCertificateInPlay,
    keyInsteadOfCertificate,
    worksElsewhere('strong'),
    othersFail('moderate'),
    opposes(
      'strong',
      all(is('attempt.lastWentWell', true), is('certificate.expiredSinceSuccess', false)),
      'The last attempt went well in spite of it.',
    ),
  ],
  fix: [
    newPerson,
    newComputer,
    syncDevice,
    clearSignInInfo,
    importPerson,
    importComputer,
    publishTemplate,
    step({
      id: 'renew-earlier',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'See that renewal works from outside too, and starts weeks before the end date.',
    }),
  ],
  references: ['eap-cert-requirements', 'azure-p2s'],
});
