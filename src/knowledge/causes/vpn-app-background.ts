import { cause, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is } from '../../rules/condition.ts';

/** A VPN app from the Store may not run in the background. */
export const vpnAppBackground = cause({
  id: 'vpn-app-background',
  title: 'Windows does not let the VPN app run in the background',
  explanation:
    'VPN apps from the Store, like the Azure VPN Client, connect in the background. Where Windows forbids that, the attempt waits until its time has run out.',
  fixedBy: 'user',
  layer: 'machine',
  stage: 'local',
  scope: 'machine',
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(is('app.backgroundOff', true), is('attempt.failed', true)),
      'The Azure VPN Client is installed, and apps may not run in the background.',
    ),
    supports(
      'moderate',
      all(is('app.backgroundOff', true), is('attempt.errorCode', 1460)),
      'The attempt waited until its time had run out.',
    ),
    rulesOut(is('app.backgroundOff', false), 'Apps may run in the background.'),
  ],
  fix: [
    step({
      id: 'allow-background',
      kind: 'cure',
      by: 'user',
      text: 'Settings, Apps, Installed apps: open the menu beside the VPN app, Advanced options, and set "Background apps permissions" to "Always". Then connect again.',
      undo: 'Set the former choice again.',
      verify: 'The VPN app connects.',
    }),
    step({
      id: 'see-policy',
      kind: 'look',
      finds: [],
      by: 'helpdesk',
      text: 'If the choice is greyed out: see whether a policy forbids it ("Let Windows apps run in the background").',
      command:
        "Get-ItemProperty 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\AppPrivacy' -Name LetAppsRunInBackground -ErrorAction SilentlyContinue",
    }),
  ],
  references: ['azure-p2s'],
});
