import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, is, isKnown, not, oneOf } from '../../rules/condition.ts';
import {
  answersGetLost,
  failsElsewhere,
  fromWithin,
  notTheServer,
  notThisNetwork,
  onlyWebPasses,
  otherDeviceConnects,
  otherDevicePasses,
  othersFail,
  passesElsewhere,
} from '../shared/evidence.ts';
import { giveSstp, useHotspot, useSstp } from '../shared/steps.ts';

/** UDP 500 and 4500 get no answer here. */
export const ikeBlocked = cause({
  id: 'ike-blocked',
  title: 'IKE (UDP 500, or 4500 as well) does not get through to the server',
  explanation:
    'The server never hears this VPN type’s first packet, or its answer never comes back. This network blocks it, or the firewall in front of the server does.',
  fixedBy: 'network',
  layer: 'network',
  stage: 'transport',
  scope: 'connection',
  tunnels: ['l2tp', 'ikev2'],
  blocking: true,
  evidence: [
    // We ask from a port of our own; a firewall may let only UDP 500 through as the source as well, and Windows uses that.
    opposes(
      'moderate',
      all(is('reach.udp500', 'silent'), any(is('attempt.failed', false), not(isKnown('attempt.failed')))),
      'No attempt failed, and some gateways answer only what comes from UDP 500 itself, as Windows’ own packets do.',
    ),
    supports(
      'strong',
      all(
        is('person.worksElsewhere', true),
        oneOf('attempt.errorCode', [789, 792, 793, 800, 809, 13805, 13813]),
      ),
      'The same profile works on another network.',
    ),
    supports(
      'weak',
      all(is('attempt.stage', 'transport'), is('web.works', true), is('reach.serverAnswers', true)),
      'The server can be reached, and the connection attempt got no answer.',
    ),
    supports(
      'strong',
      all(is('reach.udp500', 'silent'), is('reach.serverAnswers', true)),
      'The server answers on other ports and is silent on UDP 500.',
    ),
    supports(
      'moderate',
      all(is('reach.udp500', 'silent'), is('udp.works', true)),
      'Other UDP gets out of this network and is answered.',
    ),
    supports(
      'strong',
      all(is('reach.udp500', 'silent'), is('reach.udp4500', 'answered')),
      'The server answers on UDP 4500 and is silent on UDP 500, where every connection begins.',
    ),
    opposes(
      'moderate',
      is('udp.works', false),
      'No UDP at all gets out of this network, so it is not IKE alone.',
    ),
    opposes(
      'moderate',
      is('reach.serverAnswers', false),
      'Nothing else of the server answers either, so it may as well be the server.',
    ),
    answersGetLost,
    opposes('strong', is('reach.udp500', 'answered'), 'The server answers on UDP 500.'),
    opposes(
      'strong',
      onlyWebPasses,
      'Neither IKE nor PPTP is answered, and TCP 443 is: it is not this alone.',
    ),
    rulesOut(
      all(is('reach.udp500', 'answered'), is('reach.udp4500', 'answered')),
      'The server answers IKE on both ports.',
    ),
    opposes(
      'strong',
      all(is('person.worksElsewhere', false), is('person.otherUsersFail', true)),
      'It fails on every network and for everybody.',
    ),
    failsElsewhere('moderate'),
    othersFail('weak'),
    passesElsewhere(is('reach.udp500', 'silent')),
    otherDeviceConnects,
    otherDevicePasses(is('reach.udp500', 'silent')),
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
      unless: notThisNetwork,
      verify: 'The VPN connects from this network.',
    }),
    step({
      id: 'server-firewall',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'See that the server and the firewall in front of it accept UDP 500 and UDP 4500 from everywhere.',
      unless: notTheServer,
      verify: 'The VPN connects.',
    }),
    step({
      id: 'offer-sstp',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Offer SSTP as well, for networks that pass web traffic only.',
      unless: any(is('reach.sstp', 'answered'), is('person.otherDeviceHere', true)),
    }),
    giveSstp,
  ],
  references: ['rfc7296', 'rfc3948'],
});
