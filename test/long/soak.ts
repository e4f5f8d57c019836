// `npm run soak [-- --minutes 30]`: what shows leaks and rare faults. Ends at the first fault, with 1. Linux, as root.
import { spawnSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Level } from './level.ts';
import { openChecks } from './soak/checks.ts';
import { openScenarios } from './soak/scenarios.ts';
import { openWarm } from './soak/warm.ts';

/** Something that is done over and over. A step that throws is a fault. */
export interface Strand {
  /** Answers the memory in use, in megabytes, where it is watched. */
  readonly step: () => Promise<number | undefined>;
  readonly close: () => Promise<void> | void;
}

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });
const until = performance.now() + Number(values.minutes) * 60_000;
spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });

const opened = {
  'answers of one warm PowerShell': await openWarm(),
  'checks in one process': await openChecks(),
  scenarios: await openScenarios(),
};
const strands = Object.entries<Strand>(opened).map(([name, strand]) => ({
  name,
  strand,
  level: new Level(),
  steps: 0,
}));
let fault: string | undefined;

const working = strands.map(repeat);
const telling = tell();
await Promise.all(working);
report();
if (fault) console.log(`FAULT: ${fault}`);
await Promise.all(strands.map(({ strand }) => strand.close()));
void telling;
process.exit(fault ? 1 : 0);

async function repeat(one: (typeof strands)[number]): Promise<void> {
  try {
    while (!fault && performance.now() < until) {
      const used = await one.strand.step();
      one.steps += 1;
      const grown = used === undefined ? undefined : one.level.grown(used);
      if (grown) throw new Error(grown);
    }
  } catch (error) {
    fault ??= `${one.name}, step ${one.steps + 1}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function tell(): Promise<void> {
  for (;;) {
    await delay(60_000, undefined, { ref: false });
    report();
  }
}

function report(): void {
  const words = strands.map(({ name, steps, level }) => `${steps} ${name}${level.now}`);
  console.log(`${new Date().toISOString().slice(11, 19)} ${words.join('; ')}`);
}
