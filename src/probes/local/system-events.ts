import * as z from 'zod';
import { fieldsFor } from '../../vpn/event-fields.ts';
import { serviceNames } from '../../vpn/services.ts';
import { localProbe, type Unfamiliar } from './local-probe.ts';
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
    Field: fieldsFor('Microsoft-Windows-RasSstp', 'Service Control Manager', 'Microsoft-Windows-Kernel-Boot'),
  },
  data: systemEventsSchema,
  answer,
  normalise: (asked, unfamiliar): z.infer<typeof systemEventsSchema> => {
    const { sstp, services, boot } = asked;
    const unread = questions.flatMap((name) =>
      asked[name].state === 'read' ? [] : [[name, asked[name].state] as const],
    );
    const bootType = boot.events[0]?.fields.bootType;
    const lastStart = bootType === undefined ? undefined : starts[Number(bootType)];
    if (bootType !== undefined && !lastStart) unfamiliar('27.bootType');
    return {
      ...(sstp.state === 'read' && {
        sstp: sstp.events
          .map(({ id, at, fields }) => ({
            id,
            at,
            codes: numbersIn(`${id}.httpStatus`, fields.httpStatus, unfamiliar),
          }))
          .sort(byTime),
      }),
      ...(services.state === 'read' && {
        services: services.events
          .flatMap(({ id, at, fields: { service = '', code } }) => {
            const name = serviceNames.find((known) => known.toLowerCase() === service.toLowerCase());
            const what = kinds[id];
            if (!what) unfamiliar('event id');
            return name && what
              ? [{ service: name, at, what, codes: numbersIn(`${id}.code`, code, unfamiliar) }]
              : [];
          })
          .sort(byTime),
      }),
      ...(lastStart && { lastStart }),
      ...(unread.length > 0 && { unread: Object.fromEntries(unread) }),
    };
  },
});

/** A code as an event has it: "%%1058" is one whose text Windows puts in. */
function numbersIn(place: string, written: string | undefined, unfamiliar: Unfamiliar): number[] {
  if (written === undefined) return [];
  const [, number] = /^(?:%%)?(-?\d{1,10}|0x[0-9a-f]{1,8})$/i.exec(written.trim()) ?? [];
  if (number !== undefined) return [Number(number)];
  unfamiliar(place);
  return [];
}

function byTime(a: { at: string }, b: { at: string }): number {
  return Date.parse(a.at) - Date.parse(b.at);
}
