import type { ProbeId } from '../probes/catalogue.ts';
import type { complaints } from '../snapshot/schema.ts';
import type { NetworkFailure } from '../vpn/network-failure.ts';
import type { authMethods, connectionStatuses, encryptionLevels } from '../vpn/profile-words.ts';
import type { ServiceName } from '../vpn/services.ts';
import type { Stage } from '../vpn/stages.ts';
import type { Tunnel, WireTunnel } from '../vpn/tunnels.ts';
import type { Fact } from './fact.ts';

/** `filtered`: no answer of any kind. `unreachable`: something said that there is no way. `by-proxy`: through the proxy only. */
export type PortResult = 'open' | 'refused' | 'filtered' | 'unreachable' | 'by-proxy';
export type ServiceState = 'running' | 'stopped' | 'disabled' | 'start-failed' | 'missing';
export type MiniportState = 'ok' | 'disabled' | 'failed' | 'missing';
export type Vantage = 'outside' | 'trusted-network' | 'through-tunnel';
export type NatTraversal =
  | 'absent'
  | 'off'
  | 'server-behind-nat'
  | 'both-behind-nat'
  | 'wrong-type'
  | 'misspelt';

/** The phone book's file of this connection. `elsewhere`: on another computer, or where it cannot be told from here. */
export type PhoneBookState = 'readable' | 'damaged' | 'closed' | 'absent' | 'elsewhere';
/** The certificate that the client would show. The best one counts where there are several. */
export type ClientCertificate =
  | 'usable'
  | 'missing'
  | 'expired'
  | 'not-yet-valid'
  | 'no-private-key'
  | 'wrong-purpose'
  | 'no-purpose'
  | 'untrusted';
export type CertificateFlaw =
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-name'
  | 'wrong-purpose'
  | 'untrusted-root'
  | 'incomplete-chain'
  | 'revoked'
  | 'revocation-unknown';
/** What a name resolution rule (NRPT) does with the company's domain; `elsewhere`: it asks none of the tunnel's resolvers. */
export type NameRule = 'none' | 'to-tunnel' | 'elsewhere' | 'elsewhere-by-policy';
/** `missing`: the list of bindings was read and Windows' own driver is not on it, which it is on every healthy computer. */
export type Binding = 'bound' | 'unbound' | 'missing' | 'foreign-filter';

/** Every fact, by subject, with the type of its value. What a rule may ask about is exactly this list. */
export interface FactTypes {
  // The last attempt of this connection that tells anything.
  'attempt.failed': boolean;
  'attempt.errorCode': number;
  'attempt.stage': Stage;
  'attempt.tunnel': WireTunnel;
  'attempt.connectedBefore': boolean;
  'attempt.lastWentWell': boolean;
  'attempt.reachedSignIn': boolean;
  'attempt.hangs': boolean;
  'attempt.lastedBriefly': boolean;

  // When it worked.
  'history.daysSinceSuccess': number;
  'history.outsideSuccess': boolean;
  'history.outsideTunnel': WireTunnel;
  'history.equalSessionMinutes': number;
  'history.dropsOften': boolean;

  // The profile.
  'profile.tunnel': Tunnel;
  'profile.serverIsAddress': boolean;
  'profile.serverIsInside': boolean;
  'profile.authentication': readonly (typeof authMethods)[number][];
  'profile.encryption': (typeof encryptionLevels)[number];
  'profile.l2tpAuthentication': 'psk' | 'certificate';
  'profile.status': (typeof connectionStatuses)[number];
  'profile.customIpsecPolicy': boolean;
  'profile.otherConnected': boolean;
  'profile.sstpBeside': boolean;
  'profile.plugIn': boolean;
  'profile.splitTunneling': boolean;
  'profile.eapMethodInstalled': boolean;
  'profile.eapRootTrusted': boolean;
  'profile.staticAddress': boolean;
  'profile.useWindowsSignIn': boolean;
  'profile.ikev2Key': boolean;
  'profile.forEverybody': boolean;
  'profile.remembersCredentials': boolean;
  'profile.signsInBy': 'password' | 'certificate';
  'profile.routeOffBoundary': boolean;
  'profile.eapNamesHaveCapitals': boolean;
  'profile.eapNamesMalformed': boolean;
  'profile.msChap': boolean;
  'profile.missing': boolean;
  'profile.idleLimit': boolean;
  'profile.usesVpnCredentialsInside': boolean;
  'phonebook.file': PhoneBookState;

  // What the organisation gives out (--rules).
  'expected.server': boolean;
  'expected.tunnel': boolean;
  'expected.authentication': boolean;
  'expected.splitTunneling': boolean;

  // Dialling by itself.
  'alwaysOn.wanted': boolean;
  'alwaysOn.switchedOff': boolean;
  'alwaysOn.allOff': boolean;
  'alwaysOn.onDemand': boolean;
  'alwaysOn.trustedHere': boolean;
  'alwaysOn.heldByTunnel': boolean;
  'alwaysOn.deviceTunnel': boolean;

  // What drivers and services wrote.
  'events.sstp': readonly number[];
  'events.sstpHttpStatus': number;
  'events.serviceFailed': readonly ServiceName[];
  'events.serviceCrashed': readonly ServiceName[];

  // This computer.
  'miniport.tunnel': MiniportState;
  'miniport.ip': MiniportState;
  'registry.natTraversal': NatTraversal;
  'registry.natTraversalSetSinceBoot': boolean;
  'registry.prohibitIpsec': boolean;
  'registry.prohibitIpsecType': 'dword' | 'other';
  'registry.strongProposals': boolean;
  'registry.noStoredPasswords': boolean;
  'binding.wanIp': Binding;
  'binding.foreignFilters': readonly string[];
  'security.thirdParty': readonly string[];
  'vpn.otherProducts': readonly string[];
  'vpn.otherServices': readonly string[];
  'ports.conflict': readonly string[];
  'firewall.blocks': readonly string[];
  'firewall.closedByDefault': boolean;
  'updates.regressions': readonly string[];
  'windows.ikeFragmentation': boolean;
  'windows.comparesEapNamesExactly': boolean;
  'windows.forgetsAlwaysOn': boolean;
  'windows.newlyInstalled': boolean;
  'windows.build': number;
  'credentialGuard.running': boolean;
  'smartCard.readerWorks': boolean;
  'tls.clientOff': boolean;
  'power.restartPending': boolean;
  'power.fastStartup': boolean;
  'power.batteryPercent': number;
  'power.onMains': boolean;
  'password.state': 'expires' | 'never' | 'must-change';
  'password.daysLeft': number;
  'clock.wrong': boolean;
  'clock.keptRight': boolean;
  'session.elevated': boolean;
  'app.backgroundOff': boolean;
  'wsl.mirrored': boolean;

