import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { listOf, optionalText, text } from './shapes.ts';

/** Keyed by address of the other end. */
export const ipsecSchema = z.object({
  associations: z.record(
    z.string(),
    z.object({
      authentication: z.string(),
      cipher: z.string(),
      /** True where ESP goes within UDP 4500 (NAT traversal, RFC 3948). */
      natTraversal: z.boolean(),
    }),
  ),
});

const answer = z.object({
  associations: listOf(
    z.object({
      remote: text(80),
      authentication: optionalText(80),
      cipher: optionalText(80),
      encapsulation: z.number().int(),
    }),
  ),
});

/** IKE associations that are up. */
export const ipsec = localProbe({
  script: 'Get-IpsecAssociation',
  title: 'IKE associations that are up',
  deadlineMs: 6000,
  needsAdmin: true,
  data: ipsecSchema,
  answer,
  normalise: ({ associations }): z.infer<typeof ipsecSchema> => ({
    associations: Object.fromEntries(
      associations.map(({ remote, authentication, cipher, encapsulation }) => [
        remote,
        { authentication: authentication ?? '', cipher: cipher ?? '', natTraversal: encapsulation !== 0 },
      ]),
    ),
  }),
});
