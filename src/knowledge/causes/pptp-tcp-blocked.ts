import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import {
  fromWithin,
  notTheServer,
  notThisNetwork,
  onlyWebPasses,
  otherDeviceConnects,
  otherDevicePasses,
  passesElsewhere,
} from '../shared/evidence.ts';
import { giveSstp, useHotspot, useSstp } from '../shared/steps.ts';

/** TCP 1723 gets no answer. */
export const pptpTcpBlocked = cause({
  id: 'pptp-tcp-blocked',
  title: 'PPTP’s port TCP 1723 is blocked on the way to the server',
  explanation: 'The connection request to the server gets no answer at all.',
  fixedBy: 'network',
  layer: 'network',
  stage: 'transport',
  scope: 'connection',
  tunnels: ['pptp'],
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(is('reach.tcp1723', 'filtered'), is('name.resolves', true), is('web.works', true)),
      'TCP 1723 gives no answer while the web works.',
    ),
    supports(
      'moderate',
      all(is('reach.tcp1723', 'filtered'), is('reach.tcp443', 'open')),
      'The same server answers on TCP 443.',
    ),
    supports(
      'weak',
      all(is('person.worksElsewhere', true), is('reach.tcp1723', 'filtered')),
      'The same profile works on another network.',
    ),
    opposes(
      'strong',
      onlyWebPasses,
      'Neither IKE nor PPTP is answered, and TCP 443 is: it is not this alone.',
    ),
    opposes(
      'strong',
      all(oneOf('reach.tcp443', ['filtered', 'unreachable']), is('reach.serverAnswers', false)),
      'Nothing else of the server answers either.',
    ),
    rulesOut(is('reach.tcp1723', 'open'), 'TCP 1723 connects.'),
    rulesOut(is('reach.tcp1723', 'refused'), 'TCP 1723 is refused, not silent.'),
    opposes(
      'moderate',
      is('person.worksElsewhere', false),
      'It fails on other networks too: then it is the server’s side.',
    ),
    passesElsewhere(is('reach.tcp1723', 'filtered')),
    otherDeviceConnects,
    otherDevicePasses(is('reach.tcp1723', 'filtered')),
    fromWithin,
  ],
  fix: [
    ...useSstp,
    ...useHotspot,
    step({
      id: 'allow-pptp',
      kind: 'cure',
      by: 'network',
      text: 'Allow outgoing TCP 1723 and GRE (IP protocol 47) to {SERVER|the VPN server}.',
      unless: notThisNetwork,
      verify: 'The VPN connects from this network.',
    }),
    step({
      id: 'server-pptp',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'See that the server and its firewall take TCP 1723 and GRE from everywhere.',
      unless: notTheServer,
      verify: 'The VPN connects.',
    }),
    giveSstp,
  ],
  references: ['rfc2637', 'kb888201'],
});
