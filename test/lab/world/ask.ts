import { paced } from '../../support/pace.ts';
import { compiled } from './program.ts';
import type { World } from './world.ts';

/** A question to a server; what is not said is empty. */
export interface Question {
  /** `name` asks the system's resolver, or `resolver` where one is given. */
  readonly kind: 'http' | 'tcp' | 'udp' | 'tls' | 'name';
  readonly host?: string;
  readonly port?: number;
  readonly text?: string;
  readonly hex?: string;
  readonly localPort?: number;
  readonly path?: string;
  readonly resolver?: string;
  readonly name?: string;
  readonly family?: 0 | 4 | 6;
  /** Whether TLS takes any certificate. */
  readonly anyCertificate?: boolean;
  readonly waitMs?: number;
}

/** What came back: one of the first four says how it ended. */
export interface Answer {
  readonly error?: string;
  readonly silent?: true;
  readonly closed?: true;
  readonly open?: true;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly text?: string;
  readonly hex?: string;
  readonly addresses?: readonly unknown[];
  readonly certificate?: { readonly subject: string; readonly issuer: string };
}

const nothing = {
  host: '',
  port: 0,
  text: '',
  hex: '',
  localPort: 0,
  path: '/',
  resolver: '',
  name: '',
  family: 0,
  anyCertificate: false,
  waitMs: paced(5000),
} as const satisfies Omit<Question, 'kind'>;

/** Asks from the client. `trust` is a file with an authority that is believed in addition. */
export async function ask(world: World, question: Question, trust?: string): Promise<Answer> {
  const program = [
    process.execPath,
    compiled(world, 'ask'),
    JSON.stringify({ ...nothing, ...question }),
  ] as const;
  const environment = trust ? [`NODE_EXTRA_CA_CERTS=${trust}`] : [];
  const { stdout, stderr } = await world.run('client', 'env', [...environment, ...program]);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Answer;
}
