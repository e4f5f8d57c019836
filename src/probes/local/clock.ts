import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { optionalText, text } from './shapes.ts';

const timeSources = ['internet', 'domain', 'all', 'none'] as const;

export const clockSchema = z.object({
  /** Windows' key of the time zone, which is English everywhere. */
  zone: z.string(),
  automaticZone: z.boolean(),
  /** Absent where the time service is not set up. */
  source: z.enum(timeSources).optional(),
});

const answer = z.object({ zone: text(200), automaticZone: z.boolean(), source: optionalText(40) });

const sources: Readonly<Record<string, (typeof timeSources)[number]>> = {
  NTP: 'internet',
  NT5DS: 'domain',
  AllSync: 'all',
  NoSync: 'none',
};

/** Time zone, and where the clock is set by. How far it is off is measured by the web probe. */
export const clock = localProbe({
  script: 'Get-ClockSetting',
  title: 'Time zone and time source',
  deadlineMs: 5000,
  data: clockSchema,
  answer,
  normalise: ({ zone, automaticZone, source }): z.infer<typeof clockSchema> => {
    const known = Object.entries(sources).find(([name]) => name.toLowerCase() === source?.toLowerCase())?.[1];
    return { zone, automaticZone, ...(known && { source: known }) };
  },
});
