import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is } from '../../rules/condition.ts';
import { othersFail } from '../shared/evidence.ts';

/** Winsock or TCP/IP state is damaged; a network reset cures it. */
export const networkStackDamaged = cause({
  id: 'network-stack-damaged',
  title: 'Windows’ network settings are damaged',
  explanation:
    'Rarely, leftovers of removed programs keep the network stack from carrying a VPN although everything else works.',
  fixedBy: 'helpdesk',
  layer: 'machine',
  stage: 'local',
  scope: 'machine',
  blocking: true,
  evidence: [
    supports(
      'weak',
      all(is('person.otherUsersFail', false), is('person.worksElsewhere', false)),
      'Other people connect, and this computer fails on every network.',
    ),
    opposes('strong', is('person.worksElsewhere', true), 'The same computer connects on another network.'),
    othersFail('moderate'),
  ],
  fix: [
    step({
      by: 'helpdesk',
      text: 'Last resort: reset the network (Settings, Network & Internet, Advanced network settings, Network reset). It removes VPN profiles of other products and Wi-Fi settings of adapters.',
      command: 'netsh winsock reset; netsh int ip reset',
      needsAdmin: true,
      needsReboot: true,
    }),
  ],
  references: [],
});
