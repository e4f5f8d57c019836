import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { isoTime, listOf, text } from './shapes.ts';

const certificateSchema = z.object({
  subject: z.string(),
  issuer: z.string(),
  selfSigned: z.boolean(),
  notBefore: isoTime,
  notAfter: isoTime,
  hasPrivateKey: z.boolean(),
  /** OIDs of the purposes; `anyPurpose` where the certificate names none. */
  ekus: z.array(z.string()),
  anyPurpose: z.boolean(),
  /** It binds an account (KB5014754). */
  sidExtension: z.boolean(),
  /** X509ChainStatusFlags without revocation; absent where Windows could not be asked (Constrained Language Mode). */
  chain: z.array(z.string()).optional(),
});
export type Certificate = z.infer<typeof certificateSchema>;

/** Personal certificates are keyed by thumbprint, roots too (thumbprint → subject). */
export const certificatesSchema = z.object({
  machine: z.record(z.string(), certificateSchema),
  user: z.record(z.string(), certificateSchema),
  machineRoots: z.record(z.string(), z.string()),
  /** Roots that only this user trusts: IKEv2, L2TP and SSTP do not look there. */
  userOnlyRoots: z.record(z.string(), z.string()),
  ntAuth: z.array(z.string()),
});

const plain = z.object({
  subject: text(1000),
  issuer: text(1000),
  thumbprint: text(64),
  notBefore: isoTime,
  notAfter: isoTime,
  hasPrivateKey: z.boolean(),
  anyPurpose: z.boolean(),
  ekus: listOf(text(80), 50),
  sidExtension: z.boolean(),
  chain: z.union([z.null(), z.array(text(60)), text(60)]).optional(),
});
const root = listOf(z.object({ thumbprint: text(64), subject: text(1000) }), 1000);
const answer = z.object({
  machine: listOf(plain, 200),
  user: listOf(plain, 200),
  roots: root,
  userRoots: root,
  ntAuth: listOf(text(64)),
});

/** Certificates of the computer and of the caller, and the roots that both trust. No private key is touched. */
export const certificates = localProbe({
  script: 'Get-VpnCertificate',
  title: 'Certificates and trusted roots',
  deadlineMs: 10_000,
  sees: 'The computer’s: everybody. The user’s: the caller’s own. In Constrained Language Mode without Windows’ verdict on the chains.',
  data: certificatesSchema,
  answer,
  normalise: ({ machine, user, roots, userRoots, ntAuth }): z.infer<typeof certificatesSchema> => {
    const machineRoots = Object.fromEntries(roots.map(({ thumbprint, subject }) => [thumbprint, subject]));
    return {
      machine: byThumbprint(machine),
      user: byThumbprint(user),
      machineRoots,
      userOnlyRoots: Object.fromEntries(
        userRoots
          .filter(({ thumbprint }) => !(thumbprint in machineRoots))
          .map(({ thumbprint, subject }) => [thumbprint, subject]),
      ),
      ntAuth,
    };
  },
});

function byThumbprint(found: readonly z.output<typeof plain>[]): Record<string, Certificate> {
  return Object.fromEntries(
    found.map(({ thumbprint, chain, ...same }) => [
      thumbprint,
      {
        ...same,
        selfSigned: same.subject === same.issuer,
        ...(chain !== undefined && chain !== null && { chain: [chain].flat() }),
      },
    ]),
  );
}
