import { cause, opposes, proves, step, supports } from '../../rules/cause.ts';
import { all, is, nonEmpty, oneOf, seen } from '../../rules/condition.ts';
import { redetect, redetectByHand } from '../shared/miniports.ts';

/** A driver is unbound from, or a foreign filter bound to, WAN Miniport (IP). */
export const miniportBinding = cause({
  id: 'miniport-binding',
  title: 'A network filter disturbs the device that carries the VPN’s traffic',
  explanation:
    'Windows’ own driver is not bound to WAN Miniport (IP), or another product’s filter is, so no network protocol can be agreed on.',
  fixedBy: 'helpdesk',
  layer: 'machine',
  stage: 'addressing',
  scope: 'machine',
  blocking: true,
  evidence: [
    proves(
      is('binding.wanIp', 'unbound'),
      'Windows’ own driver (ms_wanarp) is not bound to WAN Miniport (IP).',
    ),
    supports(
      'strong',
      is('binding.wanIp', 'foreign-filter'),
      'A filter of another maker sits on WAN Miniport (IP).',
    ),
    supports(
      'moderate',
      all(is('attempt.errorCode', 720), nonEmpty('binding.foreignFilters')),
      'Network filters that are not Microsoft’s are switched on.',
    ),
    opposes(
      'strong',
      is('binding.wanIp', 'bound'),
      'What belongs on WAN Miniport (IP) is bound, and nothing else.',
    ),
    opposes(
      'strong',
      is('binding.wanIp', 'missing'),
      'The driver cannot be bound again: it is not on the list any more.',
    ),
    supports(
      'weak',
      all(is('attempt.errorCode', 720), is('miniport.ip', 'ok')),
      'The device itself works, and still no protocol could be agreed on.',
    ),
    supports(
      'moderate',
      all(is('attempt.errorCode', 720), nonEmpty('vpn.otherProducts')),
      'Other VPN products, which bring such filters, are installed.',
    ),
    opposes(
      'strong',
      oneOf('miniport.ip', ['disabled', 'failed', 'missing']),
      'The device itself is broken.',
    ),
  ],
  fix: [
    step({
      id: 'bind',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Bind the driver that carries the VPN’s traffic to WAN Miniport (IP) again.',
      unless: oneOf('binding.wanIp', ['bound', 'foreign-filter']),
      command:
        "$a = (Get-NetAdapter -IncludeHidden | Where-Object PnPDeviceID -eq 'SWD\\MSRRAS\\MS_NDISWANIP').Name; Enable-NetAdapterBinding -Name $a -IncludeHidden -AllBindings -ComponentID ms_wanarp",
      needsAdmin: true,
      undo: "$a = (Get-NetAdapter -IncludeHidden | Where-Object PnPDeviceID -eq 'SWD\\MSRRAS\\MS_NDISWANIP').Name; Disable-NetAdapterBinding -Name $a -IncludeHidden -AllBindings -ComponentID ms_wanarp",
      verify: 'The VPN connects.',
    }),
    // Without -ComponentID Disable takes off all of them. An update of the product binds it again. (Microsoft: "Error 720")
    step({
      id: 'unbind-filter',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Take the other maker’s filter{FILTER|} off the same device, and then update or remove its product, which otherwise binds it again.',
      when: seen('binding.wanIp', 'foreign-filter'),
      command:
        "$a = (Get-NetAdapter -IncludeHidden | Where-Object PnPDeviceID -eq 'SWD\\MSRRAS\\MS_NDISWANIP').Name; Disable-NetAdapterBinding -Name $a -IncludeHidden -AllBindings -ComponentID 'COMPONENT'",
      needsAdmin: true,
      undo: "$a = (Get-NetAdapter -IncludeHidden | Where-Object PnPDeviceID -eq 'SWD\\MSRRAS\\MS_NDISWANIP').Name; Enable-NetAdapterBinding -Name $a -IncludeHidden -AllBindings -ComponentID 'COMPONENT'",
      verify: 'The VPN connects.',
    }),
    redetect,
    redetectByHand,
    step({
      id: 'remove-product',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Update or remove the product that brings the filter{FILTER|}.',
      when: nonEmpty('binding.foreignFilters'),
      needsAdmin: true,
      needsReboot: true,
      undo: 'Install it again.',
      verify: 'The VPN connects.',
    }),
  ],
  references: ['kb720'],
});
