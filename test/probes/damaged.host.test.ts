import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { machineProbes, type ProbeId } from '../../src/probes/catalogue.ts';
import { type LocalProbe, readWhole } from '../../src/probes/local/local-probe.ts';
import { buildReport } from '../../src/report/build.ts';
import { type Snapshot, snapshotSchema } from '../../src/snapshot/schema.ts';
import { stubbed, stubEnvironment, withEnvironment } from '../support/engine.ts';
import { paced } from '../support/pace.ts';
import { sample } from '../support/samples.ts';
import { sharedRunner } from '../support/shared-engine.ts';

/**
 * Whatever a script's answer comes to mean to us, should this program be wrong about its shape: a VPN that fails is never called healthy. The
 * answers are those of the real engine on the stubbed Windows, once as they are and once with other faults; then one of them is damaged.
 */
const test = suite('damaged answers');

type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };
type Answers = Readonly<Record<string, Value>>;

const isTable = (value: Value | undefined): value is { readonly [key: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every value in it, changed from the leaves up. */
function mapped(value: Value, change: (value: Value, key: string) => Value, key = ''): Value {
  const inner = Array.isArray(value)
    ? value.map((one) => mapped(one, change, key))
    : isTable(value)
      ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapped(one, change, name)]))
      : value;
  return change(inner, key);
}

/** Values of one type change places, as where a provider has put a new element in between. */
function shifted(table: Value): Value {
  if (!isTable(table)) return table;
  const keys = Object.keys(table).sort();
  const next = (key: string): string => {
    const alike = keys.filter((one) => typeof table[one] === typeof table[key]);
    return alike[(alike.indexOf(key) + 1) % alike.length] ?? key;
  };
  return Object.fromEntries(keys.map((key) => [key, table[next(key)] ?? null]));
}

const word = (value: Value): value is string => typeof value === 'string' && /^[A-Za-z ]{2,30}$/.test(value);

const damages: Readonly<Record<string, (answer: Value) => Value>> = {
  'fields shifted': (answer) => mapped(answer, shifted),
  'fields shifted twice': (answer) => mapped(mapped(answer, shifted), shifted),
  'fields renamed': (answer) =>
    mapped(answer, (value) =>
      isTable(value)
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [`${key}Value`, one]))
        : value,
    ),
  'words of another language': (answer) =>
    mapped(answer, (value) => (word(value) ? `Zustand ${value.length}` : value)),
  'other words of the vocabulary': (answer) =>
    mapped(answer, (value, key) => (word(value) && /status|state|mode/i.test(key) ? 'Suspended' : value)),
  'numbers instead of words': (answer) =>
    mapped(answer, (value) => (word(value) ? String(value.length) : value)),
  'unknown ids': (answer) =>
    mapped(answer, (value, key) => (key === 'id' && typeof value === 'number' ? value + 1000 : value)),
  'names cut': (answer) =>
    mapped(answer, (value, key) =>
      typeof value === 'string' && /name|connection/i.test(key) ? value.slice(0, 3) : value,
    ),
  'yes for no': (answer) => mapped(answer, (value) => (typeof value === 'boolean' ? !value : value)),
  'lists empty': (answer) => mapped(answer, (value) => (Array.isArray(value) ? [] : value)),
  'words empty': (answer) => mapped(answer, (value) => (word(value) ? '' : value)),
  'numbers in another form': (answer) =>
    mapped(answer, (value) =>
      typeof value === 'string' && /^\d+$/.test(value) ? `0x${Number(value).toString(16)}` : value,
    ),
  'the other phone book': (answer) =>
    mapped(answer, (value) =>
      value === 'per-user' ? 'all-user' : value === 'all-user' ? 'per-user' : value,
    ),
  'one more element in an event': (answer) =>
    mapped(answer, (value, key) => (key === 'count' && typeof value === 'number' ? value + 1 : value)),
  'events without their numbers': (answer) =>
    mapped(answer, (value, key) => {
      if (key !== 'fields' || !isTable(value)) return value;
      const { code: _code, httpStatus: _status, bootType: _start, ...rest } = value;
      return rest;
    }),
  'the newest dial has another name': (answer) => {
    const correlation = newestDial(answer);
    return mapped(answer, (value, key) =>
      key === 'fields' && isTable(value) && value.correlation === correlation && 'connection' in value
        ? { ...value, connection: 'VPN' }
        : value,
    );
  },
  'nothing at all': () => ({}),
};

const eventsIn = (answer: Value | undefined): readonly Value[] =>
  isTable(answer) && Array.isArray(answer.events) ? answer.events : [];
