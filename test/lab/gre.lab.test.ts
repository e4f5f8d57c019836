import { execFileSync, spawn } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Outcome } from '../../src/base/outcome.ts';
import type { ScriptRunner } from '../../src/powershell/script-runner.ts';
import type { Report } from '../../src/report/model.ts';
import { program } from '../support/cli.ts';
import { host, liveDrivers, realHarness, stubEnvironment, withEnvironment } from '../support/engine.ts';
import { statusOf } from '../support/installation.ts';
import { Lab } from '../support/lab.ts';
import { paced } from '../support/pace.ts';

/** The real script against the real pptpd, with a small LCP peer in pppd's place: that needs no /dev/ppp. */
const test = suite('gre');
const lab = new Lab();
let warm: ScriptRunner | undefined;
test.after(async () => {
  await warm?.close();
  lab.remove();
});
test.after.each(() => {
  lab.stopServers();
  filter(lab.onServer);
  filter(lab.onClient);
});

/** Rules of the input hook; none lets everything in. */
function filter(where: readonly string[], ...rules: readonly string[]): void {
  const text = `flush ruleset\ntable inet lab {\n chain in {\n type filter hook input priority 0; policy accept;\n${rules.join('\n')}\n }\n}\n`;
  run([...where, 'nft', '-f', '-'], text);
}

function run([command = '', ...args]: readonly string[], input = ''): string {
  return execFileSync(command, args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
}

async function pptpd(): Promise<void> {
  const config = join(lab.folder, 'pptpd.conf');
  const lines = [
    `ppp ${resolve('test/lab/lcp-peer.mjs')}`,
    'option /dev/null',
    'connections 4',
    'localip 10.88.0.1',
    'remoteip 10.88.0.2-5',
    `pidfile ${join(lab.folder, 'pptpd.pid')}`,
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  await lab.start('pptpd', ['--fg', '--conf', config]);
}

/** Waits until this holds, on our machine three seconds at the most. */
async function until(holds: () => boolean): Promise<void> {
  for (let turn = paced(60); turn > 0 && !holds(); turn -= 1) await after(50);
  assert.ok(holds(), String(holds));
}

/** Programs of these names on the server; one that has ended meanwhile is none. */
function onServer(...names: readonly string[]): { pid: number; name: string }[] {
  return run(['ip', 'netns', 'pids', lab.onServer[3] ?? ''])
    .split('\n')
    .filter(Boolean)
    .flatMap((pid) => {
      try {
        const name = run(['cat', `/proc/${pid}/comm`]).trim();
        return names.includes(name) ? [{ pid: Number(pid), name }] : [];
      } catch {
        return [];
      }
    });
}

interface Call {
  readonly result: string;
  readonly stage: string;
  readonly resultCode: number | null;
  readonly errorCode: number | null;
  readonly lcp: boolean | null;
  readonly ms: number | null;
}

const call = () => ({
  script: 'Test-GreCall',
  parameters: { Address: Lab.server, TimeoutMs: 3000 },
  deadlineMs: paced(12_000),
});

/** The script's outcome on the client, in an engine of its own. `prefix` runs before PowerShell. */
async function asked(prefix: readonly string[] = [], more = {}): Promise<Outcome<unknown>> {
  return withEnvironment({ ...stubEnvironment('admin'), ...more }, async () => {
    const runner = liveDrivers.plain(realHarness, lab.onClientAs(host, ...prefix));
    const outcome = await runner.run(call());
    await runner.close();
    return outcome;
  });
}

/** The same in one engine that stays: most of what a call costs is the start of one. */
async function called(): Promise<Call> {
  const outcome = await withEnvironment(stubEnvironment('admin'), () => {
    warm ??= liveDrivers.warm(realHarness, lab.onClientAs(host));
    return warm.run(call());
  });
  if (outcome.status !== 'ok') throw new Error(JSON.stringify(outcome));
  return outcome.data as Call;
}

const fields = [
  'ip.src',
  'pptp.control_message_type',
  'pptp.call_id',
  'pptp.peer_call_id',
  'gre.key.call_id',
  'gre.key.payload_length',
  'gre.sequence_number',
  'ppp.code',
  '_ws.malformed',
  '_ws.expert.message',
] as const;
type Packet = Readonly<Record<(typeof fields)[number], string>>;

/** PPTP and GRE that went over the server's wire meanwhile, as Wireshark's decoder reads them. */
async function watched<T>(work: () => Promise<T>): Promise<{ result: T; packets: Packet[] }> {
  const file = join(lab.folder, `${Date.now()}.pcapng`);
  const [command = '', ...args] = [...lab.onServer, 'tshark', '-q', '-i', 'any', '-w', file];
  const capture = spawn(command, args, { stdio: 'ignore' });
  const closed = new Promise((done) => capture.once('close', done));
  await until(() => existsSync(file) && statSync(file).size > 0);
  await after(300);
  const result = await work();
  await after(500);
  for (const { pid } of onServer('tshark')) process.kill(pid, 'SIGINT');
  await closed;
  const decoded = run([
    'tshark',
    '-r',
    file,
    '-Y',
    'pptp || gre',
    '-T',
    'fields',
    ...fields.flatMap((name) => ['-e', name]),
  ]);
  const packets = decoded
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const values = line.split('\t');
      return Object.fromEntries(fields.map((name, index) => [name, values[index] ?? ''])) as Packet;
    });
  return { result, packets };
}

