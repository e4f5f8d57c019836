import { all, any, is, oneOf } from '../../diagnosis/condition.ts';
import { cause, proves, rulesOut, step, supports } from '../cause.ts';

/** RasMan, or a service that it depends on, is disabled or does not start. */
export const rasmanStopped = cause({
  id: 'rasman-stopped',
  title: 'The Windows service that dials VPNs cannot run',
  explanation:
    'The Remote Access Connection Manager (RasMan) or a service that it needs is disabled or fails at its start, so no VPN can be dialled.',
  fixedBy: 'helpdesk',
  stage: 'local',
  scope: 'machine',
  blocking: true,
  evidence: [
    proves(oneOf('service.RasMan', ['disabled', 'missing']), 'RasMan is disabled or missing.'),
    proves(is('service.RasMan', 'start-failed'), 'RasMan tried to start and failed.'),
    proves(
      all(
        any(
          oneOf('service.SstpSvc', ['disabled', 'start-failed']),
          oneOf('service.TapiSrv', ['disabled', 'start-failed']),
        ),
        is('service.RasMan', 'stopped'),
      ),
      'A service that RasMan depends on is disabled or does not start, and RasMan is not running.',
    ),
    proves(
      all(oneOf('service.SstpSvc', ['disabled', 'start-failed', 'missing']), is('profile.tunnel', 'sstp')),
      'The SSTP service is disabled or does not start.',
    ),
    proves(
      oneOf('service.nsi', ['disabled', 'stopped', 'start-failed']),
      'The Network Store Interface service, which all of networking needs, does not run.',
    ),
    supports(
      'moderate',
      any(is('service.SstpSvc', 'disabled'), is('service.TapiSrv', 'disabled')),
      'A service that RasMan depends on is disabled.',
    ),
    rulesOut(is('service.RasMan', 'running'), 'RasMan is running.'),
  ],
  fix: [
    step({
      by: 'helpdesk',
      text: 'Give the services their start types back and start RasMan.',
      command:
        'Set-Service TapiSrv -StartupType Manual; Set-Service SstpSvc -StartupType Manual; Set-Service RasMan -StartupType Automatic; Start-Service RasMan',
      needsAdmin: true,
      undo: 'Set-Service with the former start types.',
      verify: 'Get-Service RasMan shows Running.',
    }),
    step({
      by: 'helpdesk',
      text: 'If RasMan ends again at once: look in the System log for Service Control Manager 7001, 7023 or 7031, and remove or update security and packet-capture software.',
    }),
  ],
  masks: ['rasman-hung', 'third-party-security', 'third-party-vpn'],
  references: ['rras-codes'],
});
