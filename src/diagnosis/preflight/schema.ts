import * as z from 'zod';
import { assumedNetworkIds } from '../../knowledge/assumed-networks.ts';
import { checkIds } from '../../knowledge/travel-checks.ts';
import { roles } from '../../rules/cause.ts';
import { wireTunnels } from '../../vpn/tunnels.ts';
import { travelVerdicts } from '../verdicts.ts';

const list = <Schema extends z.ZodType>(of: Schema) => z.array(of).readonly();
const there = z.enum(['yes', 'no', 'unknown']);

/** The check before a trip (`preflight`). */
export const preflightSchema = z.object({
  verdict: z.enum(travelVerdicts),
  headline: z.string(),
  /** First and last day, where they were given. */
  trip: z.object({ from: z.string(), to: z.string() }).exactOptional(),
  /** At the most three. */
  actions: list(z.object({ by: z.enum(roles), text: z.string(), check: z.enum(checkIds) })),
  checks: list(
    z.object({
      id: z.enum(checkIds),
      title: z.string(),
      /** Absent: it concerns the whole computer. */
      connectionId: z.string().exactOptional(),
      result: z.enum(['ok', 'limit', 'fix', 'unknown']),
      text: z.string(),
      advice: z.object({ by: z.enum(roles), text: z.string() }).exactOptional(),
    }),
  ),
  /** Networks that were supposed, and whether each connection would come up there. */
  networks: list(
    z.object({
      id: z.enum(assumedNetworkIds),
      title: z.string(),
      explanation: z.string(),
      connections: list(
        z.object({
          connectionId: z.string(),
          connects: there,
          why: z.string(),
          tunnels: list(z.object({ tunnel: z.enum(wireTunnels), connects: there, why: z.string() })),
        }),
      ),
    }),
  ),
});

export type Preflight = Readonly<z.infer<typeof preflightSchema>>;
