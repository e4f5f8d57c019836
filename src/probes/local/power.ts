import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { listOf } from './shapes.ts';

const pendingMarks = ['servicing', 'update', 'rename'] as const;

export const powerSchema = z.object({
  /** What waits for a restart; `rename` alone is everyday business. */
  pending: z.array(z.enum(pendingMarks)),
  /** True where "Shut down" and a start do not make a restart. */
  fastStartup: z.boolean(),
  /** `onMains` is absent where Windows does not know. */
  battery: z.object({ percent: z.number().int(), onMains: z.boolean().optional() }).optional(),
});

const answer = z.object({
  pending: listOf(z.enum(pendingMarks)),
  fastStartup: z.boolean(),
  battery: listOf(z.object({ percent: z.number().int(), status: z.number().int() })),
});

/**
 * BatteryStatus by the class page of Win32_Battery: 1 discharging, 2 on mains, 3 full, 4 low, 5 critical, 6 to 9 charging (8 and low, 9 and critical), 10 undefined,
 * 11 partly charged. Low and critical are levels of a battery that is being used up. Every other number is not known.
 */
const mains: Readonly<Record<number, boolean>> = {
  1: false,
  2: true,
  3: true,
  4: false,
  5: false,
  6: true,
  7: true,
  8: true,
  9: true,
  11: true,
};

/** Pending restart, Fast Startup, battery. */
export const power = localProbe({
  script: 'Get-PowerState',
  title: 'Pending restart, Fast Startup, battery',
  deadlineMs: 6000,
  data: powerSchema,
  answer,
  normalise: ({ pending, fastStartup, battery: [battery] }): z.infer<typeof powerSchema> => {
    const onMains = battery && mains[battery.status];
    return {
      pending,
      fastStartup,
      ...(battery && {
        battery: { percent: battery.percent, ...(onMains !== undefined && { onMains }) },
      }),
    };
  },
});
