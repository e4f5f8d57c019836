import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
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
    step({
      by: 'helpdesk',
      text: 'Look whether the certificate holds the security identifier (1.3.6.1.4.1.311.25.2) and the right user name (UPN).',
      command:
        "Get-ChildItem Cert:\\CurrentUser\\My, Cert:\\LocalMachine\\My | Select-Object Subject, NotAfter, @{ Name = 'Sid'; Expression = { $_.Extensions.Oid.Value -contains '1.3.6.1.4.1.311.25.2' } }",
    }),
    step({
      by: 'vpn-admin',
      text: 'Read the refusal on the RADIUS server (event 6273, reason 16) and on the domain controller (event 39 of the Key Distribution Center).',
    }),
    step({
      by: 'vpn-admin',
      text: 'Issue the certificates anew from a template that writes the security identifier into them, or map the certificate to the account explicitly.',
      verify: 'After the computer has its new certificate, the VPN connects.',
    }),
  ],
  references: ['eap-cert-requirements'],
});