/** Each control message by its type, in the order of the wire. (RFC 2637 section 1.4) */
const controlTypes = (packets: readonly Packet[]): number[] =>
  packets.flatMap((one) =>
    one['pptp.control_message_type'] ? Number(one['pptp.control_message_type']) : [],
  );

test('GRE comes through: one call is opened and cleared, in well-formed messages', async () => {
  await pptpd();
  const { result, packets } = await watched(called);
  assert.equal([result.result, result.stage, result.resultCode, result.lcp], ['answered', 'gre', 1, true]);
  assert.type(result.ms, 'number');
  assert.equal(
    packets.filter((one) => one['_ws.malformed'] !== '' || one['_ws.expert.message'] !== ''),
    [],
  );
  // Start request and reply, call request and reply, call clear, stop; what the server says to those two comes too late.
  assert.equal(controlTypes(packets).slice(0, 6), [1, 2, 7, 8, 12, 3]);
  const request = packets.find((one) => one['pptp.control_message_type'] === '7');
  const reply = packets.find((one) => one['pptp.control_message_type'] === '8');
  const clear = packets.find((one) => one['pptp.control_message_type'] === '12');
  assert.is(reply?.['pptp.peer_call_id'], request?.['pptp.call_id']);
  assert.is(clear?.['pptp.call_id'], request?.['pptp.call_id']);
  const gre = packets.filter((one) => one['gre.key.call_id'] !== '');
  const [ours] = gre.filter((one) => one['ip.src'] === Lab.client);
  assert.is(gre[0], ours, 'ours is the first, so that firewalls know the flow');
  assert.equal(
    [
      ours?.['gre.key.call_id'],
      ours?.['gre.key.payload_length'],
      ours?.['gre.sequence_number'],
      ours?.['ppp.code'],
    ],
    [reply?.['pptp.call_id'], '14', '0', '1'],
  );
  for (const one of gre.filter((packet) => packet['ip.src'] === Lab.server))
    assert.is(one['gre.key.call_id'], request?.['pptp.call_id']);
});

test('GRE dropped on both sides: no answer, and no call is left behind', async () => {
  await pptpd();
  filter(lab.onServer, 'ip protocol gre drop');
  filter(lab.onClient, 'ip protocol gre drop');
  const { result, packets } = await watched(called);
  assert.equal([result.result, result.stage, result.resultCode], ['no-answer', 'gre', 1]);
  const ours = packets.filter((one) => one['ip.src'] === Lab.client && one['gre.key.call_id'] !== '');
  assert.equal(
    ours.map((one) => one['gre.sequence_number']),
    ['0', '1'],
  );
  assert.equal(controlTypes(packets).slice(0, 6), [1, 2, 7, 8, 12, 3]);
  await until(() => onServer('pptpctrl', 'node', 'lcp-peer.mjs').length === 0);
  assert.equal(
    onServer('pptpd').map(({ name }) => name),
    ['pptpd'],
  );
});

test('GRE dropped on the way in, as a NAT without PPTP pass-through does: no answer', async () => {
  await pptpd();
  filter(lab.onClient, 'ip protocol gre drop');
  assert.is((await called()).result, 'no-answer');
});

test('GRE forbidden by a firewall of this computer, which says so to who sends: no fault of the script', async () => {
  await lab.start(process.execPath, ['test/lab/pptp-impostor.mjs', 'says-nothing-by-gre'], 'ready');
  filter(
    lab.onClient,
    '}\nchain out {\ntype filter hook output priority 0; policy accept;\nip protocol gre drop',
  );
  const { result, stage } = await called();
  assert.equal([result, stage], ['no-answer', 'gre']);
});

