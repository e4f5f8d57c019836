import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Scenario } from './scenarios/scenario.ts';
import { type Played, Stage } from './scenarios/stage.ts';
import { scenarios } from './scenarios/table.ts';
import { verdicts } from './scenarios/verdicts.ts';

/**
 * Every row of the table, three times over, by the whole program against real servers. Most of the time is spent in waiting for silence,
 * so several worlds play at once, each row in whichever is free.
 */
const turns = Number(process.env.SCENARIO_TURNS ?? 3);
const worlds = 6;

const test = suite('scenarios');
const stages = await Promise.all(Array.from({ length: worlds }, () => Stage.open()));
test.after(() => {
  for (const stage of stages) stage.close();
});

/** Until when each world is taken. */
const free = new Map<Stage, Promise<void>>();

for (let turn = 1; turn <= turns; turn += 1) {
  const results = playAll(scenarios.filter(({ name }) => name.includes(process.env.SCENARIO ?? '')));
  for (const [scenario, result] of results) {
    test(`${turn}: ${scenario.name}`, async () => {
      const { played, problem } = await result;
      if (!played) throw problem;
      judge(scenario, played);
    });
  }
}

interface Result {
  readonly played?: Played;
  readonly problem?: unknown;
}

/** The worlds take one row after the other; what went wrong in one is told when it is that row's turn. */
function playAll(rows: readonly Scenario[]): ReadonlyMap<Scenario, Promise<Result>> {
  const queue = rows.map((scenario) => {
    let done: (result: Result) => void = () => {};
    const result = new Promise<Result>((resolve) => {
      done = resolve;
    });
    return { scenario, result, done };
  });
  const results = new Map(queue.map(({ scenario, result }) => [scenario, result]));
  for (const stage of stages) void work(stage);
  return results;

  async function work(stage: Stage): Promise<void> {
    await free.get(stage);
    const busy = (async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const { done } = next;
        await stage.play(next.scenario).then(
          (played) => done({ played }),
          (problem) => done({ problem }),
        );
      }
    })();
    free.set(stage, busy);
    await busy;
  }
}

function judge({ seen, cause, confidence, usable }: Scenario, { report, snapshot }: Played): void {
  const saw = verdicts(snapshot);
  assert.equal(Object.fromEntries(Object.keys(seen).map((what) => [what, saw[what]])), seen);
  const found = report.causes.map((one) => `${one.id}:${one.confidence} ${one.score}`).join(', ');
  const [first] = report.causes;
  if (cause === 'none') assert.is(first?.id, undefined, found);
  else if (cause === 'nothing likely')
    assert.ok(
      report.causes.every((one) => one.confidence === 'possible'),
      found,
    );
  else assert.ok(first && [cause].flat().includes(first.id), found || 'no cause');
  if (confidence) assert.is(first?.confidence, confidence, found);
  const rows = Object.fromEntries(
    Object.keys(usable).map((tunnel) => [
      tunnel,
      report.transports.find((one) => one.tunnel === tunnel)?.usable,
    ]),
  );
  assert.equal(rows, usable);
}

test.run();
