// `npm run fuzz [-- --times 50] [FILTER…]`: every test that plays something random or a choice of much, with so many times the runs. What
// fails prints its seed, which makes it a case of its own.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '50' } },
});
const { status } = spawnSync(process.execPath, ['scripts/run-tests.mjs', 'all', ...positionals], {
  stdio: 'inherit',
  env: { ...process.env, VPN_DOCTOR_TEST_RUNS: values.times },
});
process.exitCode = status ?? 1;
