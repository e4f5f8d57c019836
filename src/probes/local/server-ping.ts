import * as z from 'zod';
import { localProbe } from './local-probe.ts';

const pingSchema = z.object({ answered: z.boolean(), ms: z.number().nonnegative().optional() });

/** Keyed by server name. */
export const serverPingSchema = z.object({ servers: z.record(z.string(), pingSchema) });

const answer = z.object({ answered: z.boolean(), ms: z.union([z.number(), z.null()]) });

/** One ping to the server. An answer proves the path to it; silence proves nothing, many servers do not answer. */
export const serverPing = localProbe({
  script: 'Test-ServerPing',
  title: 'Ping to the server',
  deadlineMs: 5000,
  about: ({ address }) => (address === undefined ? undefined : { Address: address }),
  data: serverPingSchema,
  answer,
  normalise: ({ answered, ms }): z.infer<typeof pingSchema> => ({
    answered,
    ...(answered && ms !== null && { ms }),
  }),
});
