import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withAnswers } from '../../src/commands/ask.ts';
import { buildReport } from '../../src/report/build.ts';
import { cli } from '../support/cli.ts';
import { patched, sample } from '../support/samples.ts';

/** 809 by L2TP, and no word of anybody about where the server stands: only a person can tell more. */
const unclear = patched('nat-t-registry', {
  probes: {
    ike: { data: { servers: { 'vpn.contoso.com': { '203.0.113.10': { serverBehindNat: null } } } } },
  },
});

test('asks what would tell most, takes the answer as evidence, and asks nothing twice', async () => {
  const asked: string[] = [];
  const answered = await withAnswers(unclear, buildReport, (question) => {
    asked.push(question);
    return Promise.resolve(asked.length === 1 ? 'yes' : undefined);
  });
  assert.ok(asked.length >= 1 && asked.length <= 3, asked.join());
  assert.is(new Set(asked).size, asked.length);
  assert.equal(Object.values(answered.answers), ['yes']);
  const before = buildReport(unclear).causes.map(({ id, score }) => `${id} ${score}`);
  assert.not.equal(
    buildReport(answered).causes.map(({ id, score }) => `${id} ${score}`),
    before,
  );
});

test('who does not know changes nothing', async () => {
  assert.is(await withAnswers(unclear, buildReport, () => Promise.resolve(undefined)), unclear);
});

test('nothing is asked where a cause is proven', async () => {
  await withAnswers(sample('captive-portal'), buildReport, () => {
    throw new Error('asked');
  });
});

test('nobody is asked where nobody is: neither in a pipe nor with --json', async () => {
  for (const more of [[], ['--json'], ['--no-ask']]) {
    const ran = await cli(['check', '--from', 'samples/nat-t-registry.json', ...more]);
    assert.is(ran.code, 1);
    assert.not.match(ran.stderr, /\[y\/n/);
  }
});

test.run();
