import { cause, step, supports } from '../../rules/cause.ts';
import { all, is } from '../../rules/condition.ts';
import { otherDeviceConnects, othersConnect, worksElsewhere } from '../shared/evidence.ts';

/** The server has no free port or session. */
export const serverCapacity = cause({
  id: 'server-capacity',
  title: 'The VPN server has no free place',
  explanation: 'All of the server’s ports or licences are taken.',
  fixedBy: 'vpn-admin',
  layer: 'server',
  stage: 'negotiation',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'moderate',
      all(is('attempt.failed', true), is('person.otherUsersFail', true), is('reach.serverAnswers', true)),
      'The server answers, and other people cannot connect either.',
    ),
    othersConnect('strong'),
    worksElsewhere('moderate'),
    otherDeviceConnects,
  ],
  fix: [
    step({
      id: 'more-ports',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Count the sessions in use and add ports or licences. Windows Server: Routing and Remote Access, Ports, Properties, or this command.',
      command:
        'Set-VpnServerConfiguration -SstpPorts 128 -Ikev2Ports 128; Restart-Service RemoteAccess -Force',
      needsAdmin: true,
      undo: 'Set the numbers that Get-VpnServerConfiguration had shown before.',
      verify: 'One more client connects.',
    }),
    step({ id: 'wait', kind: 'bridge', by: 'user', text: 'Wait some minutes and connect again.' }),
  ],
  references: [],
});
