import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { FixDocument, UndoDocument } from '../../src/report/fix/schema.ts';
import { ikeGateway } from '../support/ike-gateway.ts';
import { type RunOptions, type WindowsRun, Wine, windowsStubs } from '../support/wine.ts';

/** The whole program on a Windows of its own, with its real registry; the server that stands behind a NAT is on loopback. */
const behindNat = '127.77.0.1';
const notBehindNat = '127.77.0.2';
const nobody = '127.77.0.3';
const policyAgent = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent';
const name = 'AssumeUDPEncapsulationContextOnSendRule';
const records = 'C:\\Program Files\\vpn-doctor\\fixes';
const state = 'C:\\test\\state';
const env = { ...windowsStubs, VPN_DOCTOR_STUB_REGISTRY: 'real', VPN_DOCTOR_STUB_STATE: state };

const wine = await Wine.create();
const gateways = await Promise.all([ikeGateway(behindNat, 'behind-nat'), ikeGateway(notBehindNat, 'no-nat')]);
// By this key alone a script sees that it has administrator's rights.
await wine.registry(`[${policyAgent}]\n[HKEY_USERS\\S-1-5-19\\Environment]`);
wine.write(`${state}\\log`, '');

const asked = (server: string): string[] => ['--server', server, '--tunnel', 'l2tp', '--error', '809'];
const quiet = ['--no-internet-beacons', '--redact', 'none'];

function fix(args: readonly string[], options: RunOptions = {}): Promise<WindowsRun> {
  return wine.cli(['fix', ...args, ...quiet], { env: { ...env, ...options.env } });
}

async function fixed(...args: readonly string[]): Promise<FixDocument> {
  const ran = await fix([...args, '--json']);
  if (ran.stdout === '') throw new Error(`exit code ${ran.code}: ${ran.stderr}`);
  const document = JSON.parse(ran.stdout) as FixDocument;
  assert.is(ran.code, document.exitCode);
  return document;
}

async function undone(...args: readonly string[]): Promise<UndoDocument> {
  const ran = await fix(['--undo', ...args, '--json']);
  if (ran.stdout === '') throw new Error(`exit code ${ran.code}: ${ran.stderr}`);
  return JSON.parse(ran.stdout) as UndoDocument;
}

/** What stands in the registry, as Windows' own program tells it: "REG_DWORD 0x2". */
async function value(): Promise<string> {
  const { stdout } = await wine.run('reg', [
    'query',
    policyAgent.replace('HKEY_LOCAL_MACHINE', 'HKLM'),
    '/v',
    name,
  ]);
  return /(REG_\w+) +(\S*)/.exec(stdout)?.slice(1, 3).join(' ') ?? 'absent';
}

const set = (text: string): Promise<void> => wine.registry(`[${policyAgent}]\n"${name}"=${text}`);
const recordFiles = (): string[] => {
  const folder = wine.path(records);
  return existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
};
const forgetRecords = (): void => rmSync(wine.path(records), { recursive: true, force: true });

// The first start of a program on a new Windows reads everything from disk.
await wine.check(['--only', 'clock']);

test('without --yes everything is shown and nothing is changed; without its name it is not even on offer', async () => {
  const unnamed = await fixed(...asked(behindNat), '--yes');
  assert.is(unnamed.repairs.find(({ id }) => id === 'nat-t-registry')?.refusal?.id, 'not-named');
  const { repairs, mode, exitCode } = await fixed(...asked(behindNat), '--only', 'nat-t-registry');
  const planned = repairs.find(({ id }) => id === 'nat-t-registry');
  assert.equal([mode, exitCode, planned?.result], ['dry-run', 1, 'would-run'], JSON.stringify(repairs));
  const [change] = planned?.changes ?? [];
  assert.equal([change?.now, change?.to], ['absent', 'dword:2']);
  assert.is(await value(), 'absent');
  assert.equal(recordFiles(), []);
});

