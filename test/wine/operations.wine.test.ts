import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Wine } from '../support/wine.ts';

const data = 'C:\\ProgramData\\vpn-doctor';
const settings = 'C:\\Program Files\\vpn-doctor\\config.json';
const wine = await Wine.create();
await wine.check(['--only', 'clock']);

/** A check of everything, without the scripts that wait for servers. */
const check = (...args: string[]) =>
  wine.cli(['check', '--no-internet-beacons', '--redact', 'standard', ...args]);

test('with administrator’s rights the last result, its page and the log lie under ProgramData; status answers from there', async () => {
  // Where a person without rights could have been before us.
  wine.write(`${data}\\evil.ps1`, 'planted');
  const ran = await check('--emit', 'intune');
  assert.match(ran.stdout, /^VPNDOC v1 status=[A-Z]+ [^\n]*\n$/, ran.stderr);
  assert.equal(readdirSync(wine.path(data)).sort(), ['last-report.html', 'last-run.json', 'vpn-doctor.log']);
  const status = await wine.cli(['status', '--emit', 'intune']);
  assert.is(status.code, ran.code);
  assert.is(status.stdout.replace(/ text=.*/s, ''), ran.stdout.replace(/ text=.*/s, ''));
  assert.match(readFileSync(wine.path(`${data}\\vpn-doctor.log`), 'utf8'), /exit code \d/);
});

test('VPN_DOCTOR_DATA leads an elevated run nowhere else', async () => {
  const env = { VPN_DOCTOR_DATA: 'C:\\test\\elsewhere' };
  await wine.cli(['check', '--no-internet-beacons', '--emit', 'line'], { env });
  assert.not.ok(existsSync(wine.path('C:\\test\\elsewhere')));
});

test('settings are read from Program Files; what is wrong with them is told by line and field', async () => {
  wine.write(settings, '{\n  "schema": "vpn-doctor.config/1",\n  "failOn": "sometimes"\n}');
  const wrong = await check('--emit', 'intune');
  assert.match(wrong.stderr, /line 3, column \d+: failOn/);
  assert.match(wrong.stdout, 'status=ERROR');
  assert.is(wrong.code, 0);
  wine.write(
    settings,
    '{ "schema": "vpn-doctor.config/1", "organisation": "Contoso", "helpdesk": { "name": "Contoso IT" } }',
  );
  const right = await check('--json', '--only', 'session,registry');
  assert.is(JSON.parse(right.stdout).organisation.name, 'Contoso');
});

test('cleanup leaves nothing', async () => {
  const { code, stdout } = await wine.cli(['cleanup']);
  assert.is(code, 0);
  assert.match(stdout, data);
  assert.not.ok(existsSync(wine.path(data)));
});

test.after(() => wine.remove());
test.run();
