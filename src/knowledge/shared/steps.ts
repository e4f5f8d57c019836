import { type NamedStep, step } from '../../rules/cause.ts';
import { all, any, type Condition, is, isKnown, not, oneOf, seen } from '../../rules/condition.ts';
import { notThisNetwork, sstpInPlay } from './evidence.ts';

/** SSTP looks like any HTTPS connection, so it passes where the other tunnels do not. Nobody is sent to the tunnel that failed. */
export const useSstp: readonly NamedStep[] = [
  step({
    id: 'use-sstp',
    kind: 'bridge',
    by: 'user',
    text: 'Use {SSTP|an SSTP connection, if you have one}: the server supports it, and this network lets it through.',
    when: seen('reach.sstp', 'answered'),
    unless: any(sstpInPlay, is('profile.sstpBeside', false)),
  }),
  step({
    id: 'use-sstp-if-offered',
    kind: 'bridge',
    by: 'user',
    text: 'Use {SSTP|an SSTP connection, if you have one}: it goes over TCP 443 like a web page, and this network lets that through.',
    when: all(seen('reach.tcp443', 'open'), not(isKnown('reach.sstp'))),
    unless: any(sstpInPlay, is('profile.sstpBeside', false)),
  }),
];

/** A person who has no such connection is not sent to look for one: whoever gives them out is. */
export const giveSstp = step({
  id: 'give-sstp',
  kind: 'cure',
  by: 'vpn-admin',
  text: 'Give this person an SSTP profile: the server supports it, and this network lets it through.',
  when: all(seen('reach.sstp', 'answered'), seen('profile.sstpBeside', false)),
  unless: any(sstpInPlay, is('person.otherDeviceHere', true)),
  undo: 'Remove the profile.',
  verify: 'The SSTP profile connects from this network.',
});

/** The same, where something here would stop SSTP, too. */
export function sstpUnless(stopped: Condition): NamedStep[] {
  return useSstp.map((one) => ({ ...one, unless: one.unless ? any(one.unless, stopped) : stopped }));
}

/**
 * The quickest way to get to work, and it tells the network and the computer apart. Not known to fail elsewhere is reason enough; where the network
 * that fails is the phone's, any other one does.
 */
export const useHotspot: readonly NamedStep[] = [
  step({
    id: 'use-hotspot',
    kind: 'bridge',
    by: 'user',
    text: 'To get to work now: connect through your phone’s hotspot, and then connect the VPN again.',
    unless: any(is('person.worksElsewhere', false), is('link.mobile', true)),
  }),
  step({
    id: 'use-other-network',
    kind: 'bridge',
    by: 'user',
    text: 'To get to work now: leave the mobile network for a Wi-Fi or a cable, and then connect the VPN again.',
    when: seen('link.mobile', true),
    unless: is('person.worksElsewhere', false),
  }),
];

/** The metric steps, where something makes them idle. */
export function metricUnless(idle: Condition): NamedStep[] {
  return metricSteps.map((one) => ({ ...one, unless: one.unless ? any(one.unless, idle) : idle }));
}

/** Shut down keeps the state of drivers and services where Fast Startup is on. (winutil#5208) */
export const restart = step({
  id: 'restart',
  kind: 'cure',
  by: 'user',
  text: 'Restart the computer by Start, Power, Restart. Do not use Shut down.',
  needsReboot: true,
  verify: 'The VPN connects.',
});

/** Whoever forgets an idle tunnel, NAT or server, does not while something goes through it. (setup-ipsec-vpn#1551) */
export const keepAlive = step({
  id: 'keep-alive',
  kind: 'cure',
  by: 'user',
  text: 'Keep traffic flowing while you are connected: leave this window open, with an address behind the VPN. A router or server that forgets idle tunnels then does not.',
  command: "ping -t (Read-Host 'An address behind the VPN')",
  undo: 'Press Ctrl+C.',
  verify: 'The VPN still carries traffic after an hour.',
});

