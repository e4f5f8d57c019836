import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Report } from '../../src/report/model.ts';
import { cli, program } from '../support/cli.ts';
import { temporaryFolder } from '../support/engine.ts';
import { sampleNames } from '../support/samples.ts';
import { onWindows, testWhere } from '../support/where.ts';

const folder = temporaryFolder();
const quiet = ['--no-internet-beacons'];

for (const name of sampleNames) {
  test(`check --from samples/${name}.json: one JSON document, the right exit code`, async () => {
    const { code, stdout } = await cli(['check', '--from', `samples/${name}.json`, '--json']);
    const report = JSON.parse(stdout) as Report;
    assert.is(report.schema, 'vpn-doctor.report/1');
    assert.is(report.causes[0]?.id, name === 'healthy' ? undefined : name);
    assert.is(code, name === 'healthy' ? 0 : 1);
  });
}

test('a saved snapshot gives the same report, byte for byte, any time', async () => {
  const saved = join(folder, 'saved.json');
  const live = await cli([
    'check',
    '--server',
    '127.0.0.1',
    '--tunnel',
    'sstp',
    '--json',
    '--save',
    saved,
    '--html',
    join(folder, 'a.html'),
    ...quiet,
  ]);
  const replay = await cli(['check', '--from', saved, '--json', '--html', join(folder, 'b.html')], {
    env: { TZ: 'Asia/Tokyo' },
  });
  assert.is(replay.stdout, live.stdout);
  assert.is(replay.code, live.code);
  assert.is(readFileSync(join(folder, 'a.html'), 'utf8'), readFileSync(join(folder, 'b.html'), 'utf8'));
});

testWhere(!onWindows)(
  'off Windows the network part runs for real, and what does not apply is said',
  async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    const { code, stdout } = await cli(['check', '--server', 'localhost', '--json', ...quiet]);
    server.close();
    const report = JSON.parse(stdout) as Report;
    const status = (probe: string): string | undefined =>
      report.coverage.find((one) => one.probe === probe)?.status;
    assert.is(status('tcp-ports'), 'ok');
    assert.is(status('names'), 'ok');
    assert.is(status('profiles'), 'not-applicable');
    assert.is(report.coverage.find(({ probe }) => probe === 'profiles')?.reason, 'this is not Windows');
    assert.ok(report.context.blindTo.length > 0);
    assert.ok(code === 1 || code === 3);
  },
);

test('--fail-on moves the line, and nothing else', async () => {
  assert.is((await cli(['check', '--from', 'samples/gre-blocked.json', '--fail-on', 'never'])).code, 0);
  assert.is((await cli(['check', '--from', 'samples/gre-blocked.json', '--fail-on', 'degraded'])).code, 1);
});

test('--error, --tunnel and --answer add what the person knows', async () => {
  const { stdout } = await cli([
    'check',
    '--from',
    'samples/healthy.json',
    '--error',
    '0x80070329',
    'Contoso VPN',
    '--answer',
    'works-elsewhere=yes',
    '--json',
  ]);
  const report = JSON.parse(stdout) as Report;
  const [attempt] = report.attempts;
  assert.equal([attempt?.source, attempt?.errorCode, attempt?.tunnel], ['person', 809, 'ikev2']);
  assert.equal(
    report.connections.map(({ verdict, because }) => [verdict, because?.id]),
    [['inconclusive', 'last-attempt-failed']],
  );
  assert.equal(
    report.causes.map(({ id, confidence }) => [id, confidence]),
    [['unknown', 'possible']],
    'the healthy server answers IKE, and the profile is in order',
  );
  assert.is(report.facts.find(({ fact }) => fact === 'person.worksElsewhere')?.value, 'yes');
});

test('--only and --skip leave the rest out, and say so', async () => {
  const { stdout } = await cli(['check', '--server', '127.0.0.1', '--only', 'tcp-ports', '--json', ...quiet]);
  const statuses = (JSON.parse(stdout) as Report).coverage.map(({ status }) => status);
  assert.is(statuses.filter((status) => status === 'ok').length, 1);
  assert.is(statuses.filter((status) => status === 'not-asked').length, statuses.length - 1);
});

