import type { ServiceName } from '../knowledge/services.ts';
import type { Stage } from '../knowledge/stages.ts';
import type { Tunnel, WireTunnel } from '../knowledge/tunnels.ts';
import type { authMethods, connectionStatuses, encryptionLevels } from '../probes/local/profiles.ts';
import type { NetworkFailure } from '../probes/network/failure.ts';
import type { PortResult } from '../probes/network/tcp-ports.ts';
import type { Fact } from './fact.ts';

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

/** Every fact, by subject, with the type of its value. What a rule may ask about is exactly this list. */
export interface FactTypes {
  // The last attempt of this connection that tells anything.
  'attempt.failed': boolean;
  'attempt.errorCode': number;
  'attempt.stage': Stage;
  'attempt.tunnel': WireTunnel;
  'attempt.connectedBefore': boolean;

  // The profile.
  'profile.tunnel': Tunnel;
  'profile.serverIsAddress': boolean;
  'profile.authentication': readonly (typeof authMethods)[number][];
  'profile.encryption': (typeof encryptionLevels)[number];
  'profile.l2tpAuthentication': 'psk' | 'certificate';
  'profile.status': (typeof connectionStatuses)[number];
  'profile.customIpsecPolicy': boolean;
  'profile.otherConnected': boolean;

  // This computer.
  'miniport.tunnel': MiniportState;
  'miniport.ip': MiniportState;
  'registry.natTraversal': NatTraversal;
  'registry.natTraversalSetSinceBoot': boolean;
  'registry.prohibitIpsec': boolean;
  'security.thirdParty': readonly string[];
  'vpn.otherProducts': readonly string[];

  // The network here.
  'link.up': boolean;
  'link.address': boolean;
  'link.defaultRoute': boolean;
  'link.windowsSays': 'internet' | 'local-only' | 'nothing';
  'web.works': boolean;
  'web.portal': boolean;
  'web.cached': boolean;
  'path.behindNat': boolean;
  'path.serverBehindNat': boolean;
  'path.proxyInWay': boolean;
  'proxy.configured': boolean;
  'dns.works': boolean;

  // The server, from here.
  'name.resolves': boolean;
  'name.failure': NetworkFailure;
  'name.elsewhere': 'found' | 'not-found';
  'name.sameElsewhere': boolean;
  'reach.tcp443': PortResult;
  'reach.tcp1723': PortResult;
  'reach.udp500': 'answered' | 'silent';
  'reach.udp4500': 'answered' | 'silent';
  'reach.gre': 'answered';
  'reach.sstp': 'answered';
  'reach.ping': 'answered' | 'silent';
  'reach.serverAnswers': boolean;

  // What a person told us.
  'person.worksElsewhere': boolean;
  'person.otherUsersFail': boolean;
  'person.workedBefore': boolean;

  // Where we stand.
  vantage: Vantage;
}

type ServiceFacts = { [Name in ServiceName as `service.${Name}`]: ServiceState };
export type AllFactTypes = FactTypes & ServiceFacts;
export type FactName = keyof AllFactTypes;
export type FactValue<Name extends FactName> = AllFactTypes[Name];

/** All facts about one connection on this computer. */
export type Facts = { readonly [Name in FactName]: Fact<FactValue<Name>> };

/** How a fact reads in a report, and what a person could do to make it known. */
export interface FactWords {
  readonly label: string;
  readonly find?: string;
}

const runAtWindows = 'Run the check on the Windows client itself.';
const retest = 'Run the check again while the network is as it was when the VPN failed.';
const ikeProbe =
  'Ask the network’s administrator, or try a phone hotspot: this version does not send IKE packets.';

