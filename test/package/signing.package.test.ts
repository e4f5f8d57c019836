import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { packageCommand } from '../../packaging/command.ts';
import { readScripts } from '../../packaging/scripts.ts';
import { tooOld } from '../../packaging/sign.ts';
import { toolVersion } from '../../src/base/version.ts';
import { folderName } from '../../src/program/script-folder.ts';
import { throwAwaySigner } from '../support/code-signing.ts';
import { temporaryFolder, withEnvironment } from '../support/engine.ts';
import { openIntunewin, packageFile, sha256, unzipped } from '../support/packages.ts';

const password = 'p4ss-4711 "quoted"';
const signer = throwAwaySigner(password);
const out = join(temporaryFolder(), 'signed');

function packageTool(args: readonly string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'packaging/package.ts', '--out', out, ...args], {
    encoding: 'utf8',
  });
}

/** What the command answers in this process, and its lines. In place of Node the zip gets a few bytes: Node is packed in the build that is not signed. */
async function inProcess(
  args: readonly string[],
): Promise<{ code: number; errors: string[]; lines: string[] }> {
  const said = { errors: [] as string[], lines: [] as string[] };
  const own = { log: console.log, error: console.error };
  console.log = (line: string) => said.lines.push(line);
  console.error = (line: string) => said.errors.push(line);
  try {
    const zipRuntime = Buffer.from('a runtime');
    return { code: await packageCommand(['--out', out, ...args], { zipRuntime }), ...said };
  } finally {
    Object.assign(console, own);
  }
}

/** Whether the signature fits the file and is that certificate's. Its time stamp is nobody's here. */
function verified(path: string): boolean {
  const ran = spawnSync('osslsigncode', ['verify', '-CAfile', signer.certificate, '-in', path], {
    encoding: 'utf8',
  });
  return ran.status === 0 && ran.stdout.includes('Contoso throw-away');
}

const refused: Readonly<Record<string, readonly string[]>> = {
  'an unknown option': ['--sing'],
  'a certificate without its key': ['--sign-cert', signer.certificate],
  'a key without its certificate': ['--sign-key', signer.key],
  'both kinds': ['--sign-pfx', signer.pfx, '--sign-cert', signer.certificate, '--sign-key', signer.key],
  'a file that is not there': ['--sign-cert', 'no.pem', '--sign-key', signer.key],
  'a key that is none': ['--sign-cert', signer.certificate, '--sign-key', signer.certificate],
  'a wrong password': ['--sign-pfx', signer.pfx],
  'a time stamp from nowhere': [
    '--sign-cert',
    signer.certificate,
    '--sign-key',
    signer.key,
    '--timestamp',
    'ftp://x',
  ],
  'a time stamp for nothing': ['--timestamp', 'http://127.0.0.1:9/'],
};
for (const [what, args] of Object.entries(refused)) {
  test(`${what}: one line, exit code 2, nothing written`, async () => {
    const { code, errors } = await withEnvironment({ VPN_DOCTOR_SIGN_PASSWORD: 'wrong' }, () =>
      inProcess(args),
    );
    assert.is(code, 2, errors.join('\n'));
    assert.is(errors.length, 1);
    assert.match(errors[0] ?? '', /^package: [^\n]+$/);
    assert.not.ok(existsSync(out));
  });
}

test('a refusal is the exit code of the process', () => {
  const ran = packageTool(['--sing']);
  assert.is(ran.status, 2);
  assert.match(ran.stderr, /^package: [^\n]+\n$/);
});

const old = tooOld();
if (old !== undefined) {
  test(`osslsigncode ${old} cannot sign scripts, and that is said before anything is made`, () => {
    const ran = packageTool(['--sign-cert', signer.certificate, '--sign-key', signer.key]);
    assert.is(ran.status, 2);
    assert.match(ran.stderr, /^package: Signing scripts takes osslsigncode [^\n]+\n$/);
    assert.not.ok(existsSync(out));
  });
}

const signing = old === undefined ? test : test.skip;

signing(
  'with a certificate everything that Windows checks is signed, and the same scripts are everywhere',
  async () => {
    const { code, errors, lines } = await withEnvironment({ VPN_DOCTOR_SIGN_PASSWORD: password }, () =>
      inProcess(['--sign-pfx', signer.pfx]),
    );
    assert.is(code, 0, errors.join('\n'));
    assert.not.match([...lines, ...errors].join('\n'), 'p4ss-4711');
    for (const ending of ['-win-x64.exe', '-win-x64.msi'])
      assert.ok(verified(packageFile(ending, out)), ending);

    const scripts = new Map<string, Uint8Array>();
    for (const [name, content] of unzipped(packageFile('-win-x64.zip', out)))
      if (name.startsWith('ps-scripts/')) scripts.set(name.slice('ps-scripts/'.length), content);
    const folder = temporaryFolder();
    for (const [name, content] of scripts) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      assert.ok(verified(path), name);
    }
    // What is signed begins as it was: nothing is encoded anew, no line end changed.
    for (const [name, plain] of readScripts())
      assert.equal(Buffer.from(scripts.get(name) ?? []).subarray(0, plain.length), Buffer.from(plain), name);

    const exe = readFileSync(packageFile('-win-x64.exe', out));
    for (const [name, content] of scripts) assert.ok(exe.includes(Buffer.from(content)), name);

    const msi = packageFile('-win-x64.msi', out);
    const unpacked = temporaryFolder();
    spawnSync('msiextract', ['-C', unpacked, msi]);
    const installed = join(unpacked, 'vpn-doctor');
    const set = join(installed, 'scripts', folderName({ version: toolVersion, scripts }));
    for (const [name, content] of scripts)
      assert.is(sha256(readFileSync(join(set, name))), sha256(content), name);
    assert.is(sha256(readFileSync(join(installed, 'vpn-doctor.exe'))), sha256(exe));
    const inside = openIntunewin(packageFile('-win-x64.intunewin', out)).files;
    assert.equal([...inside.values()].map(sha256), [sha256(readFileSync(msi))]);
  },
);

signing('a signed script that was changed is found out', () => {
  const [, content] =
    [...unzipped(packageFile('-win-x64.zip', out))].find(([name]) => name.endsWith('Invoke-Probe.ps1')) ?? [];
  const path = join(temporaryFolder(), 'changed.ps1');
  writeFileSync(path, Buffer.concat([Buffer.from('# \n'), Buffer.from(content ?? [])]));
  assert.not.ok(verified(path));
});

test.run();
