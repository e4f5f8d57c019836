import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { InputError } from '../../src/base/input-error.ts';
import { withSettings } from '../../src/commands/with-settings.ts';
import { settingVariables } from '../../src/settings/environment.ts';
import { readSettings } from '../../src/settings/read.ts';
import { connectionsOf } from '../../src/snapshot/connections.ts';
import { cli } from '../support/cli.ts';
import { temporaryFolder, withEnvironment } from '../support/engine.ts';
import { sample } from '../support/samples.ts';

const folder = temporaryFolder();
const contoso = join(folder, 'config.json');
const settings = {
  schema: 'vpn-doctor.config/1',
  servers: [{ server: 'VPN.contoso.com', tunnel: 'sstp' }, { server: '192.0.2.7' }],
  beacons: { web: ['http://beacon.contoso.com/connecttest.txt'], dns: ['192.0.2.53'] },
  internetBeacons: false,
  proxy: 'proxy.contoso.com:8080',
  organisation: 'Contoso',
  helpdesk: { name: 'Contoso IT', phone: '+1 555 0100' },
  timeout: 90,
  redact: 'strict',
  failOn: 'degraded',
  repairs: ['dns-cache'],
};
writeFileSync(contoso, JSON.stringify(settings, undefined, 2));

test('a file of settings is read whole; names as they are dialled', () => {
  const { schema: _, ...rest } = settings;
  assert.equal(readSettings(contoso, {}), {
    ...rest,
    servers: [{ server: 'vpn.contoso.com', tunnel: 'sstp' }, { server: '192.0.2.7' }],
  });
});

test('the environment goes before the file, and the command line before both', () => {
  const env = { VPN_DOCTOR_CONFIG: contoso, VPN_DOCTOR_TIMEOUT: '45' };
  assert.is(readSettings(undefined, env).timeout, 45);
  return withEnvironment(env, async () => {
    assert.is(withSettings({}).timeout, 45);
    assert.is(withSettings({ timeout: 5 }).timeout, 5);
    assert.is(withSettings({}).redact, 'strict');
    assert.is(withSettings({ internetBeacons: true }).internetBeacons, true);
    // A kind of beacon that is named is all the command line's; the others stay.
    assert.equal(withSettings({ beacon: ['dns=192.0.2.99'] }).beacon, [
      'dns=192.0.2.99',
      'web=http://beacon.contoso.com/connecttest.txt',
    ]);
    assert.is(withSettings({}).servers.length, 2);
    // Whoever names one thing wants that.
    for (const named of [{ server: 'a.example' }, { connection: 'Work' }, { from: 'x.json' }])
      assert.equal(withSettings(named).servers, []);
  });
});

test('what the file forbids to repair, the environment does not allow again', () => {
  const repairs = (list: string) => readSettings(contoso, { VPN_DOCTOR_REPAIRS: list }).repairs;
  assert.equal(repairs('dns-cache, rasman-stopped'), ['dns-cache']);
  assert.equal(repairs('rasman-stopped'), []);
  assert.is(repairs('none'), 'none');
});

test('without any settings everything is as it always was', () => {
  const { packs, timeout, redact, failOn, internetBeacons, beacon } = withSettings({});
  assert.equal(
    { packs, timeout, redact, failOn, internetBeacons, beacon },
    { packs: [], timeout: 30, redact: 'standard', failOn: 'failing', internetBeacons: true, beacon: [] },
  );
});

test('every variable of the environment has a place', () => {
  const env = {
    VPN_DOCTOR_SERVERS: 'vpn.contoso.com/sstp, other.contoso.com',
    VPN_DOCTOR_BEACONS: 'web=http://a.example/x empty=http://b.example/y',
    VPN_DOCTOR_INTERNET_BEACONS: 'no',
    VPN_DOCTOR_PROXY: 'proxy.contoso.com:8080',
    VPN_DOCTOR_RULES: '/etc/a.json; /etc/b.json',
    VPN_DOCTOR_ORGANISATION: 'Contoso',
    VPN_DOCTOR_HELPDESK_NAME: 'Contoso IT',
    VPN_DOCTOR_HELPDESK_PHONE: '+1 555 0100',
    VPN_DOCTOR_HELPDESK_MAIL: 'it@contoso.com',
    VPN_DOCTOR_HELPDESK_URL: 'https://it.contoso.com/',
    VPN_DOCTOR_TIMEOUT: '60',
    VPN_DOCTOR_REDACT: 'strict',
    VPN_DOCTOR_REPAIRS: 'dns-cache, rasman-stopped',
    VPN_DOCTOR_FAIL_ON: 'never',
  };
  assert.equal(Object.keys(env), settingVariables);
  if (process.platform === 'win32') return;
  assert.equal(readSettings(undefined, env), {
    servers: [{ server: 'vpn.contoso.com', tunnel: 'sstp' }, { server: 'other.contoso.com' }],
    beacons: { web: ['http://a.example/x'], empty: ['http://b.example/y'] },
    internetBeacons: false,
    proxy: 'proxy.contoso.com:8080',
    rules: ['/etc/a.json', '/etc/b.json'],
    organisation: 'Contoso',
    helpdesk: {
      name: 'Contoso IT',
      phone: '+1 555 0100',
      mail: 'it@contoso.com',
      url: 'https://it.contoso.com/',
    },
    timeout: 60,
    redact: 'strict',
    failOn: 'never',
    repairs: ['dns-cache', 'rasman-stopped'],
  });
  assert.is(readSettings(undefined, { VPN_DOCTOR_REPAIRS: 'none' }).repairs, 'none');
});

