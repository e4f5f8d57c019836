import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { buildMsi } from '../../packaging/msi.ts';
import { readScripts } from '../../packaging/scripts.ts';
import { toolVersion } from '../../src/base/version.ts';
import { folderName } from '../../src/program/script-folder.ts';
import { temporaryFolder } from '../support/engine.ts';
import { packageFile, unpackZip } from '../support/packages.ts';
import { testWhere } from '../support/where.ts';
import { type RunOptions, type WindowsRun, Wine } from '../support/wine.ts';

const exe = 'C:\\single\\vpn-doctor.exe';
const portable = 'C:\\portable';
const installed = 'C:\\Program Files\\vpn-doctor';
const data = 'C:\\ProgramData\\vpn-doctor';
const msi = 'C:\\packages\\vpn-doctor.msi';
const olderMsi = 'C:\\packages\\older.msi';
const plainNode = 'C:\\portable\\node.exe';

const scripts = readScripts();
const set = folderName({ version: toolVersion, scripts });

/** How each package is started. */
const programs: Readonly<Record<string, readonly string[]>> = {
  'single file': [exe],
  portable: ['cmd', '/c', `${portable}\\vpn-doctor.cmd`],
  installed: [`${installed}\\vpn-doctor.exe`],
};

const wine = await Wine.create();
wine.write(exe, readFileSync(packageFile('-win-x64.exe')));
wine.write(msi, readFileSync(packageFile('-win-x64.msi')));
unpackZip(packageFile('-win-x64.zip'), wine.path(portable));
makeOlderMsi();
await wine.registry(`[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Parameters]
"ProhibitIpSec"=dword:00000001`);
// The first start of a program on a new Windows reads everything from disk, and may outlast the warm driver's patience.
await wine.check(['--only', 'clock']);

/** An older version as far as Windows Installer can tell: other scripts, and a paper that no longer exists. */
function makeOlderMsi(): void {
  const path = join(temporaryFolder(), 'older.msi');
  buildMsi(path, temporaryFolder(), {
    version: '0.0.1',
    exe: readFileSync(packageFile('-win-x64.exe')),
    scripts: new Map([...scripts, ['probes/Get-Gone.ps1', Buffer.from('# gone\n')]]),
    papers: new Map([['GONE.txt', 'gone']]),
  });
  wine.write(olderMsi, readFileSync(path));
}

const msiexec = (action: '/i' | '/x', file: string, ...properties: string[]): Promise<WindowsRun> =>
  wine.run('msiexec', [action, file, '/qn', ...properties]);

