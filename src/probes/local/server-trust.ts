import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { listOf, optionalText, text } from './shapes.ts';

const trustSchema = z.object({
  /** X509ChainStatusFlags without revocation: empty = Windows trusts the chain. */
  chain: z.array(z.string()),
  /** The same with revocation asked online. */
  revocation: z.array(z.string()),
  root: z.string().optional(),
  rootInMachineStore: z.boolean(),
});

/** Keyed by server name. */
export const serverTrustSchema = z.object({ servers: z.record(z.string(), trustSchema) });

const answer = z.object({
  chain: listOf(text(60)),
  revocation: listOf(text(60)),
  root: optionalText(64),
  rootInMachineStore: z.boolean(),
});

/** What Windows thinks of the chain that the server sent: it has its own stores, and Node has none of them. */
export const serverTrust = localProbe({
  script: 'Test-ServerChain',
  title: 'Windows’ verdict on the server’s certificate',
  deadlineMs: 12_000,
  about: ({ chain, offline = false }) =>
    chain && chain.length > 0 ? { Certificate: [...chain], Offline: offline } : undefined,
  sees: 'Everybody. Not in Constrained Language Mode.',
  data: serverTrustSchema,
  answer,
  normalise: ({ chain, revocation, root, rootInMachineStore }): z.infer<typeof trustSchema> => ({
    chain,
    revocation,
    ...(root !== undefined && { root }),
    rootInMachineStore,
  }),
});
