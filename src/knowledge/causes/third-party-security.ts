import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, nonEmpty, not } from '../../rules/condition.ts';
import { lostHere, onlyThisDevice } from '../shared/evidence.ts';

/** A security product on the client interferes. */
export const thirdPartySecurity = cause({
  id: 'third-party-security',
  title: 'A security product on this computer interferes',
  explanation:
    'Antivirus, firewall and intrusion-prevention products hook into the network and are known to stop VPNs.',
  fixedBy: 'helpdesk',
  layer: 'machine',
  stage: 'local',
  scope: 'machine',
  blocking: true,
  afterConnect: true,
  evidence: [
    supports(
      'strong',
      all(nonEmpty('security.thirdParty'), is('profile.status', 'connected'), is('inside.answers', false)),
      'The VPN is up, nothing behind it answers, and a security product that is not Microsoft’s watches the traffic.',
    ),
    supports(
      'moderate',
      all(nonEmpty('security.thirdParty'), is('inside.answers', false), is('route.throughTunnel', true)),
      'The routes into the tunnel are there.',
    ),
    supports(
      'moderate',
      all(nonEmpty('security.thirdParty'), is('attempt.failed', true)),
      'A security product that is not Microsoft’s is installed.',
    ),
    supports(
      'moderate',
      all(nonEmpty('security.thirdParty'), is('attempt.errorCode', 711)),
      'Such products are known to keep RasMan from starting.',
    ),
    opposes('strong', not(nonEmpty('security.thirdParty')), 'No such product is registered with Windows.'),
    opposes('strong', is('person.worksElsewhere', true), 'The same computer connects on another network.'),
    onlyThisDevice('moderate'),
    supports(
      'weak',
      all(nonEmpty('security.thirdParty'), lostHere),
      'The server is silent towards this computer, and answers another device here.',
    ),
  ],
  fix: [
    step({
      id: 'switch-off',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Switch the network protection of {PRODUCT|the security product} off for one test, and connect.',
      undo: 'Switch it on again at once after the test.',
      verify: 'The VPN works with it off and fails with it on.',
    }),
    step({
      id: 'exception',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If that is it: add an exception for the VPN (its server, and the traffic through the tunnel), or update or reinstall the product.',
      needsAdmin: true,
      undo: 'Remove the exception.',
      verify: 'The VPN works with the product on.',
    }),
  ],
  references: [],
});
