import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { optionalText } from './shapes.ts';

const routeSchema = z.object({
  /** The interface that Windows would use, and its address. */
  interface: z.string().optional(),
  sourceAddress: z.string().optional(),
  nextHop: z.string().optional(),
});

/** Keyed by server name. */
export const serverRouteSchema = z.object({ servers: z.record(z.string(), routeSchema) });

const answer = z.object({
  interface: optionalText(256),
  sourceAddress: optionalText(80),
  nextHop: optionalText(80),
});

/**
 * What only Test-NetConnection tells: the interface, source address and next hop that Windows chooses towards the server.
 * Given an address, and without a port: it waits 26 to 60 s for a filtered one. Its ping says nothing about a VPN.
 */
export const serverRoute = localProbe({
  script: 'Test-ServerRoute',
  title: 'Route to the server (Test-NetConnection)',
  deadlineMs: 10_000,
  about: ({ address }) => (address === undefined ? undefined : { Address: address }),
  data: serverRouteSchema,
  answer,
  normalise: (found): z.infer<typeof routeSchema> =>
    Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)),
});
