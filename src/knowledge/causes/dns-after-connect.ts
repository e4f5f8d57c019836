import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, not } from '../../rules/condition.ts';

/** The VPN is up, but names do not resolve through it. */
export const dnsAfterConnect = cause({
  id: 'dns-after-connect',
  title: 'The VPN is connected, but names are not found through it',
  explanation:
    'The tunnel is up. Windows asks the wrong name server, or does not add the company’s suffix, so internal names lead nowhere.',
  fixedBy: 'vpn-admin',
  layer: 'connected',
  stage: 'connected',
  scope: 'connection',
  blocking: false,
  evidence: [
    supports(
      'strong',
      all(is('profile.status', 'connected'), is('inside.namesFound', false)),
      'The tunnel’s resolvers know the company’s domain, and Windows does not ask them for it.',
    ),
    supports(
      'strong',
      all(
        is('profile.status', 'connected'),
        is('inside.namesFound', false),
        not(is('route.tunnelFirst', true)),
      ),
      'The resolvers of another network come before those of the tunnel.',
    ),
    supports(
      'strong',
      all(is('profile.status', 'connected'), is('route.metricReverted', true)),
      'The phone book asks for another metric than the tunnel’s interface has, so Windows has set it back.',
    ),
    supports(
      'moderate',
      all(is('profile.status', 'connected'), is('route.tunnelFirst', false)),
      'The tunnel’s interface does not come before the others, so their resolvers are asked first.',
    ),
    supports(
      'moderate',
      all(
        is('profile.status', 'connected'),
        is('inside.resolver', false),
        is('profile.splitTunneling', true),
      ),
      'The server gave the tunnel no name server, so that Windows asks those of the network here.',
    ),
    supports(
      'strong',
      all(is('profile.status', 'connected'), is('person.complaint', 'names')),
      'Servers are not found by name, says the person.',
    ),
    opposes(
      'strong',
      is('inside.namesFound', true),
      'The company’s own domain resolves as it does behind the tunnel.',
    ),
    supports(
      'strong',
      all(is('profile.status', 'connected'), is('dns.works', false), is('vantage', 'through-tunnel')),
      'All traffic goes through the tunnel, and no name resolves.',
    ),
    supports(
      'moderate',
      all(is('profile.status', 'connected'), is('dns.works', false)),
      'The VPN is connected, and no name resolves.',
    ),
  ],
  fix: [
    step({
      by: 'user',
      text: 'Try the full name, for example server.company.com in place of server, then disconnect and connect again.',
    }),
    step({
      by: 'helpdesk',
      text: 'See which name servers and rules apply while the VPN is up.',
      command:
        'Get-DnsClientServerAddress | Select-Object InterfaceAlias, AddressFamily, ServerAddresses; Get-DnsClientNrptPolicy -Effective',
    }),
    step({
      by: 'helpdesk',
      text: 'Give the connection the company’s suffix, then dial again.',
      command: "Set-VpnConnection -Name 'NAME' -DnsSuffix 'company.com'",
      undo: 'Set the former suffix again, an empty one if there was none.',
      verify: 'Resolve-DnsName server.company.com gives an internal address.',
    }),
    step({
      by: 'vpn-admin',
      text: 'Hand out the internal name servers to clients, and with split tunnelling add rules that send the company’s names to them.',
    }),
  ],
  references: ['nrpt'],
});
