import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cleared, launcher } from '../../packaging/launcher.ts';
import { upgradeCode } from '../../packaging/msi.ts';
import { portable } from '../../packaging/portable.ts';
import { nodeSha256, runtimeFile } from '../../packaging/runtime.ts';
import { readScripts } from '../../packaging/scripts.ts';
import { loadFlags, system32Only } from '../../packaging/system-dlls.ts';
import { toolVersion } from '../../src/base/version.ts';
import { folderName } from '../../src/program/script-folder.ts';
import { temporaryFolder, withEnvironment } from '../support/engine.ts';
import { built, openIntunewin, packageFile, sha256, unzipped } from '../support/packages.ts';

const scripts = readScripts();
const files = unzipped(packageFile('-win-x64.zip'));
const text = (name: string): string => new TextDecoder().decode(files.get(name));

test('the folder holds every package, and the sums of all of them', () => {
  const name = (ending: string): string => `vpn-doctor-${toolVersion}${ending}`;
  const expected = [
    'SHA256SUMS',
    'THIRD-PARTY-LICENSES.txt',
    ...['-win-x64.exe', '-win-x64.intunewin', '-win-x64.msi', '-win-x64.zip', '-deploy.zip', '.cdx.json'].map(
      name,
    ),
  ];
  assert.equal(readdirSync(built).sort(), expected.sort());
  const sums = expected
    .filter((file) => file !== 'SHA256SUMS')
    .map((file) => `${sha256(readFileSync(join(built, file)))}  ${file}\n`);
  assert.is(readFileSync(join(built, 'SHA256SUMS'), 'utf8'), sums.join(''));
});

test('the zip holds the signed Node untouched, the scripts byte for byte, and the papers', () => {
  const fixed = [
    'vpn-doctor.cmd',
    'node.exe',
    'app/vpn-doctor.cjs',
    'app/start.cjs',
    'README.txt',
    'LICENSE.txt',
  ];
  const papers = ['THIRD-PARTY-LICENSES.txt', `vpn-doctor-${toolVersion}.cdx.json`];
  const expected = [...fixed, ...papers, ...[...scripts.keys()].map((name) => `ps-scripts/${name}`)];
  assert.equal([...files.keys()].sort(), expected.sort());
  assert.is(sha256(files.get('node.exe') ?? new Uint8Array()), nodeSha256);
  for (const [name, content] of scripts)
    assert.is(sha256(files.get(`ps-scripts/${name}`) ?? new Uint8Array()), sha256(content), name);
});

test('the scripts for each product are in a zip of their own, byte for byte', () => {
  const own = unzipped(packageFile('-deploy.zip'));
  const deploy = readScripts('deploy');
  assert.equal([...own.keys()].sort(), [...deploy.keys()].sort());
  for (const [name, content] of deploy)
    assert.is(sha256(own.get(name) ?? new Uint8Array()), sha256(content), name);
});

test('scripts are ASCII with the line ends of the repository', () => {
  for (const name of scripts.keys()) {
    const content = text(`ps-scripts/${name}`);
    assert.not.match(content, /[^\t\n\x20-\x7e]/, name);
    assert.ok(content.endsWith('\n'), name);
  }
});

test('the zip is the same in another time zone', async () => {
  // All but the runtime is made anew; packing that takes seconds, and its time in the zip is set as everyone else's.
  const runtime = Buffer.from('a runtime');
  const here = sha256(await portable(scripts, runtime));
  const there = await withEnvironment({ TZ: 'Asia/Tokyo' }, () => portable(scripts, runtime));
  assert.is(sha256(there), here);
  for (const [name, content] of Object.entries(unzipSync(there)))
    if (name !== 'node.exe') assert.is(sha256(files.get(name) ?? new Uint8Array()), sha256(content), name);
});

/** Names in this Node that look like settings and are none: places in an enumeration, marks. */
const noSettings = /^NODE_(PERFORMANCE_|SEA_BLOB$|DEBUG_ENABLED$)/;

test('the launcher clears every setting that this very Node knows', () => {
  const binary = readFileSync(runtimeFile('windows'), 'latin1');
  const names = new Set(binary.match(/(?<![\w])(NODE|OPENSSL)_[A-Z][A-Z0-9_]+(?=\0)/g) ?? []);
  const settings = [...names].filter((name) => !noSettings.test(name));
  assert.ok(settings.includes('NODE_OPTIONS') && settings.includes('OPENSSL_CONF'));
  const missed = settings.filter((name) => !cleared.includes(name));
  assert.equal(
    missed.filter((name) => !/^OPENSSL_(EC_|VERSION_)/.test(name)),
    [],
  );
  assert.is(text('vpn-doctor.cmd'), launcher);
  assert.not.match(launcher, /[^\r]\n/);
});

