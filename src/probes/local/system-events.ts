import * as z from 'zod';
import { type ServiceName, serviceNames } from '../../knowledge/services.ts';
import { localProbe } from './local-probe.ts';
import { isoTime, listOf, text } from './shapes.ts';

const sstpEventSchema = z.object({
  id: z.number().int(),
  at: isoTime,
  /** Numbers that the event carries: a Win32 or HTTP status, as unsigned. */
  codes: z.array(z.number().int()),
});

const serviceEventSchema = z.object({
  service: z.enum(serviceNames),
  at: isoTime,
  /** `start-failed`: 7000, 7001, 7009, 7011. `ended-with-error`: 7023, 7024. `crashed`: 7031, 7034. */
  what: z.enum(['start-failed', 'ended-with-error', 'crashed']),
  codes: z.array(z.number().int()),
});

/** Both oldest first. */
export const systemEventsSchema = z.object({
  sstp: z.array(sstpEventSchema),
  services: z.array(serviceEventSchema),
  /** How Windows came up last: a fast start is no restart. */
  lastStart: z.enum(['full', 'fast', 'hibernation']).optional(),
});

const event = {
  id: z.number().int(),
  at: isoTime,
  codes: listOf(z.string().regex(/^-?\d{1,10}$|^0x[0-9a-f]{1,8}$/i), 20),
};
const answer = z.object({
  sstp: listOf(z.object(event)),
  services: listOf(z.object({ ...event, service: text(80) })),
  bootType: z.union([z.null(), z.number().int()]),
});

const kinds: Readonly<Record<number, z.infer<typeof serviceEventSchema>['what']>> = {
  7000: 'start-failed',
  7001: 'start-failed',
  7009: 'start-failed',
  7011: 'start-failed',
  7023: 'ended-with-error',
  7024: 'ended-with-error',
  7031: 'crashed',
  7034: 'crashed',
};
const starts = ['full', 'fast', 'hibernation'] as const;

/** What the SSTP driver and the service manager wrote in 14 days, and how Windows was started last. */
export const systemEvents = localProbe({
  script: 'Get-SystemEvent',
  title: 'SSTP and service events of 14 days',
  deadlineMs: 10_000,
  parameters: { Name: [...serviceNames] },
  answer,
  normalise: ({ sstp, services, bootType }): z.infer<typeof systemEventsSchema> => {
    const lastStart = starts[bootType ?? -1];
    return {
      sstp: sstp.map(({ id, at, codes }) => ({ id, at, codes: codes.map(Number) })).sort(byTime),
      services: services
        .flatMap(({ id, at, codes, service }) => {
          const name = serviceNames.find((known) => known.toLowerCase() === service.toLowerCase());
          const what = kinds[id];
          return name && what ? [{ service: name as ServiceName, at, what, codes: codes.map(Number) }] : [];
        })
        .sort(byTime),
      ...(lastStart && { lastStart }),
    };
  },
});

function byTime(a: { at: string }, b: { at: string }): number {
  return Date.parse(a.at) - Date.parse(b.at);
}
