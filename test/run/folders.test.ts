import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { newestRun, writeLastRun } from '../../src/commands/last-run.ts';
import { prepareFolder } from '../../src/run/prepare-folder.ts';
import { temporaryFolder } from '../support/engine.ts';
import { sampleSummary } from '../support/said.ts';

const summary = sampleSummary('gre-blocked');
const at = (finishedAt: string) => ({ ...summary, finishedAt });
const now = new Date('2026-11-22T12:00:00Z');

test('a folder of one’s own is made, for nobody else', () => {
  const path = join(temporaryFolder(), 'deep', 'vpn-doctor');
  assert.is(prepareFolder({ path, of: 'user' }), undefined);
  assert.is(statSync(path).mode & 0o777, 0o700);
});

test('what cannot be a folder is told', () => {
  const path = join(temporaryFolder(), 'file');
  writeFileSync(path, '');
  assert.match(prepareFolder({ path, of: 'user' }) ?? '', path);
  assert.match(prepareFolder({ path: join(path, 'deeper'), of: 'user' }) ?? '', path);
});

if (process.platform !== 'win32') {
  test('the computer’s folder is refused where others may write to it, or where it leads elsewhere', () => {
    const open = temporaryFolder();
    mkdirSync(join(open, 'vpn-doctor'), { mode: 0o777 });
    const path = join(open, 'vpn-doctor');
    // The mask of the process may have taken the right away.
    if ((statSync(path).mode & 0o022) !== 0)
      assert.match(prepareFolder({ path, of: 'machine' }) ?? '', 'others may write');
    const link = join(open, 'link');
    symlinkSync(mkdtempSync(join(open, 'target')), link);
    assert.match(prepareFolder({ path: link, of: 'machine' }) ?? '', /no folder/);
  });

  test('planted files, links and hard links in it go; our own stay, and nothing behind a link is touched', () => {
    const outside = join(temporaryFolder(), 'precious.txt');
    writeFileSync(outside, 'precious');
    const path = temporaryFolder();
    writeLastRun(path, summary, '<p>page</p>');
    writeFileSync(join(path, 'evil.ps1'), '');
    symlinkSync(outside, join(path, 'vpn-doctor.log'));
    linkSync(outside, join(path, 'ninja.html'));
    assert.is(prepareFolder({ path, of: 'machine' }), undefined);
    assert.equal(readdirSync(path).sort(), ['last-report.html', 'last-run.json']);
    assert.is(readFileSync(outside, 'utf8'), 'precious');
  });
}

test('of several results the newest counts; one from the future does not', () => {
  const [machine, own, third] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  writeLastRun(machine, at('2026-11-22T10:00:00Z'), '');
  writeLastRun(own, at('2026-11-22T11:00:00Z'), '');
  writeLastRun(third, at('2026-11-25T11:00:00Z'), '');
  assert.is(newestRun([machine, own, third], now)?.finishedAt, '2026-11-22T11:00:00Z');
});

const unreadable: Readonly<Record<string, string>> = {
  empty: '',
  'no JSON': '{',
  'another schema': JSON.stringify({ ...summary, schema: 'vpn-doctor.last-run/9' }),
  'a verdict that there is none of': JSON.stringify({ ...summary, verdict: 'splendid' }),
  'an exit code of another kind': JSON.stringify({ ...summary, exitCode: '0' }),
  'a time that is none': JSON.stringify({ ...summary, finishedAt: 'yesterday' }),
  'texts without end': JSON.stringify({ ...summary, headline: 'x'.repeat(3000) }),
};
for (const [what, text] of Object.entries(unreadable))
  test(`a result that is ${what} is none`, () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'last-run.json'), text);
    assert.is(newestRun([folder], now), undefined);
  });

test('it is written whole or not at all', () => {
  const folder = join(temporaryFolder(), 'gone');
  assert.throws(() => writeLastRun(folder, summary, ''));
  assert.not.ok(existsSync(folder));
});

test.run();
