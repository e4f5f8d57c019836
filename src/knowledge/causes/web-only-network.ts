import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, is, oneOf, seenOneOf } from '../../rules/condition.ts';
import {
  failsElsewhere,
  fromWithin,
  notThisNetwork,
  onlyWebPasses,
  otherDeviceConnects,
  otherDevicePasses,
  passesElsewhere,
} from '../shared/evidence.ts';
import { giveSstp, useHotspot, useSstp } from '../shared/steps.ts';

/** The network passes web pages and names, and nothing else. */
export const webOnlyNetwork = cause({
  id: 'web-only-network',
  title: 'This network lets only web traffic out',
  explanation: 'Web pages work, but the ports and protocols that this VPN type needs do not pass.',
  fixedBy: 'network',
  layer: 'network',
  stage: 'transport',
  scope: 'machine',
  tunnels: ['pptp', 'l2tp', 'ikev2'],
  blocking: true,
  evidence: [
    opposes(
      'strong',
      any(is('web.portal', true), is('web.secure', false)),
      'Not even other web sites get through: it is less than web traffic that passes.',
    ),
    // One silent port is a blocked port; it takes a second kind of traffic that is lost to speak of the whole network.
    supports(
      'strong',
      all(
        is('web.works', true),
        is('reach.tcp443', 'open'),
        is('reach.tcp1723', 'filtered'),
        any(is('reach.ping', 'silent'), is('reach.udp500', 'silent')),
      ),
      'The server answers on TCP 443 only: TCP 1723 and other traffic to it get no answer.',
    ),
    supports(
      'strong',
      all(
        is('web.works', true),
        is('udp.works', false),
        any(is('reach.udp500', 'silent'), is('reach.tcp1723', 'filtered')),
      ),
      'Web pages arrive, and no UDP gets out, neither to the server nor to anybody else.',
    ),
    supports(
      'moderate',
      onlyWebPasses,
      'Of all that was tried with the server only TCP 443 is answered: neither IKE nor PPTP.',
    ),
    supports(
      'moderate',
      all(is('udp.works', false), is('reach.tcp443', 'open'), is('reach.udp500', 'silent')),
      'The server answers on TCP 443, and no UDP is answered by anybody.',
    ),
    rulesOut(is('udp.works', true), 'Other UDP gets out of this network and is answered.'),
    supports(
      'weak',
      all(
        is('web.works', true),
        is('attempt.stage', 'transport'),
        oneOf('reach.tcp1723', ['filtered', 'unreachable']),
      ),
      'Web pages arrive, the VPN’s own port does not.',
    ),
    supports(
      'weak',
      all(is('person.worksElsewhere', true), is('web.works', true)),
      'The same profile works on another network.',
    ),
    opposes(
      'strong',
      oneOf('reach.tcp1723', ['open']),
      'TCP 1723 to the server is open: more than web traffic gets out.',
    ),
    failsElsewhere('moderate'),
    rulesOut(is('web.works', false), 'Not even web pages arrive.'),
    passesElsewhere(any(is('reach.udp500', 'silent'), is('reach.tcp1723', 'filtered'))),
    otherDeviceConnects,
    otherDevicePasses(any(is('reach.udp500', 'silent'), is('reach.tcp1723', 'filtered'))),
    fromWithin,
  ],
  fix: [
    ...useSstp,
    ...useHotspot,
    step({
      id: 'allow-ike',
      kind: 'cure',
      by: 'network',
      text: 'Allow outgoing UDP 500 and UDP 4500 to {SERVER|the VPN server}.',
      when: seenOneOf('profile.tunnel', ['ikev2', 'l2tp']),
      unless: notThisNetwork,
      verify: 'The VPN connects from this network.',
    }),
    step({
      id: 'allow-vpn',
      kind: 'cure',
      by: 'network',
      text: 'Allow outgoing UDP 500 and 4500 (IKEv2, L2TP/IPsec), or TCP 1723 with GRE (PPTP).',
      unless: any(notThisNetwork, seenOneOf('profile.tunnel', ['ikev2', 'l2tp'])),
      verify: 'The VPN connects from this network.',
    }),
    step({
      id: 'offer-sstp',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Offer SSTP as well, for people who travel.',
      unless: any(is('reach.sstp', 'answered'), is('person.otherDeviceHere', true)),
    }),
    giveSstp,
  ],
  references: ['rfc7296', 'rfc2637'],
});
