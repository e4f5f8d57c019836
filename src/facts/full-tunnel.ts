import { isSameName, lookup } from '../base/lookup.ts';
import type { NetworkState } from '../probes/local/network.ts';

/** Over which interface everything goes that no other route takes: by halves, as tunnels like to do it, or by default. IPv4 decides, which everybody has. */
export function wayOut({ defaultRoutes, routes = {} }: NetworkState): string | undefined {
  const [one, other] = ['0.0.0.0/1', '128.0.0.0/1'].map((half) => lookup(routes, half)?.interface);
  if (one !== undefined && other !== undefined && isSameName(one, other)) return one;
  return (defaultRoutes.find(({ family }) => family === 'ipv4') ?? defaultRoutes[0])?.interface;
}
