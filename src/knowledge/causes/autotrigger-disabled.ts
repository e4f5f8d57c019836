import { all, is, oneOf } from '../../diagnosis/condition.ts';
import { cause, opposes, proves, rulesOut, step, supports } from '../cause.ts';

/** An Always On profile does not dial by itself. */
export const autotriggerDisabled = cause({
  id: 'autotrigger-disabled',
  title: 'The VPN is meant to connect by itself and does not try',
  explanation:
    'After you press Disconnect, Windows stops dialling that connection automatically. It also stays down on networks that the profile counts as the company’s own.',
  fixedBy: 'user',
  layer: 'profile',
  stage: 'local',
  scope: 'connection',
  // It can be dialled by hand: that it does not dial by itself may be what the person wanted.
  blocking: false,
  evidence: [
    proves(
      all(
        is('alwaysOn.wanted', true),
        is('alwaysOn.switchedOff', true),
        oneOf('profile.status', ['disconnected', 'disconnecting']),
      ),
      'Windows has the profile on its list of connections that were switched off by hand.',
    ),
    supports(
      'strong',
      all(
        is('alwaysOn.wanted', true),
        is('alwaysOn.trustedHere', true),
        is('profile.status', 'disconnected'),
      ),
      'The profile counts this network as the company’s own and stays down.',
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
      text: 'Settings, Network & Internet, VPN: open the connection, tick "Connect automatically" and press Connect once.',
      verify: 'After the next restart the VPN comes up by itself.',
    }),
    step({
      by: 'helpdesk',
      text: 'Read what starts the connection and which networks it leaves out. A network with such a DNS suffix keeps the VPN down on purpose.',
      command: "Get-VpnConnectionTrigger -ConnectionName 'NAME'",
    }),
    step({
      by: 'helpdesk',
      text: 'See whether Windows has the profile on its list of connections that were switched off by hand, and take it off there.',
      command:
        "Get-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Config' | Format-List AutoTrigger*",
      needsAdmin: true,
    }),
  ],
  references: ['always-on-vpn'],
});
