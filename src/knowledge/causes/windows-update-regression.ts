import { cause, opposes, step, supports } from '../../rules/cause.ts';
import {
  all,
  any,
  type Condition,
  includes,
  is,
  isKnown,
  nonEmpty,
  not,
  oneOf,
  seen,
} from '../../rules/condition.ts';
import { brokenBuilds } from '../../vpn/update-regressions.ts';
import { worksElsewhere } from '../shared/evidence.ts';

/** Always On is wanted here and down, on a Windows of which that is known. */
const leftDown: Condition = all(
  seen('windows.forgetsAlwaysOn', true),
  seen('alwaysOn.wanted', true),
  seen('profile.status', 'disconnected'),
  seen('alwaysOn.trustedHere', false),
);

/** The fault came with this version, by no update. */
const byBuild: Condition = all(
  isKnown('updates.regressions'),
  any(...brokenBuilds.map((name) => includes('updates.regressions', name))),
);

/** An installed Windows update is known to break this kind of tunnel. */
export const windowsUpdateRegression = cause({
  id: 'windows-update-regression',
  title: 'A Windows update or version has broken this kind of VPN',
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
      'This Windows has an update, or is a version, that is known to break this VPN type, and nothing that mends it.',
    ),
    supports(
      'strong',
      leftDown,
      'It is meant to be up by itself and is down, and this Windows is known to leave it so until a later update.',
    ),
    supports(
      'moderate',
      all(nonEmpty('updates.regressions'), is('attempt.failed', true)),
      'The connection fails.',
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
      all(not(nonEmpty('updates.regressions')), not(leftDown)),
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
      id: 'eap-tls',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Until a fix is out, let this person sign in by EAP-TLS in place of PEAP, which fails on this Windows; the server must allow it.',
      when: all(byBuild, is('profile.signsInBy', 'certificate')),
      command:
        "(Get-VpnConnection -Name 'NAME').EapConfigXmlStream.InnerXml | Set-Content \"$env:USERPROFILE\\eap.xml\"; $e = New-EapConfiguration -Tls -UserCertificate; Set-VpnConnection -Name 'NAME' -AuthenticationMethod Eap -EapConfigXmlStream $e.EapConfigXmlStream",
      undo: 'Set-VpnConnection -Name \'NAME\' -AuthenticationMethod Eap -EapConfigXmlStream ([xml] (Get-Content "$env:USERPROFILE\\eap.xml"))',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'install-updates',
      kind: 'cure',
      by: 'user',
      text: 'Settings, Windows Update (Windows 10: Settings, Update & Security): install everything that is offered, optional updates too, restart, and connect again. A fix{UPDATE|} may be there already.',
      needsReboot: true,
      verify: 'The VPN connects.',
    }),
    // wusa does not remove combined updates; the package's name has the build and no KB number. (Microsoft: combined servicing stack updates)
    step({
      id: 'uninstall-update',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If no fix is out: uninstall the update{UPDATE|} as a temporary workaround under Settings, Windows Update, Update history, Uninstall updates (Windows 10: Settings, Update & Security, View update history). Pause updates until the fix is out. Its security fixes go, too. The command does the same: the package’s name has the build and no KB number.',
      when: nonEmpty('updates.regressions'),
      // A version came with its fault: there is no update to take away.
      unless: byBuild,
      command:
        'DISM /online /get-packages | Select-String RollupFix; DISM /online /remove-package "/packagename:$(Read-Host \'Package to remove\')"',
      needsAdmin: true,
      needsReboot: true,
      undo: 'Install the update again as soon as the fix is out.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'rollback-policy',
      kind: 'cure',
      by: 'helpdesk',
      text: 'On managed computers, if Microsoft has a Known Issue Rollback for it: install its package and set its policy under Computer, Administrative Templates to Disabled, and restart.',
      needsAdmin: true,
      needsReboot: true,
      undo: 'Set the policy to Not configured.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'list-updates',
      kind: 'look',
      finds: ['updates.regressions'],
      by: 'helpdesk',
      text: 'See what was installed on the day when it began, and look those numbers up in Microsoft’s list of known issues.',
      command:
        'Get-HotFix | Sort-Object InstalledOn -Descending | Select-Object -First 10 HotFixID, InstalledOn',
    }),
  ],
  references: [],
});
