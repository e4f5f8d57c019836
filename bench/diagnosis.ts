// What judging costs: one snapshot against all rules, and how that grows with their number. Ratios of one run; the median of many.
import { diagnose } from '../src/diagnosis/diagnose.ts';
import { connectionsOf } from '../src/facts/connections.ts';
import { deriveFacts } from '../src/facts/derive.ts';
import type { Cause } from '../src/knowledge/cause.ts';
import { causes } from '../src/knowledge/generated/causes.ts';
import { buildReport } from '../src/report/build.ts';
import { builtIn } from '../src/rules/rule-book.ts';
import type { Snapshot } from '../src/snapshot/schema.ts';
import { casesIn, snapshotOf } from '../tools/cases/case.ts';

const rounds = 5;

/** The tables so many times over, under other names. */
function times(factor: number): readonly Cause[] {
  return Array.from({ length: factor }, (_, turn) =>
    causes.map((cause): Cause => (turn === 0 ? cause : { ...cause, id: `org-${turn}-${cause.id}` })),
  ).flat();
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Median over all snapshots, each taken several times. */
function cost(snapshots: readonly Snapshot[], judge: (snapshot: Snapshot) => unknown): number {
  const taken = Array.from({ length: rounds }, () =>
    snapshots.map((snapshot) => {
      const started = performance.now();
      judge(snapshot);
      return performance.now() - started;
    }),
  ).flat();
  return median(taken);
}

export interface DiagnosisCost {
  /** Milliseconds: facts and all causes of every connection of a snapshot. */
  readonly judgeMs: number;
  /** The same with the whole report. */
  readonly reportMs: number;
  /** How many times the cost is with eight times the rules. */
  readonly eightfold: number;
}

export function diagnosisCost(): DiagnosisCost {
  const snapshots = casesIn('test/cases/real').map(snapshotOf);
  const judgedBy = (rules: readonly Cause[]) => (snapshot: Snapshot) =>
    connectionsOf(snapshot).map((connection) => {
      const facts = deriveFacts(snapshot, connection);
      return diagnose(connection, facts, { rules: { ...builtIn, causes: rules } });
    });
  const rulesOnly = (rules: readonly Cause[]) => {
    const given = snapshots.flatMap((snapshot) =>
      connectionsOf(snapshot).map((connection) => ({ connection, facts: deriveFacts(snapshot, connection) })),
    );
    const taken = Array.from({ length: rounds }, () =>
      given.map(({ connection, facts }) => {
        const started = performance.now();
        diagnose(connection, facts, { rules: { ...builtIn, causes: rules } });
        return performance.now() - started;
      }),
    ).flat();
    return median(taken);
  };
  // Once for the compiler, so that it is the rules that are measured.
  cost(snapshots, buildReport);
  return {
    judgeMs: cost(snapshots, judgedBy(causes)),
    reportMs: cost(snapshots, (snapshot) => buildReport(snapshot)),
    eightfold: rulesOnly(times(8)) / rulesOnly(causes),
  };
}

if (process.argv[1]?.endsWith('diagnosis.ts')) {
  const { judgeMs, reportMs, eightfold } = diagnosisCost();
  console.log(
    `a snapshot against all ${causes.length} causes: ${judgeMs.toFixed(2)} ms (median); with the whole report ${reportMs.toFixed(2)} ms`,
  );
  console.log(`eight times the rules cost ${eightfold.toFixed(1)} times as much`);
}
