import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Scenario } from './scenarios/scenario.ts';
import { type Played, Stage } from './scenarios/stage.ts';
import { scenarios } from './scenarios/table.ts';
import { verdicts } from './scenarios/verdicts.ts';

/**
 * Every row of the table, by the whole program against real servers; SCENARIO_TURNS plays them more often. Most of the time is spent in
 * waiting for silence, so several worlds play at once, each row in whichever is free.
 */
const turns = Number(process.env.SCENARIO_TURNS ?? 1);
const worlds = 6;

const test = suite('scenarios');
const stages = await Promise.all(Array.from({ length: worlds }, () => Stage.open()));
test.after(() => {
  for (const stage of stages) stage.close();
});

interface Turn {
  readonly title: string;
  readonly scenario: Scenario;
  readonly played: Promise<Played>;
  readonly play: (stage: Stage) => Promise<void>;
}

const rows = scenarios.filter(({ name }) => name.includes(process.env.SCENARIO ?? ''));
const queue = Array.from({ length: turns }, (_, turn) =>
  rows.map((scenario) => aTurn(`${turn + 1}: ${scenario.name}`, scenario)),
).flat();

for (const { title, scenario, played } of queue) test(title, async () => judge(scenario, await played));

/** Each world takes one row after the other. */
for (const stage of stages) void playRows(stage);

async function playRows(stage: Stage): Promise<void> {
  for (let next = queue.shift(); next; next = queue.shift()) await next.play(stage);
}

/** A row that is played when a world is free; what went wrong is told by its own test. */
function aTurn(title: string, scenario: Scenario): Turn {
  let tell: (played: Promise<Played>) => void = () => {};
  const played = new Promise<Played>((resolve) => {
    tell = resolve;
  });
  played.catch(() => {});
  const play = async (stage: Stage): Promise<void> => {
    const result = stage.play(scenario);
    tell(result);
    await result.catch(() => {});
  };
  return { title, scenario, played, play };
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
