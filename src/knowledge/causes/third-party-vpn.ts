import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, nonEmpty, not } from '../../rules/condition.ts';

/** Another VPN product’s driver, service or filter interferes. */
export const thirdPartyVpn = cause({
  id: 'third-party-vpn',
  title: 'Another VPN product on this computer interferes',
  explanation:
    'Other VPN programs bring drivers and services that can hold ports, disable IPsec or filter the built-in VPN.',
  fixedBy: 'helpdesk',
  layer: 'machine',
  stage: 'local',
  scope: 'machine',
  blocking: true,
  evidence: [
    supports(
      'moderate',
      all(is('route.serverViaOtherVpn', true), is('attempt.failed', true)),
      'The way to the server leads through another VPN.',
    ),
    supports(
      'weak',
      all(nonEmpty('vpn.otherServices'), is('attempt.failed', true)),
      'The service of another VPN product runs.',
    ),
    supports(
      'moderate',
      all(nonEmpty('vpn.otherServices'), nonEmpty('ports.conflict')),
      'Another VPN product runs, and a port that this tunnel needs is taken.',
    ),
    supports(
      'moderate',
      all(nonEmpty('vpn.otherProducts'), is('attempt.failed', true)),
      'An adapter of another VPN product is installed.',
    ),
    opposes('strong', not(nonEmpty('vpn.otherProducts')), 'No adapter of another VPN product is there.'),
    opposes('strong', is('person.worksElsewhere', true), 'The same computer connects on another network.'),
  ],
  fix: [
    step({
      id: 'quit',
      kind: 'cure',
      by: 'user',
      text: 'Quit the other VPN or proxy program{OTHER-VPN|} completely, then connect again.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'uninstall',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Uninstall the other product{OTHER-VPN|} if it is not needed, and restart.',
      needsAdmin: true,
      needsReboot: true,
      undo: 'Install it again.',
      verify: 'The built-in VPN connects.',
    }),
  ],
  references: [],
});
