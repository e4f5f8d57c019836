import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { noCertificateInPlay, othersFail, worksElsewhere } from '../shared/evidence.ts';

/** Several certificates fit, and Windows takes the wrong one. */
export const clientCertDuplicate = cause({
  id: 'client-cert-duplicate',
  title: 'Several certificates fit this VPN, and Windows picks the wrong one',
  explanation:
    'Old and new certificates of the same issuer lie side by side. Windows sends one that the server does not know any more.',
  fixedBy: 'helpdesk',
  layer: 'certificates',
  stage: 'negotiation',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports('moderate', is('certificate.severalFit', true), 'Several client certificates fit.'),
    opposes('strong', is('certificate.severalFit', false), 'Not more than one client certificate fits.'),
    supports(
      'weak',
      all(
        is('person.workedBefore', true),
        is('person.otherUsersFail', false),
        oneOf('attempt.errorCode', [826, 13801, 13826, 13838]),
      ),
      'It worked before on this computer, and other people connect.',
    ),
    noCertificateInPlay,
    worksElsewhere('strong'),
    othersFail('moderate'),
    opposes('weak', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
  ],
  fix: [
    step({
      by: 'helpdesk',
      text: 'Look for several certificates of one issuer.',
      command:
        'Get-ChildItem Cert:\\LocalMachine\\My, Cert:\\CurrentUser\\My | Sort-Object Issuer | Select-Object PSParentPath, Issuer, Subject, NotBefore, NotAfter, Thumbprint',
    }),
    step({
      by: 'helpdesk',
      text: 'Export the outdated ones as a backup, then delete them in certlm.msc (computer) or certmgr.msc (user) under Personal, Certificates.',
      needsAdmin: true,
      undo: 'Import the exported files again.',
      verify: 'One fitting certificate is left, and the VPN connects.',
    }),
    step({
      by: 'vpn-admin',
      text: 'Let the profile choose by issuer or purpose, so that only one certificate fits.',
    }),
  ],
  references: ['eap-cert-requirements'],
});
