import * as z from 'zod';
import { fieldsFor } from '../../vpn/event-fields.ts';
import { localProbe } from './local-probe.ts';
import { noticeCount } from './named-events.ts';
import { isoTime, namedEvents } from './shapes.ts';

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
  events: namedEvents(80, 1000),
});

interface NetworkEvent {
  readonly id: number;
  readonly at: string;
  /** Its profile's GUID. */
  readonly network: string;
  readonly category: Stay['category'] | undefined;
}

const left = 10001;

/**
 * On which kind of network this computer was when, for 14 days: so that a VPN that connects inside the company only is told from one that
 * connects from outside.
 */
export const networkHistory = localProbe({
  script: 'Get-NetworkHistory',
  title: 'Kinds of networks that this computer was on (14 days)',
  deadlineMs: 6000,
  parameters: { Field: fieldsFor('Microsoft-Windows-NetworkProfile') },
  data: networkHistorySchema,
  answer,
  normalise: ({ events }, unfamiliar): z.infer<typeof networkHistorySchema> => ({
    stays: staysIn(
      events.map((event) => {
        noticeCount('Microsoft-Windows-NetworkProfile', event, unfamiliar);
        const { id, at, fields } = event;
        const { network = '', category = '' } = fields;
        const known = /^\s*\d\s*$/.test(category) ? categories[Number(category)] : undefined;
        if (!known) unfamiliar(`${id}.category`);
        // The GUID is a number in the event; braces are a way to write it.
        return { id, at, network: network.replace(/[{}]/g, '').toLowerCase(), category: known };
      }),
    ),
  }),
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
  for (const { id, at, category } of events) {
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