test('collect -o writes a snapshot that check reads', async () => {
  const file = join(folder, 'collected.json');
  const collected = await cli(['collect', '-o', file, '--server', '127.0.0.1', ...quiet]);
  assert.is(collected.code, 0);
  assert.is(collected.stdout, '');
  assert.ok([0, 1, 3].includes((await cli(['check', '--from', file])).code ?? -1));
});

writeFileSync(join(folder, 'cut.json'), readFileSync('samples/healthy.json', 'utf8').slice(0, 900));
writeFileSync(
  join(folder, 'v9.json'),
  readFileSync('samples/healthy.json', 'utf8').replace('snapshot/1', 'snapshot/9'),
);

/** Each is one line on stderr, nothing on stdout, exit code 2, and no file left. */
const mistakes: readonly [what: string, args: readonly string[], says: RegExp][] = [
  ['no code', ['explain', 'why'], /neither an error code nor a cause/],
  ['a code with a letter behind', ['check', '--server', '127.0.0.1', '--error', '809x'], /no error code/],
  ['a word for a code', ['check', '--server', '127.0.0.1', '--error', 'abc'], /no error code/],
  ['a file that is not there', ['check', '--from', 'nowhere.json'], /no such file/],
  ['a truncated snapshot', ['check', '--from', join(folder, 'cut.json')], /cut off/],
  ['a snapshot of another version', ['check', '--from', join(folder, 'v9.json')], /snapshot\/9/],
  ['an unknown probe', ['check', '--only', 'telepathy'], /no probe "telepathy"/],
  ['an unknown probe to skip', ['check', '--skip', 'x'], /no probe "x"/],
  [
    'an unknown connection',
    ['check', 'No Such VPN', '--from', 'samples/healthy.json'],
    /There are: Contoso VPN, Contoso SSTP/,
  ],
  ['a server with a scheme', ['check', '--server', 'https://vpn.example.com/'], /no host name/],
  ['a server with a command in it', ['check', '--server', 'a; calc'], /no host name/],
  ['a mistyped address', ['check', '--server', '999.1.1.1'], /no host name/],
  [
    'an output in no folder',
    ['check', '--from', 'samples/healthy.json', '--html', join(folder, 'no/such/report.html')],
    /Cannot write/,
  ],
  [
    'an output that is a folder',
    ['check', '--from', 'samples/healthy.json', '--save', folder],
    /Cannot write.*folder/,
  ],
  [
    'two outputs of one name',
    [
      'check',
      '--from',
      'samples/healthy.json',
      '--html',
      join(folder, 'same'),
      '--save',
      join(folder, 'same'),
    ],
    /same file/,
  ],
  [
    'an output that is a device',
    ['check', '--from', 'samples/healthy.json', '--html', '/dev/zero'],
    /not a regular file/,
  ],
  ['an option without its value', ['check', '--from'], /from|Not enough/],
  ['an option where a value belongs', ['check', '--server', '-x'], /Not enough|x/],
  [
    'a time-out that is no number',
    ['check', '--from', 'samples/healthy.json', '--timeout', 'abc'],
    /--timeout/,
  ],
  [
    'an answer that contradicts another',
    ['check', '--answer', 'worked-before=yes', '--answer', 'worked-before=no'],
    /worked-before/,
  ],
  ['a server with a line break', ['check', '--server', 'a\nb'], /no host name/],
  ['an unknown option', ['check', '--sever', 'x'], /sever/],
  ['an unknown command', ['chekc'], /chekc/],
  ['an unknown answer', ['check', '--answer', 'mood=good'], /works-elsewhere/],
  ['a tunnel that does not exist', ['check', '--tunnel', 'wireguard'], /tunnel/],
  ['a time-out of no time', ['check', '--timeout', '0'], /--timeout/],
  [
    'an option given twice',
    ['check', '--server', 'a.example', '--server', 'b.example'],
    /--server is given more than once/,
  ],
  ['a dial on a replay', ['check', '--from', 'samples/healthy.json', '--allow-connect'], /allow-connect/],
  ['a beacon that is no URL', ['check', '--beacon', 'web=nonsense'], /--beacon/],
];

