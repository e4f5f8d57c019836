import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PackagingError } from './error.ts';

/** An npm package that is in the bundle. */
export interface NpmPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** SHA-512 of its archive in hexadecimal, as the lock file pins it. */
  readonly sha512: string;
  readonly licenceText: string;
}

interface Locked {
  readonly version: string;
  readonly integrity: string;
  readonly license: string;
}

/** `folders` as the bundler names them; the lock file uses the same names. */
export function npmPackages(folders: readonly string[]): NpmPackage[] {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  const found = folders.map((folder) => {
    const locked = lock.packages[folder];
    if (!locked?.integrity.startsWith('sha512-') || !locked.license)
      throw new PackagingError(`${folder} is in the bundle, but package-lock.json does not say what it is.`);
    return {
      name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: locked.version,
      licence: locked.license,
      sha512: Buffer.from(locked.integrity.slice('sha512-'.length), 'base64').toString('hex'),
      licenceText: licenceText(folder),
    };
  });
  // The same package may lie in several folders.
  return [...new Map(found.map((known) => [`${known.name}@${known.version}`, known])).values()];
}

function licenceText(folder: string): string {
  const files = readdirSync(folder)
    .filter((name) => /^(licen[cs]e|notice|copying)/i.test(name))
    .sort();
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8').trim());
  return texts.length > 0 ? texts.join('\n\n') : statedLicence(folder);
}

/** A few packages come without the text: then what they state, and whose they are. */
function statedLicence(folder: string): string {
  const { license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    license?: string;
    author?: string | { name: string };
  };
  if (license !== 'MIT') throw new PackagingError(`${folder} has no licence text.`);
  const holder = typeof author === 'string' ? author : author?.name;
  return `Copyright (c) ${holder ?? 'its authors'}\n\n${mit}`;
}

/** The terms of our own licence are the same. */
const mit =
  readFileSync('LICENSE', 'utf8')
    .split(/^Copyright.*\n\n/m)[1]
    ?.trim() ?? '';
