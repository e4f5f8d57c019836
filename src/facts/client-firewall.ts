import { covers } from '../base/ip-range.ts';
import type { BlockRule } from '../probes/local/firewall.ts';
import type { NetworkState } from '../probes/local/network.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { type WireTunnel, wireTunnels } from '../vpn/tunnels.ts';
import type { FactTypes } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { type Fact, follow, known, map, unknown } from './fact.ts';

/** What each tunnel sends: IP protocol number and remote port. */
const flows: Readonly<Record<WireTunnel, readonly (readonly [number, number | undefined])[]>> = {
  pptp: [
    [6, 1723],
    [47, undefined],
  ],
  l2tp: [
    [17, 500],
    [17, 4500],
  ],
  sstp: [[6, 443]],
  ikev2: [
    [17, 500],
    [17, 4500],
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
  const active = follow(network, (found) => {
    const here = networkHere(found);
    return here ? known(here) : unknown('Windows names no network for the way out');
  });
  const wanted = tunnel.known ? [tunnel.value] : wireTunnels;
  return {
    'firewall.blocks': follow(state, ({ profiles, blockRules }) =>
      map(active, (name) =>
        profiles[name]?.enabled === false
          ? []
          : blockRules
              .filter((rule) => rule.profiles.length === 0 || rule.profiles.includes(name))
              .filter(({ source }) => source !== 'local' || profiles[name]?.localRules !== false)
              .filter((rule) => wanted.every((one) => stops(rule, one, addresses)))
              .map(({ name: rule }) => rule),
      ),
    ),
    'firewall.closedByDefault': follow(state, ({ profiles }) =>
      map(active, (name) => profiles[name]?.enabled !== false && profiles[name]?.blocksOutbound === true),
    ),
  };
}

/** The category of the network that traffic leaves by: rules of others, a virtual machine's say, do not meet it. */
function networkHere({ interfaces, defaultRoutes }: NetworkState) {
  const [best] = defaultRoutes;
  return best && interfaces[best.interface]?.network?.category;
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
