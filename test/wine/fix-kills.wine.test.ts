import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { asked, behindNat, FixOnWine, records } from '../support/fix-wine.ts';
import { runs } from '../support/runs.ts';

const here = await FixOnWine.create();

/** Where in a run it is killed: how that moment is known from outside, and how long after it. */
interface Moment {
  readonly when: string;
  readonly reached: () => boolean;
  readonly afterMs: number;
  /** What is killed: everything, or the program alone, so that PowerShell goes on without it. */
  readonly only?: RegExp;
}

const marked = (file: 'before' | 'after') => (): boolean => existsSync(here.mark(file));
const recorded = (word: string) => (): boolean =>
  here
    .recordFiles()
    .some((file) => readFileSync(here.wine.path(`${records}\\${file}`), 'utf8').includes(`"${word}"`));
const atOnce = (): boolean => true;

const twenty: readonly Moment[] = [
  ...[400, 1200, 2200, 3200].map((afterMs) => ({ when: 'looking', reached: atOnce, afterMs })),
  ...[0, 30, 80, 200].map((afterMs) => ({
    when: 'the record is there',
    reached: recorded('begun'),
    afterMs,
  })),
  ...[0, 150, 350, 495].map((afterMs) => ({ when: 'before the change', reached: marked('before'), afterMs })),
  ...[0, 150, 350, 495].map((afterMs) => ({ when: 'behind the change', reached: marked('after'), afterMs })),
  ...[0, 700].map((afterMs) => ({ when: 'noted as done', reached: recorded('done'), afterMs })),
  ...[
    { when: 'before the change', reached: marked('before'), afterMs: 50 },
    { when: 'behind the change', reached: marked('after'), afterMs: 50 },
  ].map((moment) => ({ ...moment, only: /^node/ })),
];
const slow = { VPN_DOCTOR_STUB_SLOW_MS: '500' };

/** Each costs a look and a half under Wine: one of each kind here, all of them in the long runs (npm run fuzz). */
const kind = ({ when }: Moment): string => when;
const moments =
  runs(1) > 1
    ? twenty
    : twenty.filter((one, index) => twenty.findIndex((other) => kind(other) === kind(one)) === index);

let [old, changed] = [0, 0];
for (const { when, reached, afterMs, only } of moments)
  test(`killed ${afterMs} ms after: ${when}${only ? ', and PowerShell goes on' : ''}: the old state or the new one, and it can be undone`, async () => {
    here.forgetRecords();
    for (const file of ['before', 'after'] as const) rmSync(here.mark(file), { force: true });
    const run = here.run([...asked(behindNat), '--only', 'nat-t-registry', '--yes', '--json'], { env: slow });
    while (!reached())
      await Promise.race([delay(5), run.then((ran) => assert.unreachable(ran.stdout + ran.stderr))]);
    await delay(afterMs);
    here.wine.kill(only);
    await run;
    while (here.wine.processes().some((running) => /^(node|powershell)/.test(running))) await delay(20);
    const there = await here.value();
    assert.ok(['absent', 'REG_DWORD 0x2'].includes(there), there);
    if (there === 'absent') old += 1;
    else {
      changed += 1;
      assert.is(here.recordFiles().length, 1);
    }
    const { changes, exitCode } = await here.undone('--yes');
    assert.is(exitCode, 0, JSON.stringify(changes));
    assert.is(await here.value(), 'absent');
  });

test('both ends were met', () => {
  assert.ok(old >= moments.length / 4 && changed >= moments.length / 4, `${old} old, ${changed} new`);
});

test.after(() => here.remove());
test.run();
