import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { liveProgress, progressLine } from '../../src/commands/progress.ts';
import { probeIds } from '../../src/probes/catalogue.ts';
import { cli } from '../support/cli.ts';
import { sample } from '../support/samples.ts';

const colourless = (text: string): string =>
  text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '');

test('a line for each probe: what it saw, or why it saw nothing', () => {
  const { probes } = sample('gre-blocked');
  const line = (id: (typeof probeIds)[number]): string => {
    const outcome = probes[id];
    assert.ok(outcome);
    return colourless(progressLine(id, outcome));
  };
  assert.match(line('tcp-ports'), /^\[OK\] TCP ports.*: 2 answered$/);
  assert.match(line('services'), /^\[\.\.\] Windows services/);
  assert.match(line('ipsec'), /^\[\?\?\] .*: not permitted$/);
});

test('what does not apply is not worth a line', () => {
  const lines: string[] = [];
  const told = liveProgress((text) => lines.push(text));
  for (const id of probeIds) {
    const outcome = sample('healthy').probes[id];
    if (outcome) told(id, outcome);
  }
  assert.not.ok(lines.some((text) => /PPTP control/.test(text)));
  assert.ok(lines.length > 30);
});

test('in a pipe there is no progress, no colour, and ASCII only', async () => {
  const ran = await cli(['check', '--from', 'samples/nat-t-registry.json']);
  assert.is(ran.stderr, '');
  assert.match(ran.stdout, /^[\x20-\x7e\n]+$/);
});

test('--quiet: the verdict, and the first thing to do', async () => {
  const ran = await cli(['check', '--from', 'samples/nat-t-registry.json', '--quiet']);
  assert.is(ran.stdout.trim().split('\n').length, 2);
  assert.match(ran.stdout, /^\[XX\] /);
});

test('--ticket prints a note, and not beside a document', async () => {
  const ran = await cli(['check', '--from', 'samples/nat-t-registry.json', '--ticket']);
  assert.match(ran.stdout, /^VPN: Does not connect\./);
  assert.is((await cli(['check', '--from', 'samples/healthy.json', '--ticket', '--json'])).code, 2);
});

test.run();
