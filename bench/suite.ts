// What a run of the tests costs: `npm run bench:suite -- [--share 0.2] [--turns 3] [test:all] [FILTER…]`. It is `npm test` otherwise.
import { parseArgs } from 'node:util';
import { counted } from './accounting.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: 'string' },
    turns: { type: 'string', default: '1' },
  },
});
const script = positionals.includes('test:all') ? 'test:all' : 'test';
const filters = positionals.filter((one) => one !== script);
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

for (let turn = 1; turn <= Number(values.turns); turn += 1) {
  const { code, wallMs, processorMs } = await counted(
    ['npm', 'run', '--silent', script, '--', ...filters],
    values.share === undefined ? {} : { share: Number(values.share) },
  );
  console.log(`run ${turn}: ${seconds(wallMs)} wall, ${seconds(processorMs)} processor`);
  if (code !== 0) process.exitCode = 1;
}
