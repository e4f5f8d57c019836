import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import {
  failsElsewhere,
  notTheServer,
  notThisNetwork,
  otherDeviceConnects,
  otherDevicePasses,
  sstpInPlay,
} from '../shared/evidence.ts';
import { giveSstp, useHotspot, useSstp } from '../shared/steps.ts';

/** A device on the way tears the connection down after it has begun. */
export const vpnInterrupted = cause({
  id: 'vpn-interrupted',
  title: 'Something on the way cuts the connection off',
  explanation:
    'The connection begins and is then ended by a device in between, such as an intrusion prevention system.',
  fixedBy: 'network',
  layer: 'network',
  stage: 'transport',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'moderate',
      all(sstpInPlay, oneOf('reach.tls', ['closed', 'silent'])),
      'TCP 443 connects, and the connection ends or falls silent when TLS begins.',
    ),
    supports(
      'strong',
      all(sstpInPlay, is('web.secure', false), oneOf('reach.tls', ['closed', 'silent'])),
      'TLS with well-known web sites ends in the same way.',
    ),
    supports(
      'moderate',
      all(is('person.worksElsewhere', true), oneOf('attempt.errorCode', [806, 807, 629])),
      'The same profile works on another network.',
    ),
    supports(
      'weak',
      all(oneOf('reach.tcp1723', ['open']), is('attempt.errorCode', 807)),
      'The port connects now, and was interrupted during the attempt.',
    ),
    supports(
      'weak',
      all(is('reach.tcp443', 'open'), is('attempt.errorCode', 807), is('profile.tunnel', 'sstp')),
      'TCP 443 connects now, and was interrupted during the attempt.',
    ),
    opposes(
      'moderate',
      is('reach.pptpControl', 'silent'),
      'Nobody behind TCP 1723 speaks PPTP, so nothing was begun that could be cut off.',
    ),
    opposes(
      'strong',
      all(is('attempt.tunnel', 'pptp'), oneOf('reach.tcp1723', ['filtered', 'unreachable'])),
      'Nothing is begun that could be cut off: the port gives no answer at all.',
    ),
    opposes('moderate', is('reach.tcp1723', 'refused'), 'The port is refused from the start.'),
    failsElsewhere('moderate'),
    otherDeviceConnects,
    otherDevicePasses(oneOf('reach.tls', ['closed', 'silent'])),
  ],
  fix: [
    ...useSstp,
    ...useHotspot,
    step({
      id: 'except-from-prevention',
      kind: 'cure',
      by: 'network',
      text: 'Except VPN traffic to {SERVER|the VPN server} from the firewall’s intrusion prevention.',
      unless: notThisNetwork,
      undo: 'Take the exception out again.',
      verify: 'The VPN connects from this network.',
    }),
    step({
      id: 'server-log',
      kind: 'look',
      finds: [],
      by: 'vpn-admin',
      text: 'See in the server’s log whether it was the server that ended the connection.',
      unless: notTheServer,
    }),
    giveSstp,
  ],
  references: [],
});
