import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, any, type Condition, is, not } from '../../rules/condition.ts';
import { metricUnless } from '../shared/steps.ts';

/**
 * A tunnel without a resolver gains no name by a lower metric; neither does one that is first already, where everything goes through it or where it is
 * IPv6 that leaves around it. (setup-ipsec-vpn#594, windowsserverdocs#900)
 */
const metricGainsNothing: Condition = any(
  is('inside.resolver', false),
  all(
    is('route.tunnelFirst', true),
    is('route.metricReverted', false),
    any(is('route.allThroughTunnel', true), is('route.ipv6Outside', true)),
  ),
);

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
      all(is('route.allThroughTunnel', true), is('inside.resolver', false), is('inside.web', false)),
      'Everything goes through the tunnel, and it brought no name server: that of the network here is out of reach.',
    ),
    supports(
      'moderate',
      all(
        is('route.allThroughTunnel', true),
        is('inside.resolver', false),
        is('person.complaint', 'internet'),
      ),
      'You said that the Internet is gone while the VPN is up, and no name server came with it.',
    ),
    supports(
      'strong',
      all(is('profile.status', 'connected'), is('person.complaint', 'names')),
      'You said that servers are not found by name.',
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
    supports(
      'strong',
      all(is('profile.status', 'connected'), is('inside.answers', false), is('inside.carries', true)),
      'Something passes through the tunnel, and the name server that it brought gives no answer.',
    ),
    supports(
      'strong',
      is('inside.resolverFails', true),
      'The tunnel’s name server answers, and only to say that it has failed for the company’s domain or refuses to tell.',
    ),
  ],
  fix: [
    ...metricUnless(metricGainsNothing),
    // A rule for the name goes before every metric, so what is asked where is decided there. (Microsoft: VPN name resolution)
    step({
      id: 'hand-out-resolver',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Hand out the internal name servers to clients (in Azure: as DNS servers of the virtual network, then a new profile), and with split tunnelling add name rules (NRPT) that send the company’s names to them.',
      undo: 'Hand out the former servers and rules again.',
      verify: 'With the VPN up, the company’s names resolve.',
    }),
    step({
      id: 'smart-resolution',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If a name server of this network responds first: switch smart multi-homed name resolution off, and restart. It counts for the whole computer; a name rule or the metric is better.',
      command:
        'reg add "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient" /v DisableSmartNameResolution /t REG_DWORD /d 1 /f',
      needsAdmin: true,
      needsReboot: true,
      undo: 'reg delete "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient" /v DisableSmartNameResolution /f',
    }),
    step({
      id: 'suffix',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If only short names fail: give the connection the company’s suffix, then connect again.',
      command: "Set-VpnConnection -Name 'NAME' -DnsSuffix (Read-Host 'Suffix, for example corp.example.com')",
      undo: 'Set the former suffix again: ncpa.cpl, the VPN, Networking, Internet Protocol Version 4, Advanced, DNS.',
      verify: 'A short name of the company’s resolves.',
    }),
    // Any key there, even an empty one, switches the local rules off. (Get-DnsClientNrptPolicy; public scripts)
    step({
      id: 'policy-key',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If Get-DnsClientNrptRule lists rules that Get-DnsClientNrptPolicy -Effective does not: an empty policy key switches them off. Export it and remove it, if no policy makes it, and restart.',
      command:
        "reg export 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient\\DnsPolicyConfig' \"$env:USERPROFILE\\dns-policy.reg\" /y; Remove-Item 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient\\DnsPolicyConfig'",
      needsAdmin: true,
      needsReboot: true,
      undo: 'reg import "$env:USERPROFILE\\dns-policy.reg"',
    }),
    step({
      id: 'full-name',
      kind: 'bridge',
      by: 'user',
      text: 'Use the full name, server.company.com in place of server, then disconnect and connect again.',
    }),
    step({
      id: 'list-resolvers',
      kind: 'look',
      finds: ['inside.namesFound', 'route.tunnelFirst'],
      by: 'helpdesk',
      text: 'See which name servers and rules apply while the VPN is up.',
      command:
        'Get-DnsClientServerAddress | Select-Object InterfaceAlias, AddressFamily, ServerAddresses; Get-DnsClientNrptPolicy -Effective',
    }),
  ],
  references: ['nrpt'],
});
