import { isSameName, lookup, lookupName } from '../base/lookup.ts';
import type { NetworkState } from '../probes/local/network.ts';
import { tunnelNames } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { isForeignTunnel } from '../vpn/third-party-adapters.ts';
import type { Vantage } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { type Fact, follow, known, unknown } from './fact.ts';
import { wayOut } from './full-tunnel.ts';

/**
 * From where the network probes looked: beside a tunnel, if they could be bound to a physical interface, otherwise from where this
 * computer stands.
 */
export function outlookOf(snapshot: Snapshot): Fact<Vantage> {
  const vantage = vantageOf(snapshot);
  if (!snapshot.context.besideTunnel || !vantage.known || vantage.value !== 'through-tunnel') return vantage;
  return follow(evidence(snapshot.probes, 'network'), (network) =>
    ownNetwork(network, isTunnelHere(snapshot.probes)),
  );
}

/**
 * Where this computer stands. With all traffic in a tunnel, or inside the company's network, silence from the server's
 * public address proves nothing, and everything that measures reach has to know.
 */
export function vantageOf({ probes }: Snapshot): Fact<Vantage> {
  return follow(evidence(probes, 'network'), (network) => {
    const profiles = evidence(probes, 'profiles');
    const connected = profiles.known
      ? Object.values(profiles.value.connections).filter(({ status }) => status === 'connected')
      : [];
    const best = wayOut(network);
    const tunnelled = isTunnelHere(probes);
    // What the profile asks for need not be so: only where the tunnel's interface was not seen its wish has to do.
    if (
      connected.some(
        ({ name, splitTunneling }) =>
          isSameName(name, best ?? '') || (!splitTunneling && !lookupName(network.interfaces, name)),
      )
    )
      return known('through-tunnel');
    // Another person's tunnel, or another product's: its profile cannot be seen, its interface can.
    if (best !== undefined && tunnelled(best)) return known('through-tunnel');
    return ownNetwork(network, tunnelled);
  });
}

function ownNetwork({ interfaces }: NetworkState, tunnelled: (name: string) => boolean): Fact<Vantage> {
  const seen = Object.entries(interfaces).flatMap(([name, { network }]) =>
    network && !tunnelled(name) ? [network.category] : [],
  );
  if (seen.includes('domain')) return known('trusted-network');
  return seen.length > 0 ? known('outside') : unknown('Windows names no network');
}

/**
 * Whether an interface is a tunnel: Windows' own, or another product's, which Windows may well take for the company's network (category "domain")
 * while the computer itself stands in a café. The way to the VPN server begins at the network below it.
 */
export function isTunnelHere(probes: Snapshot['probes']): (name: string) => boolean {
  const tunnels = tunnelNames({ probes });
  return (name) => tunnels.has(name) || isOtherVpn(probes, name);
}

function isOtherVpn(probes: Snapshot['probes'], name: string): boolean {
  const devices = evidence(probes, 'devices');
  const adapter = devices.known ? lookup(devices.value.adapters, name) : undefined;
  return adapter !== undefined && isForeignTunnel(adapter);
}

/** Bad news about the server and the way to it counts only from outside the company's network: elsewhere it proves nothing, and is not known. */
export function badNews<Value>(vantage: Fact<Vantage>, value: Value): Fact<Value> {
  return seenFromInside(vantage) ?? known(value);
}

/** Why silence says nothing where this computer stands; undefined where it says something. */
export function seenFromInside(vantage: Fact<Vantage>): Fact<never> | undefined {
  if (!vantage.known || vantage.value === 'outside') return undefined;
  const place = vantage.value === 'through-tunnel' ? 'within a tunnel' : 'inside the company’s network';
  return unknown(`from ${place} this proves nothing`);
}
