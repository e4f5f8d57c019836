import { isIP } from 'node:net';
import * as z from 'zod';
import { localProbe } from './local-probe.ts';

const pathSchema = z.object({
  answers: z.boolean(),
  /** The largest packet that passed, headers included. */
  mtu: z.number().int().positive().optional(),
  /** Some hop said that a packet was too large. */
  tooBigSeen: z.boolean(),
  ipv6: z.boolean(),
});

/** Keyed by server name. */
export const pathMtuSchema = z.object({ servers: z.record(z.string(), pathSchema) });

const answer = z.object({
  answers: z.boolean(),
  mtu: z.union([z.number(), z.null()]),
  tooBigSeen: z.boolean(),
  ipv6: z.boolean(),
});

/** The largest packet that gets through to the server. Over IPv4 where it can be: an IPv6 sender may cut a packet itself. (RFC 8200) */
export const pathMtu = localProbe({
  script: 'Test-PathMtu',
  title: 'Largest packet on the way to the server',
  deadlineMs: 9000,
  about: ({ address, addresses = [], silentToPing }) => {
    const asked = addresses.find((one) => isIP(one) === 4) ?? address;
    return asked === undefined || silentToPing ? undefined : { Address: asked };
  },
  data: pathMtuSchema,
  answer,
  normalise: ({ mtu, ...same }): z.infer<typeof pathSchema> => ({ ...same, ...(mtu !== null && { mtu }) }),
});
