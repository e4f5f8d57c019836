import { cause, proves, step, supports } from '../../rules/cause.ts';
import { all, any, is, seen } from '../../rules/condition.ts';

/** The VPN is up, but IPv6 goes around it. */
export const ipv6BypassesTunnel = cause({
  id: 'ipv6-bypasses-tunnel',
  title: 'The VPN is connected, but IPv6 traffic does not go through it',
  explanation:
    'The tunnel carries IPv4 alone. Where the network here gives you IPv6 too, sites that have IPv6 see your real address, and names may be asked for outside the tunnel.',
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
    // Windows adds no route of its own for IPv6 that the tunnel brings. (strongSwan: Windows clients)
    supports(
      'strong',
      all(is('route.allThroughTunnel', true), is('route.ipv6Unused', true)),
      'Everything is to go through the tunnel, which has an IPv6 address, and no IPv6 route leads into it.',
    ),
    // Windows asks the resolvers of the adapter that has IPv6, whatever the metric of IPv4. (windowsserverdocs#900)
    supports(
      'strong',
      all(is('route.ipv6Outside', true), is('route.tunnelFirst', true), is('inside.namesFound', false)),
      'The tunnel comes first by IPv4, and names are still not asked for there: this network has IPv6, which goes around it.',
    ),
  ],
  fix: [
    // The cmdlet refuses ::/0; 2000::/3 is all public IPv6. (strongSwan: Windows clients)
    step({
      id: 'ipv6-route',
      kind: 'cure',
      by: 'helpdesk',
      text: 'The tunnel has an IPv6 address of its own and no route for it: send all public IPv6 into it, then connect again.',
      when: any(seen('route.ipv6Unused', true), seen('route.tunnelIpv6', true)),
      unless: is('route.ipv6Unused', false),
      command: "Add-VpnConnectionRoute -ConnectionName 'NAME' -DestinationPrefix '2000::/3'",
      undo: "Remove-VpnConnectionRoute -ConnectionName 'NAME' -DestinationPrefix '2000::/3'",
      verify: 'With the VPN up, a page that shows your address shows the company’s.',
    }),
    step({
      id: 'unbind',
      kind: 'cure',
      by: 'helpdesk',
      // Where this network has no public IPv6, nothing goes around.
      unless: is('route.ipv6Outside', false),
      text: 'As a temporary workaround on this computer, take IPv6 off the adapter that leads to the Internet, {INTERFACE|here the one with the default route}.',
      command: "Disable-NetAdapterBinding -Name 'INTERFACE' -ComponentID ms_tcpip6",
      needsAdmin: true,
      undo: "Enable-NetAdapterBinding -Name 'INTERFACE' -ComponentID ms_tcpip6",
      verify: 'With the VPN up, a page that shows your address shows no IPv6.',
    }),
    step({
      id: 'server-ipv6',
      kind: 'cure',
      by: 'vpn-admin',
      unless: is('route.tunnelIpv6', true),
      text: 'Let the server give out IPv6 addresses over IKEv2 or SSTP and route IPv6 through the tunnel.',
      verify: 'With the VPN up, the page shows the company’s IPv6 address or none.',
    }),
    step({
      id: 'see-address',
      kind: 'look',
      finds: ['route.ipv6Around'],
      by: 'user',
      text: 'Open a page that shows your address. If it shows an IPv6 address while the VPN is up, that traffic does not use the tunnel.',
    }),
  ],
  references: [],
});