const dialOf = (event: Value | undefined): Value | undefined =>
  isTable(event) && isTable(event.fields) ? event.fields.correlation : undefined;
/** Newest first is how the log comes. */
const newestDial = (answer: Value | undefined): Value | undefined => dialOf(eventsIn(answer)[0]);

/** Faults of the client beside the failed dial that the stubs have. */
const changed = (answers: Answers, id: string, change: (value: Value, key: string) => Value): Answers => ({
  ...answers,
  [id]: mapped(answers[id] ?? null, change),
});
/** Every dial came up and was ended by the person. */
const connectedLast = (answers: Answers): Answers =>
  changed(answers, 'attempts', (value) =>
    isTable(value) && value.id === 20227 && isTable(value.fields)
      ? { ...value, id: 20226, fields: { ...value.fields, code: '631' } }
      : value,
  );
const disabled = (answers: Answers): Answers =>
  changed(answers, 'services', (value) =>
    isTable(value) && value.name === 'RasMan' ? { ...value, state: 'Stopped', startMode: 'Disabled' } : value,
  );
const clients: Readonly<Record<string, (answers: Answers) => Answers>> = {
  'the last dial failed': (answers) => answers,
  'the last dial failed, the one before it did well': (answers) => {
    const newest = newestDial(answers.attempts);
    const log = [
      ...eventsIn(answers.attempts).filter((event) => dialOf(event) === newest),
      ...eventsIn(connectedLast(answers).attempts).filter((event) => dialOf(event) !== newest),
    ];
    return { ...answers, attempts: { ...(answers.attempts as object), events: log } };
  },
  'a service is disabled': disabled,
  'nothing but a service is disabled': (answers) => disabled(connectedLast(answers)),
  'a device is broken': (answers) =>
    changed(answers, 'devices', (value) =>
      isTable(value) && String(value.id).endsWith('PPTPMINIPORT') ? { ...value, problem: 31 } : value,
    ),
  'PAP only, with encryption': (answers) =>
    changed(answers, 'profiles', (value) => (value === 'MsChapv2' ? 'Pap' : value)),
};

/** As a run would have it: what could be read, and why the rest could not. No network. */
function snapshotOf(answers: Answers): Snapshot {
  const probes = Object.entries<LocalProbe>(machineProbes).map(([id, probe]) => {
    if (!(id in answers)) return [id, { status: 'denied', ms: 1, reason: '' }];
    try {
      return [id, { status: 'ok', ms: 1, ...readWhole(probe, answers[id]) }];
    } catch {
      return [id, { status: 'misshapen', ms: 1, reason: '' }];
    }
  });
  return snapshotSchema.parse({
    ...sample('healthy'),
    taken: new Date().toISOString(),
    request: { connection: 'Anna’s VPN' },
    probes: Object.fromEntries(probes),
  });
}

const verdictOn = (answers: Answers): string => {
  try {
    return buildReport(snapshotOf(answers)).verdict;
  } catch (error) {
    // The connection that was asked for is not there any more: said, and no report at all.
    if (error instanceof Error && error.name !== 'ZodError') return error.message;
    throw error;
  }
};

if (stubbed)
  test('nothing turns healthy that was failing', async () => {
    const environment = { ...stubEnvironment('admin') };
    const answers = await withEnvironment(environment, async (): Promise<Answers> => {
      const runner = sharedRunner();
      const found: Record<string, Value> = {};
      for (const [id, { script, parameters = {} }] of Object.entries<LocalProbe>(machineProbes)) {
        const outcome = await runner.run({ script, parameters, deadlineMs: paced(20_000) });
        if (outcome.status === 'ok') found[id] = outcome.data as Value;
      }
      await runner.close();
      return found;
    });
    const healthy: string[] = [];
    const noticed = new Set<ProbeId>();
    for (const [client, fault] of Object.entries(clients)) {
      const sick = fault(answers);
      assert.is(verdictOn(sick), 'failing', client);
      for (const id of Object.keys(sick))
        for (const [damage, spoil] of Object.entries(damages)) {
          const spoilt = spoil(sick[id] ?? null);
          // Most damages have nothing to damage in most answers.
          if (JSON.stringify(spoilt) === JSON.stringify(sick[id])) continue;
          const verdict = verdictOn({ ...sick, [id]: spoilt });
          if (verdict === 'healthy') healthy.push(`${client}, ${id}: ${damage}`);
          if (verdict !== 'failing') noticed.add(id as ProbeId);
        }
    }
    assert.equal(healthy, []);
    // The damage reaches what the verdict rests on; else the test would pass for nothing.
    assert.ok(noticed.has('attempts') && noticed.has('services'), [...noticed].join());
  });

test.run();
