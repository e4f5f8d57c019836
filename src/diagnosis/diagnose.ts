import type { FactName, Facts } from '../facts/catalogue.ts';
import type { Comparison } from '../facts/comparison.ts';
import { deriveFacts } from '../facts/derive.ts';
import { builtIn, type RuleBook } from '../packs/rule-book.ts';
import type { Cause } from '../rules/cause.ts';
import type { Connection } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { CauseId } from '../vpn/cause-ids.ts';
import { stages } from '../vpn/stages.ts';
import { type WireTunnel, wireTunnelsOf } from '../vpn/tunnels.ts';
import { type ScoredCause, scoreCause } from './score.ts';

/** What is thought of one connection. */
export interface ConnectionDiagnosis {
  readonly connection: Connection;
  readonly facts: Facts;
  /** Best first; only those worth naming. */
  readonly causes: readonly ScoredCause[];
  readonly ruledOut: readonly ScoredCause[];
  readonly masked: readonly { readonly cause: ScoredCause; readonly by: CauseId }[];
}

/** By what is judged: the tables as they come, where nothing else is given. */
export interface JudgedBy {
  readonly rules?: RuleBook | undefined;
  readonly compared?: Comparison | undefined;
}

/** Judges every cause that can concern this connection, and ranks them. Pure. */
export function diagnose(
  connection: Connection,
  facts: Facts,
  { rules = builtIn, compared }: JudgedBy = {},
): ConnectionDiagnosis {
  const code = facts['attempt.errorCode'];
  const suspects = code.known ? rules.suspects(code.value) : {};
  const tunnels = tunnelsInPlay(connection, facts);
  const status = facts['profile.status'];
  // A connection that is up is stopped by nothing.
  const up = status.known && status.value === 'connected';
  const candidates = rules.causes.filter(
    (cause) =>
      cause.id !== 'unknown' && concerns(cause, tunnels) && !(up && cause.blocking && !cause.afterConnect),
  );
  const whenWell =
    compared?.sameComputer && compared.well ? supposingFailed(compared.facts, facts) : undefined;
  const first = candidates.map((cause) => scoreCause(cause, facts, suspects[cause.id], whenWell));
  const explained = first.some(
    ({ cause, confidence }) => confidence === 'confirmed' && suspects[cause.id] !== undefined,
  );
  const scored = explained
    ? first.map((one) =>
        one.confidence === 'confirmed'
          ? one
          : scoreCause(one.cause, facts, explainedAway(suspects[one.cause.id]), whenWell),
      )
    : first;
  const failed = facts['attempt.failed'];
  const named = scored
    .filter(({ confidence }) => confidence !== undefined)
    .map((one) => (failed.known && failed.value && isBystander(one) ? { ...one, bystander: true } : one))
    .sort((a, b) => rank(b) - rank(a) || a.cause.id.localeCompare(b.cause.id));
  const hidden = hiddenBy(named);
  return {
    connection,
    facts,
    causes: named.filter((cause) => !hidden.has(cause)),
    // Only what the code or the evidence had put on the table is worth saying that it is off.
    ruledOut: scored.filter(({ cause, ruledOutBy }) => ruledOutBy && suspects[cause.id] !== undefined),
    masked: named.flatMap((cause) => {
      const by = hidden.get(cause);
      return by ? [{ cause, by: by.cause.id }] : [];
    }),
  };
}

/** What can be said of a computer that has no connection to look at: the causes that concern all of it. */
export function diagnoseMachine(snapshot: Snapshot, rules: RuleBook = builtIn): ConnectionDiagnosis {
  const nothing: Connection = { id: '', name: '', scope: 'user', server: '', tunnel: 'automatic' };
  const diagnosis = diagnose(nothing, deriveFacts(snapshot, nothing, { pack: rules.pack }), { rules });
  return { ...diagnosis, causes: diagnosis.causes.filter(({ cause }) => cause.scope === 'machine') };
}

/** How things were while it worked, with today's failure: so that only what else was otherwise makes a difference. */
function supposingFailed(then: Facts, now: Facts): Facts {
  const names = Object.keys(now) as FactName[];
  const attempt = names.filter((name) => name.startsWith('attempt.')).map((name) => [name, now[name]]);
  return { ...then, ...Object.fromEntries(attempt) };
}

/** A proven cause explains the error code; what only the code had pointed to is then far less likely. */
function explainedAway(prior: number | undefined): number | undefined {
  return prior === undefined ? undefined : prior * 0.15;
}

/** The tunnel that was dialled, where that is known; otherwise all that the profile may use. */
function tunnelsInPlay({ tunnel }: Connection, facts: Facts): readonly WireTunnel[] {
  const dialled = facts['attempt.tunnel'];
  return dialled.known ? [dialled.value] : wireTunnelsOf(tunnel);
}

function concerns({ tunnels }: Cause, inPlay: readonly WireTunnel[]): boolean {
  return tunnels === undefined || inPlay.some((tunnel) => tunnels.includes(tunnel));
}

/** A dial that failed is explained by what stops one. What spoils it later, however sure, comes after that unless the code means it. */
function isBystander({ cause, prior }: ScoredCause): boolean {
  return !cause.blocking && prior === undefined;
}

/**
 * Proof first; of several proven causes those that the error code means, then what bites first; then probability. Ids break ties, so that
 * the order never depends on the order of the tables.
 */
export function rank({ cause, confidence, score, prior, bystander }: ScoredCause): number {
  const early = stages.length - stages.indexOf(cause.stage);
  const proof = confidence === 'confirmed' ? early + (prior === undefined ? 0 : stages.length) : 0;
  return proof + score - (bystander ? 4 * stages.length : 0);
}

/** Which of them are explained away, and by which: the first that does. */
function hiddenBy(named: readonly ScoredCause[]): ReadonlyMap<ScoredCause, ScoredCause> {
  const byId = new Map(named.map((one) => [one.cause.id, one]));
  const hidden = new Map<ScoredCause, ScoredCause>();
  for (const earlier of named) {
    for (const id of earlier.cause.masks ?? []) {
      const later = byId.get(id);
      if (later && !hidden.has(later) && masks(earlier, later)) hidden.set(later, earlier);
    }
  }
  return hidden;
}

/**
 * An earlier failure explains a later one away, unless the later one is proven by itself: then both are told. What is
 * proven of the network around (no name resolves) is explained all the same by a proven cause of it (no network at all).
 */
function masks(earlier: ScoredCause, later: ScoredCause): boolean {
  if (earlier.confidence === 'confirmed')
    return later.confidence !== 'confirmed' || later.cause.stage === 'network';
  return earlier.confidence === 'likely' && later.confidence !== 'confirmed';
}