/** Files under a folder of drive C:, with `/`, or nothing when it is not there. */
function filesIn(windowsPath: string): string[] {
  const folder = wine.path(windowsPath);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

async function registered(): Promise<string | undefined> {
  const { stdout } = await wine.run('reg', [
    'query',
    'HKLM\\SOFTWARE\\vpn-doctor',
    '/v',
    'Version',
    '/reg:64',
  ]);
  return /REG_SZ\s+(\S+)/.exec(stdout)?.[1];
}

const forget = (windowsPath: string): void =>
  rmSync(wine.path(windowsPath), { recursive: true, force: true });

/** A check that needs real scripts on the real engine: what it finds stands in the registry. */
const diagnosed = async (options: RunOptions): Promise<string | undefined> => {
  const check = await wine.check(['--only', 'registry'], options);
  assert.is(check.code, 1, check.stderr);
  return check.report.causes[0]?.id;
};

test('the installer puts everything where management programs look for it', async () => {
  assert.is((await msiexec('/i', msi)).code, 0);
  const found = filesIn(installed);
  for (const name of scripts.keys()) assert.ok(found.includes(`scripts/${set}/${name}`), name);
  assert.ok(found.includes('vpn-doctor.exe'));
  assert.is(await registered(), toolVersion);
});

for (const [name, program] of Object.entries(programs)) {
  test(`${name}: a real check, a page, and the exit codes`, async () => {
    const html = `C:\\test\\${program.length}.html`;
    const check = await wine.check(['--only', 'registry,session,clock', '--html', html], { program });
    assert.is(check.code, 1, check.stderr);
    assert.is(check.report.causes[0]?.id, 'prohibit-ipsec');
    assert.is(check.snapshot.context.platform, 'win32');
    for (const id of ['registry', 'session', 'clock'] as const)
      assert.is(check.snapshot.probes[id]?.status, 'ok', id);
    assert.match(readFileSync(wine.path(html), 'utf8'), 'A registry value switches IPsec off');

    // The installed program is the single file in another folder.
    if (name === 'installed') return;
    const version = await wine.cli(['--version'], { program });
    assert.equal([version.code, version.stdout.trim()], [0, toolVersion]);
    const explained = await wine.cli(['explain', '809'], { program });
    assert.is(explained.code, 0);
    assert.match(explained.stdout, 'ERROR_VPN_TIMEOUT');
    assert.is((await wine.cli(['check', '--no-such-option'], { program })).code, 2);

    const saved = `C:\\test\\${program.length}-collected.json`;
    const looked = ['--only', 'registry', '--no-internet-beacons'];
    assert.is((await wine.cli(['collect', '-o', saved, ...looked], { program })).code, 0);
    const replayed = await wine.cli(['check', '--from', saved, '--json'], { program });
    assert.is(replayed.code, 1);
    const zip = `C:\\test\\${program.length}.zip`;
    assert.is((await wine.cli(['bundle', '-o', zip, ...looked], { program })).code, 1);
    assert.ok(existsSync(wine.path(zip)));
  });
}

test('the single file takes the scripts of the installation, byte for byte the same, and adds none', async () => {
  const before = filesIn(installed);
  assert.is(await diagnosed({ program: [exe] }), 'prohibit-ipsec');
  assert.equal(filesIn(installed), before);
});

test('a newer version replaces all of the older one; it does not go back', async () => {
  assert.is((await msiexec('/x', msi)).code, 0);
  assert.is((await msiexec('/i', olderMsi)).code, 0);
  assert.is(await registered(), '0.0.1');
  assert.ok(filesIn(installed).includes('GONE.txt'));

  assert.is((await msiexec('/i', msi)).code, 0);
  assert.is(await registered(), toolVersion);
  const found = filesIn(installed);
  assert.not.ok(found.includes('GONE.txt'));
  assert.equal(readdirSync(wine.path(`${installed}\\scripts`)), [set]);
  assert.is(await diagnosed({ program: [`${installed}\\vpn-doctor.exe`] }), 'prohibit-ipsec');

  assert.is.not((await msiexec('/i', olderMsi)).code, 0);
  assert.is(await registered(), toolVersion);
  assert.equal(filesIn(installed), found);
});

const tasks = 'C:\\windows\\system32\\tasks\\vpn-doctor';

test('when an update takes the program away the settings stay, and what is scheduled', async () => {
  wine.write(`${installed}\\config.json`, '{}');
  await wine.restart();
  const scheduled = await wine.cli(['schedule', 'install', '--trip', '2999-12-01', '--context', 'both'], {
    program: [`${installed}\\vpn-doctor.exe`],
  });
  assert.is(scheduled.code, 0, scheduled.stderr);
  // Windows says so by this property when it removes the older version; Wine does not, so the test does.
  const update = 'UPGRADINGPRODUCTCODE={00000000-0000-0000-0000-000000000001}';
  assert.is((await msiexec('/x', msi, update)).code, 0);
  assert.equal(filesIn(installed), ['config.json']);
  assert.equal(filesIn(tasks), ['PreTravel-System', 'PreTravel-User']);
  assert.is((await msiexec('/i', msi)).code, 0);
});

test('uninstalling leaves no file, no folder, no key, no scheduled task', async () => {
  const products = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
  const listed = async (): Promise<boolean> =>
    (await wine.run('reg', ['query', products, '/s'])).stdout.includes('vpn-doctor');
  assert.ok(await listed());
  // What runs have left, and an older version's scripts.
  for (const name of [
    'vpn-doctor.log',
    'vpn-doctor.log.1',
    'last-run.json',
    'last-report.html',
    'ninja.html',
  ])
    wine.write(`${data}\\${name}`, '');
  wine.write(`${installed}\\scripts\\0.0.0-0123456789ab\\Invoke-Probe.ps1`, '');
  assert.is((await msiexec('/x', msi)).code, 0);
  for (const folder of [installed, data]) assert.not.ok(existsSync(wine.path(folder)), folder);
  assert.equal(filesIn(tasks), []);
  assert.is(await registered(), undefined);
  assert.not.ok(await listed());
});

test('without an installation the single file writes its scripts where only administrators write', async () => {
  forget(installed);
  assert.is(await diagnosed({ program: [exe] }), 'prohibit-ipsec');
  assert.equal(filesIn(installed), [...scripts.keys()].map((name) => `scripts/${set}/${name}`).sort());
  assert.not.ok(existsSync(wine.path(`${wine.home}\\AppData\\Local\\vpn-doctor`)));
});

const harness = `${installed}\\scripts\\${set}\\Invoke-Probe.ps1`;
const marker = 'C:\\test\\planted-ran.txt';
/** A harness that leaves a trace. */
const plantedScript = `Set-Content -LiteralPath '${marker}' -Value 'ran'`;
const ranPlanted = (): boolean => {
  const ran = existsSync(wine.path(marker));
  forget(marker);
  return ran;
};

test('scripts that were changed there are put right before they run', async () => {
  wine.write(harness, plantedScript);
  assert.is(await diagnosed({ program: [exe] }), 'prohibit-ipsec');
  assert.not.ok(ranPlanted());
  assert.equal(readFileSync(wine.path(harness)), Buffer.from(scripts.get('Invoke-Probe.ps1') ?? []));
});

test('scripts beside the program or in the current folder are not looked at', async () => {
  for (const folder of ['C:\\single', 'C:\\planted'])
    wine.write(`${folder}\\ps-scripts\\Invoke-Probe.ps1`, plantedScript);
  // The portable program does take the scripts beside it: so what is planted works.
  wine.write(`${portable}\\ps-scripts\\Invoke-Probe.ps1`, plantedScript);
  await wine.check(['--only', 'registry'], { program: programs.portable ?? [] });
  wine.write(`${portable}\\ps-scripts\\Invoke-Probe.ps1`, scripts.get('Invoke-Probe.ps1') ?? '');
  assert.ok(ranPlanted(), 'the control');
  assert.is(await diagnosed({ program: [exe], cwd: 'C:\\planted' }), 'prohibit-ipsec');
  assert.not.ok(ranPlanted());
});

/** Root may write anywhere but to what the file system itself refuses to change, where it can. */
const freeze = (folder: string, on: boolean): boolean =>
  spawnSync('chattr', [on ? '+i' : '-i', folder]).status === 0;
const trial = temporaryFolder();
const canFreeze = freeze(trial, true) && freeze(trial, false);

testWhere(canFreeze)('a standard user gets his own copy', async () => {
  const folder = wine.path('C:\\Program Files');
  forget(installed);
  const own = `${wine.home}\\AppData\\Local\\vpn-doctor\\scripts\\${set}`;
  assert.ok(freeze(folder, true));
  try {
    assert.is(await diagnosed({ program: [exe] }), 'prohibit-ipsec');
    assert.equal(filesIn(own), [...scripts.keys()].sort());
    assert.not.ok(existsSync(wine.path(installed)));
  } finally {
    freeze(folder, false);
    forget(`${wine.home}\\AppData\\Local\\vpn-doctor`);
  }
});

wine.write('C:\\planted\\evil.cjs', `require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'ran');`);
// With a real mistake in it, so that a Node which reads it at all cannot start.
wine.write('C:\\planted\\evil.cnf', 'openssl_conf = x\n[x\n');

test('variables of Node and OpenSSL change nothing', async () => {
  const requires = { NODE_OPTIONS: '--require C:\\\\planted\\\\evil.cjs' };
  const configures = { OPENSSL_CONF: 'C:\\planted\\evil.cnf' };
  await wine.run(plainNode, ['--version'], { env: requires });
  await wine.run(plainNode, ['-p', '1'], { env: requires });
  assert.ok(ranPlanted(), 'the control: Node itself does what the variable says');
  assert.is.not((await wine.run(plainNode, ['-p', '1'], { env: configures })).code, 0, 'the control');
  const env = { ...requires, ...configures, NODE_POWERSHELL: 'C:\\planted\\powershell.exe' };
  for (const name of ['single file', 'portable']) {
    assert.is(await diagnosed({ program: programs[name] ?? [], env }), 'prohibit-ipsec', name);
    assert.not.ok(ranPlanted(), name);
  }
});

/** A program that answers with the computer's name, whatever it is called as. The mark makes Wine run its own of that name instead. */
const impostor = readFileSync(wine.path('C:\\windows\\system32\\hostname.exe'));
impostor.fill(0, impostor.indexOf('Wine builtin DLL'), impostor.indexOf('Wine builtin DLL') + 16);
const planted = 'C:\\planted\\System32\\WindowsPowerShell\\v1.0';
for (const path of ['C:\\planted\\powershell.exe', `${planted}\\powershell.exe`, 'C:\\planted\\taskkill.exe'])
  wine.write(path, impostor);

/** Runs a command with variables set as a person sets them: Wine would put its own in their place. */
const withVariables = (variables: Readonly<Record<string, string>>, program: readonly string[]): string[] => {
  const file = 'C:\\test\\with-variables.cmd';
  const lines = Object.entries(variables).map(([name, value]) => `@set "${name}=${value}"`);
  wine.write(file, [...lines, `@${program.join(' ')} %*`, ''].join('\r\n'));
  return ['cmd', '/c', file];
};

test('a planted PowerShell in the current folder, on the path or where the environment says Windows is does not run', async () => {
  const variables = {
    PATH: 'C:\\planted',
    SystemRoot: 'C:\\planted',
    windir: 'C:\\planted',
    SystemDrive: 'C:\\planted',
    ProgramFiles: 'C:\\planted',
    ProgramW6432: 'C:\\planted',
  };
  const control = await wine.run('cmd', ['/c', 'powershell'], { cwd: 'C:\\planted' });
  const name = (await wine.run('hostname', [])).stdout.trim();
  assert.ok(name !== '' && control.stdout.includes(name), 'the control: it would have run');
  const believed = withVariables(variables, [plainNode]);
  const seen = await wine.cli(['-p', 'JSON.stringify(process.env)'], { program: believed });
  // The control: programs do see the variables. Wine itself puts SystemRoot right whenever a program starts.
  const { windir, ProgramFiles } = JSON.parse(seen.stdout) as Record<string, string>;
  assert.equal([windir, ProgramFiles], ['C:\\planted', 'C:\\planted']);
  for (const way of [[exe], ['call', `${portable}\\vpn-doctor.cmd`]]) {
    const program = withVariables(variables, way);
    assert.is(await diagnosed({ program, cwd: 'C:\\planted' }), 'prohibit-ipsec', way.join(' '));
  }
  assert.ok(existsSync(wine.path(harness)), 'the scripts are in the real Program Files');
  assert.not.ok(existsSync(wine.path('C:\\planted\\vpn-doctor')));
});

test('a module in the person’s Documents does not stand in for that of Windows', async () => {
  const module = `${wine.home}\\Documents\\PowerShell\\Modules\\Planted\\Planted`;
  wine.write(
    `${module}.psd1`,
    "@{ RootModule = 'Planted.psm1'; ModuleVersion = '1.0'; FunctionsToExport = '*' }",
  );
  wine.write(`${module}.psm1`, `function Get-VpnConnection { ${plantedScript} }`);
  wine.write('C:\\test\\control.ps1', 'Get-VpnConnection');
  await wine.run('powershell', ['-NoProfile', '-File', 'C:\\test\\control.ps1']);
  assert.ok(ranPlanted(), 'the control: PowerShell itself loads it');
  const check = await wine.check(['--only', 'profiles'], { program: [exe] });
  assert.is(check.snapshot.probes.profiles?.status, 'unsupported');
  assert.not.ok(ranPlanted());
});

test('where the kernel does not tell its folder, the loader does', async () => {
  wine.kernelLink(false);
  const program = withVariables({ SystemRoot: 'C:\\planted', windir: 'C:\\planted' }, [exe]);
  assert.is(await diagnosed({ program }), 'prohibit-ipsec');
  wine.kernelLink(true);
});

test('the launcher hands on arguments as they are, no variables of Node, and the exit code', async () => {
  const folder = 'C:\\with space';
  cpSync(wine.path(portable), wine.path(folder), { recursive: true });
  wine.write(
    `${folder}\\app\\vpn-doctor.cjs`,
    `const names = Object.keys(process.env).filter((name) => /^(NODE_|OPENSSL_)/i.test(name));
     process.stdout.write(JSON.stringify({ args: process.argv.slice(2), names }));
     process.exit(7);`,
  );
  // No percent sign: Wine's cmd reads what stands for %* once more, unlike that of Windows.
  const args = ['plain', 'two words', 'a & b', 'wow! !PATH!', 'a ^ b', '<in> | out', ''];
  const typed = args.map((arg) => `"${arg}"`).join(' ');
  wine.write('C:\\test\\typed.cmd', `@"${folder}\\vpn-doctor.cmd" ${typed}\r\n`);
  const env = {
    NODE_OPTIONS: '--no-warnings',
    NODE_PATH: 'C:\\x',
    node_extra_ca_certs: 'C:\\x',
    ERRORLEVEL: '0',
  };
  const ran = await wine.run('cmd', ['/c', 'C:\\test\\typed.cmd'], { env });
  assert.equal(JSON.parse(ran.stdout || '{}'), { args, names: [] }, ran.stderr);
  assert.is(ran.code, 7);
});

test.after(() => wine.remove());
test.run();
