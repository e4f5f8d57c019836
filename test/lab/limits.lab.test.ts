import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Scenario } from './scenarios/scenario.ts';
import { type Played, Stage } from './scenarios/stage.ts';
import { verdicts } from './scenarios/verdicts.ts';

/** How long a check takes at the most, what it asks again and again, and what it does not take for an answer. */
const test = suite('limits');
const stage = await Stage.open();
test.after(() => stage.close());

const play = (scenario: Pick<Scenario, 'dial'> & Partial<Scenario>): Promise<Played> =>
  stage.play({ name: '', seen: {}, cause: 'none', usable: {}, ...scenario });
const automatic = { tunnel: 'automatic' } as const;

/** What every probe that waits for an answer has to give up at, and the whole phase: names take the longest. */
const patienceMs = 3500;
const phaseMs = 6000;
const graceMs = 150;

test('nothing answers but the resolver: the patience of one probe, not the sum of all', async () => {
  const { snapshot, report } = await play({
    network: { firewall: ['udp dport 53 accept', 'drop'] },
    dial: { tunnel: 'automatic', error: '809' },
  });
  const { networkMs = 0 } = snapshot.context;
  assert.ok(networkMs <= patienceMs + graceMs + 300, `${networkMs} ms`);
  assert.ok(report.causes.every(({ confidence }) => confidence !== 'confirmed'));
});

test('a black hole, names and all: the hard stop of the network phase', async () => {
  const { snapshot, report } = await play({ network: { firewall: ['drop'] }, dial: automatic });
  const { networkMs = 0 } = snapshot.context;
  assert.ok(networkMs <= phaseMs + graceMs, `${networkMs} ms`);
  assert.not.ok(report.causes.some(({ id }) => id === 'sstp-tcp-blocked' || id === 'server-unreachable'));
});

test('what the hard stop cut off is unknown, and not silence', async () => {
  // Names take so long here that the probes of the server have not had their time when the phase ends.
  const { snapshot, report } = await play({
    network: { firewall: ['udp dport 53 accept', 'drop'], delayMs: 1600 },
    dial: { tunnel: 'ikev2', error: '809' },
  });
  const { ['udp 500']: udp500 } = verdicts(snapshot);
  assert.ok(udp500 === 'stopped' || udp500 === undefined, udp500);
  assert.not.ok(
    report.causes.some(({ evidence }) => evidence.some(({ fact }) => fact.includes('reach.udp500'))),
  );
});

test('--timeout holds for the whole run', async () => {
  const { report, ms } = await play({
    network: { firewall: ['drop'] },
    dial: { ...automatic, more: ['--timeout', '1'] },
  });
  assert.ok(report.timings.totalMs < 2000, `${report.timings.totalMs} ms`);
  // The system’s own look-up still waits; the process does not.
  assert.ok(ms < 3500, `${ms} ms`);
  assert.not.ok(report.context.complete);
  assert.ok(report.coverage.some(({ status }) => status === 'timeout'));
});

test('asked again and again, the gateway goes on answering', async () => {
  for (let turn = 0; turn < 8; turn += 1) {
    const { snapshot } = await play({ dial: automatic });
    const { ['udp 500']: udp500, ['udp 4500']: udp4500, ['large ike']: large } = verdicts(snapshot);
    assert.equal([udp500, udp4500, large], ['answered', 'answered', 'answered'], `turn ${turn}`);
  }
});

test('a page out of a cache is no web access', async () => {
  const { report } = await play({ servers: { web: 'old' }, dial: { tunnel: 'ikev2', error: '809' } });
  // Both pages are right and both are old: neither a portal nor proof of the Internet, and nothing is built on it.
  const resting = report.causes.flatMap(({ evidence }) => evidence.flatMap(({ fact }) => fact.split('; ')));
  assert.not.ok(resting.includes('web.works') || resting.includes('web.portal'));
});

test.run();
