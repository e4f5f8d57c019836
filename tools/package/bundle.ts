import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

export interface Bundle {
  readonly code: string;
  /** The npm packages that really are in it, by their folder, like `node_modules/yargs`. */
  readonly packages: readonly string[];
}

/**
 * The whole program in one file, for the zip and for the single-file program, whose main has to be CommonJS. Not minified:
 * whoever reviews it can read it. Templates and the list of causes are made by `npm run generate` before.
 */
export async function bundle(): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: ['src/cli.ts'],
    outfile: 'vpn-doctor.cjs',
    write: false,
    metafile: true,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    // jsonc-parser's CommonJS form cannot be bundled; its ES modules can.
    mainFields: ['module', 'main'],
    // Ours and yargs' code asks where it lies, which only ES modules are told that way.
    define: { 'import.meta.url': '__here' },
    banner: { js: "const __here = require('node:url').pathToFileURL(__filename).href;" },
    legalComments: 'none',
    logLevel: 'warning',
  });
  const inputs = Object.keys(Object.values(metafile.outputs)[0]?.inputs ?? {});
  return { code: outputFiles[0]?.text ?? '', packages: packagesOf(inputs) };
}

function packagesOf(inputs: readonly string[]): string[] {
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

export const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
