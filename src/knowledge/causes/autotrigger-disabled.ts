import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, is, not, oneOf, seen } from '../../rules/condition.ts';

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
      all(
        any(is('alwaysOn.wanted', true), is('alwaysOn.onDemand', true)),
        is('alwaysOn.trustedHere', false),
        is('vantage', 'trusted-network'),
      ),
      'This is the company’s network, and the profile does not know it as that.',
    ),
    opposes(
      'strong',
      all(is('alwaysOn.wanted', false), not(is('alwaysOn.onDemand', true))),
      'The connection is not set up to connect by itself.',
    ),
    rulesOut(oneOf('profile.status', ['connected', 'connecting']), 'The connection is up or being made.'),
    opposes('strong', is('attempt.failed', true), 'It did try to connect, and failed for another reason.'),
  ],
  fix: [
    step({
      id: 'connect-automatically',
      kind: 'cure',
      by: 'user',
      text: 'If it was your choice, nothing has to be done. Otherwise: Settings, Network & internet, VPN: open the connection, select the "Connect automatically" check box, and connect once.',
      when: not(
        any(
          seen('alwaysOn.deviceTunnel', true),
          seen('alwaysOn.allOff', true),
          all(seen('vantage', 'trusted-network'), seen('alwaysOn.trustedHere', false)),
        ),
      ),
      undo: 'Clear the check box.',
      verify: 'After the next sign-in the VPN connects by itself.',
    }),
    // The name of the network is compared, and only of one that is private or managed. No trigger cmdlet knows everybody's profiles. (auto-triggered profiles; windows-itpro-docs#10095)
    step({
      id: 'trusted-network',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Add this network to those on which the VPN stays down. Windows compares the network’s name, and only of a network that is Private or managed. Run it as the person, not elevated.',
      when: all(is('vantage', 'trusted-network'), is('alwaysOn.trustedHere', false)),
      unless: is('profile.forEverybody', true),
      command:
        "Add-VpnConnectionTriggerTrustedNetwork -ConnectionName 'NAME' -DnsSuffix (Get-NetConnectionProfile -InterfaceAlias 'INTERFACE').Name -PassThru",
      undo: "Remove-VpnConnectionTriggerTrustedNetwork -ConnectionName 'NAME' -DnsSuffix (Get-NetConnectionProfile -InterfaceAlias 'INTERFACE').Name",
      verify: 'On this network the VPN stays down by itself.',
    }),
    step({
      id: 'trusted-network-profile',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Put every name in use for the company’s networks into the profile that you give out (TrustedNetworkDetection, a list with commas): a later delivery overwrites what is set here.',
      when: all(is('vantage', 'trusted-network'), is('alwaysOn.trustedHere', false)),
      undo: 'Give out the former profile again.',
    }),
    step({
      id: 'allow-triggers',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Let Windows connect VPNs by itself again.',
      when: seen('alwaysOn.allOff', true),
      command:
        "Remove-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Config' -Name AutoTriggeringDisabled",
      needsAdmin: true,
      needsReboot: true,
      undo: "New-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Config' -Name AutoTriggeringDisabled -PropertyType DWord -Value 1",
      verify: 'After the restart the VPN connects by itself.',
    }),
    // Taking the name off the list alone does not bring the dialling back: all five values do. (aovpn Clear-AutoTriggerDisabledProfile.ps1; DPC)
    step({
      id: 'restore-everybody',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Where nobody can select the check box: make it the active profile again, with all that Windows keeps of one, and restart the computer.',
      when: all(seen('alwaysOn.switchedOff', true), seen('profile.forEverybody', true)),
      unless: is('alwaysOn.deviceTunnel', true),
      command:
        "$k = 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Config'; $n = 'NAME'; reg export 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Config' \"$env:TEMP\\rasman-config.reg\" /y; $v = Get-VpnConnection -Name $n -AllUserConnection; $list = @((Get-ItemProperty $k).AutoTriggerDisabledProfilesList | Where-Object { $_ -and $_ -ne $n }); if ($list) { Set-ItemProperty $k AutoTriggerDisabledProfilesList ([string[]]$list) } else { Remove-ItemProperty $k AutoTriggerDisabledProfilesList -ErrorAction SilentlyContinue }; New-ItemProperty $k UserSID -PropertyType String -Value 'S-1-1-0' -Force; New-ItemProperty $k AutoTriggerProfileEntryName -PropertyType String -Value $n -Force; New-ItemProperty $k AutoTriggerProfileGUID -PropertyType Binary -Value ([guid]$v.Guid).ToByteArray() -Force; New-ItemProperty $k AutoTriggerProfilePhonebookPath -PropertyType String -Value 'BOOK' -Force",
      needsAdmin: true,
      needsReboot: true,
      undo: 'reg import "$env:TEMP\\rasman-config.reg"',
      verify: 'After the restart the VPN connects by itself.',
    }),
    step({
      id: 'read-triggers',
      kind: 'look',
      finds: ['alwaysOn.wanted', 'alwaysOn.trustedHere'],
      by: 'helpdesk',
      text: 'Read, as the person, what starts the connection and which networks it leaves out.',
      unless: is('profile.forEverybody', true),
      command: "Get-VpnConnectionTrigger -ConnectionName 'NAME'",
    }),
  ],
  references: ['always-on-vpn'],
});
