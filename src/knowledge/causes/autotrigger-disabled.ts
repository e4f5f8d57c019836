import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';

/**
 * An Always On profile does not dial by itself. Proved is that clearing "Connect automatically" puts its name on RasMan's list and takes it from the active profiles, and
 * that the name alone, taken off again, does not bring the dialling back. (aovpn Clear-AutoTriggerDisabledProfile.ps1, endpointmanager#2, VPNv2 CSP)
 */
export const autotriggerDisabled = cause({
  id: 'autotrigger-disabled',
  title: 'The VPN is meant to connect by itself and does not try',
  explanation:
    'Somebody cleared "Connect automatically" for this connection, or, on some builds of Windows, disconnected it by hand: Windows then does not connect it by itself any more, also where device management delivers it again.',
  fixedBy: 'user',
  layer: 'profile',
  stage: 'local',
  scope: 'connection',
  // It can be dialled by hand: that it does not dial by itself may be what the person wanted.
  blocking: false,
  evidence: [
    proves(
      all(is('alwaysOn.switchedOff', true), oneOf('profile.status', ['disconnected', 'disconnecting'])),
      'Windows has the connection on its list of those that it does not connect by itself any more.',
    ),
    supports(
      'strong',
      all(
        is('alwaysOn.wanted', true),
        is('alwaysOn.allOff', true),
        oneOf('profile.status', ['disconnected', 'disconnecting']),
      ),
      'Windows connects no VPN by itself: AutoTriggeringDisabled is 1.',
    ),
    supports(
      'moderate',
      all(is('alwaysOn.wanted', true), is('alwaysOn.trustedHere', false), is('vantage', 'trusted-network')),
      'This is the company’s network, and the profile does not know it as that.',
    ),
    opposes('strong', is('alwaysOn.wanted', false), 'The connection is not set up to dial by itself.'),
    rulesOut(oneOf('profile.status', ['connected', 'connecting']), 'The connection is up or being dialled.'),
    opposes('strong', is('attempt.failed', true), 'It did dial, and failed for another reason.'),
  ],
  fix: [
    step({
      by: 'user',
      text: 'If it was your choice, nothing has to be done. Otherwise: Settings, Network & Internet, VPN: open the connection, select the "Connect automatically" check box, and connect once.',
      undo: 'Clear the check box.',
      verify: 'After the next sign-in the VPN connects by itself.',
    }),
    step({
      by: 'helpdesk',
      text: 'Read what starts the connection and which networks it leaves out. A network with such a DNS suffix keeps the VPN down on purpose.',
      command: "Get-VpnConnectionTrigger -ConnectionName 'NAME'",
    }),
    step({
      by: 'helpdesk',
      text: 'See what Windows connects by itself. A name in AutoTriggerDisabledProfilesList is not connected automatically any more; with AutoTriggeringDisabled 1 nothing is.',
      command:
        "Get-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Config' | Format-List AutoTrigger*",
    }),
    step({
      by: 'helpdesk',
      text: 'Where device management delivers the profile and the person cannot select the check box: take the name off the list, then have the profile delivered again. Taking the name off alone does not bring the automatic connection back.',
      command:
        "$k = 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Config'; Set-ItemProperty $k AutoTriggerDisabledProfilesList ([string[]]@((Get-ItemProperty $k).AutoTriggerDisabledProfilesList | Where-Object { $_ -ne 'NAME' }))",
      needsAdmin: true,
      undo: 'Put the name at the start of the list again.',
      verify: 'After the delivery and the next sign-in the VPN connects by itself.',
    }),
  ],
  references: ['always-on-vpn'],
});
