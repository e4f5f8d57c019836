import { cause, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { below, is } from '../../rules/condition.ts';
import {
  importComputer,
  importPerson,
  newComputer,
  newPerson,
  syncDevice,
} from '../shared/client-certificate.ts';

/** The certificate of the user or computer runs out soon. */
export const clientCertExpiring = cause({
  id: 'client-cert-expiring',
  title: 'Your certificate for this VPN runs out soon',
  explanation:
    'It is still good. Once it has run out the VPN refuses you, and then it cannot be renewed from outside.',
  fixedBy: 'helpdesk',
  layer: 'certificates',
  stage: 'authentication',
  scope: 'connection',
  blocking: false,
  evidence: [
    proves(below('certificate.clientDaysLeft', 8), 'It runs out within a week.'),
    supports('moderate', below('certificate.clientDaysLeft', 31), 'It runs out within a month.'),
    rulesOut(is('certificate.client', 'expired'), 'It has run out already.'),
  ],
  fix: [
    step({
      id: 'stay-connected',
      kind: 'cure',
      by: 'user',
      text: 'Before you travel: connect to the company’s network or VPN and stay connected for an hour, so that the certificate can renew itself.',
      verify: 'The check shows a later date.',
    }),
    newPerson,
    newComputer,
    syncDevice,
    importPerson,
    importComputer,
  ],
  references: ['eap-cert-requirements'],
});