/** What stands there before, as a .reg file, reg.exe and we have it. All of it has to come back, type and all. */
const befores: readonly (readonly [file: string, shown: string, state: string])[] = [
  ['-', 'absent', 'absent'],
  ['dword:00000000', 'REG_DWORD 0x0', 'dword:0'],
  ['dword:00000001', 'REG_DWORD 0x1', 'dword:1'],
  ['"2"', 'REG_SZ 2', 'string:2'],
  // Wine's reg.exe has no words for such a number.
  ['hex(b):02,00,00,00,00,00,00,00', 'REG_QWORD (null)', 'qword:2'],
];
for (const [file, shown, state] of befores)
  test(`${shown}: changed, verified, and undone`, async () => {
    await set(file);
    assert.is(await value(), shown);
    const document = await fixed(...asked(behindNat), '--only', 'nat-t-registry', '--yes');
    assert.is(
      document.repairs.find(({ id }) => id === 'nat-t-registry')?.result,
      'done',
      JSON.stringify(document.repairs),
    );
    assert.match(document.restart ?? '', 'Power, Restart');
    assert.ok(document.after);
    assert.is(await value(), 'REG_DWORD 0x2');
    assert.is((await undone()).mode, 'dry-run');
    assert.is(await value(), 'REG_DWORD 0x2');
    const back = await undone('--yes');
    assert.equal([back.exitCode, back.changes.map(({ result }) => result)], [0, ['undone']]);
    assert.is(await value(), shown);
    assert.equal((await undone('--yes')).changes, []);
    const { repairs } = await fixed(...asked(behindNat), '--only', 'nat-t-registry');
    assert.is(repairs.find(({ id }) => id === 'nat-t-registry')?.changes[0]?.now, state);
  });

const otherWays: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Constrained Language Mode': { VPN_DOCTOR_HOST_LANGUAGE: 'ConstrainedLanguage' },
  'the plain driver': { VPN_DOCTOR_HOST_NO_STDIN_SHELL: '1' },
};
for (const [what, more] of Object.entries(otherWays))
  test(`${what}: changed, verified, and undone`, async () => {
    const args = [...asked(behindNat), '--only', 'nat-t-registry', '--yes'];
    // Something is left: the restart.
    assert.is((await fix(args, { env: more })).code, 1);
    assert.is(await value(), 'REG_DWORD 0x2');
    assert.is((await fix(['--undo', '--yes'], { env: more })).code, 0);
    assert.is(await value(), 'absent');
  });

const config = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Config';
const list = 'AutoTriggerDisabledProfilesList';
const own = 'Contoso AOVPN';
for (const [names, left] of [
  [[own], ''],
  [['Other', own, 'Müller'], 'Other\\0Müller'],
] as const)
  test(`the list of connections that were switched off, ${names.length} of them: one is taken off and put back`, async () => {
    const bytes =
      Buffer.from(`${names.join('\0')}\0\0`, 'utf16le')
        .toString('hex')
        .match(/../g) ?? [];
    await wine.registry(`[${config}]\n"${list}"=hex(7):${bytes.join(',')}`);
    const listed = async (): Promise<string> => {
      const key = config.replace('HKEY_LOCAL_MACHINE', 'HKLM');
      const { stdout } = await wine.run('reg', ['query', key, '/v', list]);
      return /REG_MULTI_SZ +(.*?)\r?\n/.exec(stdout)?.[1]?.trim() ?? 'absent';
    };
    const before = await listed();
    assert.is(before.split('\\0').filter(Boolean).length, names.length, before);
    const document = await fixed(own, '--server', nobody, '--only', 'autotrigger-disabled', '--yes');
    assert.is(
      document.repairs.find(({ id }) => id === 'autotrigger-disabled')?.result,
      'done',
      JSON.stringify(document.repairs),
    );
    assert.is((await listed()).replace(/(\\0)+$/, ''), left);
    assert.is((await undone('--yes')).exitCode, 0);
    assert.is(await listed(), before);
    await wine.registry(`[-${config}]`);
  });

/** Not put back as it was by any means that we have, so left alone. */
for (const [file, shown] of [
  ['hex(2):32,00,00,00', 'REG_EXPAND_SZ 2'],
  ['hex:02,00,00,00', 'REG_BINARY 02000000'],
] as const)
  test(`${shown} is not touched`, async () => {
    await set(file);
    const document = await fixed(...asked(behindNat), '--only', 'nat-t-registry', '--yes');
    assert.is(document.repairs.find(({ id }) => id === 'nat-t-registry')?.refusal?.id, 'changed');
    assert.is(await value(), shown);
    await set('-');
  });