const wrongVariables: Readonly<Record<string, string>> = {
  VPN_DOCTOR_SERVERS: 'https://vpn.contoso.com',
  VPN_DOCTOR_BEACONS: 'web=file:///etc/passwd',
  VPN_DOCTOR_INTERNET_BEACONS: 'perhaps',
  VPN_DOCTOR_PROXY: 'http://user:secret@proxy',
  VPN_DOCTOR_RULES: '\\\\evil.example\\share\\rules.json',
  VPN_DOCTOR_ORGANISATION: 'Con\ntoso',
  VPN_DOCTOR_HELPDESK_PHONE: '+1 555 0100',
  VPN_DOCTOR_HELPDESK_URL: 'javascript:alert(1)',
  VPN_DOCTOR_TIMEOUT: 'soon',
  VPN_DOCTOR_REDACT: 'a bit',
  VPN_DOCTOR_FAIL_ON: 'always',
  VPN_DOCTOR_REPAIRS: 'all',
  VPN_DOCTOR_CONFIG: '//evil.example/share/config.json',
};
const wrongBeacons = ['constructor=y', '__proto__=y', 'toString=a web=http://a.example/'];
for (const [name, value] of [
  ...Object.entries(wrongVariables),
  ...wrongBeacons.map((value) => ['VPN_DOCTOR_BEACONS', value] as const),
])
  test(`${name}=${JSON.stringify(value)} is refused, and named`, () => {
    try {
      readSettings(undefined, { [name]: value });
      assert.unreachable();
    } catch (error) {
      assert.instance(error, InputError);
      assert.match(
        [(error as InputError).message, ...(error as InputError).details].join('\n'),
        /VPN_DOCTOR_/,
      );
      const family = name.split('_').slice(0, 3).join('_');
      assert.match([(error as InputError).message, ...(error as InputError).details].join('\n'), family);
    }
  });

const wrongFiles: Readonly<Record<string, readonly [string, RegExp]>> = {
  'no JSON': ['{ "schema": ', /line 1/],
  'another schema': ['{ "schema": "vpn-doctor.config/2" }', /schema/],
  'a field that there is none of': [
    '{\n "schema": "vpn-doctor.config/1",\n "server": "x.example"\n}',
    /line 3, column \d+: server: there is no such field/,
  ],
  'a host that is none': [
    '{\n "schema": "vpn-doctor.config/1",\n "servers": [ { "server": "a b" } ]\n}',
    /line 3.*servers\[0\]\.server/,
  ],
  'a rule pack elsewhere': [
    '{ "schema": "vpn-doctor.config/1", "rules": ["\\\\\\\\evil\\\\share\\\\x.json"] }',
    /rules\[0\]/,
  ],
  'the same field twice': [
    '{ "schema": "vpn-doctor.config/1", "timeout": 5, "timeout": 6 }',
    /"timeout" is there twice/,
  ],
};
for (const [what, [text, why]] of Object.entries(wrongFiles))
  test(`a file with ${what}: exit code 2, by line and field, and nothing is looked at`, async () => {
    const path = join(folder, 'wrong.json');
    writeFileSync(path, text);
    const { code, stdout, stderr } = await cli(['check', '--config', path, '--json']);
    assert.is(code, 2);
    assert.is(stdout, '');
    assert.match(stderr, why);
  });

test('a file that is named has to be there; in the usual place there may be none', async () => {
  const { code, stderr } = await cli(['check', '--config', join(folder, 'nowhere.json')]);
  assert.is(code, 2);
  assert.match(stderr, 'nowhere.json');
});

test('rule packs of the settings, by name beside them, and the contact that they have not', async () => {
  writeFileSync(
    join(folder, 'pack.json'),
    JSON.stringify({
      schema: 'vpn-doctor.rules/1',
      organisation: 'Contoso',
      amend: { 'gre-blocked': { title: 'GRE does not come through here' } },
    }),
  );
  const path = join(folder, 'with-rules.json');
  const config = { schema: 'vpn-doctor.config/1', rules: ['pack.json'], helpdesk: settings.helpdesk };
  writeFileSync(path, JSON.stringify(config));
  const ran = await cli(['check', '--from', 'samples/gre-blocked.json', '--json', '--config', path]);
  const report = JSON.parse(ran.stdout);
  assert.is(report.causes[0].title, 'GRE does not come through here');
  assert.equal(report.organisation, { name: 'Contoso', helpdesk: settings.helpdesk });
  // On the command line one may be named instead.
  const other = await cli([
    ...['check', '--from', 'samples/gre-blocked.json', '--json', '--config', path],
    ...['--rules', 'docs/examples/contoso-rules.json'],
  ]);
  assert.is.not(JSON.parse(other.stdout).causes[0].title, 'GRE does not come through here');
});

test('servers of the settings are looked at beside the profiles, once each', () => {
  const snapshot = sample('healthy');
  const [own] = connectionsOf(snapshot);
  const servers = [{ server: own?.server ?? '' }, { server: 'other.example', tunnel: 'sstp' as const }];
  const seen = connectionsOf({ ...snapshot, request: { servers } });
  assert.equal(
    seen.map(({ id }) => id),
    [...connectionsOf(snapshot).map(({ id }) => id), 'server/other.example'],
  );
});

test.run();
