import { cause, opposes, proves, step, supports } from '../../rules/cause.ts';
import { all, is, nonEmpty, oneOf } from '../../rules/condition.ts';
import { redetectMiniports } from '../shared/miniports.ts';

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
      by: 'helpdesk',
      text: 'Bind the driver that carries the VPN’s traffic to WAN Miniport (IP) again. Where the description of that device is translated, take the name that the list shows.',
      command:
        "Enable-NetAdapterBinding -InterfaceDescription 'WAN Miniport (IP)' -IncludeHidden -AllBindings -ComponentID ms_wanarp",
      needsAdmin: true,
      undo: "Disable-NetAdapterBinding -InterfaceDescription 'WAN Miniport (IP)' -IncludeHidden -AllBindings -ComponentID ms_wanarp",
      verify: 'The VPN connects.',
    }),
    step({
      by: 'helpdesk',
      text: 'Take what is not Microsoft’s off the same device, one at a time: a component whose id does not begin with ms_. An update of its product binds it again: update or remove that product.',
      when: nonEmpty('binding.foreignFilters'),
      command:
        "Get-NetAdapterBinding -InterfaceDescription 'WAN Miniport (IP)' -IncludeHidden -AllBindings; Disable-NetAdapterBinding -InterfaceDescription 'WAN Miniport (IP)' -IncludeHidden -AllBindings -ComponentID (Read-Host 'Component to unbind')",
      needsAdmin: true,
      undo: 'Enable-NetAdapterBinding with the same component.',
      verify: 'The VPN connects.',
    }),
    redetectMiniports,
  ],
  references: ['kb720'],
});