for (const [what, args, says] of mistakes) {
  test(`${what}: one clear line, exit code 2`, async () => {
    const before = readdirSync(folder).sort();
    const { code, stdout, stderr } = await cli([
      ...args,
      ...(args[0] === 'check' && !args.includes('--from') ? quiet : []),
    ]);
    assert.is(code, 2, stderr);
    assert.is(stdout, '');
    assert.match(stderr, says);
    assert.is(stderr.trim().split('\n').length, 1, stderr);
    assert.not.match(stderr, /\n\s+at /);
    assert.equal(readdirSync(folder).sort(), before);
  });
}

test('a number that nobody knows is diagnosed all the same, and said', async () => {
  const { code, stdout } = await cli(['check', '--from', 'samples/healthy.json', '--error', '31337']);
  assert.is(code, 3);
  assert.match(stdout, /Error 31337: A number that no table/);
});

test('--verbose adds the stack trace of a mistake', async () => {
  const { stderr } = await cli(['check', '--from', 'nowhere.json', '--verbose']);
  assert.match(stderr, /\n\s+at /);
});

test('--version and --help', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  assert.is((await cli(['--version'])).stdout, `${version}\n`);
  const help = await cli(['--help']);
  assert.is(help.code, 0);
  assert.match(help.stdout, /check.*collect.*explain/s);
});

test('explain: decimal, negative and hex are one code; a cause explains itself', async () => {
  const [decimal, hex] = await Promise.all([cli(['explain', '721']), cli(['explain', '0x2d1'])]);
  assert.is(decimal.stdout, hex.stdout);
  assert.match(decimal.stdout, 'gre-blocked');
  assert.is((await cli(['explain', '-2147024175'])).stdout, (await cli(['explain', '721'])).stdout);
  assert.match((await cli(['explain', 'nat-t-registry'])).stdout, 'AssumeUDPEncapsulationContextOnSendRule');
});

test('a server named like something every object has is a name like any other', async () => {
  for (const name of ['constructor', '__proto__']) {
    const { code, stderr } = await cli(['check', '--server', name, '--only', 'web-access', ...quiet]);
    assert.is(code, 3, stderr);
  }
});

test('a page that answers with an upgrade, or never ends, holds nothing up', async () => {
  const servers = [
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
    'HTTP/1.1 200 OK\r\n\r\nMicrosoft',
  ].map((reply) =>
    createServer((socket) => socket.on('error', () => {}).write(reply)).listen(0, '127.0.0.1'),
  );
  await Promise.all(servers.map((one) => one.listening || once(one, 'listening')));
  for (const server of servers) {
    const { port } = server.address() as { port: number };
    const { stdout } = await cli([
      'check',
      '--server',
      '127.0.0.1',
      '--json',
      ...quiet,
      '--beacon',
      `web=http://127.0.0.1:${port}/`,
    ]);
    assert.ok((JSON.parse(stdout) as Report).context.complete);
    assert.not.ok((JSON.parse(stdout) as Report).causes.some(({ confidence }) => confidence === 'confirmed'));
    server.close();
  }
});

testWhere(!onWindows)(
  'Ctrl-C ends the run with what was found, marked incomplete, exit code 130',
  async () => {
    const file = join(folder, 'cancelled.json');
    // A beacon that accepts and never answers keeps the run up.
    const hanging = createServer().listen(0, '127.0.0.1');
    await once(hanging, 'listening');
    const { port } = hanging.address() as { port: number };
    const { code } = await program(
      [
        'check',
        '--server',
        '127.0.0.1',
        '--save',
        file,
        '--no-internet-beacons',
        '--beacon',
        `web=http://127.0.0.1:${port}/`,
      ],
      {
        // When it asks the beacon it is well under way, however slow this machine is.
        onStart: (child) => hanging.once('connection', () => setTimeout(() => child.kill('SIGINT'), 300)),
      },
    );
    hanging.close();
    assert.is(code, 130);
    assert.ok(existsSync(file));
    assert.is(JSON.parse(readFileSync(file, 'utf8')).context.complete, false);
  },
);

test.run();
