import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, any, is, isKnown, nonEmpty, not } from '../../rules/condition.ts';

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
      'strong',
      all(is('route.serverViaOtherVpn', true), is('attempt.failed', true)),
      'The way to the server leads through another product’s tunnel.',
    ),
    supports(
      'moderate',
      all(is('route.serverViaOtherVpn', true), is('vantage', 'through-tunnel'), is('attempt.failed', true)),
      'All of this computer’s traffic goes into that tunnel.',
    ),
    supports(
      'moderate',
      all(is('person.workedBefore', true), nonEmpty('vpn.otherProducts'), is('attempt.failed', true)),
      'It has worked before, and the other product’s adapter is there.',
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
    opposes(
      'strong',
      all(
        not(nonEmpty('vpn.otherProducts')),
        not(is('route.serverViaOtherVpn', true)),
        any(not(nonEmpty('vpn.otherServices')), not(isKnown('vpn.otherServices'))),
      ),
      'No adapter of another VPN product is there.',
    ),
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
