import { cause, proves, step } from '../../rules/cause.ts';
import { is } from '../../rules/condition.ts';

/** The VPN is up, but IPv6 goes around it. */
export const ipv6BypassesTunnel = cause({
  id: 'ipv6-bypasses-tunnel',
  title: 'The VPN is connected, but IPv6 traffic goes around it',
  explanation:
    'The tunnel carries IPv4 alone, while the network here gives you IPv6 too. Sites that have IPv6 see your real address, and names may be asked for outside the tunnel.',
  fixedBy: 'vpn-admin',
  layer: 'connected',
  stage: 'connected',
  scope: 'connection',
  blocking: false,
  evidence: [
    proves(
      is('route.ipv6Around', true),
      'All IPv4 traffic goes through the tunnel, and IPv6 takes another way.',
    ),
  ],
  fix: [
    step({
      by: 'user',
      text: 'Open a page that shows your address. If it shows an IPv6 address while the VPN is up, that traffic does not use the tunnel.',
    }),
    step({
      by: 'vpn-admin',
      text: 'Let the server give out IPv6 addresses over IKEv2 or SSTP and route IPv6 through the tunnel.',
      verify: 'With the VPN up, the page shows the company’s IPv6 address or none.',
    }),
    step({
      by: 'helpdesk',
      text: 'As a stop-gap on this computer, take IPv6 off the adapter that leads to the Internet, here Wi-Fi.',
      command: "Disable-NetAdapterBinding -Name 'INTERFACE' -ComponentID ms_tcpip6",
      needsAdmin: true,
      undo: "Enable-NetAdapterBinding -Name 'INTERFACE' -ComponentID ms_tcpip6",
    }),
  ],
  references: [],
});
