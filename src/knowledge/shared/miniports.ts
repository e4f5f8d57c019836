import { step } from '../../rules/cause.ts';
import { below } from '../../rules/condition.ts';

/**
 * The devices come back by themselves, whole: Plug and Play does not see a damaged binding, so they are removed even where they say OK. IP, IPv6 and
 * Network Monitor go with the tunnel's own: people who removed only that one were not cured. pnputil removes devices since build 19041.
 * (Microsoft: "Error 720"; PnPUtil; KB2871372; algo#1051)
 */
export const redetect = step({
  id: 'redetect',
  kind: 'cure',
  by: 'helpdesk',
  text: 'Remove all WAN Miniports and have Windows find them again. It ends every VPN connection; profiles stay.',
  unless: below('windows.build', 19041),
  command:
    'rasdial /disconnect; "MS_AGILEVPNMINIPORT","MS_SSTPMINIPORT","MS_L2TPMINIPORT","MS_PPTPMINIPORT","MS_PPPOEMINIPORT","MS_NDISWANIP","MS_NDISWANIPV6","MS_NDISWANBH" | ForEach-Object { pnputil /remove-device "SWD\\MSRRAS\\$_" }; pnputil /scan-devices',
  needsAdmin: true,
  verify:
    "Get-PnpDevice -Class Net | Where-Object InstanceId -like 'SWD\\MSRRAS\\*' shows OK for each, and the VPN connects. Restart if one does not come back.",
});

export const redetectByHand = step({
  id: 'redetect-by-hand',
  kind: 'cure',
  by: 'helpdesk',
  text: 'Device Manager, View, Show hidden devices, Network adapters: Uninstall device for each WAN Miniport, then Action, Scan for hardware changes. If it fails for one: Update driver, let me pick, Microsoft KM-TEST Loopback Adapter, then uninstall it.',
  needsAdmin: true,
  verify: 'All WAN Miniports are back, and the VPN connects.',
});