/** A provider's modem that also routes often loses what its own firewall does not know; many can be set to a mere modem. */
export const ownRouter = step({
  id: 'own-router',
  kind: 'cure',
  by: 'network',
  text: 'Where the provider’s modem is the router: switch it to bridge mode and put a router of your own behind it, or ask the provider to let VPN traffic through.',
  unless: notThisNetwork,
  undo: 'Switch the modem back to router mode.',
  verify: 'The VPN works on this network.',
});

/** Windows as it comes offers group 2 (modp1024) alone over IKEv2, which many servers refuse. (strongSwan: Windows clients; algo#9; libreswan#2496) */
export const strongProposals = step({
  id: 'strong-proposals',
  kind: 'cure',
  by: 'helpdesk',
  text: 'Let this computer offer AES-256 with Diffie-Hellman group 14 as well: as it comes, Windows offers group 2 alone over IKEv2. It counts for all profiles that have no proposal of their own.',
  when: oneOf('profile.tunnel', ['ikev2', 'automatic']),
  unless: any(is('registry.strongProposals', true), is('profile.customIpsecPolicy', true)),
  command:
    "New-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Parameters' -Name NegotiateDH2048_AES256 -PropertyType DWord -Value 1 -Force",
  needsAdmin: true,
  needsReboot: true,
  undo: "Remove-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Parameters' -Name NegotiateDH2048_AES256",
  verify: 'The VPN connects.',
});

const metrics = (value: number): string =>
  `$n = 'NAME'; $f = 'BOOK'; $set = @{ IpInterfaceMetric = '${value}'; Ipv6InterfaceMetric = '${value}' }; Copy-Item $f "$f.bak"; $e = [Text.Encoding]::GetEncoding(28591); $m = $e.GetString([Text.Encoding]::UTF8.GetBytes($n)); $here = $false; $out = [IO.File]::ReadAllLines($f, $e) | ForEach-Object { if ($_ -match '^\\[(.*)\\]$') { $here = $Matches[1] -in $n, $m }; $k = ($_ -split '=', 2)[0]; if ($here -and $set.ContainsKey($k)) { "$k=$($set[$k])" } else { $_ } }; [IO.File]::WriteAllLines($f, [string[]]$out, $e)`;

/**
 * The interface is made anew at each connect from the phone book, so only what stands there lasts. 0 there is automatic. On 25H2 it was seen to fall back
 * in spite of it; then only the interface itself helps, until the next connect. (windowsserverdocs#1527, #5949; DPC#32, #57; Update-Rasphone.ps1)
 */
export const metricSteps: readonly NamedStep[] = [
  step({
    id: 'metric-lasting',
    kind: 'cure',
    by: 'helpdesk',
    text: 'Give the VPN the lowest metric in its phone book, so that Windows asks its name servers and takes its routes first; then connect again. By hand: Win+R, ncpa.cpl, the VPN, Properties, Networking, Internet Protocol Version 4, Properties, Advanced: clear Automatic metric and type 5.',
    // Where the tunnel is first already and its names are asked for there, nothing is gained.
    unless: any(
      is('route.metricReverted', true),
      all(is('route.tunnelFirst', true), is('inside.namesFound', true)),
    ),
    command: metrics(5),
    undo: "Copy-Item ('BOOK' + '.bak') 'BOOK' -Force",
    verify:
      'Get-NetIPInterface shows metric 5 for the VPN after a second connect, and the company’s names resolve.',
  }),
  step({
    id: 'metric-now',
    kind: 'cure',
    by: 'helpdesk',
    text: 'Set the metric of the tunnel’s interface while the VPN is up: Windows has made it automatic in spite of the phone book. It lasts until the next connect.',
    when: seen('route.metricReverted', true),
    command: "Set-NetIPInterface -InterfaceAlias 'NAME' -AutomaticMetric Disabled -InterfaceMetric 5",
    needsAdmin: true,
    undo: "Set-NetIPInterface -InterfaceAlias 'NAME' -AutomaticMetric Enabled",
    verify: 'Get-NetIPInterface shows metric 5 for the VPN, and the company’s names resolve.',
  }),
];
