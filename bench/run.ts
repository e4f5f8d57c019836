// `npm run bench [-- NAME…]`: what the tool adds to what it waits for, against what it promises. Exits with 1 where a limit is exceeded.
// `--short`: everything once, limits shown and not judged. The network takes the laboratory: Linux, as root.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { batch } from './batch.ts';
import type { Bench, Figure } from './bench.ts';
import { collection } from './collection.ts';
import { diagnosis } from './diagnosis.ts';
import { network } from './network.ts';
import { rendering } from './rendering.ts';
import { status } from './status.ts';
import { watch } from './watch.ts';

const benches: Readonly<Record<string, Bench>> = {
  collection,
  batch,
  network,
  diagnosis,
  rendering,
  status,
  watch,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false } },
});
const { short } = values;
const extent = { short, turns: (normal: number) => (short ? 1 : normal) };

const built = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

for (const [name, { title, run }] of Object.entries(benches)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  console.log(`${name}: ${title}`);
  for (const figure of await run(extent)) {
    const exceeded = figure.limit !== undefined && figure.value > figure.limit;
    console.log(line(figure, exceeded && !short));
    if (exceeded && !short) process.exitCode = 1;
  }
}

function line({ what, value, unit, limit }: Figure, exceeded: boolean): string {
  const shown = (number: number): string =>
    `${unit === 'x' || number < 20 ? number.toFixed(2) : number.toFixed(0)} ${unit}`;
  const bound = limit === undefined ? '' : `  at most ${shown(limit)}`;
  return `  ${what.padEnd(60)} ${shown(value).padStart(10)}${bound}${exceeded ? '  EXCEEDED' : ''}`;
}
