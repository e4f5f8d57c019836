import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { listOf, optionalText } from './shapes.ts';

/** Keyed by `udp/500` and the like: names of the programs that hold the port. `''` where the name cannot be seen. */
export const portOwnersSchema = z.object({ ports: z.record(z.string(), z.array(z.string())) });

const answer = z.object({
  owners: listOf(
    z.object({
      protocol: z.enum(['tcp', 'udp']),
      port: z.number().int(),
      process: optionalText(200),
    }),
  ),
});

/** Programs that hold the local ports of PPTP (TCP 1723), IKE (UDP 500, 4500) and L2TP (UDP 1701). (KB885959) */
export const portOwners = localProbe({
  script: 'Get-PortOwner',
  title: 'Owners of the local VPN ports',
  deadlineMs: 6000,
  data: portOwnersSchema,
  answer,
  normalise: ({ owners }): z.infer<typeof portOwnersSchema> => {
    const ports: Record<string, string[]> = { 'tcp/1723': [], 'udp/500': [], 'udp/1701': [], 'udp/4500': [] };
    for (const { protocol, port, process } of owners) {
      const held = ports[`${protocol}/${port}`];
      const name = process ?? '';
      if (held && !held.includes(name)) held.push(name);
    }
    return { ports };
  },
});