test('the program says what it is, and carries the scripts', () => {
  const exe = readFileSync(packageFile('-win-x64.exe'));
  const { entries } = NtExecutableResource.from(NtExecutable.from(exe));
  const [info] = Resource.VersionInfo.fromEntries(entries);
  const values = info?.getStringValues({ lang: 1033, codepage: 1200 });
  assert.is(values?.ProductName, 'vpn-doctor');
  assert.is(values?.ProductVersion, toolVersion);
  assert.match(values?.LegalCopyright ?? '', 'The vpn-doctor authors');
  assert.not.match(JSON.stringify(values), 'Node');
  for (const [name, content] of scripts) assert.ok(exe.includes(Buffer.from(content)), name);
});

test('no library that lies beside the program is loaded with it', () => {
  const flags = (path: string): number =>
    loadFlags(NtExecutable.from(readFileSync(path), { ignoreCert: true })).get();
  assert.is(flags(runtimeFile('windows')), 0, 'the control');
  assert.is(flags(packageFile('-win-x64.exe')), system32Only);
});

const msi = packageFile('-win-x64.msi');
const table = (name: string): string[][] =>
  execFileSync('msiinfo', ['export', msi, name], { encoding: 'utf8' })
    .split(/\r?\n/)
    .slice(3)
    .filter((row) => row !== '')
    .map((row) => row.split('\t'));

test('the installer brings the same program, the scripts where it looks first, and the papers', () => {
  const folder = temporaryFolder();
  execFileSync('msiextract', ['-C', folder, msi]);
  const root = join(folder, 'vpn-doctor');
  const set = folderName({ version: toolVersion, scripts });
  const expected = [
    'vpn-doctor.exe',
    'LICENSE.txt',
    'THIRD-PARTY-LICENSES.txt',
    `vpn-doctor-${toolVersion}.cdx.json`,
    ...[...scripts.keys()].map((name) => `scripts/${set}/${name}`),
  ];
  const found = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  assert.equal(found.sort(), expected.sort());
  assert.is(
    sha256(readFileSync(join(root, 'vpn-doctor.exe'))),
    sha256(readFileSync(packageFile('-win-x64.exe'))),
  );
  for (const [name, content] of scripts)
    assert.is(sha256(readFileSync(join(root, 'scripts', set, name))), sha256(content), name);
});

test('the installer is for the machine, replaces older ones and its own version, and refuses a newer one', () => {
  const properties = new Map(table('Property').map(([name = '', value = '']) => [name, value]));
  assert.is(properties.get('ALLUSERS'), '1');
  assert.is(properties.get('ProductVersion'), toolVersion);
  assert.is(properties.get('UpgradeCode'), upgradeCode);
  assert.equal(
    table('Upgrade')
      .map(([, min, max, , attributes]) => [min, max, attributes])
      .sort(),
    [
      ['', toolVersion, '1'],
      [toolVersion, '', '2'],
      [toolVersion, toolVersion, '769'],
    ],
  );
  assert.match(table('LaunchCondition').join(), 'newer vpn-doctor');
  // wixl's own order is another in every build.
  const at = (wanted: string): number =>
    Number(table('InstallExecuteSequence').find(([action]) => action === wanted)?.[2]);
  assert.ok(at('InstallInitialize') < at('NameSettings') && at('NameSettings') < at('Cleanup'));
  assert.ok(at('NameSettings') < at('Unschedule') && at('Unschedule') < at('Cleanup'));
  assert.ok(at('Cleanup') < at('RemoveFiles'));
  assert.is(at('RemoveExistingProducts'), 1501);
});

test('the file for Intune is the installer, and describes it', () => {
  const { files: inside, field } = openIntunewin(packageFile('-win-x64.intunewin'));
  const setup = field('SetupFile');
  assert.equal([...inside.keys()], [setup]);
  assert.is(sha256(inside.get(setup) ?? new Uint8Array()), sha256(readFileSync(msi)));
  const [, productCode] = table('Property').find(([name]) => name === 'ProductCode') ?? [];
  assert.is(field('MsiProductCode'), productCode);
  assert.is(field('MsiUpgradeCode'), upgradeCode);
  assert.is(field('MsiIsMachineInstall'), 'true');
});

test.run();
