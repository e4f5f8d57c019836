import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, nonEmpty, not, oneOf } from '../../rules/condition.ts';
import { lastWentWell, lostHere, onlyThisDevice, othersFail, worksElsewhere } from '../shared/evidence.ts';
import { restart } from '../shared/steps.ts';

/**
 * The Windows Filtering Platform takes filters of any program, by itself or by a driver of the program's own. Windows Firewall does not list them, and a
 * program that is no security product is not in the security centre either. (Microsoft: Windows Filtering Platform, About; Callout drivers)
 */
export const filterProgram = cause({
  id: 'filter-program',
  title: 'A program on this computer filters the VPN’s traffic',
  explanation:
    'Firewalls, ad blockers, traffic shapers and network monitors of other makers can stop single packets inside Windows. Neither Windows Firewall nor Windows Security shows them.',
  fixedBy: 'user',
  layer: 'machine',
  stage: 'transport',
  scope: 'machine',
  blocking: true,
  evidence: [
    supports(
      'strong',
      lostHere,
      'The server is silent towards this computer, and answers another device here.',
    ),
    onlyThisDevice('weak'),
    supports(
      'moderate',
      all(
        not(nonEmpty('firewall.blocks')),
        is('firewall.closedByDefault', false),
        is('person.worksElsewhere', false),
        is('person.otherUsersFail', false),
        oneOf('attempt.errorCode', [800, 809, 1232, 10060, 10065, 12002, 12029, 13805, 13813]),
      ),
      'It fails for you on every network while other people connect, and Windows Firewall has no rule against it.',
    ),
    opposes('strong', nonEmpty('firewall.blocks'), 'A rule of Windows Firewall explains it.'),
    worksElsewhere('strong'),
    othersFail('strong'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
    lastWentWell,
  ],
  fix: [
    step({
      id: 'quit',
      kind: 'cure',
      by: 'user',
      text: 'Quit every program that filters or watches network traffic (a firewall of another maker, an ad blocker, a traffic shaper, a network monitor), then connect again.',
      undo: 'Start the program again.',
      verify: 'The VPN connects while it is off.',
    }),
    restart,
    step({
      id: 'exception',
      kind: 'cure',
      by: 'user',
      text: 'If that is it: allow the VPN in that program (UDP 500, 4500 and 1701, TCP 443 and 1723), update it, or uninstall it and restart.',
      undo: 'Take the exception out again, or install the program again.',
      verify: 'The VPN connects while the program runs.',
    }),
    step({
      id: 'list-filters',
      kind: 'look',
      finds: [],
      by: 'helpdesk',
      text: 'Read which providers have filters. Those that are not Microsoft’s name the program.',
      command:
        'netsh wfp show state file="$env:TEMP\\wfp.xml"; ([xml] (Get-Content "$env:TEMP\\wfp.xml")).wfpstate.providers.item | ForEach-Object { $_.displayData.name }',
      needsAdmin: true,
    }),
  ],
  references: [],
});
