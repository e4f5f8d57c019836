import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, is, oneOf, seen } from '../../rules/condition.ts';
import {
  failsElsewhere,
  fromWithin,
  notTheServer,
  notThisNetwork,
  otherDeviceConnects,
  otherDevicePasses,
  passesElsewhere,
} from '../shared/evidence.ts';
import { useHotspot } from '../shared/steps.ts';

/** TCP 443 to the server is filtered or refused. */
export const sstpTcpBlocked = cause({
  id: 'sstp-tcp-blocked',
  title: 'The server’s port TCP 443 cannot be reached from here',
  explanation: 'SSTP needs nothing but TCP 443, and exactly that is blocked, refused, or not served.',
  fixedBy: 'network',
  layer: 'network',
  stage: 'transport',
  scope: 'connection',
  tunnels: ['sstp'],
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(oneOf('reach.tcp443', ['filtered', 'refused', 'unreachable']), is('web.works', true)),
      'TCP 443 to the server fails while other web servers answer.',
    ),
    supports(
      'moderate',
      all(oneOf('reach.tcp443', ['filtered', 'refused']), is('attempt.failed', true)),
      'TCP 443 to the server fails, as the connection did.',
    ),
    supports(
      'moderate',
      all(is('person.worksElsewhere', true), oneOf('reach.tcp443', ['filtered', 'refused'])),
      'The same profile works on another network.',
    ),
    opposes(
      'strong',
      all(
        is('reach.serverAnswers', false),
        any(is('reach.tcp1723', 'filtered'), is('reach.udp500', 'silent'), is('reach.ping', 'silent')),
      ),
      'Nothing else of the server answers either.',
    ),
    rulesOut(is('reach.tcp443', 'open'), 'TCP 443 to the server connects.'),
    rulesOut(is('proxy.sstp', 'answered'), 'The SSTP service answers through the proxy.'),
    opposes(
      'moderate',
      is('person.otherUsersFail', true),
      'Other people cannot connect either: then it is the server.',
    ),
    passesElsewhere(oneOf('reach.tcp443', ['filtered', 'refused', 'unreachable'])),
    otherDeviceConnects,
    otherDevicePasses(oneOf('reach.tcp443', ['filtered', 'refused', 'unreachable'])),
    failsElsewhere('strong'),
    opposes(
      'moderate',
      all(is('reach.ping', 'answered'), is('web.works', true)),
      'The server answers ping, and other servers answer on TCP 443: it may as well be the server’s own firewall.',
    ),
    fromWithin,
  ],
  fix: [
    ...useHotspot,
    step({
      id: 'allow-tcp443',
      kind: 'cure',
      by: 'network',
      text: 'Allow outgoing TCP 443 to {SERVER|the VPN server}.',
      // A refusal comes from a machine that is there: mostly the server's own.
      unless: any(notThisNetwork, is('reach.tcp443', 'refused')),
      verify: 'The VPN connects from this network.',
    }),
    step({
      id: 'server-ports',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'See that the server listens on TCP 443, that its firewall lets it in, and that it has free ports for SSTP: without any, a Windows server refuses the connection.',
      unless: notTheServer,
      command: 'Set-VpnServerConfiguration -SstpPorts 128; Restart-Service RemoteAccess -Force',
      needsAdmin: true,
      undo: 'Set the number that Get-VpnServerConfiguration had shown before.',
      verify: 'Test-NetConnection to port 443 of the server succeeds from outside.',
    }),
    step({
      id: 'refused-here',
      kind: 'cure',
      by: 'network',
      text: 'If a firewall here refuses it: allow outgoing TCP 443 to {SERVER|the VPN server}.',
      when: seen('reach.tcp443', 'refused'),
      unless: notThisNetwork,
      verify: 'The VPN connects from this network.',
    }),
  ],
  references: ['ms-sstp'],
});
