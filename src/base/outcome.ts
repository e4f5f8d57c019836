import * as z from 'zod';

/** No run is longer: a number beyond it is none of ours, and no date comes of it. */
export const longestMs = 86_400_000;

/**
 * What became of a probe. A closed list: a probe that completed is `ok` even when the answer was "no answer", and none
 * of the others is ever a finding about the VPN.
 */
export const probeStatuses = [
  'ok',
  'unsupported',
  'denied',
  'failed',
  'timeout',
  'exit',
  'protocol',
  'misshapen',
  'not-applicable',
  'not-asked',
] as const;
export type ProbeStatus = (typeof probeStatuses)[number];

/** In plain words, for the coverage table. */
export const probeStatusNames: Record<ProbeStatus, string> = {
  ok: 'done',
  unsupported: 'not available on this computer',
  denied: 'not permitted',
  failed: 'failed',
  timeout: 'ran out of time',
  exit: 'PowerShell ended unexpectedly',
  protocol: 'unreadable answer',
  misshapen: 'unexpected answer',
  'not-applicable': 'does not apply',
  'not-asked': 'not asked for',
};

/** The place, alone or with the name or id of the one connection that it is about. */
const unfamiliarPlace = z.union([
  z.string().max(80),
  z.object({ place: z.string().max(80), connection: z.string() }),
]);
export type UnfamiliarPlace = z.infer<typeof unfamiliarPlace>;

export type Outcome<Data> =
  | {
      readonly status: 'ok';
      readonly ms: number;
      readonly data: Data;
      /** Places in a script's answer whose value has a meaning that this version does not know. */
      readonly unfamiliar?: readonly UnfamiliarPlace[] | undefined;
    }
  | { readonly status: Exclude<ProbeStatus, 'ok'>; readonly ms: number; readonly reason: string };

/** Schema of one probe's entry in a snapshot. */
export function outcomeSchema<Schema extends z.ZodType>(data: Schema) {
  return z.discriminatedUnion('status', [
    z.object({
      status: z.literal('ok'),
      ms: z.number().nonnegative().max(longestMs),
      data,
      unfamiliar: z.array(unfamiliarPlace).max(50).optional(),
    }),
    z.object({
      status: z.enum(probeStatuses).exclude(['ok']),
      ms: z.number().nonnegative().max(longestMs),
      reason: z.string().max(2000),
    }),
  ]);
}

export function notDone(status: Exclude<ProbeStatus, 'ok'>, reason: string, ms = 0): Outcome<never> {
  return { status, ms, reason };
}
