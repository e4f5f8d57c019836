import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { listOf, text } from './shapes.ts';

/** Keyed by product name. That a product is there is evidence; its undocumented state word is not used. */
export const securitySchema = z.object({
  products: z.record(z.string(), z.object({ kind: z.enum(['antivirus', 'firewall']) })),
});

const answer = z.object({
  products: listOf(z.object({ name: text(200), kind: z.enum(['antivirus', 'firewall']) }), 50),
});

/** Products that registered with Windows Security Center. Windows Server has no such register: `unsupported`. */
export const security = localProbe({
  script: 'Get-SecurityProduct',
  title: 'Antivirus and firewall products',
  deadlineMs: 6000,
  data: securitySchema,
  answer,
  normalise: ({ products }): z.infer<typeof securitySchema> => ({
    products: Object.fromEntries(products.map(({ name, kind }) => [name, { kind }])),
  }),
});
