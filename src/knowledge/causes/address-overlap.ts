import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, not, oneOf, seen } from '../../rules/condition.ts';
import { useHotspot } from '../shared/steps.ts';

/** The network here uses the same addresses as the network behind the VPN. */
export const addressOverlap = cause({
  id: 'address-overlap',
  title: 'The network here uses the same addresses as the one behind the VPN',
  explanation:
    'The VPN is up, but what you want to reach seems to be next door, so Windows does not send it through the tunnel. Many home and hotel networks use the same few address ranges.',
  fixedBy: 'vpn-admin',
  layer: 'network',
  stage: 'connected',
  scope: 'connection',
  blocking: false,
  evidence: [
    supports('strong', is('route.overlap', 'whole'), 'This network uses the same addresses as the company.'),
    supports(
      'moderate',
      all(is('route.overlap', 'whole'), is('profile.status', 'connected')),
      'And the VPN is up.',
    ),
    // The route of the network itself is the narrower one, so Windows never sends those addresses into the tunnel. (RFC 1812 section 5.2.4.3)
    supports(
      'strong',
      all(is('route.overlap', 'part'), is('profile.status', 'connected')),
      'The VPN is up, and a part of the company’s range is this network’s own: what the company has there is not reached.',
    ),
    supports(
      'strong',
      all(is('route.overlap', 'whole'), is('inside.answers', false), not(is('route.allThroughTunnel', true))),
      'And what was asked behind the tunnel gave no answer.',
    ),
    supports(
      'weak',
      oneOf('route.overlap', ['part', 'block']),
      'This network uses some of the company’s addresses.',
    ),
    opposes(
      'strong',
      all(is('route.overlap', 'none'), not(seen('route.classTakesLocal', true))),
      'This network uses other addresses than the company.',
    ),
    supports(
      'strong',
      all(is('route.classTakesLocal', true), oneOf('person.complaint', ['some-servers', 'all-servers'])),
      'Windows routes the whole class of the tunnel’s own address into it, and servers beside this network are in that class.',
    ),
    supports(
      'moderate',
      all(is('profile.status', 'connected'), is('person.worksElsewhere', true)),
      'The VPN is connected here, and only on another network does it work as it should.',
    ),
    supports(
      'moderate',
      all(is('profile.status', 'connected'), is('link.commonRange', true), is('person.worksElsewhere', true)),
      'This network uses one of the few address ranges that most home routers and small companies use.',
    ),
    supports(
      'weak',
      all(
        is('profile.status', 'connected'),
        is('link.commonRange', true),
        is('person.complaint', 'some-servers'),
      ),
      'This network uses one of the few address ranges that most home routers and small companies use.',
    ),
    opposes(
      'strong',
      all(is('route.allThroughTunnel', true), is('inside.carries', false)),
      'Nothing at all passes through the tunnel, also what no network here can have.',
    ),
    opposes('moderate', is('person.worksElsewhere', false), 'It is the same on other networks.'),
  ],
  fix: [
    // Windows makes that route by itself for a profile with split tunnelling. (Set-VpnConnection, azure-powershell#2427)
    step({
      id: 'no-class-route',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Switch off the route that Windows adds for the whole class of the tunnel’s address, then connect again: the VPN, Properties, Networking, Internet Protocol Version 4, Properties, Advanced: "Disable class based route addition". What is behind the VPN and not in the profile’s routes needs a route of its own (Add-VpnConnectionRoute).',
      when: seen('route.classTakesLocal', true),
      undo: 'Clear the same box.',
      verify: 'Servers beside this network respond while the VPN is up.',
    }),
    ...useHotspot,
    step({
      id: 'change-range',
      kind: 'cure',
      by: 'user',
      text: 'If it is your own router: change its address range to a less common one, for example 10.173.45.0.',
      undo: 'Set the former range again.',
      verify: 'With the VPN connected the company’s servers respond.',
    }),
    step({
      id: 'narrow-routes',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Give clients narrow routes to single servers, or move the company’s network away from 192.168.0.0, 192.168.1.0 and 10.0.0.0.',
      undo: 'Give out the former routes again.',
    }),
    step({
      id: 'compare-addresses',
      kind: 'look',
      finds: ['route.overlap'],
      by: 'helpdesk',
      text: 'Compare the address of this network with the ranges of the company’s network.',
      command: 'Get-NetIPAddress -AddressFamily IPv4 | Select-Object InterfaceAlias, IPAddress, PrefixLength',
    }),
  ],
  references: [],
});
