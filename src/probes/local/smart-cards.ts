import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { listOf, optionalText, text } from './shapes.ts';

export const smartCardsSchema = z.object({
  /** Readers that work, and all of them. */
  working: z.number().int().nonnegative(),
  readers: z.number().int().nonnegative(),
  serviceDisabled: z.boolean(),
});

const answer = z.object({
  readers: listOf(z.number().int()),
  service: z.union([z.null(), z.object({ state: text(40), startType: optionalText(40) })]),
});

/** Smart card readers. A card is never touched. */
export const smartCards = localProbe({
  script: 'Get-SmartCardReader',
  title: 'Smart card readers',
  deadlineMs: 7000,
  data: smartCardsSchema,
  answer,
  normalise: ({ readers, service }): z.infer<typeof smartCardsSchema> => ({
    working: readers.filter((problem) => problem === 0).length,
    readers: readers.length,
    serviceDisabled: service?.startType?.toLowerCase() === 'disabled',
  }),
});
