// npm start: builds, then does the main job. On Windows live; elsewhere on a sample client. Writes and names the report.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import './build.mjs';

const report = resolve('vpn-doctor-report.html');
const live = process.platform === 'win32';
const given = process.argv.slice(2);
const source = live ? [] : ['--from', 'samples/gre-blocked.json'];
if (!live) console.error('This is not Windows: replaying the sample client samples/gre-blocked.json.\n');

const check = spawnSync(process.execPath, ['dist/cli.js', 'check', ...source, '--html', report, ...given], {
  stdio: 'inherit',
});
// A finding is a result of this command, not a failure of it.
process.exitCode = [0, 1, 3, 4].includes(check.status ?? 5) ? 0 : (check.status ?? 5);
