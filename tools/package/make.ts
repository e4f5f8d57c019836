import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, version } from './bundle.ts';
import { buildExe } from './exe.ts';
import { intunewin } from './intunewin.ts';
import { launcher } from './launcher.ts';
import { thirdPartyLicences } from './licences.ts';
import { buildMsi, msiProperty, upgradeCode } from './msi.ts';
import { npmPackages } from './npm-packages.ts';
import type { Signer } from './options.ts';
import { runtimeFile } from './runtime.ts';
import { sbom } from './sbom.ts';
import { readScripts, type Scripts } from './scripts.ts';
import { Signing } from './sign.ts';
import { zip } from './zip.ts';

/** Makes all packages into a folder. Scripts are signed before they go anywhere, programs after everything is in them. */
export async function makePackages(out: string, { signer }: { signer?: Signer }): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'vpn-doctor-package-'));
  const signing = signer && new Signing(signer);
  try {
    const plain = readScripts();
    await make(out, work, signing?.scripts(plain) ?? plain, signing);
  } finally {
    signing?.end();
    rmSync(work, { recursive: true, force: true });
  }
}

async function make(
  out: string,
  work: string,
  scripts: Scripts,
  signing: Signing | undefined,
): Promise<void> {
  const { code, packages } = await bundle();
  const known = npmPackages(packages);
  const name = (ending: string): string => join(out, `vpn-doctor-${version}${ending}`);
  const papers = new Map([
    ['LICENSE.txt', readFileSync('LICENSE', 'utf8')],
    ['THIRD-PARTY-LICENSES.txt', thirdPartyLicences(known)],
    [`vpn-doctor-${version}.cdx.json`, sbom(version, known)],
  ]);
  for (const paper of ['THIRD-PARTY-LICENSES.txt', `vpn-doctor-${version}.cdx.json`])
    writeFileSync(join(out, paper), papers.get(paper) ?? '');

  writeFileSync(
    name('-win-x64.zip'),
    zip(
      new Map<string, Uint8Array | string>([
        ['vpn-doctor.cmd', launcher],
        ['node.exe', readFileSync(runtimeFile('windows'))],
        ['app/vpn-doctor.cjs', code],
        ...[...scripts].map(([script, content]) => [`ps-scripts/${script}`, content] as const),
        ['README.txt', readme],
        ...papers,
      ]),
    ),
  );

  const exe = name('-win-x64.exe');
  await buildExe(exe, folderIn(work, 'exe'), { code, scripts, version });
  signing?.file(exe);

  const msi = name('-win-x64.msi');
  buildMsi(msi, folderIn(work, 'msi'), { version, exe: readFileSync(exe), scripts, papers });
  signing?.file(msi);

  writeFileSync(
    name('-win-x64.intunewin'),
    intunewin({
      file: `vpn-doctor-${version}-win-x64.msi`,
      content: readFileSync(msi),
      productCode: msiProperty(msi, 'ProductCode'),
      upgradeCode,
      version,
    }),
  );
  writeFileSync(join(out, 'SHA256SUMS'), sums(out));
}

function folderIn(work: string, name: string): string {
  mkdirSync(join(work, name));
  return join(work, name);
}

/** In the form that `sha256sum --check` reads. */
function sums(folder: string): string {
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const hash = createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex');
      return `${hash}  ${file}\n`;
    })
    .join('');
}

const readme = `vpn-doctor ${version}, portable

Unpack everything into one folder, open a command prompt there, and type:

    vpn-doctor check

It needs no installation and no administrator. vpn-doctor.exe as one file, and an installer for many computers, are
made from the same sources. Run it elevated only from a folder that none but administrators can write to.

node.exe is the official one, with the signature of the OpenJS Foundation. To remove vpn-doctor, delete the folder.
`.replaceAll('\n', '\r\n');
