import { isIP } from 'node:net';
import * as z from 'zod';
import { localProbe } from './local-probe.ts';

const results = ['answered', 'one-way', 'no-answer', 'refused', 'no-control'] as const;
const stages = ['connect', 'start', 'call', 'gre'] as const;

const callSchema = z.object({
  result: z.enum(results),
  /** How far it came: TCP, the control connection, the call, GRE. */
  stage: z.enum(stages),
  /** As the server gave them (RFC 2637 sections 2.2, 2.8, 2.13). */
  resultCode: z.number().int().min(0).max(255).optional(),
  errorCode: z.number().int().min(0).max(255).optional(),
  /** Whether LCP was in the GRE that came, and after how long. */
  lcp: z.boolean().optional(),
  ms: z.number().nonnegative().optional(),
});

/** Keyed by server name. */
export const greCallSchema = z.object({ servers: z.record(z.string(), callSchema) });

const code = z.union([z.number(), z.null()]);
const answer = z.object({
  result: z.enum(results),
  stage: z.enum(stages),
  resultCode: code,
  errorCode: code,
  lcp: z.union([z.boolean(), z.null()]),
  ms: z.union([z.number(), z.null()]),
});

/**
 * One PPTP call, opened and cleared: the one way to see GRE without dialling. The server notes it, so it takes consent. An answer
 * proves the path; silence may as well be a firewall on this computer.
 */
export const greCall = localProbe({
  script: 'Test-GreCall',
  title: 'GRE in a PPTP call to the server',
  deadlineMs: 12_000,
  needsAdmin: true,
  needsConsent: '--allow-call',
  sees: 'Only with --allow-call. Not in Constrained Language Mode.',
  // PPTP has no IPv6.
  about: ({ addresses = [], pptp = false }) => {
    const address = addresses.find((one) => isIP(one) === 4);
    return pptp && address !== undefined ? { Address: address, TimeoutMs: 3000 } : undefined;
  },
  data: greCallSchema,
  answer,
  normalise: ({ result, stage, resultCode, errorCode, lcp, ms }): z.infer<typeof callSchema> => ({
    result,
    stage,
    ...(resultCode !== null && { resultCode }),
    ...(errorCode !== null && { errorCode }),
    ...(lcp !== null && { lcp }),
    ...(ms !== null && { ms }),
  }),
});
