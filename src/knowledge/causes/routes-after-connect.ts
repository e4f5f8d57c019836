import { cause, opposes, proves, step, supports } from '../../rules/cause.ts';
import { all, any, type Condition, is, nonEmpty, not, oneOf, seen, seenAny } from '../../rules/condition.ts';
import { metricUnless } from '../shared/steps.ts';

/** What answers may well be within the little that is routed there, and the rest is not. (opnsense/core#3331) */
const onlyPartIsReached: Condition = all(
  any(seen('person.complaint', 'some-servers'), seen('profile.splitTunneling', false)),
  seen('route.allThroughTunnel', false),
);

/** The VPN is up, but traffic does not go through it. */
export const routesAfterConnect = cause({
  id: 'routes-after-connect',
  title: 'The VPN is connected, but traffic does not go through it',
  explanation:
    'The tunnel is up, but Windows has no route into it for what you want to reach: it is not among the destinations that the profile lists, or a route that should be there is not.',
  fixedBy: 'vpn-admin',
  layer: 'connected',
  stage: 'connected',
  scope: 'connection',
  blocking: false,
  evidence: [
    supports(
      'strong',
      all(is('profile.status', 'connected'), is('route.throughTunnel', false)),
      'The VPN is up, and no route leads into it.',
    ),
    proves(
      all(is('profile.status', 'connected'), nonEmpty('route.missing')),
      'A route that the profile lists is not in Windows’ routing table.',
    ),
    supports(
      'strong',
      is('profile.routeOffBoundary', true),
      'The profile lists a route that begins within a network instead of at its start; Windows does not take it.',
    ),
    supports(
      'strong',
      all(
        is('profile.status', 'connected'),
        is('profile.splitTunneling', false),
        is('route.allThroughTunnel', false),
      ),
      'The profile wants everything to go through the tunnel, and the way to everywhere does not lead into it.',
    ),
    supports(
      'moderate',
      all(
        is('profile.splitTunneling', false),
        is('route.allThroughTunnel', false),
        is('route.secondBest', false),
      ),
      'No way to everywhere leads into it at all.',
    ),
    supports(
      'strong',
      is('route.secondBest', true),
      'A way to everywhere leads into the tunnel, and Windows prefers the one around it.',
    ),
    supports(
      'moderate',
      all(is('profile.status', 'connected'), oneOf('person.complaint', ['some-servers', 'all-servers'])),
      'You said that the VPN is up and servers behind it do not answer.',
    ),
    supports(
      'strong',
      all(is('route.onlyItself', true), is('inside.answers', false)),
      'Nothing but the tunnel’s own network is routed into it, and its name server is not reached.',
    ),
    supports(
      'moderate',
      all(
        is('profile.status', 'connected'),
        is('profile.splitTunneling', true),
        is('route.onlyItself', true),
      ),
      'Nothing but the tunnel’s own network is routed into it.',
    ),
    supports(
      'weak',
      all(is('profile.status', 'connected'), is('profile.splitTunneling', true)),
      'The VPN is up, and only listed destinations go through it.',
    ),
    supports(
      'strong',
      all(is('profile.status', 'connected'), is('expected.splitTunneling', false)),
      'Your organisation gives this profile out with another setting of what goes through it.',
    ),
    opposes(
      'moderate',
      all(is('inside.answers', true), is('inside.namesFound', true), not(onlyPartIsReached)),
      'What is behind the tunnel answers, and its names resolve.',
    ),
    opposes(
      'moderate',
      all(is('profile.status', 'connected'), is('route.allThroughTunnel', true)),
      'All traffic goes through the tunnel.',
    ),
  ],
  fix: [
    // A route that does not begin at its boundary is stored and never reaches the table.
    step({
      id: 'prefix-boundary',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Correct the route {WRONG-ROUTE|that does not begin at its boundary} to {ROUTE|the boundary of its range}: as it stands, Windows stores it and never uses it. Then connect again. In a managed profile your VPN administrator corrects it there.',
      when: seen('profile.routeOffBoundary', true),
      command:
        "Remove-VpnConnectionRoute -ConnectionName 'NAME' -DestinationPrefix 'WRONG-ROUTE'; Add-VpnConnectionRoute -ConnectionName 'NAME' -DestinationPrefix 'ROUTE'",
      undo: "Remove-VpnConnectionRoute -ConnectionName 'NAME' -DestinationPrefix 'ROUTE'; Add-VpnConnectionRoute -ConnectionName 'NAME' -DestinationPrefix 'WRONG-ROUTE'",
      verify: 'Get-NetRoute lists the range at the VPN.',
    }),
    // Device tunnels know split tunnelling alone. (Microsoft: VPN routing decisions)
    step({
      id: 'default-gateway',
      kind: 'cure',
      by: 'user',
      text: 'If everything is meant to go through the VPN, or you see no effect of it at all: use its gateway for all traffic, then connect again. By hand: ncpa.cpl, the VPN, Properties, Networking, Internet Protocol Version 4, Properties, Advanced: "Use default gateway on remote network".',
      unless: any(
        nonEmpty('route.missing'),
        is('profile.splitTunneling', false),
        is('expected.splitTunneling', true),
        is('alwaysOn.deviceTunnel', true),
        is('vantage', 'through-tunnel'),
        // Whoever misses servers has a use for their ranges alone; the Internet may stay outside, as the profile has it.
        oneOf('person.complaint', ['some-servers', 'all-servers']),
      ),
      command: "Set-VpnConnection -Name 'NAME' -SplitTunneling $false",
      undo: "Set-VpnConnection -Name 'NAME' -SplitTunneling $true",
      verify: 'Find-NetRoute -RemoteIPAddress 1.1.1.1 names the VPN.',
    }),
    // It is set to send all through the tunnel, and no route does so. What was set while it was up counts from the next connect; else what is stored is made anew.
    step({
      id: 'recreate',
      kind: 'cure',
      by: 'user',
      text: 'Disconnect and connect again: the profile is to send everything through the tunnel, and Windows has made no route for it. If it is missing again, remove the connection and add it anew with the same settings (Settings, Network & internet, VPN).',
      // Where it has made one that comes second, its metric is at fault.
      when: all(seen('profile.splitTunneling', false), seen('route.allThroughTunnel', false)),
      unless: any(is('route.secondBest', true), is('alwaysOn.deviceTunnel', true)),
      undo: 'Enter the former settings again.',
      verify: 'Find-NetRoute -RemoteIPAddress 1.1.1.1 names the VPN.',
    }),
    step({
      id: 'route-again',
      kind: 'cure',
      by: 'user',
      text: 'Disconnect and connect again: the profile lists a route that Windows has not set. If it is missing again, remove it from the connection and add it anew.',
      when: seenAny('route.missing'),
      unless: is('profile.routeOffBoundary', true),
      verify: 'Get-NetRoute lists the range at the VPN.',
    }),
    step({
      id: 'add-route',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Add the company’s range to the connection, then connect again.',
      unless: any(nonEmpty('route.missing'), is('profile.splitTunneling', false)),
      command:
        "Add-VpnConnectionRoute -ConnectionName 'NAME' -DestinationPrefix (Read-Host 'Range, for example 10.20.0.0/16')",
      undo: "Remove-VpnConnectionRoute -ConnectionName 'NAME' -DestinationPrefix (Read-Host 'Range')",
      verify: 'The server responds while the VPN is up.',
    }),
    step({
      id: 'profile-routes',
      kind: 'cure',
      by: 'vpn-admin',
      // Where everything is to go through the tunnel, no list of ranges is missing.
      unless: all(is('profile.splitTunneling', false), is('route.allThroughTunnel', false)),
      text: 'Put all ranges of the company into the profile that you give out, and see that the servers there know the way back to the clients’ addresses.',
      undo: 'Give out the former profile again.',
    }),
    // A metric orders ways to the same place: where none leads into the tunnel there is nothing to order.
    ...metricUnless(not(seen('route.secondBest', true))),
    step({
      id: 'find-route',
      kind: 'look',
      finds: ['route.throughTunnel', 'route.onlyItself'],
      by: 'helpdesk',
      text: 'Ask Windows which way it takes to a server of the company. InterfaceAlias should be the name of the VPN.',
      command:
        "Find-NetRoute -RemoteIPAddress (Read-Host 'Address of a server') | Select-Object InterfaceAlias, DestinationPrefix, NextHop, RouteMetric",
    }),
  ],
  references: ['add-vpnconnection'],
});
