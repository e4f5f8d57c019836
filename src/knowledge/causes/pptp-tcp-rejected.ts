import { cause, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import {
  failsElsewhere,
  fromWithin,
  notTheServer,
  notThisNetwork,
  otherDeviceConnects,
  otherDevicePasses,
} from '../shared/evidence.ts';
import { giveSstp, useHotspot, useSstp } from '../shared/steps.ts';

/** TCP 1723 is answered with RST. */
export const pptpTcpRejected = cause({
  id: 'pptp-tcp-rejected',
  title: 'PPTP’s port TCP 1723 is refused',
  explanation:
    'Something answers the connection request with a reset: a firewall on this network, or a server that does not offer PPTP.',
  fixedBy: 'network',
  layer: 'network',
  stage: 'transport',
  scope: 'connection',
  tunnels: ['pptp'],
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(is('reach.tcp1723', 'refused'), is('attempt.failed', true)),
      'Connecting to TCP 1723 is refused.',
    ),
    supports('moderate', is('reach.tcp1723', 'refused'), 'TCP 1723 is refused now.'),
    supports(
      'moderate',
      all(is('reach.tcp1723', 'refused'), is('person.worksElsewhere', true)),
      'The same profile works on another network, so the refusal comes from this one.',
    ),
    rulesOut(oneOf('reach.tcp1723', ['open', 'filtered']), 'TCP 1723 is not refused.'),
    otherDeviceConnects,
    otherDevicePasses(is('reach.tcp1723', 'refused')),
    failsElsewhere('moderate'),
    fromWithin,
  ],
  fix: [
    ...useSstp,
    ...useHotspot,
    step({
      id: 'allow-pptp',
      kind: 'cure',
      by: 'network',
      text: 'Allow outgoing PPTP: TCP 1723 and GRE (IP protocol 47).',
      unless: notThisNetwork,
      verify: 'The VPN connects from this network.',
    }),
    step({
      id: 'server-pptp',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Switch PPTP on at the server, or give people another tunnel type.',
      unless: notTheServer,
    }),
    giveSstp,
  ],
  references: ['rfc2637'],
});