test('a server that is not behind a NAT, or of which nobody knows: nothing is changed, and it is said why', async () => {
  for (const server of [notBehindNat, nobody]) {
    const document = await fixed(...asked(server), '--only', 'nat-t-registry', '--yes');
    const row = document.repairs.find(({ id }) => id === 'nat-t-registry');
    assert.equal([row?.result, document.exitCode === 0], ['refused', false], server);
    assert.match(row?.refusal?.why ?? '', /not proven|only possible|has not found/, server);
    assert.is(await value(), 'absent');
  }
  assert.equal(recordFiles().length > 0, true);
});

test('what somebody has changed since is left alone, and the older repair is the next to be undone', async () => {
  forgetRecords();
  await fixed(...asked(behindNat), '--only', 'nat-t-registry', '--yes');
  await set('dword:00000001');
  const left = await undone('--yes');
  assert.equal([left.exitCode, left.changes.map(({ result }) => result)], [1, ['left']]);
  assert.is(await value(), 'REG_DWORD 0x1');
  assert.equal((await undone('--yes')).changes, []);
  await set('-');
});

test('a record that nobody of us wrote is not acted upon', async () => {
  forgetRecords();
  const entry = { repair: 'nat-t-registry', state: 'done', at: '2026-11-23T10:00:00.000Z' };
  const base = { schema: 'vpn-doctor.fix-record/1', tool: { name: 'x', version: '1' }, startedAt: entry.at };
  const hostile = [
    { kind: 'registry-value', target: 'nat-traversal', from: 'string:calc.exe', to: 'dword:2' },
    { kind: 'registry-value', target: '..\\..\\Run', from: 'dword:1', to: 'dword:2' },
    { kind: 'service-start', target: 'WinDefend', from: 'disabled', to: 'automatic' },
    { kind: 'service-start', target: 'BFE', from: 'automatic', to: 'disabled' },
  ];
  for (const [index, change] of hostile.entries())
    wine.write(
      `${records}\\20261123T10000000${index}Z-1.json`,
      JSON.stringify({ ...base, changes: [{ ...entry, change }] }),
    );
  const { damaged, changes } = await undone('--yes');
  assert.equal([damaged.length, changes.length], [hostile.length, 0]);
  assert.is(await value(), 'absent');
  forgetRecords();
});

/** Where in a run it is killed: how that moment is known from outside, and how long after it. */
interface Moment {
  readonly when: string;
  readonly reached: () => boolean;
  readonly afterMs: number;
  /** What is killed: everything, or the program alone, so that PowerShell goes on without it. */
  readonly only?: RegExp;
}

const marked = (file: string) => (): boolean => existsSync(wine.path(`${state}\\${file}`));
const recorded = (word: string) => (): boolean =>
  recordFiles().some((file) => readFileSync(wine.path(`${records}\\${file}`), 'utf8').includes(`"${word}"`));
const atOnce = (): boolean => true;

const moments: readonly Moment[] = [
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

test('there are twenty kills', () => {
  assert.is(moments.length, 20);
});

let [old, changed] = [0, 0];
for (const { when, reached, afterMs, only } of moments)
  test(`killed ${afterMs} ms after: ${when}${only ? ', and PowerShell goes on' : ''}: the old state or the new one, and it can be undone`, async () => {
    forgetRecords();
    for (const file of ['before', 'after']) rmSync(wine.path(`${state}\\${file}`), { force: true });
    const run = fix([...asked(behindNat), '--only', 'nat-t-registry', '--yes', '--json'], { env: slow });
    while (!reached())
      await Promise.race([delay(5), run.then((ran) => assert.unreachable(ran.stdout + ran.stderr))]);
    await delay(afterMs);
    wine.kill(only);
    await run;
    while (wine.processes().some((running) => /^(node|powershell)/.test(running))) await delay(20);
    const there = await value();
    assert.ok(['absent', 'REG_DWORD 0x2'].includes(there), there);
    if (there === 'absent') old += 1;
    else {
      changed += 1;
      assert.is(recordFiles().length, 1);
    }
    const { changes, exitCode } = await undone('--yes');
    assert.is(exitCode, 0, JSON.stringify(changes));
    assert.is(await value(), 'absent');
  });

test('both ends were met', () => {
  assert.ok(old >= 5 && changed >= 5, `${old} old, ${changed} new`);
});

test.after(async () => {
  for (const close of gateways) close();
  await wine.remove();
});
test.run();
