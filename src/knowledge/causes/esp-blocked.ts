import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { failsElsewhere, notTheServer, notThisNetwork, otherDeviceConnects } from '../shared/evidence.ts';
import { giveSstp, ownRouter, useHotspot, useSstp } from '../shared/steps.ts';

/** IKE works; ESP (IP protocol 50) is dropped where there is no NAT. */
export const espBlocked = cause({
  id: 'esp-blocked',
  title: 'Something on the way drops ESP (IP protocol 50)',
  explanation:
    'The two sides agree on keys, but the packets that carry the encrypted data get lost. It shows only where no router translates addresses on the way.',
  fixedBy: 'network',
  layer: 'network',
  stage: 'negotiation',
  scope: 'connection',
  tunnels: ['l2tp', 'ikev2'],
  blocking: true,
  afterConnect: true,
  evidence: [
    supports(
      'strong',
      all(
        is('path.behindNat', false),
        is('reach.udp500', 'answered'),
        is('person.worksElsewhere', true),
        is('attempt.failed', true),
      ),
      'There is no NAT here, the server answers IKE, and the same profile works on another network.',
    ),
    supports(
      'moderate',
      all(
        is('path.behindNat', false),
        is('person.worksElsewhere', true),
        oneOf('attempt.errorCode', [718, 789, 792, 809]),
      ),
      'There is no NAT here, and the same profile works on another network.',
    ),
    supports(
      'strong',
      all(is('profile.status', 'connected'), is('inside.carries', false), is('person.worksElsewhere', true)),
      'The VPN is up and carries nothing here, and on another network it does.',
    ),
    opposes(
      'strong',
      is('path.behindNat', true),
      'There is a NAT on the way, so the data travels in UDP 4500 and not as bare ESP.',
    ),
    opposes('strong', is('reach.udp500', 'silent'), 'Not even the negotiation gets an answer.'),
    failsElsewhere('moderate'),
    otherDeviceConnects,
  ],
  fix: [
    ...useSstp,
    ...useHotspot,
    step({
      id: 'allow-esp',
      kind: 'cure',
      by: 'network',
      text: 'Allow ESP (IP protocol 50) in both directions between this network and the VPN server, in addition to UDP 500 and 4500.',
      unless: notThisNetwork,
      verify: 'The VPN connects, and data passes.',
    }),
    step({
      id: 'server-firewall',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Let ESP packets of this client in at the server’s own firewall and provider.',
      unless: notTheServer,
      verify: 'The VPN connects, and data passes.',
    }),
    ownRouter,
    giveSstp,
  ],
  references: ['rfc3948'],
});
