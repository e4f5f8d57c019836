import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { listOf } from './shapes.ts';

const pendingMarks = ['servicing', 'update', 'rename'] as const;

export const powerSchema = z.object({
  /** What waits for a restart; `rename` alone is everyday business. */
  pending: z.array(z.enum(pendingMarks)),
  /** True where "Shut down" and a start do not make a restart. */
  fastStartup: z.boolean(),
  battery: z.object({ percent: z.number().int(), onMains: z.boolean() }).optional(),
});

const answer = z.object({
  pending: listOf(z.enum(pendingMarks)),
  fastStartup: z.boolean(),
  battery: listOf(z.object({ percent: z.number().int(), onMains: z.boolean() })),
});

/** Pending restart, Fast Startup, battery. */
export const power = localProbe({
  script: 'Get-PowerState',
  title: 'Pending restart, Fast Startup, battery',
  deadlineMs: 6000,
  answer,
  normalise: ({ pending, fastStartup, battery: [battery] }): z.infer<typeof powerSchema> => ({
    pending,
    fastStartup,
    ...(battery && { battery }),
  }),
});
