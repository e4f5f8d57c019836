import { cause, opposes, proves, step, supports } from '../../rules/cause.ts';
import { all, any, is, nonEmpty, not, oneOf, seen } from '../../rules/condition.ts';
import { redetect, redetectByHand } from '../shared/miniports.ts';
import { sstpUnless } from '../shared/steps.ts';

/** What is wrong with their settings does not show in Plug and Play; these codes are known to come of it. (KB 720) */
const hidden = [87, 651, 716, 720];

/** A WAN Miniport device is missing, disabled or failed. */
export const miniportBroken = cause({
  id: 'miniport-broken',
  title: 'A network device that Windows needs for this VPN type does not work',
  explanation:
    'Windows connects through virtual devices named WAN Miniport. The one for this tunnel is disabled, missing or damaged.',
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
    supports(
      'strong',
      is('binding.wanIp', 'missing'),
      'Windows’ own driver is not even on the list of what is bound to WAN Miniport (IP): its binding is damaged.',
    ),
    supports(
      'moderate',
      all(is('binding.wanIp', 'bound'), is('miniport.ip', 'ok'), oneOf('attempt.errorCode', [651, 720])),
      'What can be seen of the devices and their bindings is in order, and Windows still gets nothing through them.',
    ),
    opposes(
      'strong',
      all(is('miniport.tunnel', 'ok'), is('miniport.ip', 'ok'), not(oneOf('attempt.errorCode', hidden))),
      'The WAN Miniports work.',
    ),
    opposes(
      'weak',
      all(is('miniport.tunnel', 'ok'), is('miniport.ip', 'ok'), oneOf('attempt.errorCode', hidden)),
      'Windows reports no fault of the WAN Miniports themselves.',
    ),
  ],
  fix: [
    step({
      id: 'enable',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Enable the WAN Miniports that are disabled. "Debloat" scripts are known to disable them: look for one that runs at every start.',
      // It mends a device that was switched off (problem 22), and none that failed.
      when: any(seen('miniport.tunnel', 'disabled'), seen('miniport.ip', 'disabled')),
      command:
        "Get-PnpDevice -Class Net | Where-Object { $_.InstanceId -like 'SWD\\MSRRAS\\*' -and $_.Status -ne 'OK' } | Enable-PnpDevice -Confirm:$false",
      repair: 'miniport-broken',
      needsAdmin: true,
      undo: 'Disable-PnpDevice for the same device.',
      verify: "Get-PnpDevice -Class Net | Where-Object InstanceId -like 'SWD\\MSRRAS\\*' shows OK for each.",
    }),
    step({
      id: 'enable-enumerator',
      kind: 'cure',
      by: 'helpdesk',
      text: 'First enable the device that brings the WAN Miniports, where it is disabled: Device Manager, System devices, Microsoft RRAS Root Enumerator (the command finds its English name). Without it they do not come back.',
      when: any(seen('miniport.tunnel', 'missing'), seen('miniport.ip', 'missing')),
      command:
        "Get-PnpDevice | Where-Object FriendlyName -eq 'Microsoft RRAS Root Enumerator' | Enable-PnpDevice -Confirm:$false; pnputil /scan-devices",
      needsAdmin: true,
      needsReboot: true,
      undo: 'Disable-PnpDevice for the same device.',
      verify: "Get-PnpDevice -Class Net | Where-Object InstanceId -like 'SWD\\MSRRAS\\*' lists them again.",
    }),
    redetect,
    // Removing the capture driver did not cure; going back to the day before did, twice. (npcap#112)
    step({
      id: 'system-restore',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If they fail again: Win+R, rstrui.exe, and choose a day before the capture driver or VPN product came. Programs that were installed since are gone.',
      when: oneOf('miniport.ip', ['failed', 'missing']),
      needsAdmin: true,
      needsReboot: true,
      undo: 'Win+R, rstrui.exe, Undo System Restore.',
      verify: 'The WAN Miniports show no fault, and the VPN connects.',
    }),
    redetectByHand,
    // WAN Miniport (IP) carries every tunnel's traffic.
    ...sstpUnless(oneOf('miniport.ip', ['disabled', 'failed', 'missing'])),
  ],
  masks: ['miniport-binding'],
  references: ['kb720'],
});
