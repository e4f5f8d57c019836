import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, includes, is, not, oneOf } from '../../rules/condition.ts';
import { restart } from '../shared/steps.ts';

/** RasMan runs and no longer dials. */
export const rasmanHung = cause({
  id: 'rasman-hung',
  title: 'The Windows service that makes VPN connections is stuck',
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
      'RasMan runs, and still connecting fails before anything is sent.',
    ),
    supports(
      'strong',
      all(is('service.RasMan', 'running'), is('attempt.hangs', true)),
      'The last attempt began and never came to an end; RasMan runs.',
    ),
    supports(
      'moderate',
      all(is('attempt.hangs', true), is('alwaysOn.wanted', true)),
      'It is meant to be up by itself, and nothing tries again.',
    ),
    rulesOut(oneOf('service.RasMan', ['disabled', 'missing', 'start-failed']), 'RasMan does not even start.'),
    opposes(
      'moderate',
      all(is('profile.otherConnected', true), not(is('attempt.hangs', true))),
      'Another VPN connection is up, so RasMan works.',
    ),
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
