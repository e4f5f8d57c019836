import { suite } from 'uvu';
import { judge } from './scenarios/judge.ts';
import type { Scenario } from './scenarios/scenario.ts';
import type { Played } from './scenarios/stage.ts';
import { Stages } from './scenarios/stages.ts';
import { scenarios } from './scenarios/table.ts';

/** Every row of the table, by the whole program against real servers. SCENARIO plays some, SCENARIO_TURNS plays them more often. */
const turns = Number(process.env.SCENARIO_TURNS ?? 1);

const test = suite('scenarios');

/** A row that is played when a world is free; what went wrong is told by its own test. */
interface Turn {
  readonly scenario: Scenario;
  readonly tell: (played: Promise<Played>) => void;
}

const rows = scenarios.filter(({ name }) => name.includes(process.env.SCENARIO ?? ''));
const stages = await Stages.open(Math.min(6, turns * rows.length));
test.after(() => stages.close());
const queue: Turn[] = [];
for (let turn = 1; turn <= turns; turn += 1) {
  for (const scenario of rows) {
    const played = new Promise<Played>((tell) => queue.push({ scenario, tell }));
    played.catch(() => {});
    test(`${turn}: ${scenario.name}`, async () => judge(scenario, await played));
  }
}
void stages.play(queue, ({ tell }, played) => tell(played));

test.run();
