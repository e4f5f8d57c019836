import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import {
  answersGetLost,
  failsElsewhere,
  fromWithin,
  notTheServer,
  notThisNetwork,
  otherDeviceConnects,
  otherDevicePasses,
  passesElsewhere,
} from '../shared/evidence.ts';
import { giveSstp, useHotspot, useSstp } from '../shared/steps.ts';

/** UDP 500 is answered, UDP 4500 is not. */
export const natTPortBlocked = cause({
  id: 'nat-t-port-blocked',
  title: 'UDP 500 gets through to the server, UDP 4500 does not',
  explanation:
    'The first words of the negotiation get through. Behind a router they then move to UDP 4500, and that port is closed on this network or at the server.',
  fixedBy: 'network',
  layer: 'network',
  stage: 'transport',
  scope: 'connection',
  tunnels: ['l2tp', 'ikev2'],
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(is('reach.udp500', 'answered'), is('reach.udp4500', 'silent')),
      'The server answers on UDP 500 and stays silent on UDP 4500.',
    ),
    supports(
      'strong',
      all(is('reach.udp500', 'answered'), is('reach.udp4500', 'silent'), is('attempt.failed', true)),
      'And the last attempt failed.',
    ),
    supports(
      'moderate',
      all(is('reach.udp500', 'answered'), is('reach.udp4500', 'silent'), is('path.behindNat', true)),
      'There is a NAT on the way, behind which everything goes over UDP 4500.',
    ),
    supports(
      'moderate',
      all(
        is('reach.udp500', 'answered'),
        is('path.behindNat', true),
        is('person.worksElsewhere', true),
        oneOf('attempt.errorCode', [789, 792, 809, 13805, 13813]),
      ),
      'The server answers on UDP 500, there is a NAT on the way, and the same profile works on another network.',
    ),
    opposes(
      'moderate',
      all(is('path.behindNat', false), is('path.serverBehindNat', false)),
      'There is no NAT on the way, so the talk stays on UDP 500.',
    ),
    answersGetLost,
    rulesOut(is('reach.udp4500', 'answered'), 'The server answers on UDP 4500.'),
    opposes('strong', is('reach.udp500', 'silent'), 'Not even UDP 500 gets an answer.'),
    failsElsewhere('moderate'),
    passesElsewhere(is('reach.udp4500', 'silent')),
    otherDeviceConnects,
    otherDevicePasses(is('reach.udp4500', 'silent')),
    fromWithin,
  ],
  fix: [
    ...useSstp,
    ...useHotspot,
    step({
      id: 'allow-nat-t',
      kind: 'cure',
      by: 'network',
      text: 'Allow UDP 4500 out to {SERVER|the VPN server}, and its replies in, in addition to UDP 500.',
      unless: notThisNetwork,
      verify: 'The VPN connects from this network.',
    }),
    step({
      id: 'forward-nat-t',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Forward UDP 4500 to the server as well as UDP 500.',
      unless: notTheServer,
      verify: 'The VPN connects.',
    }),
    giveSstp,
  ],
  references: ['rfc3948'],
});
