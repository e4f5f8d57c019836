import { cause, opposes, proves, step, supports } from '../../rules/cause.ts';
import { all, is, nonEmpty, oneOf } from '../../rules/condition.ts';

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
    supports(
      'moderate',
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
      text: 'Find the interface named "Local Area Connection* N" that is WAN Miniport (IP) and list what is bound to it.',
      command: "Get-NetAdapterBinding -IncludeHidden -AllBindings | Where-Object ComponentID -notlike 'ms_*'",
    }),
    step({
      by: 'helpdesk',
      text: 'Bind ms_wanarp again, and unbind what is not Microsoft’s.',
      command:
        "Enable-NetAdapterBinding -Name 'INTERFACE' -IncludeHidden -AllBindings -ComponentID ms_wanarp",
      needsAdmin: true,
      undo: 'Bind what was unbound.',
      verify: 'The VPN connects.',
    }),
  ],
  references: ['kb720'],
});
