import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, type Condition, is, oneOf } from '../../rules/condition.ts';
import { otherDeviceConnects, sstpInPlay } from '../shared/evidence.ts';

/** What is dialled gets no answer at the server's public address. */
const noAnswer: Condition = any(
  is('reach.serverAnswers', false),
  all(is('reach.udp500', 'silent'), oneOf('profile.tunnel', ['ikev2', 'l2tp', 'automatic'])),
  all(oneOf('reach.tcp443', ['filtered', 'refused', 'unreachable']), sstpInPlay),
  all(oneOf('reach.tcp1723', ['filtered', 'refused', 'unreachable']), is('profile.tunnel', 'pptp')),
);

/** The client and the server stand behind the same router, which does not lead back in what goes to its own outside. (RFC 4787 section 6) */
export const insideServerNetwork = cause({
  id: 'inside-server-network',
  title: 'This computer is in the server’s own network and does not reach its public address',
  explanation:
    'The Internet sees this computer come from the very address that the server has. Many routers do not lead traffic to their own outer address back in, so the VPN works from everywhere but here.',
  fixedBy: 'user',
  layer: 'network',
  stage: 'transport',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(is('path.serverIsOwnAddress', true), noAnswer),
      'The server has the public address of this network, and what this VPN needs gets no answer there.',
    ),
    supports(
      'strong',
      all(is('path.serverIsOwnAddress', true), noAnswer, is('attempt.failed', true)),
      'And the last attempt failed.',
    ),
    supports(
      'moderate',
      all(is('path.serverIsOwnAddress', true), is('person.worksElsewhere', true)),
      'The same profile works on another network.',
    ),
    rulesOut(is('path.serverIsOwnAddress', false), 'The server has another address than this network.'),
    opposes('strong', is('person.worksElsewhere', false), 'It fails on other networks too.'),
    otherDeviceConnects,
  ],
  fix: [
    step({
      id: 'use-it-without',
      kind: 'cure',
      by: 'user',
      text: 'Do without the VPN here: you are in the network that it leads to. Connect it from other networks only.',
      verify: 'What you need in this network opens without the VPN.',
    }),
    step({
      id: 'inner-address',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Let the resolver of this network return the server’s inner address for {SERVER|its name}, if the VPN is to be used from within as well.',
      undo: 'Take the record out again.',
      verify: 'Resolve-DnsName returns the inner address here, and the public one elsewhere.',
    }),
    step({
      id: 'lead-back',
      kind: 'cure',
      by: 'network',
      text: 'Or switch NAT loopback (also called hairpin NAT or NAT reflection) on in the router.',
      undo: 'Switch it off again.',
      verify: 'The VPN connects from this network.',
    }),
    step({
      id: 'try-from-outside',
      kind: 'look',
      finds: ['person.worksElsewhere'],
      by: 'user',
      text: 'To see whether the VPN works at all: connect through your phone’s hotspot, with this network’s Wi-Fi off.',
    }),
  ],
  references: [],
});