test('GRE dropped on the way out: what the server says by itself is no proof of both directions', async () => {
  await pptpd();
  filter(lab.onServer, 'ip protocol gre drop');
  const { result, lcp } = await called();
  assert.equal([result, lcp], ['one-way', true]);
});

test('TCP 1723 closed, and dropped', async () => {
  const closed = await called();
  assert.equal([closed.result, closed.stage], ['no-control', 'connect']);
  filter(lab.onServer, 'tcp dport 1723 drop');
  const dropped = await called();
  assert.equal([dropped.result, dropped.stage], ['no-control', 'connect']);
});

/** Servers that do not do as they should, with what has to come of it. */
const impostors: Readonly<Record<string, readonly [result: string, stage: string, ...codes: number[]]>> = {
  silent: ['no-control', 'start'],
  'refuses-the-connection': ['refused', 'start', 4, 6],
  'refuses-the-call': ['refused', 'call', 7, 4],
  'ends-the-call': ['refused', 'gre', 3, 0],
  'speaks-bad-gre': ['no-answer', 'gre', 1, 0],
  // The same way of sending, and a packet that is as it should be.
  'speaks-good-gre': ['one-way', 'gre', 1, 0],
  'closes-the-call': ['refused', 'gre', 1, 0],
  resets: ['no-control', 'start'],
  'resets-the-call': ['refused', 'gre', 1, 0],
  'answers-another-call': ['no-control', 'call', 1, 0],
  'in-pieces': ['refused', 'call', 2, 3],
  garbage: ['no-control', 'start'],
  cut: ['no-control', 'start'],
  'cut-silent': ['no-control', 'start'],
  'claims-much': ['no-control', 'start'],
  'claims-nothing': ['no-control', 'start'],
  'short-call-reply': ['no-control', 'call', 1, 0],
  'never-stops-talking': ['no-control', 'start'],
};
for (const [manner, [wanted, at, ...codes]] of Object.entries(impostors)) {
  test(`a server that is ${manner}: a clear result`, async () => {
    await lab.start(process.execPath, ['test/lab/pptp-impostor.mjs', manner], 'ready');
    const { result, stage, resultCode, errorCode } = await called();
    assert.equal([result, stage], [wanted, at]);
    assert.equal([resultCode, errorCode], codes.length > 0 ? codes : [null, null]);
  });
}

async function checked(...more: readonly string[]): Promise<Report> {
  const args = ['check', '--json', '--server', Lab.server, '--tunnel', 'pptp', '--no-internet-beacons'];
  const ran = await program([...args, '--powershell', host, ...more], {
    prefix: lab.onClient,
    env: stubEnvironment('admin'),
  });
  if (ran.stdout === '') throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as Report;
}
const greOf = (report: Report) =>
  report.transports.flatMap(({ requirements }) => requirements).find(({ need }) => need.includes('GRE'))
    ?.result;

test('the whole program: with --allow-call GRE is known, without it nobody is called', async () => {
  await pptpd();
  const allowed = await watched(() => checked('--allow-call'));
  assert.is(greOf(allowed.result), 'ok');
  assert.is(statusOf(allowed.result, 'gre-call'), 'ok');
  // The control connection is tried by itself, too; only the call goes further.
  const types = controlTypes(allowed.packets);
  for (const type of [7, 8, 12]) assert.ok(types.includes(type), types.join(' '));
  const not = await watched(() => checked());
  assert.is(greOf(not.result), 'unknown');
  assert.is(statusOf(not.result, 'gre-call'), 'not-asked');
  assert.equal([...new Set(controlTypes(not.packets))].sort(), [1, 2, 3, 4]);
});

test('without the right to raw sockets: denied, and nobody was called', async () => {
  await pptpd();
  const { result, packets } = await watched(() => asked(['setpriv', '--bounding-set=-net_raw']));
  assert.is(result.status, 'denied', JSON.stringify(result));
  assert.equal(packets, []);
});

test('in Constrained Language Mode: not available, and nobody was called', async () => {
  const outcome = await asked([], { VPN_DOCTOR_HOST_LANGUAGE: 'ConstrainedLanguage' });
  assert.is(outcome.status, 'unsupported', JSON.stringify(outcome));
});

test.run();
