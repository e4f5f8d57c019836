import { cause, opposes, proves, step, supports } from '../../rules/cause.ts';
import { all, is, nonEmpty, oneOf } from '../../rules/condition.ts';

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
      nonEmpty('profile.routesOffBoundary'),
      'The profile lists a route that begins within a network instead of at its start; Windows does not take it.',
    ),
    supports(
      'moderate',
      all(
        is('profile.status', 'connected'),
        is('profile.splitTunneling', false),
        is('route.allThroughTunnel', false),
      ),
      'The profile wants everything to go through the tunnel, and the way to everywhere does not lead into it.',
    ),
    supports(
      'moderate',
      all(is('profile.status', 'connected'), oneOf('person.complaint', ['some-servers', 'all-servers'])),
      'The VPN is up, and servers behind it do not answer, says the person.',
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
      all(is('inside.answers', true), is('inside.namesFound', true)),
      'What is behind the tunnel answers, and its names resolve.',
    ),
    opposes(
      'moderate',
      all(is('profile.status', 'connected'), is('route.allThroughTunnel', true)),
      'All traffic goes through the tunnel.',
    ),
  ],
  fix: [
    step({
      by: 'helpdesk',
      text: 'Ask Windows which way it takes to a server of the company. InterfaceAlias should be the name of the VPN.',
      command:
        "Find-NetRoute -RemoteIPAddress '10.0.0.10' | Select-Object InterfaceAlias, DestinationPrefix, NextHop, RouteMetric",
    }),
    step({
      by: 'helpdesk',
      text: 'Add the company’s range to the connection, then dial again.',
      command: "Add-VpnConnectionRoute -ConnectionName 'NAME' -DestinationPrefix '10.20.0.0/16'",
      undo: "Remove-VpnConnectionRoute -ConnectionName 'NAME' -DestinationPrefix '10.20.0.0/16'",
      verify: 'The server answers while the VPN is up.',
    }),
    step({
      by: 'vpn-admin',
      text: 'Put all ranges of the company into the profile that you give out, and check that the servers there know the way back to the clients’ addresses.',
    }),
  ],
  references: ['add-vpnconnection'],
});
