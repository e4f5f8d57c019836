import { cause, opposes, proves, step, supports } from '../../rules/cause.ts';
import { all, any, is, nonEmpty, not, oneOf } from '../../rules/condition.ts';

/** A WAN Miniport device is missing, disabled or failed. */
export const miniportBroken = cause({
  id: 'miniport-broken',
  title: 'A network device that Windows needs for this VPN type does not work',
  explanation:
    'Windows dials through virtual devices named WAN Miniport. The one for this tunnel is disabled, missing or damaged.',
  fixedBy: 'helpdesk',
  layer: 'machine',
  stage: 'local',
  scope: 'machine',
  blocking: true,
  evidence: [
    supports(
      'weak',
      all(oneOf('miniport.tunnel', ['failed', 'missing']), nonEmpty('binding.foreignFilters')),
      'Network filters that are not Microsoft’s are installed; such drivers break these devices.',
    ),
    proves(is('miniport.tunnel', 'disabled'), 'The WAN Miniport of this tunnel is disabled.'),
    proves(is('miniport.tunnel', 'failed'), 'Windows reports a fault of the WAN Miniport of this tunnel.'),
    proves(
      oneOf('miniport.ip', ['disabled', 'failed']),
      'WAN Miniport (IP), which every tunnel needs, is disabled or failed.',
    ),
    supports(
      'strong',
      any(is('miniport.tunnel', 'missing'), is('miniport.ip', 'missing')),
      'A WAN Miniport is not there.',
    ),
    // What is wrong with their settings does not show in Plug and Play; 87 and 716 are known to come of it.
    opposes(
      'strong',
      all(is('miniport.tunnel', 'ok'), is('miniport.ip', 'ok'), not(oneOf('attempt.errorCode', [87, 716]))),
      'The WAN Miniports work.',
    ),
    opposes(
      'weak',
      all(is('miniport.tunnel', 'ok'), is('miniport.ip', 'ok'), oneOf('attempt.errorCode', [87, 716])),
      'Windows reports no fault of the WAN Miniports themselves.',
    ),
  ],
  fix: [
    step({
      by: 'helpdesk',
      text: 'If a WAN Miniport is disabled in Device Manager: enable it. "Debloat" scripts are known to disable it.',
      command:
        "Get-PnpDevice -FriendlyName 'WAN Miniport*' | Where-Object Status -ne OK | Enable-PnpDevice -Confirm:$false",
      needsAdmin: true,
      undo: 'Disable-PnpDevice for the same device.',
      verify: "Get-PnpDevice -FriendlyName 'WAN Miniport*' shows OK for each.",
    }),
    step({
      by: 'helpdesk',
      text: 'Otherwise remove all WAN Miniports in Device Manager (show hidden devices), choose "Scan for hardware changes", and restart.',
      needsAdmin: true,
      needsReboot: true,
    }),
  ],
  masks: ['miniport-binding'],
  references: ['kb720'],
});
