import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, nonEmpty, not, oneOf } from '../../rules/condition.ts';
import { worksElsewhere } from '../shared/evidence.ts';

/** An installed Windows update is known to break this kind of tunnel. */
export const windowsUpdateRegression = cause({
  id: 'windows-update-regression',
  title: 'A Windows update has broken this kind of VPN',
  explanation:
    'Now and then an update stops a tunnel type from working on every computer that has it, until a later update repairs it.',
  fixedBy: 'helpdesk',
  layer: 'machine',
  stage: 'negotiation',
  scope: 'machine',
  blocking: true,
  evidence: [
    supports(
      'strong',
      nonEmpty('updates.regressions'),
      'An update is installed that is known to break this tunnel, and none that mends it.',
    ),
    supports(
      'moderate',
      all(nonEmpty('updates.regressions'), is('attempt.failed', true)),
      'And the connection fails.',
    ),
    supports(
      'moderate',
      all(
        nonEmpty('updates.regressions'),
        oneOf('attempt.errorCode', [619, 691, 789, 792, 806, 809, 13801, 13805, 13806, 13816, 13868]),
      ),
      'It fails where that update is known to make it fail.',
    ),
    opposes(
      'strong',
      not(nonEmpty('updates.regressions')),
      'None of the updates that are known to break a VPN is installed.',
    ),
    supports(
      'moderate',
      all(
        is('person.workedBefore', true),
        is('person.worksElsewhere', false),
        oneOf('attempt.errorCode', [87, 789, 809, 834]),
      ),
      'It worked before on this computer, and now it fails on every network.',
    ),
    worksElsewhere('strong'),
    opposes('weak', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
  ],
  fix: [
    step({
      by: 'user',
      text: 'Settings, Windows Update: install everything that is offered, restart, and dial again. The repair may be there already.',
      needsReboot: true,
      verify: 'The VPN connects.',
    }),
    step({
      by: 'helpdesk',
      text: 'See what was installed on the day when it began, and look those numbers up in Microsoft’s list of known issues.',
      command:
        'Get-HotFix | Sort-Object InstalledOn -Descending | Select-Object -First 10 HotFixID, InstalledOn',
    }),
    step({
      by: 'helpdesk',
      text: 'If an update is known to be at fault and its repair is not out: uninstall it as a stop-gap under Settings, Windows Update, Update history, Uninstall updates.',
      needsAdmin: true,
      needsReboot: true,
      undo: 'Install the update again as soon as the repair is out.',
    }),
  ],
  references: [],
});
