import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf, seen } from '../../rules/condition.ts';
import {
  failsElsewhere,
  notTheServer,
  notThisNetwork,
  otherDeviceConnects,
  sstpInPlay,
} from '../shared/evidence.ts';
import { useHotspot } from '../shared/steps.ts';

/** TLS says in clear which host it wants (RFC 6066 section 3), and something on the way lets this one not pass. */
export const sniFiltered = cause({
  id: 'sni-filtered',
  title: 'Something on the way cuts TLS by the server’s name',
  explanation:
    'TCP 443 connects, and the same address takes TLS as long as the server’s name is not in it. A filter of this network knows the name or its kind, as web filters do with VPNs.',
  fixedBy: 'network',
  layer: 'network',
  stage: 'transport',
  scope: 'connection',
  tunnels: ['sstp'],
  blocking: true,
  evidence: [
    proves(
      all(sstpInPlay, is('tls.nameFiltered', true)),
      'TLS with the server’s name is cut off; with another name, or none, the same address takes it.',
    ),
    rulesOut(is('tls.nameFiltered', false), 'The name makes no difference.'),
    supports(
      'weak',
      all(sstpInPlay, oneOf('reach.tls', ['closed', 'silent']), is('web.secure', true)),
      'TCP 443 connects, TLS with the server is cut off, and TLS with well-known web sites is not.',
    ),
    opposes('strong', is('web.secure', false), 'TLS with well-known web sites is cut off as well.'),
    failsElsewhere('moderate'),
    otherDeviceConnects,
  ],
  fix: [
    step({
      id: 'use-ikev2',
      kind: 'bridge',
      by: 'user',
      text: 'Use an IKEv2 connection: this server responds to it, and this network lets it through. If you have none, ask your administrator whether yours may be set to IKEv2.',
      when: all(seen('reach.udp500', 'answered'), seen('reach.udp4500', 'answered')),
    }),
    ...useHotspot,
    step({
      id: 'except-name',
      kind: 'cure',
      by: 'network',
      text: 'Except {SERVER|the VPN server} from the web filter: it cuts TLS by that name, often as a category such as VPN or unknown sites.',
      unless: notThisNetwork,
      undo: 'Take the exception out again.',
      verify: 'The VPN connects from this network.',
    }),
    step({
      id: 'name-at-edge',
      kind: 'look',
      finds: [],
      by: 'vpn-admin',
      text: 'Where a proxy in front of the server sorts connections by name: see that it knows this name, and that the machine behind it is up.',
      unless: notTheServer,
    }),
  ],
  masks: ['tls-protocol-mismatch', 'vpn-interrupted', 'server-not-sstp'],
  references: ['ms-sstp'],
});
