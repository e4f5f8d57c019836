import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readScripts } from '../../packaging/scripts.ts';
import { toolVersion } from '../../src/base/version.ts';

/** What scripts/prepare-tests.mjs has installed from the tarball, into a folder with nothing else. */
const folder = resolve('packages/installed');
const product = join(folder, 'node_modules', 'vpn-doctor');

const npx = (...args: string[]) =>
  spawnSync('npx', ['--no', '--', 'vpn-doctor', ...args], { cwd: folder, encoding: 'utf8' });

test('what is installed is what runs', () => {
  const version = npx('--version');
  assert.is(version.stdout.trim(), toolVersion);
  assert.is(version.status, 0);
  const explained = npx('explain', '809');
  assert.match(explained.stdout, 'ERROR_VPN_TIMEOUT');
  assert.is(explained.status, 0);
  assert.is(npx('check', '--no-such-option').status, 2);
});

test('a sample of the package is diagnosed with what the package brings', () => {
  const sample = join(product, 'samples', 'gre-blocked.json');
  const ran = npx('check', '--from', sample, '--json');
  assert.is(ran.status, 1, ran.stderr);
  assert.is((JSON.parse(ran.stdout) as { causes: { id: string }[] }).causes[0]?.id, 'gre-blocked');
});

test('the scripts are there, sources and tests are not', () => {
  for (const name of readScripts().keys()) assert.ok(existsSync(join(product, 'ps-scripts', name)), name);
  const shipped = readdirSync(product);
  for (const name of ['src', 'test', 'scripts', 'packaging', 'packages'])
    assert.not.ok(shipped.includes(name), name);
});

test.run();
