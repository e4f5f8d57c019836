import * as z from 'zod';
import { longestMs } from '../base/outcome.ts';
import { probesSchema } from '../probes/catalogue.ts';
import { tunnels } from '../vpn/tunnels.ts';

export const snapshotVersion = 'vpn-doctor.snapshot/1';

const yesOrNo = ['yes', 'no'] as const;

/** What is of no use about a VPN that does connect, in one word of the person's. */
export const complaints = ['names', 'some-servers', 'all-servers', 'internet', 'drops', 'slow'] as const;

/** What a person can tell us, with the answers that each question has. A closed list: each is a fact of its own. */
export const answerWords = {
  'works-elsewhere': yesOrNo,
  'other-users-fail': yesOrNo,
  'worked-before': yesOrNo,
  'other-device-here': yesOrNo,
  complaint: complaints,
} as const;
export type Question = keyof typeof answerWords;
export const questions = Object.keys(answerWords) as readonly Question[];

/** `works-elsewhere=yes|no, …`: every question with its answers. */
export const questionWords = questions
  .map((question) => `${question}=${answerWords[question].join('|')}`)
  .join(', ');

/** What somebody said. */
export const answersSchema = z.object({
  'works-elsewhere': z.enum(yesOrNo).exactOptional(),
  'other-users-fail': z.enum(yesOrNo).exactOptional(),
  'worked-before': z.enum(yesOrNo).exactOptional(),
  'other-device-here': z.enum(yesOrNo).exactOptional(),
  complaint: z.enum(complaints).exactOptional(),
} satisfies Record<Question, z.ZodType>);

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
    ms: z.number().nonnegative().max(longestMs),
    networkMs: z.number().nonnegative().optional(),
    /** True where a tunnel was up and the network probes went out beside it, by a physical interface. */
    besideTunnel: z.boolean().optional(),
  }),
  request: requestSchema,
  answers: answersSchema,
  probes: probesSchema,
});
export type Snapshot = z.infer<typeof snapshotSchema>;
