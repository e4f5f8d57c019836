import { cause, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { clearSignInInfo, newClientCertificate } from '../shared/client-certificate.ts';
import { noCertificateInPlay, othersFail, worksElsewhere } from '../shared/evidence.ts';

/** The certificate of the user or computer was withdrawn. */
export const clientCertRevoked = cause({
  id: 'client-cert-revoked',
  title: 'Your certificate for this VPN was withdrawn',
  explanation:
    'The issuer has declared the certificate invalid before its time, for example because a device was lost or replaced.',
  fixedBy: 'vpn-admin',
  layer: 'certificates',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'weak',
      all(
        is('person.workedBefore', true),
        is('person.otherUsersFail', false),
        oneOf('attempt.errorCode', [855, 13806]),
      ),
      'It worked before on this computer, and other people connect.',
    ),
    noCertificateInPlay,
    worksElsewhere('strong'),
    othersFail('moderate'),
  ],
  fix: [
    step({
      by: 'user',
      text: 'Tell your help desk. A withdrawn certificate cannot be repaired, only replaced.',
    }),
    step({
      by: 'vpn-admin',
      text: 'Find out why it was withdrawn. If that was right, issue a new one; if it was a mistake and only put on hold, release it.',
    }),
    ...newClientCertificate,
    clearSignInInfo,
    step({
      by: 'helpdesk',
      text: 'Delete the withdrawn one in certlm.msc (computer) or certmgr.msc (person), Personal.',
      needsAdmin: true,
      verify: 'The VPN connects.',
    }),
  ],
  references: ['eap-cert-requirements'],
});
