import { cause, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, includes, is, not, oneOf } from '../../rules/condition.ts';
import { noSuccessSince } from '../shared/evidence.ts';
import { restart } from '../shared/steps.ts';

/** RasMan, or a service that it depends on, is disabled or does not start. */
export const rasmanStopped = cause({
  id: 'rasman-stopped',
  title: 'The Windows service that makes VPN connections cannot run',
  explanation:
    'The Remote Access Connection Manager (RasMan) or a service that it needs is disabled or fails at its start, so no VPN can connect.',
  fixedBy: 'helpdesk',
  layer: 'machine',
  stage: 'local',
  scope: 'machine',
  blocking: true,
  evidence: [
    supports(
      'strong',
      any(
        includes('events.serviceFailed', 'RasMan'),
        includes('events.serviceFailed', 'TapiSrv'),
        includes('events.serviceFailed', 'SstpSvc'),
      ),
      'Windows wrote down that one of these services failed to start.',
    ),
    proves(oneOf('service.RasMan', ['disabled', 'missing']), 'RasMan is disabled or missing.'),
    proves(
      all(
        any(is('service.SstpSvc', 'disabled'), is('service.TapiSrv', 'disabled')),
        oneOf('service.RasMan', ['stopped', 'start-failed']),
      ),
      'A service that RasMan depends on is disabled, and RasMan is not running.',
    ),
    proves(
      all(oneOf('service.SstpSvc', ['disabled', 'missing']), is('profile.tunnel', 'sstp')),
      'The SSTP service is disabled or missing.',
    ),
    proves(
      oneOf('service.nsi', ['disabled', 'stopped', 'start-failed']),
      'The Network Store Interface service, which all of networking needs, does not run.',
    ),
    // The exit code of a stopped service is that of its last run, which may be long over: strong, but no proof.
    supports(
      'strong',
      is('service.RasMan', 'start-failed'),
      'RasMan is stopped, and its last run or start failed.',
    ),
    supports(
      'strong',
      all(
        any(is('service.SstpSvc', 'start-failed'), is('service.TapiSrv', 'start-failed')),
        is('attempt.failed', true),
      ),
      'A service that RasMan depends on is stopped, and its last run or start failed.',
    ),
    proves(
      all(
        any(
          oneOf('service.SstpSvc', ['disabled', 'missing']),
          oneOf('service.TapiSrv', ['disabled', 'missing']),
        ),
        oneOf('attempt.errorCode', [711, 740, 1058, 1062, 1068]),
      ),
      'A service that RasMan depends on is disabled or missing, and Windows says that connecting cannot begin.',
    ),
    proves(
      all(
        oneOf('service.EapHost', ['disabled', 'missing']),
        includes('profile.authentication', 'eap'),
        noSuccessSince,
      ),
      'The EAP service, by which this profile signs in, is disabled or missing.',
    ),
    rulesOut(
      all(
        is('service.RasMan', 'running'),
        not(oneOf('service.EapHost', ['disabled', 'missing'])),
        not(oneOf('service.SstpSvc', ['disabled', 'missing'])),
        not(oneOf('service.TapiSrv', ['disabled', 'missing'])),
        not(oneOf('service.nsi', ['disabled', 'stopped', 'start-failed', 'missing'])),
      ),
      'RasMan and what it depends on are in order.',
    ),
  ],
  fix: [
    step({
      id: 'start',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Turn on what is disabled of RasMan and the services that it needs (Manual is enough), and start it. Manual and Automatic both work: leave what is not disabled as it is.',
      command:
        "Get-Service nsi, TapiSrv, SstpSvc, EapHost, RasMan | Where-Object StartType -eq 'Disabled' | Set-Service -StartupType Manual; Start-Service nsi, RasMan",
      repair: 'rasman-stopped',
      needsAdmin: true,
      undo: 'Set-Service with -StartupType Disabled for those that were disabled.',
      verify: 'Get-Service RasMan shows Running.',
    }),
    step({
      ...restart,
      // What is disabled stays so.
      unless: any(
        is('service.RasMan', 'disabled'),
        is('service.SstpSvc', 'disabled'),
        is('service.TapiSrv', 'disabled'),
        is('service.EapHost', 'disabled'),
        is('service.nsi', 'disabled'),
      ),
      text: 'If it does not start: restart the computer by Start, Power, Restart. Do not use Shut down.',
    }),
    step({
      id: 'remove-capture-driver',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If RasMan ends again at once: update or remove security and packet-capture software; the System log names the fault (Service Control Manager 7001, 7023 or 7031).',
      needsAdmin: true,
      undo: 'Install it again.',
    }),
    // A method whose DLL is named by a wrong path ends RasMan's service, or is missing in the list of methods. (KB2699785)
    step({
      id: 'eap-paths',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If "Protected EAP" is missing among the methods of the profile, too: compare the paths of methods 13 and 25 in the registry with those of a computer that works, %SystemRoot%\\System32\\rastls.dll, and correct what differs after an export.',
      command:
        "Get-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\PPP\\EAP\\13', 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\PPP\\EAP\\25' | Select-Object PSChildName, Path, ConfigUiPath, IdentityPath, InteractiveUIPath",
      needsAdmin: true,
      undo: 'Import the exported file.',
      verify: 'RasMan keeps running, and the VPN connects.',
    }),
    step({
      id: 'system-restore',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If none of this helps: Win+R, rstrui.exe, and choose a day on which the VPN still worked. Programs that were installed since are gone.',
      needsAdmin: true,
      needsReboot: true,
      undo: 'Win+R, rstrui.exe, Undo System Restore.',
    }),
  ],
  masks: ['rasman-hung', 'third-party-security', 'third-party-vpn'],
  references: ['rras-codes'],
});
