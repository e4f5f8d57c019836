import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, version } from './bundle.ts';
import { buildExe } from './exe.ts';
import { intunewin } from './intunewin.ts';
import { buildMsi, msiProperty, upgradeCode } from './msi.ts';
import { papers } from './notices.ts';
import type { Signer } from './options.ts';
import { portable } from './portable.ts';
import { readScripts, type Scripts } from './scripts.ts';
import { Signing } from './sign.ts';
import { zip } from './zip.ts';

/** What is made otherwise than usual: signed, or with another runtime in the zip, whose packing takes most of the time (tests). */
interface Making {
  readonly signer?: Signer;
  readonly zipRuntime?: Uint8Array;
}

/** Makes all packages into a folder. Scripts are signed before they go anywhere, programs after everything is in them. */
export async function makePackages(out: string, { signer, zipRuntime }: Making): Promise<void> {
  const signing = signer && new Signing(signer);
  const work = mkdtempSync(join(tmpdir(), 'vpn-doctor-package-'));
  try {
    const plain = readScripts();
    await make(out, work, { scripts: signing?.scripts(plain) ?? plain, signing, zipRuntime });
    const deploy = readScripts('deploy');
    writeFileSync(join(out, `vpn-doctor-${version}-deploy.zip`), zip(signing?.scripts(deploy) ?? deploy));
    writeFileSync(join(out, 'SHA256SUMS'), sums(out));
  } finally {
    signing?.end();
    rmSync(work, { recursive: true, force: true });
  }
}

interface Content {
  readonly scripts: Scripts;
  readonly signing: Signing | undefined;
  readonly zipRuntime: Uint8Array | undefined;
}

async function make(out: string, work: string, { scripts, signing, zipRuntime }: Content): Promise<void> {
  const code = await bundle('asset');
  const name = (ending: string): string => join(out, `vpn-doctor-${version}${ending}`);
  const accompanying = papers(code.packages);
  // Ours is in every package; the others are of interest without one, too.
  for (const [paper, content] of accompanying)
    if (paper !== 'LICENSE.txt') writeFileSync(join(out, paper), content);

  writeFileSync(name('-win-x64.zip'), await portable(scripts, zipRuntime));

  const exe = name('-win-x64.exe');
  buildExe(exe, folderIn(work, 'exe'), { code, scripts, version });
  signing?.file(exe);

  const msi = name('-win-x64.msi');
  buildMsi(msi, folderIn(work, 'msi'), { version, exe: readFileSync(exe), scripts, papers: accompanying });
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
