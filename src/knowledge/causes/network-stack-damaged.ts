import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is } from '../../rules/condition.ts';
import { othersFail } from '../shared/evidence.ts';
import { redetect, redetectByHand } from '../shared/miniports.ts';

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
      id: 'reset-stack',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Reset Winsock and the IP settings. Addresses that were set by hand are lost: note them first.',
      command: 'netsh winsock reset; netsh int ip reset',
      needsAdmin: true,
      needsReboot: true,
    }),
    redetect,
    redetectByHand,
    step({
      id: 'network-reset',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Last resort: Settings, Network & internet, Advanced network settings, Network reset (Windows 10: Settings, Network & Internet, Status, Network reset). It removes and installs all adapters again: other VPN products and virtual switches must be set up again, and Wi-Fi passwords typed again.',
      needsAdmin: true,
      needsReboot: true,
    }),
  ],
  references: [],
});
