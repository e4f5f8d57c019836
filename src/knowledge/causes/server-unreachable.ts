import { cause, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, is, oneOf } from '../../rules/condition.ts';
import {
  blockedElsewhere,
  fromWithin,
  notTheServer,
  notThisNetwork,
  otherDeviceConnects,
  otherDevicePasses,
  othersConnect,
  worksElsewhere,
} from '../shared/evidence.ts';
import { useHotspot } from '../shared/steps.ts';

/** Nothing of the server answers while the Internet works. */
export const serverUnreachable = cause({
  id: 'server-unreachable',
  title: 'Nothing answers at the server’s address',
  explanation:
    'The Internet works from here and the name resolves, but no sign of the server arrives: it is down, moved, or blocked as a whole.',
  fixedBy: 'vpn-admin',
  layer: 'server',
  stage: 'transport',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'moderate',
      all(is('web.works', true), is('name.resolves', true), is('reach.serverAnswers', false)),
      'The web works, and nothing that was tried with the server was answered.',
    ),
    // Many IKE gateways have nothing at TCP 443 and answer no ping: there silence is not more than that.
    supports(
      'moderate',
      all(
        is('web.works', true),
        is('reach.serverAnswers', false),
        any(is('reach.ping', 'silent'), oneOf('attempt.tunnel', ['sstp', 'pptp'])),
      ),
      'What was tried includes ping or the very port that this VPN uses.',
    ),
    // One silent port may be a blocked one. Several kinds of traffic that are lost to one server alone are the server.
    supports(
      'moderate',
      all(
        is('web.works', true),
        is('reach.serverAnswers', false),
        is('reach.tcp1723', 'filtered'),
        is('attempt.failed', true),
      ),
      'Neither TCP 443 nor the VPN’s own port is answered, and the last attempt failed.',
    ),
    supports(
      'moderate',
      all(is('person.otherUsersFail', true), is('reach.serverAnswers', false)),
      'Other people cannot connect either.',
    ),
    supports(
      'weak',
      all(is('person.worksElsewhere', false), is('attempt.failed', true)),
      'It fails on other networks too.',
    ),
    rulesOut(is('reach.serverAnswers', true), 'The server answers from here.'),
    rulesOut(is('name.resolves', false), 'The server’s name does not even resolve.'),
    worksElsewhere('strong'),
    othersConnect('moderate'),
    blockedElsewhere,
    rulesOut(is('elsewhere.flows', 'open'), 'The server answers on another network.'),
    otherDeviceConnects,
    otherDevicePasses(is('reach.serverAnswers', false)),
    fromWithin,
  ],
  fix: [
    ...useHotspot,
    step({
      id: 'correct-address',
      kind: 'cure',
      by: 'user',
      text: 'Compare the server in the VPN settings, {SERVER|as it stands there}, with what you were given, and correct it.',
      unless: any(notTheServer, is('person.otherUsersFail', true)),
      command: "Set-VpnConnection -Name 'NAME' -ServerAddress (Read-Host 'Server')",
      undo: "Set-VpnConnection -Name 'NAME' -ServerAddress 'SERVER'",
      verify: 'The VPN connects.',
    }),
    step({
      id: 'server-up',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Bring the server up, and see that {SERVER|its name} leads to its public address.',
      unless: notTheServer,
      verify: 'The server responds from a network outside the company.',
    }),
    step({
      id: 'let-through',
      kind: 'cure',
      by: 'network',
      text: 'Let traffic to {SERVER|the VPN server} through: nothing that was tried from here gets a response.',
      unless: notThisNetwork,
      verify: 'The VPN connects from this network.',
    }),
  ],
  references: [],
});
