// `npm run lab:grid [-- --worlds 6] [FILTER…]`: every row of the scenarios over bad ways, three times each. What has been played stands in
// a file, so that a run that was ended goes on where it was; `--anew` forgets it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import type { Scenario } from '../lab/scenarios/scenario.ts';
import type { Played } from '../lab/scenarios/stage.ts';
import { Stages } from '../lab/scenarios/stages.ts';
import { scenarios } from '../lab/scenarios/table.ts';

const ways = {
  '30 % loss, 20 ms': { loss: 30, delayMs: 20 },
  '10 % loss, 300 ms': { loss: 10, delayMs: 300 },
  'no loss, 800 ms': { loss: 0, delayMs: 800 },
};
type Way = keyof typeof ways;
const wayNames = Object.keys(ways) as Way[];
const turns = 3;
const file = 'lab-grid/state.json';

/** What came of one play. */
interface Result {
  /** The first cause, where it is likely at least and none of the row's. */
  readonly wrong?: string;
  /** Tunnels that the row calls usable, and the check blocked. */
  readonly blocked: readonly string[];
  /** Why there is no report. */
  readonly fault?: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { worlds: { type: 'string', default: '6' }, anew: { type: 'boolean', default: false } },
});

/** Rows that are about loss or delay themselves. */
const hasOwnWay = ({ network = {} }: Scenario): boolean =>
  network.loss !== undefined || network.delayMs !== undefined;
const wanted = scenarios.filter(({ name }) => positionals.every((filter) => name.includes(filter)));
const rows = wanted.filter((row) => !hasOwnWay(row));
for (const { name } of wanted.filter(hasOwnWay)) console.log(`left out, since it has its own: ${name}`);

if (values.anew) rmSync(file, { force: true });
const known: Record<string, Result> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const keyOf = (way: Way, { name }: Scenario, turn: number): string => `${way} | ${name} | ${turn}`;
const all = wayNames.flatMap((way) =>
  rows.flatMap((row) =>
    Array.from({ length: turns }, (_, turn) => ({
      key: keyOf(way, row, turn),
      row,
      scenario: { ...row, network: { ...row.network, ...ways[way] } },
    })),
  ),
);
const left = all.filter(({ key }) => !(key in known));
console.log(`${all.length} plays, ${left.length} of them left`);

if (left.length > 0) {
  spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  const stages = await Stages.open(Math.min(Number(values.worlds), left.length));
  const told: Promise<void>[] = [];
  await stages.play(left, ({ key, row }, played) => {
    told.push(resultOf(row, played).then((result) => keep(key, result)));
  });
  await Promise.all(told);
  stages.close();
}
table();
process.exit(all.some(({ key }) => failed(known[key])) ? 1 : 0);

async function resultOf({ cause, usable }: Scenario, playing: Promise<Played>): Promise<Result> {
  try {
    const { report } = await playing;
    const [first] = report.causes;
    const wrong = first && first.confidence !== 'possible' && ![cause].flat().some((id) => id === first.id);
    return {
      ...(wrong && { wrong: `${first.id}:${first.confidence}` }),
      blocked: report.transports
        .filter((one) => one.usable === 'no' && usable[one.tunnel] === 'yes')
        .map(({ tunnel }) => tunnel),
    };
  } catch (error) {
    return { blocked: [], fault: error instanceof Error ? error.message : String(error) };
  }
}

const failed = ({ wrong, fault, blocked = [] }: Partial<Result> = {}): boolean =>
  Boolean(wrong || fault || blocked.length > 0);

function keep(key: string, result: Result): void {
  known[key] = result;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(known, undefined, 1)}\n`);
  const done = all.filter((one) => one.key in known).length;
  if (done % 20 === 0) console.log(`${done} of ${all.length}`);
}

function table(): void {
  console.log('\nway                  plays  wrong likely  false blocked  no report');
  for (const way of wayNames) {
    const results = all.flatMap(({ key }) => (key.startsWith(`${way} |`) ? (known[key] ?? []) : []));
    const counts = [
      results.length,
      results.filter(({ wrong }) => wrong).length,
      results.filter(({ blocked }) => blocked.length > 0).length,
      results.filter(({ fault }) => fault).length,
    ];
    console.log(
      way.padEnd(20) + counts.map((count, at) => String(count).padStart([6, 14, 15, 11][at] ?? 0)).join(''),
    );
  }
  for (const { key } of all) {
    const { wrong, blocked = [], fault } = known[key] ?? {};
    if (failed(known[key])) {
      console.log(
        `${key}: ${[wrong, blocked.map((one) => `${one} blocked`).join(', '), fault].filter(Boolean).join('; ')}`,
      );
    }
  }
}
