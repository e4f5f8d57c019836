import { diagnose } from '../src/diagnosis/diagnose.ts';
import { deriveFacts } from '../src/facts/derive.ts';
import { causes } from '../src/knowledge/causes.ts';
import { builtIn } from '../src/packs/rule-book.ts';
import { buildReport } from '../src/report/build.ts';
import type { Cause } from '../src/rules/cause.ts';
import { connectionsOf } from '../src/snapshot/connections.ts';
import type { Snapshot } from '../src/snapshot/schema.ts';
import { casesIn, snapshotOf } from '../test/support/cases/case.ts';
import { type Bench, elapsed, median, ms, times } from './bench.ts';

/** One snapshot against all rules, and how that grows with their number. */
export const diagnosis: Bench = {
  title: `a snapshot against all ${causes.length} causes (median)`,
  run: async ({ turns, short }) => {
    const snapshots = ['real', 'second', 'third']
      .flatMap((folder) => casesIn(`test/cases/${folder}`))
      .map(snapshotOf)
      .slice(0, short ? 3 : undefined);
    const cost = <T>(given: readonly T[], judge: (one: T) => unknown): number =>
      median(Array.from({ length: turns(5) }, () => given.map((one) => elapsed(() => judge(one)))).flat());
    const judged = (rules: readonly Cause[]) => (snapshot: Snapshot) => findings(snapshot).forEach(by(rules));
    const alone = snapshots.flatMap(findings);
    // Once for the compiler, so that it is the rules that are measured.
    cost(snapshots, buildReport);
    return [
      ms('facts and causes of every connection', cost(snapshots, judged(causes)), 5),
      ms(
        'the same with the whole report',
        cost(snapshots, (one) => buildReport(one)),
      ),
      // Eight times the rules name eight times the causes, which want sorting: some more than in proportion, never its square.
      times('eight times the rules', cost(alone, by(copies(8))) / cost(alone, by(causes)), 16),
    ];
  },
};

const findings = (snapshot: Snapshot) =>
  connectionsOf(snapshot).map((connection) => ({ connection, facts: deriveFacts(snapshot, connection) }));

type Finding = ReturnType<typeof findings>[number];

const by =
  (rules: readonly Cause[]) =>
  ({ connection, facts }: Finding): void => {
    diagnose(connection, facts, { rules: { ...builtIn, causes: rules } });
  };

/** The tables so many times over, under other names. */
function copies(factor: number): readonly Cause[] {
  return Array.from({ length: factor }, (_, turn) =>
    causes.map((cause): Cause => (turn === 0 ? cause : { ...cause, id: `org-${turn}-${cause.id}` })),
  ).flat();
}
