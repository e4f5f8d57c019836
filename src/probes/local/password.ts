import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { isoTime } from './shapes.ts';

export const passwordSchema = z.object({
  /** `other`: an account of this computer or of Entra ID, which tell nothing. */
  account: z.enum(['domain', 'other']),
  /** `expires`: at the time in `at`. `must-change`: at the next sign-in. Absent where nobody was asked. */
  state: z.enum(['expires', 'never', 'must-change']).optional(),
  at: isoTime.optional(),
});

const answer = z.object({
  account: z.enum(['domain', 'other']),
  expires: z.union([isoTime, z.literal('')]),
  never: z.boolean(),
  mustChange: z.boolean(),
});

/**
 * When the caller's password runs out: away from the company it may be impossible to change it. Only before a trip, since it asks a domain
 * controller, for which Windows looks for long where there is none.
 */
export const password = localProbe({
  script: 'Get-PasswordExpiry',
  title: 'When the password runs out, by the company’s directory',
  deadlineMs: 6000,
  onlyBefore: 'trip',
  sees: 'Only in preflight, for an account of a domain, where a domain controller answers. Not in Constrained Language Mode.',
  data: passwordSchema,
  answer,
  normalise: ({ account, expires, never, mustChange }): z.infer<typeof passwordSchema> => {
    if (account === 'other') return { account };
    if (never) return { account, state: 'never' };
    if (mustChange) return { account, state: 'must-change' };
    return expires === '' ? { account } : { account, state: 'expires', at: expires };
  },
});
