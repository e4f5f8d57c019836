import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { clearSignInInfo, newComputer, newPerson } from '../shared/client-certificate.ts';
import { noCertificateInPlay, worksElsewhere } from '../shared/evidence.ts';

/** The certificate is good, but the domain cannot tie it to an account. */
export const clientCertMapping = cause({
  id: 'client-cert-mapping',
  title: 'The server cannot tell which account your certificate belongs to',
  explanation:
    'The certificate itself is in order. What is in it does not lead to an account in the directory, for example since the domain insists on a security identifier in it.',
  fixedBy: 'vpn-admin',
  layer: 'certificates',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'moderate',
      all(is('certificate.accountBound', false), oneOf('attempt.errorCode', [853, 856, 13908])),
      'The server refused the certificate, which is otherwise in order.',
    ),
    supports(
      'weak',
      all(is('certificate.accountBound', false), is('attempt.failed', true)),
      'The client certificate is not bound to an account, which domain controllers now insist on.',
    ),
    opposes(
      'moderate',
      is('certificate.accountBound', true),
      'The client certificate is bound to an account.',
    ),
    supports(
      'moderate',
      all(
        is('person.workedBefore', true),
        is('person.otherUsersFail', true),
        oneOf('attempt.errorCode', [853, 856, 13908]),
      ),
      'It worked before, and now other people are refused too: the domain’s rules may have become stricter.',
    ),
    noCertificateInPlay,
    worksElsewhere('strong'),
    opposes('weak', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
  ],
  fix: [
    // The identifier counts in either place: looking for the extension alone gives false alarms for SCEP. (KB5014754)
    step({
      id: 'issue-with-sid',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Issue the certificates with the account’s security identifier in them. A Windows authority with the update of May 2022 writes it; an Intune SCEP profile needs the alternative name URI {{OnPremisesSecurityIdentifier}}; the Intune PKCS connector needs version 6.2406 and EnableSidSecurityExtension = 1.',
      verify: 'After the computer has its new certificate, the VPN connects.',
    }),
    newPerson,
    newComputer,
    clearSignInInfo,
    step({
      id: 'map-account',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'For one account alone: map its certificate in the attribute altSecurityIdentities (X509:<I>…<SR>…).',
      undo: 'Take the mapping out again.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'read-refusal',
      kind: 'look',
      finds: [],
      by: 'vpn-admin',
      text: 'Read the refusal on the RADIUS server (event 6273, reason 16) and on the domain controller (events 39, 40 and 41 of the Key Distribution Center).',
    }),
    step({
      id: 'look-for-sid',
      kind: 'look',
      finds: ['certificate.accountBound'],
      by: 'helpdesk',
      text: 'Look whether the certificate holds the security identifier: as the extension 1.3.6.1.4.1.311.25.2, or in the alternative name (tag:microsoft.com,2022-09-14:sid:…).',
      command: 'certutil -user -store -v My',
    }),
  ],
  references: ['eap-cert-requirements'],
});
