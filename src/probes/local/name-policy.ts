import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { listOf, text } from './shapes.ts';

const ruleSchema = z.object({
  /** `.corp.example` covers a whole domain, `vpn.corp.example` one name, `.` everything. */
  names: z.array(z.string()),
  servers: z.array(z.string()),
  source: z.enum(['policy', 'local']),
  directAccess: z.boolean(),
});

export const namePolicySchema = z.object({
  rules: z.array(ruleSchema),
  suffixes: z.array(z.string()),
  /** False where Windows asks one network after another instead of all at once. */
  smartResolution: z.boolean(),
});

const answer = z.object({
  rules: listOf(
    z.object({
      source: z.enum(['policy', 'local']),
      names: listOf(text(256), 50),
      servers: listOf(text(80), 20),
      directAccess: z.boolean(),
    }),
    200,
  ),
  suffixes: listOf(text(256), 50),
  smartResolution: z.boolean(),
});

/** The name resolution policy (NRPT): rules that send some names to other resolvers. */
export const namePolicy = localProbe({
  script: 'Get-NamePolicy',
  title: 'Name resolution policy (NRPT)',
  deadlineMs: 5000,
  data: namePolicySchema,
  answer,
  normalise: (found): z.infer<typeof namePolicySchema> => found,
});
