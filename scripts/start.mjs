// npm start: builds, then does the main job. On Windows live; elsewhere on a sample client. Writes and names the report.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import './build.mjs';

const report = resolve('vpn-doctor-report.html');
const live = process.platform === 'win32';
const [first, ...others] = process.argv.slice(2);
const given = first === 'check' ? others : first === undefined ? [] : [first, ...others];
// What somebody wants to have looked at goes before the sample.
const own = given.some((word) => /^--(from|server)(=|$)/.test(word));
const source = live || own ? [] : ['--from', 'samples/gre-blocked.json'];
if (source.length > 0)
  console.error('This is not Windows: replaying the sample client samples/gre-blocked.json.\n');

const check = spawnSync(process.execPath, ['dist/cli.js', 'check', ...source, '--html', report, ...given], {
  stdio: 'inherit',
});
// A finding is a result of this command, not a failure of it.
process.exitCode = [0, 1, 3, 4].includes(check.status ?? 5) ? 0 : (check.status ?? 5);
