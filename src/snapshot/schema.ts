import * as z from 'zod';
import { probesSchema } from '../probes/catalogue.ts';
import { tunnels } from '../vpn/tunnels.ts';

export const snapshotVersion = 'vpn-doctor.snapshot/1';

/** What a person can tell us. A closed list: each is a fact of its own. */
export const questions = ['works-elsewhere', 'other-users-fail', 'worked-before'] as const;
export type Question = (typeof questions)[number];

export const redactionLevels = ['none', 'standard', 'strict'] as const;
export type RedactionLevel = (typeof redactionLevels)[number];

/** What the run was asked to look at: part of the evidence, so that a replay answers the same question. */
const requestSchema = z.object({
  /** Name or id of a connection; all are looked at when it is absent. */
  connection: z.string().max(600).optional(),
  server: z.string().max(255).optional(),
  tunnel: z.enum(tunnels).optional(),
  /** Servers that an organisation wants looked at beside the profiles (its settings). */
  servers: z
    .array(z.object({ server: z.string().max(255), tunnel: z.enum(tunnels).exactOptional() }))
    .max(20)
    .exactOptional(),
  /** An error code that the person read off the screen, as a number of any notation. */
  error: z.number().int().optional(),
});
export type Request = z.infer<typeof requestSchema>;

/**
 * Everything that was observed on one client at one time, raw but normalised: the whole input of a diagnosis. It can be
 * saved, mailed and replayed anywhere. Absence is said (`present: false`) and lists are keyed, so that any other client
 * is a JSON Merge Patch (RFC 7396) on this one.
 */
export const snapshotSchema = z.object({
  schema: z.literal(snapshotVersion),
  tool: z.object({ name: z.string(), version: z.string() }),
  taken: z.iso.datetime({ offset: true }),
  context: z.object({
    platform: z.string(),
    /** Minutes that local time is ahead of UTC, so that a report shows the client's own times. */
    utcOffsetMinutes: z.number().int().min(-900).max(900),
    /** Language and country that the client writes dates in (BCP 47). */
    locale: z
      .string()
      .max(40)
      .regex(/^[A-Za-z0-9-]+$/)
      .optional(),
    /** False where the run was cut short. */
    complete: z.boolean(),
    redaction: z.enum(redactionLevels),
    powershell: z
      .object({
        driver: z.enum(['warm', 'plain', 'replay']),
        version: z.string().optional(),
        languageMode: z.string().optional(),
        fallback: z.string().optional(),
        refused: z.boolean().optional(),
      })
      .optional(),
    /** Wall time of the collection, and of its network probes alone. */
    ms: z.number().nonnegative(),
    networkMs: z.number().nonnegative().optional(),
    /** True where a tunnel was up and the network probes went out beside it, by a physical interface. */
    besideTunnel: z.boolean().optional(),
  }),
  request: requestSchema,
  answers: z.partialRecord(z.enum(questions), z.enum(['yes', 'no'])),
  probes: probesSchema,
});
export type Snapshot = z.infer<typeof snapshotSchema>;
