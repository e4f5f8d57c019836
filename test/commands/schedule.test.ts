import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cli } from '../support/cli.ts';
import { temporaryFolder } from '../support/engine.ts';

const year = new Date().getFullYear() + 1;
const trip = ['--trip', `${year}-02-01..${year}-02-10`];
const printed = (...args: string[]) => cli(['schedule', '--print-xml', ...args]);

test('--print-xml works anywhere; the same options give the same bytes', async () => {
  const first = await printed(...trip);
  assert.equal([first.code, first.stderr], [0, '']);
  assert.match(first.stdout, /^<\?xml version="1.0"\?>\n<Task /);
  assert.match(first.stdout, `<StartBoundary>${year}-01-25T09:30:00</StartBoundary>`);
  assert.is((await printed(...trip)).stdout, first.stdout);
  assert.match((await printed(...trip, '--context', 'system')).stdout, 'S-1-5-18');
  assert.match((await printed(...trip, '--lead', '2d', '--time', '18:05')).stdout, `${year}-01-30T18:05:00`);
  assert.not.match((await printed(...trip, '--window')).stdout, 'conhost');
});

test('--out: UTF-16 with its mark, as schtasks wants a file', async () => {
  const file = join(temporaryFolder(), 'task.xml');
  const { code, stdout } = await printed(...trip, '--out', file, '--connection', 'Ünïcode');
  assert.equal([code, stdout], [0, '']);
  const bytes = readFileSync(file);
  assert.equal([...bytes.subarray(0, 2)], [0xff, 0xfe]);
  assert.match(bytes.toString('utf16le'), /^\ufeff<\?xml version="1.0" encoding="UTF-16"\?>/);
});

const wrong: readonly (readonly [args: readonly string[], what: RegExp])[] = [
  [['--print-xml'], /--trip is missing/],
  [['--print-xml', '--trip', '2020-01-01..2020-01-05'], /2020-01-05 is past/],
  [['--print-xml', '--trip', 'soon'], /--trip takes/],
  [['--print-xml', ...trip, '--lead', 'a week'], /--lead takes/],
  [['--print-xml', ...trip, '--max-age', 'x'], /--max-age takes/],
  [['--print-xml', ...trip, '--time', '25:00'], /--time/],
  [['--print-xml', ...trip, '--context', 'both'], /one task/],
  [['--print-xml', ...trip, '--program', '\\\\server\\share\\x.exe'], /--program/],
  [['--print-xml', ...trip, '--program', 'x.exe'], /--program/],
  [['--print-xml', ...trip, '--program', 'C:\\a\\..\\x.exe'], /--program/],
  [['--print-xml', ...trip, '--program', 'C:\\a"b.exe'], /--program/],
  [['--print-xml', ...trip, '--connection', ' '], /--connection/],
  [['--print-xml', ...trip, '--connection', 'a\nb'], /--connection/],
  [['--print-xml', ...trip, '--connection', '%TEMP%'], /--connection/],
  [['--print-xml', ...trip, '--connection', '$(Arg0)'], /--connection/],
  [['show', '--print-xml', ...trip], /new task/],
  [['install', ...trip], /Windows/],
  [['show'], /Windows/],
  [['remove'], /Windows/],
  [[], /Say what to do/],
  [['uninstall'], /uninstall|choices/i],
];
if (process.platform !== 'win32')
  for (const [args, what] of wrong)
    test(`schedule ${args.join(' ').replaceAll('\n', '\\n')}: exit code 2, nothing written`, async () => {
      const file = join(temporaryFolder(), 'task.xml');
      const { code, stdout, stderr } = await cli(['schedule', ...args, '--out', file]);
      assert.equal([code, stdout], [2, '']);
      assert.match(stderr, what);
      assert.not.ok(existsSync(file));
    });

test.run();
