import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is } from '../../rules/condition.ts';
import { lastWentWell, noSuccessSince } from '../shared/evidence.ts';
import { useSstp } from '../shared/steps.ts';

/** ProhibitIpSec = 1 makes L2TP dial without IPsec. Whether Windows looks at the type of the value is not known. */
export const prohibitIpsec = cause({
  id: 'prohibit-ipsec',
  title: 'A registry value switches IPsec off for L2TP',
  explanation:
    'ProhibitIpSec is set, usually left by an old guide. Windows then connects L2TP without encryption, and servers refuse that.',
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
      'ProhibitIpSec is set, and no connection has succeeded since.',
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
    // Absent is Windows' own choice: 0 was seen to keep IKEv2 down. (KB2855053; setup-ipsec-vpn#1824)
    step({
      id: 'delete-value',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Delete ProhibitIpSec under RasMan\\Parameters: absent is right for L2TP and IKEv2. Then restart the computer.',
      unless: is('registry.prohibitIpsec', false),
      command:
        "Remove-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Parameters' -Name ProhibitIpSec",
      repair: 'prohibit-ipsec',
      needsAdmin: true,
      needsReboot: true,
      undo: "New-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Parameters' -Name ProhibitIpSec -PropertyType DWord -Value 1",
      verify: 'The L2TP connection comes up.',
    }),
    ...useSstp,
  ],
  references: ['kb2855053'],
});
