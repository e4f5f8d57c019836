import type { Finding, RunSummary } from '../../report/summary.ts';

/** What there is to say: a run that has ended, or why there is none. */
export type Said =
  | { readonly kind: 'run'; readonly summary: RunSummary; readonly ageMs: number }
  /** There is a result, but it is too old to be believed, or none at all. */
  | { readonly kind: 'stale'; readonly reason: string; readonly ageMs?: number }
  /** The tool itself failed. `exitCode` is its own. */
  | { readonly kind: 'error'; readonly reason: string; readonly exitCode: number };

/** What goes where: to stdout, to whoever started us, and into a file beside the last result. */
export interface Emitted {
  readonly stdout: string;
  readonly exitCode: number;
  readonly sideFile?: { readonly name: string; readonly content: string };
}

/** A product's contract. Pure: the same run gives the same bytes. */
export type Emitter = (said: Said) => Emitted;

/** One word for the state of a computer, the same in every format. */
export type Status = 'OK' | 'WARN' | 'FAIL' | 'NONE' | 'UNKNOWN' | 'BLOCKED' | 'STALE' | 'ERROR';

const byVerdict = { healthy: 'OK', degraded: 'WARN', inconclusive: 'UNKNOWN', failing: 'FAIL' } as const;

export function statusOf(said: Said): Status {
  if (said.kind === 'error') return 'ERROR';
  if (said.kind === 'stale') return 'STALE';
  const { exitCode, verdict, noConnection } = said.summary;
  if (exitCode === 4) return 'BLOCKED';
  if (exitCode === 130) return 'UNKNOWN';
  // Without a connection only what concerns every connection could have been found, and was not.
  return noConnection && verdict === 'inconclusive' ? 'NONE' : byVerdict[verdict];
}

/** The exit code of the command line's own contract; what is stale could not be looked at. */
export function ownExitCode(said: Said): number {
  if (said.kind === 'run') return said.summary.exitCode;
  return said.kind === 'error' ? said.exitCode : 3;
}

/** True where the verdict is at or over --fail-on: the one thing that may alarm somebody, or start a remediation. */
export function isFinding(said: Said): boolean {
  return said.kind === 'run' && said.summary.exitCode === 1;
}

export const isSure = ({ confidence }: Finding): boolean => confidence !== 'possible';

/** "0m", "35m", "7h", "3d": minutes, hours or days, rounded down. */
export function ageText(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return `${minutes}m`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)}h` : `${Math.floor(minutes / 1440)}d`;
}
