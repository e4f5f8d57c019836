import { cause, opposes, proves, step, supports } from '../../rules/cause.ts';
import { all, is, nonEmpty, not, oneOf } from '../../rules/condition.ts';

/** Another process holds a local port that the tunnel needs. */
export const portConflict = cause({
  id: 'port-conflict',
  title: 'Another program holds the port that this VPN type needs',
  explanation:
    'PPTP needs the local port TCP 1723, IKE UDP 500 and 4500. A program that took it first keeps Windows from dialling.',
  fixedBy: 'helpdesk',
  layer: 'machine',
  stage: 'local',
  scope: 'machine',
  tunnels: ['pptp', 'l2tp', 'ikev2'],
  blocking: true,
  evidence: [
    proves(
      all(is('attempt.errorCode', 633), nonEmpty('ports.conflict')),
      'Windows says that the port is in use, and another program holds it.',
    ),
    supports(
      'strong',
      all(nonEmpty('ports.conflict'), is('attempt.failed', true)),
      'Another program holds a port that this tunnel needs.',
    ),
    supports(
      'strong',
      all(nonEmpty('ports.conflict'), oneOf('attempt.errorCode', [789, 792, 793, 809, 13805, 13813, 13876])),
      'The dial failed in the negotiation, which goes over that port.',
    ),
    opposes('strong', not(nonEmpty('ports.conflict')), 'Only Windows itself holds these ports.'),
    supports(
      'moderate',
      all(is('attempt.errorCode', 633), is('profile.otherConnected', false)),
      'The port is in use, and no other VPN connection is up.',
    ),
    supports(
      'weak',
      all(nonEmpty('vpn.otherProducts'), is('attempt.errorCode', 633)),
      'Other VPN products are installed.',
    ),
    opposes('moderate', is('profile.otherConnected', true), 'Another VPN connection explains it.'),
  ],
  fix: [
    step({
      by: 'helpdesk',
      text: 'Find the program that holds the port, and end or move it.',
      command:
        'Get-NetTCPConnection -LocalPort 1723 -ErrorAction SilentlyContinue; Get-NetUDPEndpoint -LocalPort 500, 4500 | Select-Object LocalPort, OwningProcess',
    }),
    step({
      by: 'helpdesk',
      text: 'If it cannot be moved: reserve port 1723 (ReservedPorts, KB885959) and restart.',
      needsAdmin: true,
      needsReboot: true,
    }),
  ],
  references: ['kb885959'],
});
