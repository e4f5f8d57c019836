import { cause, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import {
  clearSignInInfo,
  importComputer,
  importPerson,
  newComputer,
  newPerson,
} from '../shared/client-certificate.ts';
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
      id: 'issue-or-release',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Find out why it was withdrawn. If it was a mistake and only put on hold, release it; if it was right, issue a new one.',
      verify: 'The VPN connects.',
    }),
    newPerson,
    newComputer,
    clearSignInInfo,
    importPerson,
    importComputer,
    step({
      id: 'delete-old',
      kind: 'cure',
      by: 'helpdesk',
      text: 'When the new one is there, delete the withdrawn one in certmgr.msc (person) or certlm.msc (computer), Personal.',
    }),
  ],
  references: ['eap-cert-requirements'],
});
