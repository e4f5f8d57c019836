import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PackagingError } from './error.ts';

/** Whose signature goes on: a certificate with its key, or both in one PKCS #12 file (.pfx). */
export type Signer = ({ readonly certificate: string; readonly key: string } | { readonly pfx: string }) & {
  readonly timestamp?: string;
  /** Only ever from the environment: a command line is seen by everybody on the machine. */
  readonly password?: string;
};

export interface Options {
  readonly out: string;
  readonly signer?: Signer;
}

const passwordVariable = 'VPN_DOCTOR_SIGN_PASSWORD';

export const help = `npm run package -- [options]

  --out DIR         where the packages go (packages)
  --sign-cert FILE  your code-signing certificate with its chain, PEM; signs programs, installer and scripts
  --sign-key FILE   its private key, PEM
  --sign-pfx FILE   or both in one file
  --timestamp URL   an RFC 3161 time-stamping service: signatures outlive the certificate

The password of the key or of the .pfx stands in the environment variable ${passwordVariable}.`;

const known = {
  out: { type: 'string', default: 'packages' },
  'sign-cert': { type: 'string' },
  'sign-key': { type: 'string' },
  'sign-pfx': { type: 'string' },
  timestamp: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** `undefined` when only help was asked for. */
export function readOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Options | undefined {
  const values = parsed(args);
  if (values.help) return undefined;
  const signer = signerOf(values, env[passwordVariable]);
  return { out: values.out, ...(signer && { signer }) };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known, strict: true }).values;
  } catch (error) {
    throw new PackagingError(
      `${error instanceof Error ? error.message.split('\n')[0] : error} See npm run package -- --help.`,
    );
  }
}

function signerOf(values: ReturnType<typeof parsed>, password: string | undefined): Signer | undefined {
  const { 'sign-cert': certificate, 'sign-key': key, 'sign-pfx': pfx, timestamp } = values;
  if (pfx !== undefined && (certificate !== undefined || key !== undefined))
    throw new PackagingError('Give --sign-pfx, or --sign-cert and --sign-key, not both.');
  if ((certificate === undefined) !== (key === undefined))
    throw new PackagingError('--sign-cert and --sign-key belong together.');
  for (const file of [certificate, key, pfx])
    if (file !== undefined && !existsSync(file)) throw new PackagingError(`${file} is not there.`);
  if (timestamp !== undefined && !/^https?:\/\/[^/]/.test(timestamp))
    throw new PackagingError(`--timestamp "${timestamp}" is no http or https address.`);
  const more = { ...(timestamp !== undefined && { timestamp }), ...(password !== undefined && { password }) };
  if (pfx !== undefined) return { pfx, ...more };
  if (certificate !== undefined && key !== undefined) return { certificate, key, ...more };
  if (timestamp !== undefined) throw new PackagingError('--timestamp is of use only with a certificate.');
  return undefined;
}