export const factWords: Readonly<Record<keyof FactTypes, FactWords>> = {
  'attempt.failed': {
    label: 'The last attempt failed',
    find: 'Dial the connection once, then run the check again.',
  },
  'attempt.errorCode': {
    label: 'Error code of the last attempt',
    find: 'Dial the connection once and give the number that Windows shows with --error.',
  },
  'attempt.stage': { label: 'Stage at which the last attempt stopped' },
  'attempt.tunnel': {
    label: 'Tunnel type that was dialled',
    find: 'Set the profile’s VPN type to one tunnel instead of Automatic, dial again, and note the new error number.',
  },
  'attempt.connectedBefore': {
    label: 'This connection has worked before',
    find: 'Answer --answer worked-before=yes or no.',
  },
  'profile.tunnel': { label: 'Tunnel type of the profile', find: runAtWindows },
  'profile.serverIsAddress': { label: 'The profile dials an address instead of a name', find: runAtWindows },
  'profile.authentication': { label: 'Authentication methods of the profile', find: runAtWindows },
  'profile.encryption': { label: 'Encryption level of the profile', find: runAtWindows },
  'profile.l2tpAuthentication': { label: 'How L2TP’s IPsec authenticates', find: runAtWindows },
  'profile.status': { label: 'State of the connection now', find: runAtWindows },
  'profile.customIpsecPolicy': { label: 'The profile has its own IPsec proposal', find: runAtWindows },
  'profile.otherConnected': { label: 'Another VPN connection is up', find: runAtWindows },
  'miniport.tunnel': { label: 'WAN Miniport of this tunnel', find: runAtWindows },
  'miniport.ip': { label: 'WAN Miniport (IP)', find: runAtWindows },
  'registry.natTraversal': { label: 'AssumeUDPEncapsulationContextOnSendRule', find: runAtWindows },
  'registry.natTraversalSetSinceBoot': {
    label: 'That value was written after the last restart',
    find: 'Restart the computer (Restart, not Shut down) and dial again.',
  },
  'registry.prohibitIpsec': { label: 'ProhibitIpSec is 1', find: runAtWindows },
  'security.thirdParty': { label: 'Security products that are not Microsoft’s', find: runAtWindows },
  'vpn.otherProducts': { label: 'Other VPN products’ adapters', find: runAtWindows },
  'link.up': { label: 'A network adapter is up', find: runAtWindows },
  'link.address': { label: 'This computer has a usable address', find: runAtWindows },
  'link.defaultRoute': { label: 'There is a default route', find: runAtWindows },
  'link.windowsSays': { label: 'Windows’ own view of the network', find: runAtWindows },
  'web.works': { label: 'Real web pages arrive', find: 'Run the check with Internet beacons on.' },
  'web.portal': {
    label: 'A sign-in page answers for other sites',
    find: 'Open http://neverssl.com in a browser.',
  },
  'web.cached': { label: 'A web page came out of a cache', find: retest },
  'path.behindNat': {
    label: 'There is a NAT between here and the Internet',
    find: 'Run the check with Internet beacons on.',
  },
  'path.serverBehindNat': {
    label: 'The server stands behind a NAT',
    find: 'Ask your VPN administrator whether the server has a public address of its own.',
  },
  'path.proxyInWay': { label: 'A proxy is in the way', find: 'Run the check with Internet beacons on.' },
  'proxy.configured': { label: 'A proxy is configured', find: runAtWindows },
  'dns.works': { label: 'Name resolution works here', find: 'Run the check with Internet beacons on.' },
  'name.resolves': { label: 'The server’s name resolves', find: 'Name the server with --server.' },
  'name.failure': { label: 'Why the server’s name does not resolve', find: retest },
  'name.elsewhere': {
    label: 'Other resolvers know the server’s name',
    find: 'Ask another resolver, or look the name up with mobile data.',
  },
  'name.sameElsewhere': {
    label: 'Other resolvers give the same addresses',
    find: 'Run the check with Internet beacons on.',
  },
  'reach.tcp443': { label: 'TCP 443 to the server', find: retest },
  'reach.tcp1723': { label: 'TCP 1723 to the server', find: retest },
  'reach.udp500': { label: 'UDP 500 to the server', find: ikeProbe },
  'reach.udp4500': { label: 'UDP 4500 to the server', find: ikeProbe },
  'reach.gre': {
    label: 'GRE (IP protocol 47) to the server',
    find: 'Dial the same PPTP profile over a phone hotspot: if it connects there, the network here drops GRE.',
  },
  'reach.sstp': {
    label: 'An SSTP service answers at the server',
    find: 'Dial an SSTP profile once: this version tests the port, not the service behind it.',
  },
  'reach.ping': { label: 'Ping to the server', find: retest },
  'reach.serverAnswers': { label: 'The server answers from here in some way', find: retest },
  'person.worksElsewhere': {
    label: 'The same profile works on another network',
    find: 'Try the same profile over a phone hotspot, then run again with --answer works-elsewhere=yes (or no).',
  },
  'person.otherUsersFail': {
    label: 'Other people cannot connect either',
    find: 'Ask a colleague whether their VPN connects, then run again with --answer other-users-fail=yes (or no).',
  },
  'person.workedBefore': {
    label: 'It has worked before on this computer',
    find: 'Run again with --answer worked-before=yes (or no).',
  },
  vantage: { label: 'Where this computer stands', find: runAtWindows },
};

/** Words for any fact; those about services come from the table of services. */
export function wordsOf(name: FactName, serviceTitle: (service: string) => string): FactWords {
  if (name in factWords) return factWords[name as keyof FactTypes];
  return { label: `Service ${serviceTitle(name.slice('service.'.length))}`, find: runAtWindows };
}
