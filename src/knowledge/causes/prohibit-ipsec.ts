import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is } from '../../rules/condition.ts';
import { lastWentWell, noSuccessSince } from '../shared/evidence.ts';

/** ProhibitIpSec = 1 makes L2TP dial without IPsec. Whether Windows looks at the type of the value is not known. */
export const prohibitIpsec = cause({
  id: 'prohibit-ipsec',
  title: 'A registry value switches IPsec off for L2TP',
  explanation:
    'ProhibitIpSec is set, usually left by an old guide. Windows then dials L2TP without encryption, and servers refuse that.',
  fixedBy: 'helpdesk',
  layer: 'profile',
  stage: 'local',
  scope: 'machine',
  tunnels: ['l2tp'],
  blocking: true,
  // It stands there or it does not; where it does, it is mostly to blame.
  baseRate: 0.15,
  evidence: [
    proves(
      all(is('registry.prohibitIpsec', true), is('registry.prohibitIpsecType', 'dword'), noSuccessSince),
      'ProhibitIpSec is set, and no dial has gone well with it.',
    ),
    supports('strong', is('registry.prohibitIpsec', true), 'ProhibitIpSec is set.'),
    opposes(
      'weak',
      all(is('registry.prohibitIpsec', true), is('registry.prohibitIpsecType', 'other')),
      'It is no DWORD, and Windows may ignore it.',
    ),
    rulesOut(is('registry.prohibitIpsec', false), 'ProhibitIpSec is absent or 0.'),
    lastWentWell,
  ],
  fix: [
    step({
      by: 'helpdesk',
      text: 'Set ProhibitIpSec (under RasMan\\Parameters) to 0 and restart the computer.',
      command:
        "Set-ItemProperty -Path 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Parameters' -Name ProhibitIpSec -Type DWord -Value 0",
      needsAdmin: true,
      needsReboot: true,
      undo: 'Set the former value again.',
      verify: 'The L2TP connection comes up.',
    }),
  ],
  references: ['kb2855053'],
});
