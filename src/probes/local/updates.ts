import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { listOf, text } from './shapes.ts';

/** KB numbers, `KB5009543`. Cumulative updates replace each other, so the last one stands for all before it. */
export const updatesSchema = z.object({ installed: z.array(z.string()) });

const answer = z.object({ updates: listOf(text(20), 1000) });

/** Updates of Windows that are installed. */
export const updates = localProbe({
  script: 'Get-InstalledUpdate',
  title: 'Installed Windows updates',
  deadlineMs: 10_000,
  data: updatesSchema,
  answer,
  normalise: ({ updates: found }): z.infer<typeof updatesSchema> => ({
    installed: [...new Set(found.map((name) => name.toUpperCase()))].sort(),
  }),
});
