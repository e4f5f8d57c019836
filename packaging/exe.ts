import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { assetNames } from '../src/program/sea.ts';
import type { Bundle } from './bundle.ts';
import { program } from './program.ts';
import { runtimeFile } from './runtime.ts';
import type { Scripts } from './scripts.ts';
import { onlySystemDlls } from './system-dlls.ts';

/** The mark in node.exe, and what stands behind it: whether something was put in (Node's manual, "Single executable applications"). */
const fuse = (set: 0 | 1): Buffer => Buffer.from(`NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:${set}`);

/** Where Node looks for what was put in: RT_RCDATA (winuser.h), by this name. */
const blobResource = { type: 10, id: 'NODE_SEA_BLOB', lang: 0, codepage: 0 };

/** The single-file program: node.exe with the bundle and the scripts put in. `work` is a folder of its own to build in. */
export function buildExe(
  path: string,
  work: string,
  { code, scripts, version }: { code: Bundle; scripts: Scripts; version: string },
): void {
  const blob = makeBlob(work, code, scripts);
  // The signature covers the file as it was, and would only look broken afterwards.
  program('osslsigncode', ['remove-signature', '-in', runtimeFile('windows'), '-out', path]);
  writeFileSync(path, marked(adapted(readFileSync(path), blob, version)));
}

/** With its mark set. */
function marked(bytes: Buffer): Buffer {
  const at = bytes.indexOf(fuse(0));
  if (at < 0 || bytes.indexOf(fuse(0), at + 1) >= 0) throw new Error('This Node has no mark, or several.');
  fuse(1).copy(bytes, at);
  return bytes;
}

function makeBlob(work: string, code: Bundle, scripts: Scripts): Buffer {
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(work, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  const assets = [...scripts].map(([name, content]) => [
    assetNames.script(name),
    write(join('scripts', name), content),
  ]);
  const output = join(work, 'sea.blob');
  const config = {
    main: write('vpn-doctor.cjs', code.entry),
    output,
    disableExperimentalSEAWarning: true,
    // Both are made for the processor and system that makes them, which is not the one that runs them.
    useSnapshot: false,
    useCodeCache: false,
    // Nobody adds options to an elevated run: neither by NODE_OPTIONS, nor by OPENSSL_CONF, which can name a library to load.
    execArgvExtension: 'none',
    execArgv: ['--openssl-config=NUL'],
    assets: {
      ...Object.fromEntries(assets),
      [assetNames.rest]: write('start.cjs', code.rest),
      [assetNames.list]: write('scripts.json', JSON.stringify([...scripts.keys()])),
    },
  };
  program(runtimeFile('builder'), ['--experimental-sea-config', write('sea.json', JSON.stringify(config))]);
  return readFileSync(output);
}

const english = { lang: 1033, codepage: 1200 };

/** With the blob, and what Windows, and a security product, shows of the file: a program that calls itself Node.js looks odd. */
function adapted(bytes: Uint8Array, blob: Buffer, version: string): Buffer {
  const executable = NtExecutable.from(bytes);
  const resources = NtExecutableResource.from(executable);
  resources.entries.push({ ...blobResource, bin: new Uint8Array(blob).buffer });
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  for (const info of Resource.VersionInfo.fromEntries(resources.entries)) {
    info.removeAllStringValues(english);
    info.setFileVersion(major, minor, patch, 0, english.lang);
    info.setProductVersion(major, minor, patch, 0, english.lang);
    info.setStringValues(english, {
      ProductName: 'vpn-doctor',
      FileDescription: 'vpn-doctor: why the VPN does not connect',
      CompanyName: 'The vpn-doctor authors',
      LegalCopyright: copyright(),
      FileVersion: version,
      ProductVersion: version,
      InternalName: 'vpn-doctor',
      OriginalFilename: 'vpn-doctor.exe',
    });
    info.outputToResourceEntries(resources.entries);
  }
  resources.outputResource(executable);
  onlySystemDlls(executable);
  return Buffer.from(executable.generate());
}

/** As the licence states it. */
function copyright(): string {
  return /^Copyright.*$/m.exec(readFileSync('LICENSE', 'utf8'))?.[0] ?? '';
}
