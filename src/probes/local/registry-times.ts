import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { isoTime, listOf } from './shapes.ts';

const keys = ['PolicyAgent', 'RasMan'] as const;

/** When each key was last written; a key is left out where that cannot be told, or where it holds no value that matters. */
export const registryTimesSchema = z.object({ written: z.partialRecord(z.enum(keys), isoTime) });

const answer = z.object({
  written: listOf(z.object({ key: z.enum(keys), at: z.union([z.null(), isoTime]) })),
});

/** Last write time of the keys whose values count only after a restart. */
export const registryTimes = localProbe({
  script: 'Get-RegistryWriteTime',
  title: 'Age of the registry values',
  deadlineMs: 8000,
  sees: 'Everybody. Not in Constrained Language Mode.',
  data: registryTimesSchema,
  answer,
  normalise: ({ written }): z.infer<typeof registryTimesSchema> => ({
    written: Object.fromEntries(written.flatMap(({ key, at }) => (at === null ? [] : [[key, at]]))),
  }),
});
