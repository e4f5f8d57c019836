import { cause, opposes, proves, step, supports } from '../../rules/cause.ts';
import { all, any, is, nonEmpty, not, oneOf } from '../../rules/condition.ts';

/** Another process holds a local port that the tunnel needs. */
export const portConflict = cause({
  id: 'port-conflict',
  title: 'Another program holds the port that this VPN type needs',
  explanation:
    'PPTP needs the local port TCP 1723, IKE UDP 500 and 4500. A program that took it first keeps Windows from connecting.',
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
      'The attempt failed in the negotiation, which goes over that port.',
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
      id: 'end-program',
      kind: 'cure',
      by: 'helpdesk',
      text: 'End the program that holds a port of this tunnel, {PROGRAM|which the next step finds}, or switch its VPN function off (SoftEther: the L2TP option of the server). Then connect again.',
      undo: 'Start it again.',
      verify: 'The VPN connects.',
    }),
    // ReservedPorts (KB885959) is of Windows Server 2003; this keeps the port from being handed out by chance. (netsh int ipv4)
    step({
      id: 'reserve-port',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If a program takes the port by chance: keep TCP 1723 from being handed out, with that program ended.',
      when: any(is('attempt.tunnel', 'pptp'), is('profile.tunnel', 'pptp')),
      command: 'netsh int ipv4 add excludedportrange protocol=tcp startport=1723 numberofports=1',
      needsAdmin: true,
      undo: 'netsh int ipv4 delete excludedportrange protocol=tcp startport=1723 numberofports=1',
      verify: 'The VPN connects, also after a restart.',
    }),
    step({
      id: 'disable-service',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If it comes back: set its service to Disabled in services.msc, or uninstall it.',
      needsAdmin: true,
      undo: 'Set the former start type again.',
    }),
    step({
      id: 'find-program',
      kind: 'look',
      finds: ['ports.conflict'],
      by: 'helpdesk',
      text: 'Find the program that holds a port: UDP 500 and 4500 concern IKEv2 and L2TP, UDP 1701 L2TP, TCP 1723 PPTP.',
      command:
        "Get-NetUDPEndpoint -LocalPort 500, 4500, 1701 -ErrorAction SilentlyContinue | Select-Object LocalPort, OwningProcess, @{ n = 'Name'; e = { (Get-Process -Id $_.OwningProcess).ProcessName } }; Get-NetTCPConnection -LocalPort 1723 -ErrorAction SilentlyContinue | Select-Object LocalPort, OwningProcess",
    }),
  ],
  references: ['kb885959'],
});
