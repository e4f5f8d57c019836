import { complaints } from '../snapshot/schema.ts';
import { networkFailures } from '../vpn/network-failure.ts';
import { authMethods, connectionStatuses, encryptionLevels } from '../vpn/profile-words.ts';
import { serviceNames } from '../vpn/services.ts';
import { stages } from '../vpn/stages.ts';
import { tunnels, wireTunnels } from '../vpn/tunnels.ts';
import type { FactName, FactTypes, ServiceState } from './catalogue.ts';

/** What values a fact can have: the words of a closed list, those of a list's entries, or any of a kind. */
export type ValueKind =
  | 'boolean'
  | 'number'
  | 'texts'
  | 'numbers'
  | readonly string[]
  | { readonly each: readonly string[] };

type KindOf<Value> = [Value] extends [boolean]
  ? 'boolean'
  : [Value] extends [number]
    ? 'number'
    : [Value] extends [readonly number[]]
      ? 'numbers'
      : [Value] extends [readonly (infer Entry)[]]
        ? [string] extends [Entry]
          ? 'texts'
          : { readonly each: readonly Entry[] }
        : readonly Value[];

/** The same as FactTypes, for whoever has to check a value that comes from outside. The compiler holds the two together. */
const kinds: { readonly [Name in keyof FactTypes]: KindOf<FactTypes[Name]> } = {
  'attempt.failed': 'boolean',
  'attempt.errorCode': 'number',
  'attempt.stage': stages,
  'attempt.tunnel': wireTunnels,
  'attempt.connectedBefore': 'boolean',
  'attempt.lastWentWell': 'boolean',
  'attempt.reachedSignIn': 'boolean',
  'attempt.hangs': 'boolean',
  'history.daysSinceSuccess': 'number',
  'history.outsideSuccess': 'boolean',
  'history.outsideTunnel': wireTunnels,
  'history.equalSessionMinutes': 'number',
  'history.dropsOften': 'boolean',
  'profile.tunnel': tunnels,
  'profile.serverIsAddress': 'boolean',
  'profile.serverIsInside': 'boolean',
  'profile.authentication': { each: authMethods },
  'profile.encryption': encryptionLevels,
  'profile.l2tpAuthentication': ['psk', 'certificate'],
  'profile.status': connectionStatuses,
  'profile.customIpsecPolicy': 'boolean',
  'profile.otherConnected': 'boolean',
  'profile.sstpBeside': 'boolean',
  'profile.plugIn': 'boolean',
  'profile.splitTunneling': 'boolean',
  'profile.eapMethodInstalled': 'boolean',
  'profile.eapRootTrusted': 'boolean',
  'profile.staticAddress': 'boolean',
  'profile.useWindowsSignIn': 'boolean',
  'profile.ikev2Key': 'boolean',
  'profile.forEverybody': 'boolean',
  'profile.remembersCredentials': 'boolean',
  'profile.signsInBy': ['password', 'certificate'],
  'profile.routeOffBoundary': 'boolean',
  'profile.eapNamesHaveCapitals': 'boolean',
  'profile.eapNamesMalformed': 'boolean',
  'profile.msChap': 'boolean',
  'profile.missing': 'boolean',
  'profile.idleLimit': 'boolean',
  'profile.usesVpnCredentialsInside': 'boolean',
  'phonebook.file': ['readable', 'damaged', 'closed', 'absent', 'elsewhere'],
  'expected.server': 'boolean',
  'expected.tunnel': 'boolean',
  'expected.authentication': 'boolean',
  'expected.splitTunneling': 'boolean',
  'alwaysOn.wanted': 'boolean',
  'alwaysOn.switchedOff': 'boolean',
  'alwaysOn.allOff': 'boolean',
  'alwaysOn.onDemand': 'boolean',
  'alwaysOn.trustedHere': 'boolean',
  'alwaysOn.heldByTunnel': 'boolean',
  'alwaysOn.deviceTunnel': 'boolean',
  'events.sstp': 'numbers',
  'events.sstpHttpStatus': 'number',
  'events.serviceFailed': { each: serviceNames },
  'events.serviceCrashed': { each: serviceNames },
  'miniport.tunnel': ['ok', 'disabled', 'failed', 'missing'],
  'miniport.ip': ['ok', 'disabled', 'failed', 'missing'],
  'registry.natTraversal': [
    'absent',
    'off',
    'server-behind-nat',
    'both-behind-nat',
    'wrong-type',
    'misspelt',
  ],
  'registry.natTraversalSetSinceBoot': 'boolean',
  'registry.prohibitIpsec': 'boolean',
  'registry.prohibitIpsecType': ['dword', 'other'],
  'registry.strongProposals': 'boolean',
  'registry.noStoredPasswords': 'boolean',
  'binding.wanIp': ['bound', 'unbound', 'missing', 'foreign-filter'],
  'binding.foreignFilters': 'texts',
  'security.thirdParty': 'texts',
  'vpn.otherProducts': 'texts',
  'vpn.otherServices': 'texts',
  'ports.conflict': 'texts',
  'firewall.blocks': 'texts',
  'firewall.closedByDefault': 'boolean',
  'updates.regressions': 'texts',
  'windows.ikeFragmentation': 'boolean',
  'windows.comparesEapNamesExactly': 'boolean',
  'windows.forgetsAlwaysOn': 'boolean',
  'windows.newlyInstalled': 'boolean',
  'windows.build': 'number',
  'credentialGuard.running': 'boolean',
  'smartCard.readerWorks': 'boolean',
  'tls.clientOff': 'boolean',
  'power.restartPending': 'boolean',
  'power.fastStartup': 'boolean',
  'power.batteryPercent': 'number',
  'power.onMains': 'boolean',
  'password.state': ['expires', 'never', 'must-change'],
  'password.daysLeft': 'number',
  'clock.wrong': 'boolean',
  'clock.keptRight': 'boolean',
  'session.elevated': 'boolean',
  'app.backgroundOff': 'boolean',
  'wsl.mirrored': 'boolean',
  'certificate.clientUsed': 'boolean',
  'certificate.client': [
    'usable',
    'missing',
    'expired',
    'not-yet-valid',
    'no-private-key',
    'wrong-purpose',
    'no-purpose',
    'untrusted',
  ],
  'certificate.clientSelfSigned': 'boolean',
  'certificate.severalFit': 'boolean',
  'certificate.severalOfOneIssuer': 'boolean',
  'certificate.fitting': 'texts',
  'certificate.accountBound': 'boolean',
  'certificate.rootForUserOnly': 'boolean',
  'certificate.serverFlaws': {
    each: [
      'expired',
      'not-yet-valid',
      'wrong-name',
      'wrong-purpose',
      'untrusted-root',
      'incomplete-chain',
      'revoked',
      'revocation-unknown',
    ],
  },
  'certificate.serverOwnFlaws': {
    each: [
      'expired',
      'not-yet-valid',
      'wrong-name',
      'wrong-purpose',
      'untrusted-root',
      'incomplete-chain',
      'revoked',
      'revocation-unknown',
    ],
  },
  'certificate.serverRootIsPrivate': 'boolean',
  'certificate.clientDaysLeft': 'number',
  'certificate.expiredSinceSuccess': 'boolean',
  'certificate.issuerInNtAuth': 'boolean',
  'certificate.cloudIssued': 'boolean',
  'certificate.cloudValid': 'boolean',
  'certificate.renewedSinceSuccess': 'boolean',
  'certificate.serverDaysLeft': 'number',
  'certificate.serverFromInterceptor': 'boolean',
  'link.up': 'boolean',
  'link.address': 'boolean',
  'link.defaultRoute': 'boolean',
  'link.mobile': 'boolean',
  'link.windowsSays': ['internet', 'local-only', 'nothing'],
  'link.smallPackets': 'boolean',
  'link.commonRange': 'boolean',
  'route.overlap': ['whole', 'part', 'block', 'none'],
  'route.serverViaOtherVpn': 'boolean',
  'route.throughTunnel': 'boolean',
  'route.onlyItself': 'boolean',
  'route.missing': 'texts',
  'route.allThroughTunnel': 'boolean',
  'route.ipv6Around': 'boolean',
  'route.ipv6Outside': 'boolean',
  'route.classTakesLocal': 'boolean',
  'route.tunnelIpv6': 'boolean',
  'route.ipv6Unused': 'boolean',
  'route.secondBest': 'boolean',
  'route.tunnelFirst': 'boolean',
  'route.metricReverted': 'boolean',
  'route.metricFixed': 'boolean',
  'web.works': 'boolean',
  'web.portal': 'boolean',
  'web.foreign': 'boolean',
  'web.cached': 'boolean',
  'web.secure': 'boolean',
  'path.behindNat': 'boolean',
  'path.serverBehindNat': 'boolean',
  'path.proxyInWay': 'boolean',
  'path.mapping': ['same', 'varies'],
  'path.lastHop': ['none', 'private', 'provider', 'public', 'server'],
  'ike.otherServerAnswers': 'boolean',
  'tls.cutShort': 'boolean',
  'path.ipv4': 'boolean',
  'path.nat64': 'boolean',
  'udp.works': 'boolean',
  'tls.intercepted': 'boolean',
  'tls.nameFiltered': 'boolean',
  'tls.tooNew': 'boolean',
  'path.mtu': 'number',
  'path.mtuBlackHole': 'boolean',
  'path.serverIsOwnAddress': 'boolean',
  'path.loss': 'number',
  'path.roundTrip': 'number',
  'proxy.configured': 'boolean',
  'proxy.script': 'boolean',
  'proxy.dead': 'boolean',
  'proxy.sstp': ['answered', 'opened', 'sign-in', 'refused', 'silent'],
  'dns.works': 'boolean',
  'dns.invents': 'boolean',
  'inside.answers': 'boolean',
  'inside.namesFound': 'boolean',
  'inside.web': 'boolean',
  'inside.resolver': 'boolean',
  'inside.resolverFails': 'boolean',
  'inside.domainDenied': 'boolean',
  'inside.nameRule': ['none', 'to-tunnel', 'elsewhere', 'elsewhere-by-policy'],
  'attempt.lastedBriefly': 'boolean',
  'inside.carries': 'boolean',
  'name.resolves': 'boolean',
  'name.failure': networkFailures,
  'name.elsewhere': ['found', 'not-found', 'fails', 'disagree'],
  'name.sameElsewhere': 'boolean',
  'name.hostsEntry': 'boolean',
  'name.policyRule': 'boolean',
  'reach.tcp443': ['open', 'refused', 'filtered', 'unreachable', 'by-proxy'],
  'reach.tcp1723': ['open', 'refused', 'filtered', 'unreachable', 'by-proxy'],
  'reach.udp500': ['answered', 'silent', 'unreachable'],
  'reach.udp4500': ['answered', 'silent', 'unreachable'],
  'reach.ikeLarge': ['answered', 'silent'],
  'reach.gre': ['answered', 'silent'],
  'reach.pptpControl': ['answered', 'refused', 'silent'],
  'reach.tls': ['answered', 'version', 'closed', 'no-tls', 'silent'],
  'reach.sstp': ['answered', 'unavailable', 'other', 'closed', 'silent'],
  'ike.refused': 'boolean',
  'ike.gatewaysDisagree': 'boolean',
  'ike.wantsStronger': 'boolean',
  'ike.fragmentation': 'boolean',
  'revocation.answers': 'boolean',
  'gre.callSilent': 'boolean',
  'reach.ping': ['answered', 'silent'],
  'reach.deadAddresses': 'texts',
  'reach.deadByFamily': 'boolean',
  'reach.serverAnswers': 'boolean',
  'person.worksElsewhere': 'boolean',
  'person.otherUsersFail': 'boolean',
  'person.workedBefore': 'boolean',
  'person.otherDeviceHere': 'boolean',
  'person.complaint': complaints,
  'person.complains': 'boolean',
  'elsewhere.flows': ['open', 'blocked'],
  vantage: ['outside', 'trusted-network', 'through-tunnel'],
};

const serviceStates: readonly ServiceState[] = ['running', 'stopped', 'disabled', 'start-failed', 'missing'];

/** Kinds of value by fact; every service has the same. */
export function kindOf(name: FactName): ValueKind {
  return name in kinds ? kinds[name as keyof FactTypes] : serviceStates;
}

export const factNames = [
  ...Object.keys(kinds),
  ...serviceNames.map((service) => `service.${service}`),
] as readonly string[] as readonly [FactName, ...FactName[]];

/** Whether a fact can have this value, or, where it is a list, hold it. */
export function canBe(name: FactName, value: unknown): boolean {
  const kind = kindOf(name);
  if (kind === 'boolean') return typeof value === 'boolean';
  if (kind === 'number' || kind === 'numbers') return typeof value === 'number';
  if (kind === 'texts') return typeof value === 'string';
  const words = 'each' in kind ? kind.each : kind;
  return typeof value === 'string' && words.includes(value);
}

export function isList(name: FactName): boolean {
  const kind = kindOf(name);
  return kind === 'texts' || kind === 'numbers' || (typeof kind === 'object' && 'each' in kind);
}
