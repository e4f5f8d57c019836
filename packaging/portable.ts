import { readFileSync } from 'node:fs';
import { bundle, restFile, version } from './bundle.ts';
import { launcher } from './launcher.ts';
import { papers } from './notices.ts';
import { runtimeFile } from './runtime.ts';
import type { Scripts } from './scripts.ts';
import { zip } from './zip.ts';

/** The zip: the signed Node as it is, the program and its scripts beside it, and a launcher. */
export async function portable(
  scripts: Scripts,
  runtime: Uint8Array = readFileSync(runtimeFile('windows')),
): Promise<Uint8Array> {
  const { entry, rest, packages } = await bundle('file');
  return zip(
    new Map<string, Uint8Array | string>([
      ['vpn-doctor.cmd', launcher],
      ['node.exe', runtime],
      ['app/vpn-doctor.cjs', entry],
      [`app/${restFile}`, rest],
      ...[...scripts].map(([name, content]) => [`ps-scripts/${name}`, content] as const),
      ['README.txt', readme],
      ...papers(packages),
    ]),
  );
}

const readme = `vpn-doctor ${version}, portable

Unpack everything into one folder, open a command prompt there, and type:

    vpn-doctor check

It needs no installation and no administrator. vpn-doctor.exe as one file, and an installer for many computers, are
made from the same sources. Run it elevated only from a folder that none but administrators can write to.

node.exe is the official one, with the signature of the OpenJS Foundation. To remove vpn-doctor, run
"vpn-doctor cleanup" (it deletes the log and the last result that runs have left), and delete the folder.
`.replaceAll('\n', '\r\n');
