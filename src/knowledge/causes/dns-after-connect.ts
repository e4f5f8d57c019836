import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, any, type Condition, is, isKnown, not, oneOf, seen } from '../../rules/condition.ts';
import { metricUnless } from '../shared/steps.ts';

/** The tunnel's own resolver is the fault, whoever is asked first. */
const resolverIsAtFault: Condition = any(
  is('inside.resolver', false),
  is('inside.resolverFails', true),
  is('inside.domainDenied', true),
);

/** What a lower metric, or another order of resolvers, cannot change; a rule for the name goes before it. (Microsoft: VPN name resolution) */
const orderIsNoMatter: Condition = any(
  resolverIsAtFault,
  oneOf('inside.nameRule', ['to-tunnel', 'elsewhere', 'elsewhere-by-policy']),
);

/**
 * Neither does a tunnel gain that is first already, where its metric is fixed, everything goes through it, or it is IPv6 that leaves around it. An automatic one is made anew at each connect, and that
 * of Wi-Fi moves between 25 and 85 with its speed. (setup-ipsec-vpn#594, windowsserverdocs#900, #5949)
 */
const metricGainsNothing: Condition = any(
  orderIsNoMatter,
  all(
    is('route.tunnelFirst', true),
    is('route.metricReverted', false),
    any(is('route.metricFixed', true), is('route.allThroughTunnel', true), is('route.ipv6Outside', true)),
  ),
);

/** Full names fail as well: short ones are not the fault. */
const fullNamesFail: Condition = any(
  orderIsNoMatter,
  is('inside.namesFound', false),
  is('inside.answers', false),
  is('dns.works', false),
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
      is('inside.domainDenied', true),
      'The tunnel’s own name server says that the company’s domain does not exist.',
    ),
    supports(
      'strong',
      all(is('inside.namesFound', false), oneOf('inside.nameRule', ['elsewhere', 'elsewhere-by-policy'])),
      'A name rule (NRPT) sends the company’s names to another server than the tunnel’s.',
    ),
    supports(
      'strong',
      is('inside.resolverFails', true),
      'The tunnel’s name server answers, and only to say that it has failed for the company’s domain or refuses to tell.',
    ),
  ],
  fix: [
    // The rule decides, whatever the metric; one of a policy comes back, so its owner takes it out. (Get-/Remove-DnsClientNrptRule)
    step({
      id: 'remove-rule',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Remove the name rule that sends {NAMESPACE|the company’s names} to another server. The list shows what to write down first. A rule that comes back belongs to another VPN client.',
      when: seen('inside.nameRule', 'elsewhere'),
      command:
        "$r = Get-DnsClientNrptRule | Where-Object { $_.Namespace -contains 'NAMESPACE' }; $r | Format-List Name, Namespace, NameServers, Comment; $r | ForEach-Object { Remove-DnsClientNrptRule -Name $_.Name -Force }; Clear-DnsClientCache",
      needsAdmin: true,
      undo: "Add-DnsClientNrptRule -Namespace 'NAMESPACE' -NameServers (Read-Host 'Servers that were listed')",
      verify: 'With the VPN up, the company’s names resolve.',
    }),
    step({
      id: 'policy-rule',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Take the name rule for {NAMESPACE|the company’s names} out of the policy that sets it, or give it the tunnel’s name server: it asks another one.',
      when: seen('inside.nameRule', 'elsewhere-by-policy'),
      undo: 'Set the former rule again.',
      verify: 'With the VPN up, the company’s names resolve.',
    }),
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
      id: 'mend-resolver',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'See that the name server which the VPN hands out ({RESOLVER|the tunnel’s own}) knows {SUFFIX|the company’s domain}: it responds that it fails, or that there is no such name.',
      when: any(seen('inside.resolverFails', true), seen('inside.domainDenied', true)),
      verify: 'With the VPN up, the company’s names resolve.',
    }),
    step({
      id: 'add-rule',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Until then, send the company’s names to the tunnel’s name server by a rule on this computer: a rule goes before every metric.',
      when: seen('inside.namesFound', false),
      unless: orderIsNoMatter,
      command: "Add-DnsClientNrptRule -Namespace 'NAMESPACE' -NameServers 'RESOLVER'; Clear-DnsClientCache",
      needsAdmin: true,
      undo: "Get-DnsClientNrptRule | Where-Object { $_.Namespace -contains 'NAMESPACE' } | ForEach-Object { Remove-DnsClientNrptRule -Name $_.Name -Force }",
      verify: 'With the VPN up, the company’s names resolve.',
    }),
    step({
      id: 'smart-resolution',
      kind: 'cure',
      by: 'helpdesk',
      unless: orderIsNoMatter,
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
      // A domain that the connection names is its suffix already.
      unless: any(resolverIsAtFault, isKnown('inside.namesFound'), isKnown('inside.domainDenied')),
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
      unless: resolverIsAtFault,
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
      text: 'Use the full name: server.{SUFFIX|company.com} in place of server.',
      unless: fullNamesFail,
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