  // Certificates.
  'certificate.clientUsed': boolean;
  'certificate.client': ClientCertificate;
  'certificate.clientSelfSigned': boolean;
  'certificate.severalFit': boolean;
  'certificate.severalOfOneIssuer': boolean;
  'certificate.fitting': readonly string[];
  'certificate.accountBound': boolean;
  'certificate.rootForUserOnly': boolean;
  'certificate.serverFlaws': readonly CertificateFlaw[];
  'certificate.serverOwnFlaws': readonly CertificateFlaw[];
  'certificate.serverRootIsPrivate': boolean;
  'certificate.clientDaysLeft': number;
  'certificate.expiredSinceSuccess': boolean;
  'certificate.issuerInNtAuth': boolean;
  'certificate.cloudIssued': boolean;
  'certificate.cloudValid': boolean;
  'certificate.renewedSinceSuccess': boolean;
  'certificate.serverDaysLeft': number;
  'certificate.serverFromInterceptor': boolean;

  // The network here.
  'link.up': boolean;
  'link.address': boolean;
  'link.defaultRoute': boolean;
  'link.mobile': boolean;
  'link.windowsSays': 'internet' | 'local-only' | 'nothing';
  'link.smallPackets': boolean;
  'link.commonRange': boolean;
  'route.overlap': 'whole' | 'part' | 'block' | 'none';
  'route.serverViaOtherVpn': boolean;
  'route.throughTunnel': boolean;
  'route.onlyItself': boolean;
  'route.missing': readonly string[];
  'route.allThroughTunnel': boolean;
  'route.secondBest': boolean;
  'route.ipv6Around': boolean;
  'route.ipv6Outside': boolean;
  'route.classTakesLocal': boolean;
  'route.tunnelIpv6': boolean;
  'route.ipv6Unused': boolean;
  'route.tunnelFirst': boolean;
  'route.metricReverted': boolean;
  'route.metricFixed': boolean;
  'web.works': boolean;
  'web.portal': boolean;
  'web.foreign': boolean;
  'web.cached': boolean;
  'web.secure': boolean;
  'path.behindNat': boolean;
  'path.serverBehindNat': boolean;
  'path.proxyInWay': boolean;
  'path.mapping': 'same' | 'varies';
  'path.ipv4': boolean;
  'path.nat64': boolean;
  'udp.works': boolean;
  'tls.intercepted': boolean;
  'tls.nameFiltered': boolean;
  'tls.tooNew': boolean;
  'path.mtu': number;
  'path.mtuBlackHole': boolean;
  'path.serverIsOwnAddress': boolean;
  'path.loss': number;
  'path.roundTrip': number;
  /** The farthest on the way to a server that answers no ping from which anything came back. */
  'path.lastHop': 'none' | 'private' | 'provider' | 'public' | 'server';
  'proxy.configured': boolean;
  'proxy.script': boolean;
  'proxy.dead': boolean;
  'proxy.sstp': 'answered' | 'opened' | 'sign-in' | 'refused' | 'silent';
  'dns.works': boolean;
  'dns.invents': boolean;

  // What comes through a tunnel that is up.
  'inside.answers': boolean;
  'inside.namesFound': boolean;
  'inside.web': boolean;
  'inside.resolver': boolean;
  'inside.resolverFails': boolean;
  'inside.domainDenied': boolean;
  'inside.nameRule': NameRule;
  'inside.carries': boolean;

  // The server, from here.
  'name.resolves': boolean;
  'name.failure': NetworkFailure;
  'name.elsewhere': 'found' | 'not-found' | 'fails' | 'disagree';
  'name.sameElsewhere': boolean;
  'name.hostsEntry': boolean;
  'name.policyRule': boolean;
  'reach.tcp443': PortResult;
  'reach.tcp1723': PortResult;
  'reach.udp500': 'answered' | 'silent' | 'unreachable';
  'reach.udp4500': 'answered' | 'silent' | 'unreachable';
  'reach.ikeLarge': 'answered' | 'silent';
  'reach.gre': 'answered' | 'silent';
  'reach.pptpControl': 'answered' | 'refused' | 'silent';
  'reach.tls': 'answered' | 'version' | 'closed' | 'no-tls' | 'silent';
  'reach.sstp': 'answered' | 'unavailable' | 'other' | 'closed' | 'silent';
  'ike.refused': boolean;
  'ike.gatewaysDisagree': boolean;
  'ike.wantsStronger': boolean;
  'ike.fragmentation': boolean;
  'ike.otherServerAnswers': boolean;
  'tls.cutShort': boolean;
  'revocation.answers': boolean;
  'gre.callSilent': boolean;
  'reach.ping': 'answered' | 'silent';
  'reach.deadAddresses': readonly string[];
  'reach.deadByFamily': boolean;
  'reach.serverAnswers': boolean;

  // What a person told us.
  'person.worksElsewhere': boolean;
  'person.otherUsersFail': boolean;
  'person.workedBefore': boolean;
  'person.otherDeviceHere': boolean;
  'person.complaint': (typeof complaints)[number];
  'person.complains': boolean;

  // Another snapshot (--compare).
  'elsewhere.flows': 'open' | 'blocked';

  // Where we stand.
  vantage: Vantage;
}

type ServiceFacts = { [Name in ServiceName as `service.${Name}`]: ServiceState };
export type AllFactTypes = FactTypes & ServiceFacts;
export type FactName = keyof AllFactTypes;
export type FactValue<Name extends FactName> = AllFactTypes[Name];

/** All facts about one connection on this computer. */
export type Facts = { readonly [Name in FactName]: Fact<FactValue<Name>> };

/** A probe; or what needs none: what was asked for and answered, the organisation's rules, another snapshot. */
export type FactSource = ProbeId | 'request' | 'answers' | 'rules' | 'compare';

/** How a fact reads in a report, which probes it rests on, and what a person could do to make it known. */
export interface FactWords {
  readonly label: string;
  readonly from: readonly FactSource[];
  readonly find?: string;
}

const runAtWindows = 'Run the check on the Windows client itself.';
const runAsPerson = 'Run the check in the session of the person whose VPN it is.';
const retest = 'Run the check again while the network is as it was when the VPN failed.';
const whileUp = 'Run the check again while the VPN is connected.';
const ikeProbe =
  'Ask the network’s administrator whether UDP 500 and 4500 may go out, or try a phone hotspot.';

