import * as z from 'zod';
import { isSameName } from '../../base/lookup.ts';
import { type EventProvider, fieldsFor, shapeOf } from '../../vpn/event-fields.ts';
import { serviceNames } from '../../vpn/services.ts';
import { localProbe, type Unfamiliar } from './local-probe.ts';
import { noticeCount } from './named-events.ts';
import { isoTime, namedEvents } from './shapes.ts';

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

const questions = ['sstp', 'services', 'boot'] as const;
const states = ['read', 'no-provider', 'denied', 'failed'] as const;

/** Both oldest first. Absent is what could not be read; `unread` says why. */
export const systemEventsSchema = z.object({
  sstp: z.array(sstpEventSchema).optional(),
  services: z.array(serviceEventSchema).optional(),
  /** How Windows came up last: a fast start is no restart. */
  lastStart: z.enum(['full', 'fast', 'hibernation']).optional(),
  unread: z.partialRecord(z.enum(questions), z.enum(states).exclude(['read'])).optional(),
});

const question = z.object({
  state: z.enum(states),
  events: namedEvents(400),
});
const answer = z.object({ sstp: question, services: question, boot: question });
type SystemEvent = z.output<typeof question>['events'][number];

const providers = {
  sstp: 'Microsoft-Windows-RasSstp',
  services: 'Service Control Manager',
  boot: 'Microsoft-Windows-Kernel-Boot',
} as const satisfies Readonly<Record<(typeof questions)[number], EventProvider>>;

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
  parameters: {
    Name: [...serviceNames],
    Field: fieldsFor(...Object.values(providers)),
  },
  data: systemEventsSchema,
  answer,
  normalise: (asked, unfamiliar): z.infer<typeof systemEventsSchema> => {
    const { sstp, services, boot } = asked;
    const unread = questions.flatMap((name) =>
      asked[name].state === 'read' ? [] : [[name, asked[name].state] as const],
    );
    for (const name of questions)
      for (const event of asked[name].events) noticeShape(name, event, unfamiliar);
    const bootType = boot.events[0]?.fields.bootType;
    const lastStart =
      bootType === undefined || !/^\s*\d\s*$/.test(bootType) ? undefined : starts[Number(bootType)];
    if (boot.events.length > 0 && !lastStart) unfamiliar('27.bootType');
    return {
      ...(sstp.state === 'read' && {
        sstp: sstp.events
          .map((event) => ({
            id: event.id,
            at: event.at,
            codes: numbersIn(providers.sstp, event, 'httpStatus', unfamiliar),
          }))
          .sort(byTime),
      }),
      ...(services.state === 'read' && {
        services: services.events
          .flatMap((event) => {
            const { id, at, fields } = event;
            const name = serviceNames.find((known) => isSameName(known, fields.service ?? ''));
            const what = kinds[id];
            return name && what
              ? [{ service: name, at, what, codes: numbersIn(providers.services, event, 'code', unfamiliar) }]
              : [];
          })
          .sort(byTime),
      }),
      ...(lastStart && { lastStart }),
      ...(unread.length > 0 && { unread: Object.fromEntries(unread) }),
    };
  },
});

/** What RasSstp writes beyond what we know of is its own affair; the service manager was asked for these events only. */
const newId = { sstp: 'nothing', services: undefined, boot: undefined } as const;

function noticeShape(question: keyof typeof providers, event: SystemEvent, unfamiliar: Unfamiliar): void {
  if (!shapeOf(providers[question], event.id)) unfamiliar('event id', newId[question]);
  noticeCount(providers[question], event, unfamiliar);
}

/** A code as an event has it: "%%1058" is one whose text Windows puts in. Where an event of that id has one, and this one has not, it is noticed. */
function numbersIn(
  provider: EventProvider,
  { id, fields }: SystemEvent,
  field: string,
  unfamiliar: Unfamiliar,
): number[] {
  if (!shapeOf(provider, id)?.has(field)) return [];
  const [, number] = /^(?:%%)?(-?\d{1,10}|0x[0-9a-f]{1,8})$/i.exec((fields[field] ?? '').trim()) ?? [];
  if (number !== undefined) return [Number(number)];
  unfamiliar(`${id}.${field}`);
  return [];
}

function byTime(a: { at: string }, b: { at: string }): number {
  return Date.parse(a.at) - Date.parse(b.at);
}
