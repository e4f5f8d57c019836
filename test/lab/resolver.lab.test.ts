import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { program } from '../support/cli.ts';
import { Lab } from '../support/lab.ts';
import { paced } from '../support/pace.ts';

/** The system's own look-up cannot be called off, and exit() waits for it. */
const test = suite('resolver');
const lab = new Lab();
test.after(() => lab.remove());

test('a resolver that cuts its answers and is silent over TCP does not hold the process', async () => {
  await lab.start(process.execPath, ['test/lab/truncating-resolver.mjs', Lab.server], 'ready');
  const begun = performance.now();
  const ran = await program(
    ['check', '--server', 'vpn.example.test', '--no-internet-beacons', '--json', '--timeout', '8'],
    { prefix: lab.onClient },
  );
  const ms = performance.now() - begun;
  assert.ok(ms <= paced(12_000), `${Math.round(ms)} ms`);
  const report = JSON.parse(ran.stdout) as { verdict: string };
  assert.is(report.verdict, 'inconclusive');
});

test.run();
