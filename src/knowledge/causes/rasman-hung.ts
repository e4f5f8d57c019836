import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, includes, is, oneOf } from '../../rules/condition.ts';
import { restart } from '../shared/steps.ts';

/** RasMan runs and no longer dials. */
export const rasmanHung = cause({
  id: 'rasman-hung',
  title: 'The Windows service that dials VPNs is stuck',
  explanation: 'RasMan runs but no longer does its work. A restart of the computer cures it.',
  fixedBy: 'user',
  layer: 'machine',
  stage: 'local',
  scope: 'machine',
  blocking: true,
  evidence: [
    supports(
      'strong',
      includes('events.serviceCrashed', 'RasMan'),
      'The service has crashed since Windows was started.',
    ),
    supports(
      'moderate',
      all(is('service.RasMan', 'running'), oneOf('attempt.errorCode', [711, 756, 633])),
      'RasMan runs, and still dialling fails before anything is sent.',
    ),
    rulesOut(oneOf('service.RasMan', ['disabled', 'missing', 'start-failed']), 'RasMan does not even start.'),
    opposes('moderate', is('profile.otherConnected', true), 'Another VPN connection is up, so RasMan works.'),
  ],
  fix: [
    restart,
    step({
      id: 'restart-service',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Or restart the service. This ends every VPN and remote session that runs over one.',
      command: 'Restart-Service RasMan -Force',
      needsAdmin: true,
      verify: 'Get-Service RasMan shows Running, and the VPN connects.',
    }),
    step({
      id: 'end-process',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Where that hangs: end the process of the service, if the list shows RasMan alone in it; with other names in the list restart the computer instead.',
      command:
        '$p = (Get-CimInstance Win32_Service -Filter "Name=\'RasMan\'").ProcessId; $n = @(Get-CimInstance Win32_Service -Filter "ProcessId=$p"); $n.Name; if ($n.Count -eq 1) { Stop-Process -Id $p -Force; Start-Sleep 5; Start-Service RasMan }',
      needsAdmin: true,
      verify: 'Get-Service RasMan shows Running, and the VPN connects.',
    }),
  ],
  references: [],
});
