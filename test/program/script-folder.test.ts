import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { InputError } from '../../src/base/input-error.ts';
import { folderName, placeScripts } from '../../src/program/script-folder.ts';
import { temporaryFolder } from '../support/engine.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const carried = {
  version: '1.2.3',
  scripts: new Map([
    ['Invoke-Probe.ps1', bytes('the harness')],
    ['probes/Get-Thing.ps1', bytes('a probe')],
  ]),
};

/** Two bases, as Program Files and the person's own are: here everybody may write into both. */
function bases(): [string, string] {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const [system, own] = ['system', 'own'].map((name) => join(folder, name)) as [string, string];
  mkdirSync(system);
  mkdirSync(own, { mode: 0o777 });
  chmodSync(own, 0o777);
  return [system, own];
}

/** What a standard user gets: root writes anywhere, so the test stops being root meanwhile. */
function asStandardUser<T>(systemFolder: string, work: () => T): T {
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65534);
  else chmodSync(systemFolder, 0o555);
  try {
    return work();
  } finally {
    if (root) process.seteuid?.(0);
    else chmodSync(systemFolder, 0o755);
  }
}

/** Rights and links of another kind are set up otherwise on Windows; test/wine has the case there. */
const posix = process.platform === 'win32' ? test.skip : test;

const harnessIn = (folder: string): string => readFileSync(join(folder, 'Invoke-Probe.ps1'), 'utf8');
const inside = (base: string): string[] =>
  readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

test('whoever may write to the first base uses it, and nothing else', () => {
  const [system, own] = bases();
  const folder = placeScripts(carried, [system, own]);
  assert.is(folder, join(system, 'vpn-doctor', 'scripts', folderName(carried)));
  assert.equal(inside(folder), ['Get-Thing.ps1', 'Invoke-Probe.ps1']);
  assert.equal(inside(own), []);
  assert.is(placeScripts(carried, [system, own]), folder);
  assert.equal(readdirSync(dirname(folder)), [folderName(carried)]);
});

posix('a standard user: the scripts that an installation brought, else his own folder', () => {
  const [system, own] = bases();
  const first = asStandardUser(system, () => placeScripts(carried, [system, own]));
  assert.ok(first.startsWith(own), first);
  const installed = placeScripts(carried, [system, own]);
  assert.is(
    asStandardUser(system, () => placeScripts(carried, [system, own])),
    installed,
  );
});

posix('what is not byte for byte the same is not used', () => {
  const changes: Readonly<Record<string, (folder: string) => void>> = {
    'changed file': (folder) => writeFileSync(join(folder, 'Invoke-Probe.ps1'), 'the harn3ss'),
    'additional file': (folder) => writeFileSync(join(folder, 'probes', 'Get-Planted.ps1'), 'x'),
  };
  for (const [what, change] of Object.entries(changes)) {
    const [system, own] = bases();
    const folder = placeScripts(carried, [system, own]);
    change(folder);
    const other = asStandardUser(system, () => placeScripts(carried, [system, own]));
    assert.ok(other.startsWith(own), what);
    assert.is(placeScripts(carried, [system, own]), folder, what);
    assert.is(harnessIn(folder), 'the harness', what);
    assert.equal(inside(folder), ['Get-Thing.ps1', 'Invoke-Probe.ps1'], what);
  }
});

posix('a link on the way is refused, and what it leads to stays as it is', () => {
  for (const depth of [1, 2, 3]) {
    const [system, own] = bases();
    const planted = join(own, 'planted');
    mkdirSync(planted);
    writeFileSync(join(planted, 'kept.txt'), 'kept');
    const parts = ['vpn-doctor', 'scripts', folderName(carried)].slice(0, depth);
    mkdirSync(dirname(join(system, ...parts)), { recursive: true });
    symlinkSync(planted, join(system, ...parts));
    assert.throws(
      () => placeScripts(carried, [system, own]),
      (error: unknown) => error instanceof InputError && /link/.test(error.message),
      String(depth),
    );
    assert.equal(inside(planted), ['kept.txt']);
  }
});

posix('a linked script inside is replaced by a file', () => {
  const [system, own] = bases();
  const folder = placeScripts(carried, [system, own]);
  const planted = join(own, 'planted.ps1');
  writeFileSync(planted, 'the harness');
  rmSync(join(folder, 'Invoke-Probe.ps1'));
  symlinkSync(planted, join(folder, 'Invoke-Probe.ps1'));
  placeScripts(carried, [system, own]);
  writeFileSync(planted, 'something else');
  assert.is(harnessIn(folder), 'the harness');
});

test('any other fault is said, not passed over', () => {
  const [system, own] = bases();
  writeFileSync(join(system, 'vpn-doctor'), 'a file in the way');
  assert.throws(
    () => placeScripts(carried, [system, own]),
    (error: unknown) => error instanceof InputError && /cannot be written/.test(error.message),
  );
  assert.equal(inside(own), []);
});

test('older versions go, newer ones stay', () => {
  const [system, own] = bases();
  const older = placeScripts({ ...carried, version: '1.2.2' }, [system, own]);
  const newer = placeScripts({ ...carried, version: '1.10.0' }, [system, own]);
  assert.not(existsSync(older));
  placeScripts(carried, [system, own]);
  assert.ok(existsSync(newer));
  const notOurs = join(dirname(newer), 'notes');
  mkdirSync(notOurs);
  placeScripts({ ...carried, version: '1.11.0' }, [system, own]);
  assert.ok(existsSync(notOurs));
});

test('another script, or another name, is another folder', () => {
  const renamed = new Map([
    ['Invoke-Probe.ps1', bytes('the harness')],
    ['probes/Get-Thin.ps1', bytes('ga probe')],
  ]);
  const signed = new Map([...carried.scripts, ['Invoke-Probe.ps1', bytes('the harness, signed')] as const]);
  const names = [carried.scripts, renamed, signed].map((scripts) => folderName({ ...carried, scripts }));
  assert.is(new Set(names).size, 3);
  const other = new Map([...carried.scripts].reverse());
  assert.is(folderName({ ...carried, scripts: other }), names[0]);
});

test.run();
