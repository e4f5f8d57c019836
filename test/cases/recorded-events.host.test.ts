import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Attempt, attempts } from '../../src/probes/local/attempts.ts';
import { readWhole } from '../../src/probes/local/local-probe.ts';
import { buildReport } from '../../src/report/build.ts';
import { profilesSeen } from '../../src/snapshot/connections.ts';
import { type Snapshot, snapshotSchema } from '../../src/snapshot/schema.ts';
import { casesIn, snapshotOf } from '../support/cases/case.ts';
import { stubbed, stubEnvironment, temporaryFolder, withEnvironment } from '../support/engine.ts';
import { paced } from '../support/pace.ts';
import { sample, sampleNames } from '../support/samples.ts';
import { sharedRunner } from '../support/shared-engine.ts';

/**
 * Samples and cases hold attempts as the reader makes them. Here each attempt is written back as the events of a real log, in the shapes that are
 * recorded (synacktiv/forensic-msvpn, trailofbits/algo#760), and read by the real engine: what is thought of the client must stay the same.
 */
const test = suite('recorded events');

interface LogEvent {
  readonly id: number;
  readonly at: string;
  readonly data: readonly string[];
}
type Shape = (id: number, attempt: Attempt) => readonly string[];

const devices = { pptp: 'PPTP', l2tp: 'L2TP', sstp: 'SSTP', ikev2: 'IKEv2' } as const;
const deviceOf = ({ tunnel }: Attempt): string =>
  tunnel ? `WAN Miniport (${devices[tunnel]})` : 'WAN Miniport';

const recorded: Shape = (id, attempt) => {
  const { connection, scope, errorCode } = attempt;
  const device = deviceOf(attempt);
  switch (id) {
    case 20221:
      return [
        'VPN',
        scope === 'all-users' ? 'all-user' : 'per-user',
        connection,
        `Dial-in User = x\r\nDevice = ${device}`,
      ];
    case 20222:
      return [
        connection,
        `Server address/Phone Number = x\r\nDevice = ${device}\r\nPort = VPN2-0\r\nMediaType = VPN`,
      ];
    case 20223:
      return [device];
    case 20225:
      return [connection, 'TunnelIpAddress = 10.8.0.2\r\nTunnelIpv6Address = None\r\nDial-in User = x'];
    case 20226:
      return [connection, '631'];
    case 20227:
      return [connection, String(errorCode ?? 0)];
    default:
      return [];
  }
};

/** What this program once took for the shape of all of them. */
const imagined: Shape = (id, attempt) => [
  attempt.connection,
  id === 20227 ? String(attempt.errorCode ?? 0) : `Device = ${deviceOf(attempt)}`,
];

/** Most of the attempts come from snapshots that do not tell: then that of the profile. */
const scopeOf = (snapshot: Snapshot, name: string): Attempt['scope'] =>
  profilesSeen(snapshot).find((one) => one.name === name)?.scope;

function eventsOf(snapshot: Snapshot, shape: Shape): LogEvent[] {
  const probe = snapshot.probes.attempts;
  if (probe?.status !== 'ok') return [];
  return Object.entries(probe.data.attempts)
    .flatMap(([key, attempt], number) => {
      const correlation = /^[0-9a-f-]{36}$/.test(key)
        ? key
        : `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
      return attempt.events.map((id, place) => {
        const last = place === attempt.events.length - 1;
        const at = last ? attempt.at : (attempt.began ?? attempt.at);
        const whose = attempt.scope ?? scopeOf(snapshot, attempt.connection);
        const told = { ...attempt, ...(whose && { scope: whose }) };
        return { id, at, data: [`{${correlation.toUpperCase()}}`, 'SYSTEM', ...shape(id, told)] };
      });
    })
    .reverse();
}

const folder = temporaryFolder();
/** The same client, its log read by the engine. */
async function reread(snapshot: Snapshot, events: readonly LogEvent[]): Promise<Snapshot> {
  const file = join(folder, 'events.json');
  writeFileSync(file, JSON.stringify(events));
  return withEnvironment({ ...stubEnvironment(), VPN_DOCTOR_STUB_RAS_EVENTS: file }, async () => {
    const runner = sharedRunner();
    const { script, parameters = {} } = attempts;
    const outcome = await runner.run({ script, parameters, deadlineMs: paced(20_000) });
    await runner.close();
    assert.is(outcome.status, 'ok', JSON.stringify(outcome));
    const answer = outcome.status === 'ok' ? readWhole(attempts, outcome.data) : undefined;
    return snapshotSchema.parse({
      ...snapshot,
      probes: { ...snapshot.probes, attempts: { status: 'ok', ms: 1, ...answer } },
    });
  });
}

const clients: readonly (readonly [name: string, snapshot: Snapshot])[] = [
  ...sampleNames.map((name) => [name, sample(name)] as const),
  ...['test/cases/real', 'test/cases/border'].flatMap((place) =>
    casesIn(place).map((one) => [one.id, snapshotOf(one)] as const),
  ),
];

const gist = (snapshot: Snapshot): unknown => {
  const { verdict, causes, contradictions } = buildReport(snapshot);
  return [verdict, causes.map(({ id, confidence }) => `${id} ${confidence}`), contradictions];
};

if (stubbed) {
  test('every sample and every case is judged the same on a log in the recorded shapes', async () => {
    let read = 0;
    for (const [name, snapshot] of clients) {
      const events = eventsOf(snapshot, recorded);
      if (events.length === 0) continue;
      read++;
      assert.equal(gist(await reread(snapshot, events)), gist(snapshot), name);
    }
    assert.ok(read > 100, `${read}`);
  });

  test('a log in the shapes that this program once imagined is noticed, and never in order', async () => {
    for (const name of sampleNames) {
      const snapshot = sample(name);
      const { verdict, contradictions } = buildReport(await reread(snapshot, eventsOf(snapshot, imagined)));
      assert.is.not(verdict, 'healthy', name);
      assert.ok(contradictions.length > 0, name);
    }
  });
}

test.run();
