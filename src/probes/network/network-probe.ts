import type * as z from 'zod';
import type { Beacons } from './beacons.ts';
import type { Connections } from './connections.ts';
import type { LocalEnds } from './interfaces.ts';
import type { SystemResolver } from './resolution.ts';

/** What a network probe is given: the servers to look at, and what may be asked of the Internet. */
export interface NetworkAsk {
  /** Host names or address literals of the VPN servers; none for probes of the network itself. */
  readonly servers: readonly ServerAsk[];
  readonly beacons: Beacons;
  readonly resolver: SystemResolver;
  /** What several probes of the same server open together. */
  readonly connections: Connections;
  /** Addresses to send from, so that what is asked does not go through a tunnel. */
  readonly from: LocalEnds;
  /** VPN connections that are up. */
  readonly tunnels: readonly UpTunnel[];
}

/** What tells whether there is anything to ask. */
export type ToAsk = Pick<NetworkAsk, 'servers' | 'beacons' | 'tunnels'>;

/** A tunnel that is up, and what it brought. */
export interface UpTunnel {
  /** Of the connection, which is that of its interface, too. */
  readonly name: string;
  readonly resolvers: readonly string[];
  /** DNS suffix of the profile or of the tunnel's interface. */
  readonly domain?: string;
}

export interface ServerAsk {
  readonly host: string;
  readonly tcpPorts: readonly number[];
  /** Whether a profile may use SSTP there, so that its certificate matters. */
  readonly sstp: boolean;
  /** Versions of IKE that are dialled there: 1 for L2TP, 2 for IKEv2. */
  readonly ike: readonly (1 | 2)[];
  /** `host:port` of the proxy that Windows would send SSTP through. */
  readonly proxy?: string;
  /** Where its certificate says that revocation can be asked. */
  readonly revocationUrls?: readonly string[];
}

/** One kind of evidence that Node collects by itself. `run` gives up at the signal and answers what it has by then. */
export interface NetworkProbe<Data extends z.ZodType = z.ZodType> {
  readonly title: string;
  readonly deadlineMs: number;
  readonly data: Data;
  /** Why there is nothing to ask, where that is so. */
  readonly nothingToAsk?: (ask: ToAsk) => string | undefined;
  readonly run: (ask: NetworkAsk, signal: AbortSignal) => Promise<z.output<Data>>;
}

export function networkProbe<Data extends z.ZodType>(probe: NetworkProbe<Data>): NetworkProbe<Data> {
  return probe;
}