export const factWords: Readonly<Record<keyof FactTypes, FactWords>> = {
  'attempt.failed': {
    label: 'The last attempt failed',
    from: ['attempts', 'connect', 'profiles', 'request'],
    find: 'Connect once, then run the check again; or let the check connect it: --allow-connect.',
  },
  'attempt.errorCode': {
    label: 'Error code of the last attempt',
    from: ['attempts', 'connect', 'profiles', 'request'],
    find: 'Connect once, and give the number that Windows shows with --error.',
  },
  'attempt.stage': {
    label: 'Stage at which the last attempt stopped',
    from: ['attempts', 'connect', 'profiles', 'request'],
  },
  'attempt.tunnel': {
    label: 'VPN type that was used',
    from: ['attempts', 'connect', 'profiles', 'phonebooks', 'request'],
    find: 'Set the profile’s VPN type to one tunnel instead of Automatic, connect again, and note the new error number.',
  },
  'attempt.reachedSignIn': {
    label: 'The last attempt got as far as signing in',
    from: ['attempts', 'connect', 'profiles', 'phonebooks', 'request'],
  },
  'attempt.lastedBriefly': {
    label: 'The last connection was lost within a minute, by nobody’s hand',
    from: ['attempts', 'connect', 'profiles'],
  },
  'attempt.hangs': {
    label: 'The last attempt began and never came to an end',
    from: ['attempts', 'connect', 'profiles'],
    find: 'Connect once, wait two minutes, then run the check again.',
  },
  'attempt.lastWentWell': {
    label: 'The last attempt went well',
    from: ['attempts', 'connect', 'profiles', 'request'],
    find: 'Connect once, then run the check again; or let the check connect it: --allow-connect.',
  },
  'attempt.connectedBefore': {
    label: 'This connection has worked before',
    from: ['attempts', 'connect', 'profiles'],
  },
  'history.daysSinceSuccess': {
    label: 'Days since this connection last came up',
    from: ['attempts', 'connect', 'profiles'],
    find: 'Connect once, then run the check again.',
  },
  'history.outsideSuccess': {
    label: 'It has come up from outside the company’s network',
    from: ['attempts', 'connect', 'profiles', 'network-history'],
    find: 'Connect once through your phone’s hotspot, then run the check again.',
  },
  'history.outsideTunnel': {
    label: 'By which tunnel it last came up from outside',
    from: ['attempts', 'connect', 'profiles', 'network-history'],
    find: 'Connect once through your phone’s hotspot, then run the check again.',
  },
  'history.equalSessionMinutes': {
    label: 'Minutes after which the last sessions all ended',
    from: ['attempts', 'connect', 'profiles'],
    find: 'Note for three sessions when they began and when they ended.',
  },
  'history.dropsOften': {
    label: 'The connection was lost again and again',
    from: ['attempts', 'connect', 'profiles'],
    find: 'Run the check again after it was lost the next time.',
  },
  'profile.tunnel': {
    label: 'Tunnel type of the profile',
    from: ['profiles', 'phonebooks', 'request'],
    find: runAtWindows,
  },
  'profile.serverIsAddress': {
    label: 'The profile has an address instead of a name',
    from: ['profiles', 'phonebooks', 'request'],
    find: runAtWindows,
  },
  'profile.serverIsInside': {
    label: 'The profile has an address that exists only within a network of its own',
    from: ['profiles', 'phonebooks', 'request'],
    find: runAtWindows,
  },
  'profile.authentication': {
    label: 'Authentication methods of the profile',
    from: ['profiles', 'phonebooks'],
    find: runAtWindows,
  },
  'profile.encryption': {
    label: 'Encryption level of the profile',
    from: ['profiles', 'phonebooks'],
    find: runAtWindows,
  },
  'profile.l2tpAuthentication': {
    label: 'How L2TP’s IPsec authenticates',
    from: ['profiles'],
    find: runAsPerson,
  },
  'profile.status': { label: 'State of the connection now', from: ['profiles'], find: runAsPerson },
  'profile.customIpsecPolicy': {
    label: 'The profile has its own IPsec proposal',
    from: ['profiles'],
    find: runAsPerson,
  },
  'profile.otherConnected': {
    label: 'Another VPN connection is up',
    from: ['profiles', 'network', 'phonebooks'],
    find: runAtWindows,
  },
  'profile.sstpBeside': {
    label: 'Another connection to the same server uses SSTP',
    from: ['profiles'],
    find: runAtWindows,
  },
  'profile.plugIn': {
    label: 'Another maker’s plug-in connects this profile',
    from: ['profiles'],
    find: runAsPerson,
  },
  'profile.splitTunneling': {
    label: 'Only listed destinations go through the tunnel',
    from: ['profiles', 'phonebooks'],
    find: runAtWindows,
  },
  'profile.eapMethodInstalled': {
    label: 'The profile’s EAP method is installed',
    from: ['profiles', 'phonebooks', 'registry'],
    find: runAtWindows,
  },
  'profile.eapRootTrusted': {
    label: 'The root that the profile insists on is trusted here',
    from: ['profiles', 'certificates'],
    find: runAsPerson,
  },
  'profile.staticAddress': {
    label: 'The profile has a fixed address',
    from: ['phonebooks', 'profiles'],
    find: runAtWindows,
  },
  'profile.useWindowsSignIn': {
    label: 'The profile signs in with the Windows account',
    from: ['profiles'],
    find: runAsPerson,
  },
  'profile.remembersCredentials': {
    label: 'The profile keeps user name and password',
    from: ['profiles'],
    find: runAsPerson,
  },
  'profile.signsInBy': {
    label: 'What the person signs in with',
    from: ['profiles', 'phonebooks'],
    find: runAsPerson,
  },
  'profile.routeOffBoundary': {
    label: 'A listed route does not begin at its boundary',
    from: ['profiles'],
    find: runAsPerson,
  },
  'profile.eapNamesHaveCapitals': {
    label: 'The server names in the profile’s EAP settings are written with capital letters',
    from: ['profiles'],
    find: runAsPerson,
  },
  'profile.eapNamesMalformed': {
    label: 'A server name in the profile’s EAP settings has a comma or a space in it',
    from: ['profiles'],
    find: runAsPerson,
  },
  'profile.msChap': {
    label: 'The person signs in with a password by MS-CHAP v2, alone or within EAP or PEAP',
    from: ['profiles', 'phonebooks'],
    find: runAsPerson,
  },
  'profile.idleLimit': {
    label: 'The profile ends the connection after a time without traffic',
    from: ['profiles'],
    find: runAsPerson,
  },
  'profile.missing': {
    label: 'The connection should be there and is not',
    from: ['profiles', 'phonebooks', 'always-on', 'request'],
    find: runAsPerson,
  },
  'profile.usesVpnCredentialsInside': {
    label: 'Servers behind the VPN are given the VPN’s user name and password',
    from: ['phonebooks', 'profiles'],
    find: runAtWindows,
  },
  'profile.forEverybody': {
    label: 'The profile belongs to everybody on this computer',
    from: ['profiles', 'phonebooks'],
    find: runAtWindows,
  },
  'profile.ikev2Key': {
    label: 'The profile signs in to IKEv2 with a pre-shared key',
    from: ['phonebooks', 'profiles'],
    find: runAtWindows,
  },
  'phonebook.file': { label: 'The phone book’s file', from: ['phonebooks', 'profiles'], find: runAtWindows },
  'expected.server': {
    label: 'The profile has a server of the organisation’s',
    from: ['rules', 'profiles', 'phonebooks', 'request'],
  },
  'expected.tunnel': {
    label: 'The profile has the VPN type that the organisation gives out',
    from: ['rules', 'profiles', 'phonebooks', 'request'],
  },
  'expected.authentication': {
    label: 'The profile signs in as the organisation gives it out',
    from: ['rules', 'profiles', 'phonebooks'],
  },
  'expected.splitTunneling': {
    label: 'The profile splits traffic as the organisation gives it out',
    from: ['rules', 'profiles', 'phonebooks'],
  },
  'alwaysOn.wanted': {
    label: 'It is meant to connect by itself',
    from: ['always-on', 'profiles', 'phonebooks'],
    find: runAsPerson,
  },
  'alwaysOn.switchedOff': {
    label: '"Connect automatically" was cleared for the connection',
    from: ['always-on', 'profiles', 'phonebooks'],
    find: runAtWindows,
  },
  'alwaysOn.allOff': {
    label: 'Windows connects no VPN by itself (AutoTriggeringDisabled)',
    from: ['always-on', 'profiles', 'phonebooks'],
    find: runAtWindows,
  },
  'alwaysOn.onDemand': {
    label: 'Windows connects it when an app or a name asks for it',
    from: ['always-on', 'profiles', 'phonebooks', 'session'],
    find: runAsPerson,
  },
  'alwaysOn.heldByTunnel': {
    label: 'What holds the connection back is the DNS suffix of another tunnel',
    from: ['always-on', 'network', 'profiles', 'phonebooks', 'session'],
    find: runAtWindows,
  },
  'alwaysOn.trustedHere': {
    label: 'The profile stays down on this network on purpose',
    from: ['always-on', 'network', 'profiles', 'phonebooks', 'session', 'devices'],
    find: runAsPerson,
  },
  'alwaysOn.deviceTunnel': {
    label: 'The connection is the device tunnel',
    from: ['always-on', 'profiles', 'phonebooks'],
    find: runAtWindows,
  },
  'events.sstp': {
    label: 'Events of the SSTP driver around the last attempt',
    from: ['system-events', 'attempts', 'profiles', 'phonebooks', 'request'],
    find: runAtWindows,
  },
  'events.sstpHttpStatus': {
    label: 'HTTP status in the SSTP driver’s event',
    from: ['system-events', 'attempts', 'profiles', 'phonebooks', 'request'],
    find: runAtWindows,
  },
  'events.serviceFailed': {
    label: 'Services that failed to start since the last start of Windows',
    from: ['system-events', 'session'],
    find: runAtWindows,
  },
  'events.serviceCrashed': {
    label: 'Services that crashed since the last start of Windows',
    from: ['system-events', 'session'],
    find: runAtWindows,
  },
  'miniport.tunnel': {
    label: 'WAN Miniport of this tunnel',
    from: ['devices', 'attempts', 'connect', 'profiles', 'phonebooks', 'request'],
    find: runAtWindows,
  },
  'miniport.ip': { label: 'WAN Miniport (IP)', from: ['devices'], find: runAtWindows },
  'registry.natTraversal': {
    label: 'AssumeUDPEncapsulationContextOnSendRule',
    from: ['registry'],
    find: runAtWindows,
  },
  'registry.natTraversalSetSinceBoot': {
    label: 'That value’s key was written after the last restart',
    from: ['registry', 'registry-times', 'session'],
    find: 'Restart the computer (Restart, not Shut down) and connect again.',
  },
  'registry.prohibitIpsec': {
    label: 'ProhibitIpSec is set (not 0)',
    from: ['registry'],
    find: runAtWindows,
  },
  'registry.prohibitIpsecType': { label: 'Type of ProhibitIpSec', from: ['registry'], find: runAtWindows },
  'registry.strongProposals': {
    label: 'NegotiateDH2048_AES256 is set',
    from: ['registry'],
    find: runAtWindows,
  },
  'registry.noStoredPasswords': {
    label: 'A policy forbids to keep passwords for networks (DisableDomainCreds)',
    from: ['registry'],
    find: runAtWindows,
  },
  'windows.ikeFragmentation': {
    label: 'This Windows can send large IKE messages in parts (RFC 7383)',
    from: ['session', 'updates'],
    find: runAtWindows,
  },
  'windows.build': { label: 'Build of Windows', from: ['session'], find: runAtWindows },
  'windows.comparesEapNamesExactly': {
    label: 'This Windows tells capital letters apart in EAP server names',
    from: ['session'],
    find: runAtWindows,
  },
  'windows.forgetsAlwaysOn': {
    label: 'This Windows is known to leave Always On down after a restart or sleep',
    from: ['session'],
    find: runAtWindows,
  },
  'windows.newlyInstalled': {
    label: 'Windows was installed or upgraded within the last 30 days',
    from: ['session'],
    find: runAtWindows,
  },
  'binding.wanIp': { label: 'What is bound to WAN Miniport (IP)', from: ['bindings'], find: runAtWindows },
  'binding.foreignFilters': {
    label: 'Network filters that are not Microsoft’s',
    from: ['bindings'],
    find: runAtWindows,
  },
  'security.thirdParty': {
    label: 'Security products that are not Microsoft’s',
    from: ['security'],
    find: runAtWindows,
  },
  'vpn.otherProducts': { label: 'Other VPN products’ adapters', from: ['devices'], find: runAtWindows },
  'vpn.otherServices': {
    label: 'Other VPN products whose service runs',
    from: ['services'],
    find: runAtWindows,
  },
  'ports.conflict': {
    label: 'Programs that hold a port of this tunnel',
    from: ['port-owners', 'attempts', 'connect', 'profiles', 'phonebooks', 'request'],
    find: runAtWindows,
  },
  'firewall.blocks': {
    label: 'Windows Firewall rules that block this tunnel',
    from: [
      'firewall',
      'network',
      'names',
      'attempts',
      'connect',
      'profiles',
      'phonebooks',
      'request',
      'devices',
    ],
    find: runAtWindows,
  },
  'firewall.closedByDefault': {
    label: 'Windows Firewall blocks what no rule allows',
    from: ['firewall', 'network'],
    find: runAtWindows,
  },
  'updates.regressions': {
    label: 'Updates that are known to break this tunnel',
    from: ['updates', 'attempts', 'connect', 'profiles', 'phonebooks', 'request'],
    find: runAtWindows,
  },
  'credentialGuard.running': {
    label: 'Credential Guard runs',
    from: ['credential-guard'],
    find: runAtWindows,
  },
  'smartCard.readerWorks': { label: 'A smart card reader works', from: ['smart-cards'], find: runAtWindows },
  'tls.clientOff': { label: 'TLS 1.2 is switched off for clients', from: ['registry'], find: runAtWindows },
  'power.restartPending': { label: 'Windows waits for a restart', from: ['power'], find: runAtWindows },
  'power.fastStartup': {
    label: '"Shut down" is no restart here (Fast Startup)',
    from: ['power'],
    find: runAtWindows,
  },
  'power.batteryPercent': { label: 'Charge of the battery (percent)', from: ['power'], find: runAtWindows },
  'power.onMains': { label: 'This computer is plugged in', from: ['power'], find: runAtWindows },
  'password.state': {
    label: 'Whether the password runs out',
    from: ['password'],
    find: 'Run "vpn-doctor preflight" as the person who travels, inside the company’s network.',
  },
  'password.daysLeft': {
    label: 'Days until the password runs out',
    from: ['password'],
    find: 'Run "vpn-doctor preflight" as the person who travels, inside the company’s network.',
  },
  'clock.wrong': {
    label: 'This computer’s clock is wrong',
    from: ['web-access', 'time-servers'],
    find: 'Compare the clock, date and time zone with your phone.',
  },
  'clock.keptRight': {
    label: 'Windows sets its clock by a time server',
    from: ['clock'],
    find: runAtWindows,
  },
  'session.elevated': { label: 'The check ran as administrator', from: ['session'], find: runAtWindows },
  'wsl.mirrored': {
    label: 'WSL runs with mirrored networking',
    from: ['vpn-apps'],
    find: runAsPerson,
  },
  'app.backgroundOff': { label: 'Apps may not run in the background', from: ['vpn-apps'], find: runAsPerson },
  'certificate.clientUsed': {
    label: 'The profile shows a certificate of the client',
    from: ['profiles', 'phonebooks', 'attempts', 'connect', 'request'],
    find: runAsPerson,
  },
  'certificate.client': {
    label: 'The client certificate',
    from: ['certificates', 'profiles', 'phonebooks', 'session', 'attempts', 'connect', 'request'],
    find: runAsPerson,
  },
  'certificate.clientSelfSigned': {
    label: 'The client certificate is its own issuer',
    from: ['certificates', 'profiles', 'phonebooks', 'session', 'attempts', 'connect', 'request'],
    find: runAsPerson,
  },
  'certificate.severalFit': {
    label: 'Several client certificates fit',
    from: ['certificates', 'profiles', 'phonebooks', 'session', 'attempts', 'connect', 'request'],
    find: runAsPerson,
  },
  'certificate.severalOfOneIssuer': {
    label: 'The client certificates that fit have one issuer',
    from: ['certificates', 'profiles', 'phonebooks', 'session', 'attempts', 'connect', 'request'],
    find: runAsPerson,
  },
  'certificate.fitting': {
    label: 'Client certificates that fit',
    from: ['certificates', 'profiles', 'phonebooks', 'session', 'attempts', 'connect', 'request'],
    find: runAsPerson,
  },
  'certificate.accountBound': {
    label: 'The client certificate is bound to an account',
    from: ['certificates', 'profiles', 'phonebooks', 'session', 'attempts', 'connect', 'request'],
    find: runAsPerson,
  },
  'certificate.rootForUserOnly': {
    label: 'The root is trusted by the user only, not by the computer',
    from: ['certificates', 'profiles', 'phonebooks', 'session', 'server-trust', 'server-tls'],
    find: runAsPerson,
  },
  'certificate.cloudValid': {
    label: 'A short-lived certificate of Entra ID is there and valid',
    from: ['certificates'],
    find: runAsPerson,
  },
  'certificate.renewedSinceSuccess': {
    label: 'The client’s certificate is newer than the last connection that went well',
    from: ['certificates', 'attempts', 'connect', 'profiles', 'phonebooks', 'session', 'request'],
    find: runAsPerson,
  },
  'certificate.issuerInNtAuth': {
    label: 'The domain admits the authority of the client’s certificate for signing in (NTAuth)',
    from: ['certificates', 'profiles', 'phonebooks', 'session', 'request', 'attempts', 'connect'],
    find: runAsPerson,
  },
  'certificate.cloudIssued': {
    label: 'A certificate of Entra ID’s conditional access for VPN is there',
    from: ['certificates', 'profiles', 'phonebooks', 'session', 'attempts', 'connect', 'request'],
    find: runAsPerson,
  },
  'certificate.expiredSinceSuccess': {
    label: 'The client certificate has run out since the VPN last connected',
    from: ['certificates', 'profiles', 'phonebooks', 'session', 'attempts', 'connect', 'request'],
    find: runAsPerson,
  },
  'certificate.clientDaysLeft': {
    label: 'Days until the client certificate runs out',
    from: ['certificates', 'profiles', 'phonebooks', 'session', 'attempts', 'connect', 'request'],
    find: runAsPerson,
  },
  'certificate.serverDaysLeft': {
    label: 'Days until the server’s certificate runs out',
    from: ['server-tls', 'profiles', 'phonebooks', 'request', 'network', 'devices'],
    find: retest,
  },
  'certificate.serverFlaws': {
    label: 'What is wrong with the server’s certificate',
    from: ['server-tls', 'server-trust', 'profiles', 'phonebooks', 'request', 'network', 'devices'],
    find: 'Run the check on the Windows client, where its own stores can be asked.',
  },
  'certificate.serverOwnFlaws': {
    label: 'What can be read in the server’s certificate itself',
    from: ['server-tls', 'profiles', 'phonebooks', 'request', 'network', 'devices'],
    find: retest,
  },
  'certificate.serverFromInterceptor': {
    label: 'The server’s certificate comes from whoever opens TLS here',
    from: ['server-tls', 'public-tls', 'profiles', 'phonebooks', 'request'],
    find: 'Run the check with Internet beacons on.',
  },
  'certificate.serverRootIsPrivate': {
    label: 'The server’s certificate comes from an authority that this computer does not know',
    from: ['server-trust', 'profiles', 'phonebooks', 'request'],
    find: runAtWindows,
  },
  'link.up': { label: 'A network adapter is up', from: ['devices'], find: runAtWindows },
  'link.address': { label: 'This computer has a usable address', from: ['network'], find: runAtWindows },
  'link.mobile': {
    label: 'The way out is a mobile network, or a phone',
    from: ['network', 'devices', 'profiles', 'phonebooks'],
    find: runAtWindows,
  },
  'link.defaultRoute': { label: 'There is a default route', from: ['network'], find: runAtWindows },
  'link.windowsSays': { label: 'Windows’ own view of the network', from: ['network'], find: runAtWindows },
  'link.commonRange': {
    label: 'This network uses an address range that very many networks use',
    from: ['network', 'profiles', 'phonebooks'],
    find: runAtWindows,
  },
  'link.smallPackets': {
    label: 'The network adapter is set to small packets',
    from: ['network', 'profiles', 'phonebooks', 'devices'],
    find: runAtWindows,
  },
  'route.overlap': {
    label: 'This network uses addresses of the company’s',
    from: ['network', 'profiles', 'phonebooks', 'devices'],
    find: runAtWindows,
  },
  'route.serverViaOtherVpn': {
    label: 'The way to the server leads through another VPN',
    from: ['server-route', 'devices', 'profiles', 'phonebooks', 'request'],
    find: runAtWindows,
  },
  'route.throughTunnel': {
    label: 'A route leads into the tunnel',
    from: ['network', 'profiles', 'phonebooks', 'devices'],
    find: runAtWindows,
  },
  'route.onlyItself': {
    label: 'Only the tunnel’s own network is routed into it',
    from: ['network', 'profiles', 'phonebooks', 'devices'],
    find: runAtWindows,
  },
  'route.missing': {
    label: 'Routes of the profile that are not in Windows’ routing table',
    from: ['network', 'profiles', 'phonebooks'],
    find: whileUp,
  },
  'route.allThroughTunnel': {
    label: 'The way to everywhere leads into the tunnel',
    from: ['network', 'profiles', 'phonebooks'],
    find: whileUp,
  },
  'route.tunnelIpv6': {
    label: 'The tunnel has an IPv6 address of its own',
    from: ['network', 'profiles', 'phonebooks'],
    find: runAtWindows,
  },
  'route.ipv6Unused': {
    label: 'The tunnel has an IPv6 address, and no route for IPv6 leads into it',
    from: ['network', 'profiles', 'phonebooks'],
    find: whileUp,
  },
  'route.secondBest': {
    label: 'A way to everywhere leads into the tunnel, and another one is preferred',
    from: ['network', 'profiles', 'phonebooks'],
    find: whileUp,
  },
  'route.ipv6Around': {
    label: 'IPv6 goes around the tunnel',
    from: ['network', 'profiles', 'phonebooks', 'devices'],
    find: runAtWindows,
  },
  'route.ipv6Outside': {
    label: 'This network has public IPv6, which does not go through the tunnel',
    from: ['network', 'profiles', 'phonebooks', 'devices'],
    find: runAtWindows,
  },
  'route.classTakesLocal': {
    label: 'The route to the whole class of the tunnel’s address takes this network in',
    from: ['network', 'profiles', 'phonebooks'],
    find: runAtWindows,
  },
  'route.tunnelFirst': {
    label: 'The tunnel’s resolvers are asked before those of this network (metric)',
    from: ['network', 'profiles', 'phonebooks'],
    find: runAtWindows,
  },
  'route.metricFixed': {
    label: 'The tunnel has the metric that the phone book asks for, and no automatic one',
    from: ['network', 'profiles', 'phonebooks'],
    find: whileUp,
  },
  'route.metricReverted': {
    label: 'The tunnel’s metric is not the one that the phone book asks for',
    from: ['network', 'profiles', 'phonebooks'],
    find: runAtWindows,
  },
  'inside.answers': {
    label: 'Resolvers behind the tunnel answer',
    from: ['inside', 'network'],
    find: whileUp,
  },
  'inside.namesFound': {
    label: 'The company’s own domain resolves for programs as it does behind the tunnel',
    from: ['inside'],
    find: whileUp,
  },
  'inside.resolver': {
    label: 'The tunnel brought a name server',
    from: ['inside', 'network', 'profiles', 'phonebooks'],
    find: whileUp,
  },
  'inside.resolverFails': {
    label: 'The tunnel’s name servers fail or refuse for the company’s domain',
    from: ['inside', 'network', 'profiles', 'phonebooks'],
    find: whileUp,
  },
  'inside.domainDenied': {
    label: 'The tunnel’s name servers say that the company’s domain does not exist',
    from: ['inside'],
    find: whileUp,
  },
  'inside.nameRule': {
    label: 'What a name rule (NRPT) does with the company’s domain',
    from: ['inside', 'name-policy', 'network'],
    find: whileUp,
  },
  'inside.carries': {
    label: 'Something passes through the tunnel',
    from: ['inside', 'network', 'profiles', 'phonebooks'],
    find: whileUp,
  },
  'inside.web': {
    label: 'Web pages arrive while the VPN is up',
    from: ['inside'],
    find: whileUp,
  },
  'web.works': {
    label: 'Real web pages arrive',
    from: ['web-access', 'network', 'profiles', 'phonebooks', 'devices'],
    find: 'Run the check with Internet beacons on.',
  },
  'web.portal': {
    label: 'A sign-in page answers for other sites',
    from: ['web-access', 'network', 'profiles', 'phonebooks', 'devices', 'proxy', 'session'],
    find: 'Open http://neverssl.com in a browser.',
  },
  'web.foreign': {
    label: 'Somebody else answered for a test page',
    from: ['web-access'],
    find: 'Open http://neverssl.com in a browser.',
  },
  'web.secure': {
    label: 'Well-known web sites answer over TLS',
    from: ['public-tls', 'network', 'profiles', 'phonebooks', 'devices'],
    find: retest,
  },
  'web.cached': { label: 'A web page came out of a cache', from: ['web-access'], find: retest },
  'path.behindNat': {
    label: 'There is a NAT between here and the Internet',
    from: ['public-address', 'stun', 'ike', 'network', 'profiles', 'phonebooks', 'devices'],
    find: 'Run the check with Internet beacons on.',
  },
  'path.serverBehindNat': {
    label: 'The server stands behind a NAT',
    from: ['ike', 'network', 'profiles', 'phonebooks', 'request', 'devices'],
    find: 'Ask your VPN administrator whether the server has a public address of its own.',
  },
  'path.proxyInWay': {
    label: 'A proxy is in the way',
    from: ['public-address', 'web-access'],
    find: 'Run the check with Internet beacons on.',
  },
  'path.mapping': {
    label: 'The NAT uses one outer port for all destinations, or another for each',
    from: ['stun'],
    find: 'Run the check with Internet beacons on.',
  },
  'path.ipv4': {
    label: 'There is a way to the server’s IPv4 address',
    from: ['tcp-ports', 'profiles', 'phonebooks', 'request'],
    find: retest,
  },
  'path.nat64': {
    label: 'This network translates IPv6 to IPv4 (NAT64)',
    from: ['names'],
    find: 'Run the check with Internet beacons on.',
  },
  'udp.works': {
    label: 'UDP gets out of this network',
    from: ['stun', 'time-servers', 'network', 'profiles', 'phonebooks', 'devices'],
    find: 'Run the check with Internet beacons on.',
  },
  'tls.intercepted': {
    label: 'Well-known web sites show certificates of an unknown authority',
    from: ['public-tls'],
    find: 'Open a well-known web site, click the lock, and see who issued its certificate.',
  },
  'tls.nameFiltered': {
    label: 'TLS to the server is cut off only where it names the server',
    from: ['server-tls', 'network', 'profiles', 'phonebooks', 'request', 'devices'],
    find: retest,
  },
  'tls.tooNew': {
    label: 'The server takes only TLS that this Windows does not have',
    from: ['server-tls', 'session', 'profiles', 'phonebooks', 'request'],
    find: runAtWindows,
  },
  'proxy.dead': {
    label: 'The proxy that Windows is set to does not answer',
    from: ['sstp-by-proxy'],
    find: retest,
  },
  'proxy.script': {
    label: 'A proxy script is configured',
    from: ['proxy', 'session', 'phonebooks'],
    find: runAtWindows,
  },
  'proxy.sstp': {
    label: 'SSTP through the proxy',
    from: ['sstp-by-proxy', 'profiles', 'phonebooks', 'request'],
    find: 'Name the proxy with --proxy.',
  },
  'path.mtu': {
    label: 'Largest packet that gets through to the server (bytes)',
    from: ['path-mtu', 'network', 'profiles', 'phonebooks', 'request', 'devices'],
    find: 'Ping another host behind the same network with "ping -f -l 1472", where the server answers none.',
  },
  'path.mtuBlackHole': {
    label: 'Larger packets get lost without a word',
    from: ['path-mtu', 'network', 'profiles', 'phonebooks', 'request', 'devices'],
    find: retest,
  },
  'path.serverIsOwnAddress': {
    label: 'The server has the public address of this network',
    from: ['public-address', 'stun', 'names', 'network', 'profiles', 'phonebooks', 'request', 'devices'],
    find: 'Run the check with Internet beacons on.',
  },
  'path.lastHop': {
    label: 'The farthest router on the way to the server that answers, by the kind of its network',
    from: ['server-hops', 'profiles', 'phonebooks', 'request'],
  },
  'path.loss': {
    label: 'Small packets to the server that get lost (percent)',
    from: ['ike', 'tcp-ports', 'profiles', 'phonebooks', 'request'],
    find: retest,
  },
  'path.roundTrip': {
    label: 'There and back to the server (milliseconds)',
    from: ['ike', 'tcp-ports', 'profiles', 'phonebooks', 'request'],
    find: retest,
  },
  'proxy.configured': {
    label: 'A proxy is configured',
    from: ['proxy', 'session', 'phonebooks'],
    find: runAtWindows,
  },
  'dns.works': {
    label: 'Name resolution works here',
    from: ['names', 'network', 'profiles', 'phonebooks', 'devices'],
    find: 'Run the check with Internet beacons on.',
  },
  'dns.invents': {
    label: 'The resolver finds names that do not exist',
    from: ['names'],
    find: 'Run the check with Internet beacons on.',
  },
  'name.resolves': {
    label: 'The server’s name resolves',
    from: ['names', 'network', 'profiles', 'phonebooks', 'request', 'devices'],
    find: 'Name the server with --server.',
  },
  'name.failure': {
    label: 'Why the server’s name does not resolve',
    from: ['names', 'network', 'profiles', 'phonebooks', 'request', 'devices'],
    find: retest,
  },
  'name.elsewhere': {
    label: 'Other resolvers know the server’s name',
    from: ['names', 'profiles', 'phonebooks', 'request'],
    find: 'Ask another resolver, or look the name up with mobile data.',
  },
  'name.sameElsewhere': {
    label: 'Other resolvers give the same addresses',
    from: ['names', 'profiles', 'phonebooks', 'request'],
    find: 'Run the check with Internet beacons on.',
  },
  'name.hostsEntry': {
    label: 'The hosts file names the server',
    from: ['server-name', 'profiles', 'phonebooks', 'request'],
    find: runAtWindows,
  },
  'name.policyRule': {
    label: 'A name resolution rule covers the server’s name',
    from: ['name-policy', 'profiles', 'phonebooks', 'request'],
    find: runAtWindows,
  },
  'reach.tcp443': {
    label: 'TCP 443 to the server',
    from: ['tcp-ports', 'sstp-by-proxy', 'network', 'profiles', 'phonebooks', 'request', 'devices'],
    find: retest,
  },
  'reach.tcp1723': {
    label: 'TCP 1723 to the server',
    from: ['tcp-ports', 'network', 'profiles', 'phonebooks', 'request', 'devices'],
    find: retest,
  },
  'reach.udp500': {
    label: 'UDP 500 to the server',
    from: ['ike', 'ipsec', 'names', 'network', 'profiles', 'phonebooks', 'request', 'devices'],
    find: ikeProbe,
  },
  'reach.udp4500': {
    label: 'UDP 4500 to the server',
    from: ['ike', 'ipsec', 'names', 'network', 'profiles', 'phonebooks', 'request', 'devices'],
    find: ikeProbe,
  },
  'reach.ikeLarge': {
    label: 'An IKE message that goes in IP fragments',
    from: ['ike', 'network', 'profiles', 'phonebooks', 'request', 'devices'],
    find: retest,
  },
  'reach.pptpControl': {
    label: 'The PPTP service at the server',
    from: ['pptp', 'network', 'profiles', 'phonebooks', 'request', 'devices'],
    find: retest,
  },
  'reach.gre': {
    label: 'GRE (IP protocol 47) to the server',
    from: ['gre-call', 'profiles', 'phonebooks', 'request'],
    find: 'Run the check elevated with --allow-call, or connect the same PPTP profile over a phone hotspot: if it connects there, the network here drops GRE.',
  },
  'gre.callSilent': {
    label: 'A PPTP call was opened and GRE did not pass both ways',
    from: ['gre-call', 'network', 'profiles', 'phonebooks', 'request', 'devices'],
    find: 'Run the check elevated with --allow-call.',
  },
  'reach.tls': {
    label: 'TLS on port 443 of the server',
    from: ['server-tls', 'sstp-by-proxy', 'network', 'profiles', 'phonebooks', 'request', 'devices'],
    find: retest,
  },
  'reach.sstp': {
    label: 'The SSTP service at the server',
    from: ['server-tls', 'sstp-by-proxy', 'network', 'profiles', 'phonebooks', 'request', 'devices'],
    find: 'Connect an SSTP profile once, or run the check with --tunnel sstp.',
  },
  'ike.refused': {
    label: 'The server answers IKE and refuses what this computer offers',
    from: ['ike', 'registry', 'attempts', 'connect', 'profiles', 'phonebooks', 'request'],
  },
  'ike.wantsStronger': {
    label:
      'The server refuses the group that Windows offers as it comes (IKEv2), and takes one that it can be set to',
    from: ['ike', 'profiles', 'phonebooks', 'request'],
  },
  'ike.gatewaysDisagree': {
    label: 'One of the server’s gateways takes what another one refuses',
    from: ['ike', 'registry', 'attempts', 'connect', 'profiles', 'phonebooks', 'request'],
  },
  'ike.otherServerAnswers': {
    label: 'Another server answers IKE on UDP 500 from here',
    from: ['ike', 'profiles', 'phonebooks', 'request'],
  },
  'tls.cutShort': {
    label: 'TLS to the server is cut off sooner than the server itself could',
    from: ['server-tls', 'profiles', 'phonebooks', 'request'],
  },
  'ike.fragmentation': {
    label: 'The server can take large IKE messages in parts (RFC 7383)',
    from: ['ike', 'profiles', 'phonebooks', 'request'],
  },
  'revocation.answers': {
    label: 'The places answer where the server’s certificate can be checked for revocation',
    from: ['revocation', 'server-tls', 'profiles', 'phonebooks', 'request'],
    find: 'Run the check with Internet beacons on.',
  },
  'reach.deadAddresses': {
    label: 'Addresses of the server at which nothing answers, while another one does',
    from: ['tcp-ports', 'ike', 'network', 'profiles', 'phonebooks', 'devices'],
    find: retest,
  },
  'reach.deadByFamily': {
    label:
      'The dead addresses of the server are all of one kind (IPv4 or IPv6), the living ones of the other',
    from: ['tcp-ports', 'ike', 'network', 'profiles', 'phonebooks', 'devices'],
    find: retest,
  },
  'reach.ping': {
    label: 'Ping to the server',
    from: ['server-ping', 'profiles', 'phonebooks', 'request'],
    find: retest,
  },
  'reach.serverAnswers': {
    label: 'The server answers from here in some way',
    from: [
      'tcp-ports',
      'pptp',
      'server-tls',
      'sstp-by-proxy',
      'server-ping',
      'ike',
      'ipsec',
      'names',
      'network',
      'profiles',
      'phonebooks',
      'request',
      'devices',
    ],
    find: retest,
  },
  'person.worksElsewhere': {
    label: 'The same profile works on another network',
    from: ['answers', 'compare'],
    find: 'Try the same profile over a phone hotspot, then run again with --answer works-elsewhere=yes (or no).',
  },
  'person.otherUsersFail': {
    label: 'Other people cannot connect either',
    from: ['answers', 'compare'],
    find: 'Ask a colleague whether their VPN connects, then run again with --answer other-users-fail=yes (or no).',
  },
  'person.workedBefore': {
    label: 'It has worked before on this computer',
    from: ['answers', 'compare'],
    find: 'Say whether it has worked before on this computer: --answer worked-before=yes (or no).',
  },
  'person.otherDeviceHere': {
    label: 'Another device on this network connects to the same VPN',
    from: ['answers'],
    find: 'Try the same VPN from another device on this network, then run again with --answer other-device-here=yes (or no).',
  },
  'person.complaint': {
    label: 'What is of no use about the VPN',
    from: ['answers'],
    find: 'Say what does not work while it is connected: --answer complaint=names (or some-servers, all-servers, internet, drops, slow).',
  },
  'person.complains': {
    label: 'Somebody says that it does not work',
    from: ['answers'],
  },
  'elsewhere.flows': {
    label: 'What is blocked here passes on the network of the other snapshot',
    from: ['compare'],
    find: 'Run "vpn-doctor collect" on another network, and compare with --compare.',
  },
  vantage: {
    label: 'Where this computer stands',
    from: ['network', 'profiles', 'phonebooks', 'devices'],
    find: runAtWindows,
  },
};

/**
 * Whether what one would have to do to know it has been done: the connection is up, this is the Windows client, or its person has run the check. Then it is not known for another
 * reason, and doing it again finds nothing.
 */
export function isFindDone(name: FactName, facts: Facts): boolean {
  const find = name in factWords ? factWords[name as keyof FactTypes].find : runAtWindows;
  const status = facts['profile.status'];
  if (find === whileUp) return status.known && status.value === 'connected';
  if (find === runAtWindows) return status.known;
  // What connects it by itself is told to its person alone, also where everybody sees the connection.
  return find === runAsPerson && status.known && !name.startsWith('alwaysOn.');
}

/** Words for any fact; those about services come from the table of services. */
export function wordsOf(name: FactName, serviceTitle: (service: string) => string): FactWords {
  if (name in factWords) return factWords[name as keyof FactTypes];
  return {
    label: `Service ${serviceTitle(name.slice('service.'.length))}`,
    from: ['services'],
    find: runAtWindows,
  };
}
