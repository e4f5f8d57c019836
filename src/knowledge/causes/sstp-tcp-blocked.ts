import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, is, not, oneOf } from '../../rules/condition.ts';
import { failsElsewhere, otherDeviceConnects, passesElsewhere } from '../shared/evidence.ts';

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
      'TCP 443 to the server fails, as the dial did.',
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
    failsElsewhere('strong'),
    opposes(
      'moderate',
      all(is('reach.ping', 'answered'), is('web.works', true)),
      'The server answers ping, and other servers answer on TCP 443: it may as well be the server’s own firewall.',
    ),
  ],
  fix: [
    step({
      by: 'user',
      text: 'To get to work now: connect through your phone’s hotspot and dial again.',
      when: not(is('person.worksElsewhere', false)),
    }),
    step({ by: 'network', text: 'Allow outbound TCP 443 to the VPN server’s address.' }),
    step({
      by: 'vpn-admin',
      text: 'Check that the server listens on TCP 443 and its firewall lets it in.',
      verify: 'Test-NetConnection SERVER -Port 443 succeeds from outside.',
    }),
  ],
  references: ['ms-sstp'],
});
