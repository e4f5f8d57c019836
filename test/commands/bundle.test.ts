import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Manifest } from '../../src/snapshot/bundle.ts';
import { cli, program } from '../support/cli.ts';
import { temporaryFolder } from '../support/engine.ts';

const folder = temporaryFolder();
const path = join(folder, 'bundle.zip');
const made = await cli(['bundle', '--from', 'samples/gre-blocked.json', '-o', path]);
const files = unzipSync(readFileSync(path));

test('report, document, snapshot, ticket, log, and a list of them with their hashes', () => {
  assert.is(made.code, 1);
  assert.is(made.stdout, `${path}\n`);
  const { 'manifest.json': manifest, ...others } = files;
  const list = JSON.parse(strFromU8(manifest as Uint8Array)) as Manifest;
  assert.is(list.redaction, 'standard');
  assert.equal(Object.keys(list.files).sort(), [
    'log.txt',
    'report.html',
    'report.json',
    'snapshot.json',
    'ticket.txt',
  ]);
  for (const [name, data] of Object.entries(others)) {
    assert.is(list.files[name]?.sha256, createHash('sha256').update(data).digest('hex'), name);
    assert.is(list.files[name]?.bytes, data.length);
  }
});

test('the same contents give the same bytes', async () => {
  const again = join(folder, 'again.zip');
  await cli(['bundle', '--from', 'samples/gre-blocked.json', '-o', again]);
  assert.ok(readFileSync(path).equals(readFileSync(again)));
});

test('judged again, a bundle gives the report that is in it', async () => {
  const ran = await cli(['check', '--from', path, '--json']);
  assert.is(ran.stdout, strFromU8(files['report.json'] as Uint8Array));
});

test('it can be judged by newer rules', async () => {
  const ran = await cli(['check', '--from', path, '--json', '--rules', 'docs/examples/contoso-rules.json']);
  assert.is((JSON.parse(ran.stdout) as { organisation: { name: string } }).organisation.name, 'Contoso');
});

const broken: Readonly<Record<string, readonly [Uint8Array, RegExp]>> = {
  changed: [
    zipSync({
      ...files,
      'snapshot.json': strToU8(strFromU8(files['snapshot.json'] as Uint8Array).replace('721', '691')),
    }),
    /somebody changed it, or it was damaged/,
  ],
  'cut off': [readFileSync(path).subarray(0, 900), /cut off/],
  'another zip': [zipSync({ 'readme.txt': strToU8('hello') }), /no bundle of vpn-doctor/],
  'no list': [zipSync({ 'snapshot.json': files['snapshot.json'] as Uint8Array }), /has no manifest\.json/],
  'a list of somebody else’s': [
    zipSync({ ...files, 'manifest.json': strToU8('{}') }),
    /is not one of vpn-doctor/,
  ],
  'a bomb': [zipSync({ ...files, 'snapshot.json': new Uint8Array(21_000_000) }), /no snapshot\.json/],
};
for (const [what, [data, said]] of Object.entries(broken))
  test(`${what}: one line that says so, exit code 2`, async () => {
    const bad = join(folder, 'bad.zip');
    writeFileSync(bad, data);
    const ran = await cli(['check', '--from', bad]);
    assert.is(ran.code, 2);
    assert.match(ran.stderr, said);
    assert.is(ran.stdout, '');
  });

test('its name says whether anything was hidden', async () => {
  const from = ['--from', join(process.cwd(), 'samples/healthy.json')];
  const named = await program(['bundle', ...from], { cwd: folder });
  assert.match(named.stdout, /^vpn-doctor-[\d-]+T[\d-]+\.redacted\.zip\n$/);
});

test.run();
