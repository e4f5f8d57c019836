import { cause, proves, step, supports } from '../../rules/cause.ts';
import { all, below, includes, not } from '../../rules/condition.ts';
import { sstpInPlay } from '../shared/evidence.ts';

/** The server’s certificate runs out soon. */
export const serverCertExpiring = cause({
  id: 'server-cert-expiring',
  title: 'The VPN server’s certificate runs out soon',
  explanation: 'It is still good. On the day on which it has run out nobody can connect any more.',
  fixedBy: 'vpn-admin',
  layer: 'certificates',
  stage: 'negotiation',
  scope: 'connection',
  tunnels: ['sstp'],
  blocking: false,
  evidence: [
    proves(
      all(
        sstpInPlay,
        below('certificate.serverDaysLeft', 8),
        not(includes('certificate.serverOwnFlaws', 'expired')),
      ),
      'It runs out within a week.',
    ),
    supports(
      'weak',
      all(
        sstpInPlay,
        below('certificate.serverDaysLeft', 15),
        not(includes('certificate.serverOwnFlaws', 'expired')),
      ),
      'It runs out within two weeks. Many servers renew theirs by themselves before that.',
    ),
  ],
  fix: [
    step({
      id: 'renew',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Renew the certificate and bind the new one to the VPN server.',
      verify: 'The check shows a later date.',
    }),
  ],
  references: ['ms-sstp'],
});
