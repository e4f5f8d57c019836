import ipaddr from 'ipaddr.js';
import { type WireTunnel, wireTunnels } from '../knowledge/tunnels.ts';
import type { BlockRule } from '../probes/local/firewall.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { FactTypes } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { type Fact, follow, known, map } from './fact.ts';

/** What each tunnel sends: IP protocol number and remote port. */
const flows: Readonly<Record<WireTunnel, readonly (readonly [number, number | undefined])[]>> = {
  pptp: [
    [6, 1723],
    [47, undefined],
  ],
  l2tp: [
    [17, 500],
    [17, 4500],
    [50, undefined],
  ],
  sstp: [[6, 443]],
  ikev2: [
    [17, 500],
    [17, 4500],
    [50, undefined],
  ],
};

/** The VPN's traffic comes from services within svchost and from the kernel. */
const carriers = /(^|[\\/])svchost\.exe$|^system$/i;
const services = ['ikeext', 'rasman', 'sstpsvc', 'policyagent', 'remoteaccess', '*'];

/** Rules of Windows Firewall that stop what this tunnel sends to this server, in the networks that it is in now. */
export function firewallFacts(
  { probes }: Snapshot,
  tunnel: Fact<WireTunnel>,
  addresses: readonly string[],
): { 'firewall.blocks': Fact<FactTypes['firewall.blocks']>; 'firewall.closedByDefault': Fact<boolean> } {
  const state = evidence(probes, 'firewall');
  const network = evidence(probes, 'network');
  const here = new Set(
    network.known
      ? Object.values(network.value.interfaces).flatMap((one) => (one.network ? [one.network.category] : []))
      : [],
  );
  const active = follow(state, ({ profiles }) =>
    known([...here].filter((name) => profiles[name]?.enabled !== false)),
  );
  const wanted = tunnel.known ? [tunnel.value] : wireTunnels;
  return {
    'firewall.blocks': follow(state, ({ blockRules }) =>
      map(active, (names) =>
        names.length === 0
          ? []
          : blockRules
              .filter(
                ({ profiles }) => profiles.length === 0 || profiles.some((name) => names.includes(name)),
              )
              .filter((rule) => wanted.every((one) => stops(rule, one, addresses)))
              .map(({ name }) => name),
      ),
    ),
    'firewall.closedByDefault': follow(state, ({ profiles }) =>
      map(active, (names) => names.some((name) => profiles[name]?.blocksOutbound === true)),
    ),
  };
}

function stops(rule: BlockRule, tunnel: WireTunnel, addresses: readonly string[]): boolean {
  if (rule.program !== undefined && !carriers.test(rule.program)) return false;
  if (rule.service !== undefined && !services.includes(rule.service.toLowerCase())) return false;
  if (
    rule.remoteAddresses.length > 0 &&
    !addresses.some((one) => rule.remoteAddresses.some((range) => covers(range, one)))
  )
    return false;
  return flows[tunnel].some(
    ([protocol, port]) =>
      // 256 is the firewall's own number for "any protocol".
      (rule.protocol === undefined || rule.protocol === 256 || rule.protocol === protocol) &&
      (rule.remotePorts.length === 0 ||
        (port !== undefined && rule.remotePorts.some((ports) => holds(ports, port)))),
  );
}

function holds(ports: string, port: number): boolean {
  return ports.split(',').some((part) => {
    const [from = Number.NaN, to = from] = part.split('-').map(Number);
    return from <= port && port <= to;
  });
}

/** One address of a rule: an address, a prefix in either notation, a range; keywords other than "Internet" mean places near by. */
function covers(range: string, address: string): boolean {
  if (/^(any|\*|internet)$/i.test(range)) return true;
  try {
    const own = ipaddr.parse(address);
    const [first = '', last] = range.split('-');
    if (last !== undefined) {
      const bytes = (text: string): number[] => ipaddr.parse(text).toByteArray();
      const between = (one: readonly number[], other: readonly number[]): number =>
        one.map((byte, index) => byte - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
      const it = own.toByteArray();
      return (
        bytes(first).length === it.length && between(bytes(first), it) <= 0 && between(it, bytes(last)) <= 0
      );
    }
    const [base = '', mask] = first.split('/');
    if (mask === undefined) return ipaddr.parse(base).toString() === own.toString();
    const bits = mask.includes('.') ? ipaddr.IPv4.parse(mask).prefixLengthFromSubnetMask() : Number(mask);
    const net = ipaddr.parse(base);
    if (bits === null || net.kind() !== own.kind()) return false;
    return own.kind() === 'ipv4'
      ? (own as ipaddr.IPv4).match(net as ipaddr.IPv4, bits)
      : (own as ipaddr.IPv6).match(net as ipaddr.IPv6, bits);
  } catch {
    return false;
  }
}
