import type * as z from 'zod';
import type { UnfamiliarPlace } from '../../base/outcome.ts';
import type { JsonValue } from '../../powershell/script-runner.ts';

export type Parameters = Readonly<Record<string, JsonValue>>;

/** What is known of a server by the time a script is asked about it. */
export interface AskedServer {
  readonly host: string;
  readonly address?: string;
  /** All its addresses, that one first. */
  readonly addresses?: readonly string[];
  /** True where a profile may dial it by PPTP. */
  readonly pptp?: boolean;
  /** A ping has just got no answer, so that no other will. */
  readonly silentToPing?: boolean;
  /** Certificates that it sent, base64 of DER, its own first. */
  readonly chain?: readonly string[];
  /** True where nobody but the server may be asked (`--no-internet-beacons`). */
  readonly offline?: boolean;
}

/** Options that allow more than looking. */
export type Consent = '--allow-call' | '--allow-connect';

/** One kind of evidence that a script collects. Without administrator rights, unless it says otherwise. */
export interface LocalProbe<Data = unknown, Kept extends z.ZodType = z.ZodType> {
  /** File in `ps-scripts/probes/` without its ending. */
  readonly script: string;
  /** What is observed, for the coverage table and the docs. */
  readonly title: string;
  readonly deadlineMs: number;
  /** What a snapshot keeps. */
  readonly data: Kept;
  /** Without these rights the answer is `denied`, and nothing else suffers. */
  readonly needsAdmin?: true;
  /** The option without which it never runs, since it does more than look. */
  readonly needsConsent?: Consent;
  /** It asks somebody who matters only then, so other runs leave it out unless it is named. */
  readonly onlyBefore?: 'trip';
  /** What of it which account and language mode can see, where that is not the same for all. For the docs. */
  readonly sees?: string;
  readonly parameters?: Parameters;
  /** Parameters for one server; undefined where there is nothing to ask of it. Only for scripts about a server. */
  readonly about?: (server: AskedServer) => Parameters | undefined;
  /**
   * From the script's answer to what a snapshot keeps. Throws a ZodError where the answer has another shape. Where only a value has a meaning that
   * we do not know (another word, number, event), `unfamiliar` is told its place.
   */
  readonly read: (answer: unknown, unfamiliar?: Unfamiliar) => Data;
}

/**
 * Is told the place of a value whose meaning is not known, `status` or `20227.code`; never the value, which may be anybody's. And what rests on it:
 * everything, where nothing else is said; one connection; or nothing, so that only a self-test tells it.
 */
export type Unfamiliar = (place: string, about?: About) => void;
export type About = 'nothing' | { readonly connection: string };

/** What a probe file states: as above, with reading split into the answer's schema and the way to normalise it. */
interface Definition<Answer extends z.ZodType, Kept extends z.ZodType, Data>
  extends Omit<LocalProbe<Data, Kept>, 'read'> {
  readonly answer: Answer;
  /** Keyed by stable ids, enums in our words. */
  readonly normalise: (answer: z.output<Answer>, unfamiliar: Unfamiliar) => Data;
}

export function localProbe<Answer extends z.ZodType, Kept extends z.ZodType, Data>({
  answer,
  normalise,
  ...probe
}: Definition<Answer, Kept, Data>): LocalProbe<Data, Kept> {
  return { ...probe, read: (raw, unfamiliar = () => {}) => normalise(answer.parse(raw), unfamiliar) };
}

/** A script's answer as a snapshot keeps it, with the places in it whose meaning is not known and counts. Throws as `read` does. */
export function readWhole<Data>(
  probe: Pick<LocalProbe<Data>, 'read'>,
  answer: unknown,
): { data: Data; unfamiliar?: UnfamiliarPlace[] } {
  const places = new Map<string, UnfamiliarPlace>();
  const data = probe.read(answer, (place, about) => {
    if (about !== 'nothing') places.set(JSON.stringify([place, about]), about ? { place, ...about } : place);
  });
  return { data, ...(places.size > 0 && { unfamiliar: [...places.values()].slice(0, 50) }) };
}
