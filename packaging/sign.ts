import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PackagingError } from './error.ts';
import type { Signer } from './options.ts';
import { program } from './program.ts';
import type { Scripts } from './scripts.ts';

/** The first version that can sign PowerShell scripts (its release notes). Debian 12 has it in its backports only. */
const needed = '2.8';

/** The version of osslsigncode when it is too old for scripts. */
export function tooOld(): string | undefined {
  const [, version = '0'] = /^osslsigncode (\d+\.\d+)/.exec(program('osslsigncode', ['--version'])) ?? [];
  return version.localeCompare(needed, 'en', { numeric: true }) < 0 ? version : undefined;
}

/** Authenticode by osslsigncode. */
export class Signing {
  readonly #folder: string;
  readonly #flags: readonly string[];

  constructor(signer: Signer) {
    const version = tooOld();
    if (version !== undefined)
      throw new PackagingError(`Signing scripts takes osslsigncode ${needed} or later; this is ${version}.`);
    this.#folder = mkdtempSync(join(tmpdir(), 'vpn-doctor-sign-'));
    this.#flags = [
      ...('pfx' in signer ? ['-pkcs12', signer.pfx] : ['-certs', signer.certificate, '-key', signer.key]),
      ...(signer.password === undefined ? [] : ['-readpass', this.#write('password', signer.password)]),
      ...['-h', 'sha256', '-n', 'vpn-doctor'],
      ...(signer.timestamp === undefined ? [] : ['-ts', signer.timestamp]),
    ];
  }

  /** Signs a program or an installer in its place. */
  file(path: string): void {
    const signed = join(this.#folder, basename(path));
    program('osslsigncode', ['sign', ...this.#flags, '-in', path, '-out', signed]);
    writeFileSync(path, readFileSync(signed));
    rmSync(signed);
  }

  /** The scripts as they are after signing. A certificate that cannot sign is found out here, before the long work. */
  scripts(scripts: Scripts): Scripts {
    return new Map([...scripts].map(([name, content]) => [name, this.#script(basename(name), content)]));
  }

  #script(name: string, content: Uint8Array): Uint8Array {
    const path = this.#write(name, content);
    this.file(path);
    return readFileSync(path);
  }

  #write(name: string, content: string | Uint8Array): string {
    const folder = join(this.#folder, 'in');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, name);
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  }

  end(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
