import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { failsElsewhere, onlyThisDevice } from '../shared/evidence.ts';
import { giveSstp, useHotspot, useSstp } from '../shared/steps.ts';

/** Two L2TP clients behind one NAT collide at the same server. */
export const secondClientBehindNat = cause({
  id: 'second-client-behind-nat',
  title: 'Another computer here uses the same L2TP server',
  explanation:
    'Two Windows computers behind one router cannot both use L2TP to one server: the second is not told apart from the first.',
  fixedBy: 'vpn-admin',
  layer: 'network',
  stage: 'transport',
  scope: 'connection',
  tunnels: ['l2tp'],
  blocking: true,
  evidence: [
    supports(
      'weak',
      all(
        is('path.behindNat', true),
        is('person.worksElsewhere', true),
        oneOf('attempt.errorCode', [789, 809]),
      ),
      'There is a NAT here, and the same profile works elsewhere.',
    ),
    opposes('strong', is('path.behindNat', false), 'There is no NAT here.'),
    failsElsewhere('moderate'),
    onlyThisDevice('strong'),
  ],
  fix: [
    ...useSstp,
    ...useHotspot,
    step({
      id: 'one-at-a-time',
      kind: 'cure',
      by: 'user',
      text: 'Ask whether a colleague on this network is connected to the same VPN. Let them disconnect, then connect.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'offer-other-tunnel',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Offer IKEv2 or SSTP, which do not have this limit.',
    }),
    giveSstp,
  ],
  references: ['rfc3948'],
});
