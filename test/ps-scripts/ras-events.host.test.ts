import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { attempts } from '../../src/probes/local/attempts.ts';
import { readWhole } from '../../src/probes/local/local-probe.ts';
import { stubbed, stubEnvironment, temporaryFolder, withEnvironment } from '../support/engine.ts';
import { paced } from '../support/pace.ts';
import { sharedRunner } from '../support/shared-engine.ts';

interface Event {
  readonly id: number;
  readonly data: readonly string[];
}
const dial = (number: number): string => `{FACCBEE1-58E9-4867-B9E7-0E7D94DC40${number}0}`;

/** The log as the engine hands it over, and what the reader makes of it; events are newest first. */
async function logOf(events: readonly Event[]) {
  const file = join(temporaryFolder(), 'events.json');
  const at = (index: number): string => new Date(Date.now() - (index + 1) * 60_000).toISOString();
  writeFileSync(file, JSON.stringify(events.map((event, index) => ({ ...event, at: at(index) }))));
  return withEnvironment({ ...stubEnvironment('user'), VPN_DOCTOR_STUB_RAS_EVENTS: file }, async () => {
    const runner = sharedRunner();
    const { script, parameters = {} } = attempts;
    const outcome = await runner.run({ script, parameters, deadlineMs: paced(20_000) });
    await runner.close();
    assert.is(outcome.status, 'ok', JSON.stringify(outcome));
    const answer = outcome.status === 'ok' ? outcome.data : undefined;
    return { answer: JSON.stringify(answer), read: readWhole(attempts, answer) };
  });
}

if (stubbed) {
  // An Application log names whoever dialled, or SYSTEM where a service did it for him; both are in public recordings.
  test('whose dial it was is told, and nobody’s name', async () => {
    const users = ['DESKTOP-7Q1\\Anna.Schmidt', 'DESKTOP-7Q1\\bert.maier', 'SYSTEM'];
    const { answer, read } = await logOf(
      users.map((user, number) => ({ id: 20227, data: [dial(number), user, 'Work', '809'] })),
    );
    assert.not.match(answer, /schmidt|maier|DESKTOP-7Q1/i);
    const byOther = Object.values(read.data.attempts).map((one) => one.byOther);
    assert.equal(byOther.sort(), [true, undefined, undefined]);
    assert.is(read.unfamiliar, undefined);
  });

  test('what was dialled and by which tunnel, from lines of settings in another language', async () => {
    const settings = (device: string, strategy: string): string =>
      `Wählender = DESKTOP-7Q1\\anna.schmidt\r\nVpnStrategy = ${strategy}\r\nDataEncryption = Require\r\nDevice = ${device}`;
    const begun = (number: number, kind: string, text: string): Event => ({
      id: 20221,
      data: [dial(number), 'SYSTEM', kind, 'per-user', 'Work', text],
    });
    const { answer, read } = await logOf([
      begun(1, 'Breitband', settings('WAN 微型端口(PPPOE)', '')),
      begun(2, 'VPN', settings('WAN-Miniport (IKEv2)', 'SSTP then IKEv2')),
      begun(3, 'VPN', settings('WAN-Miniport (IKEv2)', 'SSTP')),
    ]);
    assert.not.match(answer, /schmidt/i);
    const told = Object.values(read.data.attempts).map(({ kind, tunnel }) => [kind, tunnel]);
    assert.equal(told.sort(), [
      [undefined, undefined],
      [undefined, 'sstp'],
      ['broadband', undefined],
    ]);
  });
}

test.run();
