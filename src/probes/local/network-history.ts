import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { isoTime, listOf, text } from './shapes.ts';

const categories = ['public', 'private', 'domain'] as const;

/** One network, for as long as Windows took it for one category. Which network it was is not kept. */
const stay = z.object({
  /** Absent: since before the log begins. */
  from: isoTime.optional(),
  /** Absent: it has not ended. */
  to: isoTime.optional(),
  /** `domain`: a controller of the computer's domain had answered there. */
  category: z.enum(categories),
});
export type Stay = z.infer<typeof stay>;

export const networkHistorySchema = z.object({ stays: z.array(stay) });

const answer = z.object({
  events: listOf(
    z.object({ id: z.number().int(), at: isoTime, network: text(80), category: z.number().int() }),
    1000,
  ),
});
type NetworkEvent = z.output<typeof answer>['events'][number];

const left = 10001;

/**
 * On which kind of network this computer was when, for 14 days: so that a VPN that connects inside the company only is told from one that
 * connects from outside. Places of the properties by the messages of netprofm.dll.
 */
export const networkHistory = localProbe({
  script: 'Get-NetworkHistory',
  title: 'Kinds of networks that this computer was on (14 days)',
  deadlineMs: 6000,
  answer,
  normalise: ({ events }): z.infer<typeof networkHistorySchema> => ({ stays: staysIn(events) }),
});

function staysIn(events: readonly NetworkEvent[]): Stay[] {
  const byNetwork = new Map<string, NetworkEvent[]>();
  // Newest first is how the log comes; events of one millisecond have to turn round as well.
  for (const event of [...events].reverse().sort((a, b) => Date.parse(a.at) - Date.parse(b.at)))
    byNetwork.set(event.network, [...(byNetwork.get(event.network) ?? []), event]);
  return [...byNetwork.values()].flatMap(staysOn).sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
}

/** The stays on one network: a new one begins where its category changes. */
function staysOn(events: readonly NetworkEvent[]): Stay[] {
  const stays: Stay[] = [];
  let open: Stay | undefined;
  for (const { id, at, category: number } of events) {
    const category = categories[number];
    if (!category) continue;
    if (id === left) {
      stays.push({ ...(open ?? { category }), to: at });
      open = undefined;
    } else if (open?.category !== category) {
      if (open) stays.push({ ...open, to: at });
      open = { from: at, category };
    }
  }
  return open ? [...stays, open] : stays;
}
