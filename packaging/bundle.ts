import { readFileSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';
import { common, startAt } from '../scripts/bundle-options.mjs';
import { assetNames } from '../src/program/sea.ts';

export interface Bundle {
  /** What starts: it answers `--version` and `status` itself, and loads the rest for all else. */
  readonly entry: string;
  readonly rest: string;
  /** The npm packages that really are in it, by their folder, like `node_modules/yargs`. */
  readonly packages: readonly string[];
}

/** Where the entry finds the rest: in a file beside it, or among the assets of the single file. */
export type Home = 'file' | 'asset';

export const restFile = 'start.cjs';

/**
 * The program in two files of CommonJS, which the main of the single-file program has to be. Not minified: whoever reviews it can
 * read it. Templates and the list of causes are made by `npm run generate` before.
 */
export async function bundle(home: Home): Promise<Bundle> {
  const [entry, rest] = await Promise.all([
    made('src/cli.ts', home === 'file' ? startAt(`./${restFile}`) : startFromAsset),
    made('src/commands/start.ts'),
  ]);
  const inputs = [...entry.inputs, ...rest.inputs];
  return { entry: entry.code, rest: rest.code, packages: packagesOf(inputs) };
}

async function made(entry: string, plugin?: Plugin): Promise<{ code: string; inputs: string[] }> {
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: [entry],
    outfile: 'bundle.cjs',
    write: false,
    metafile: true,
    format: 'cjs',
    target: 'node22',
    // Ours and yargs' code asks where it lies, which only ES modules are told that way.
    define: { 'import.meta.url': '__here' },
    banner: { js: "const __here = require('node:url').pathToFileURL(__filename).href;" },
    legalComments: 'none',
    plugins: plugin ? [plugin] : [],
  });
  return {
    code: outputFiles[0]?.text ?? '',
    inputs: Object.keys(Object.values(metafile.outputs)[0]?.inputs ?? {}),
  };
}

/** The single file can load nothing but Node's own modules, so the entry compiles the asset itself. */
const startFromAsset: Plugin = {
  name: 'start-from-asset',
  setup: (builder) =>
    builder.onLoad({ filter: /[\\/]src[\\/]start\.ts$/ }, () => ({
      contents: `import Module from 'node:module';
import { getAsset } from 'node:sea';
const rest = new Module('vpn-doctor');
rest._compile(getAsset('${assetNames.rest}', 'utf8'), process.execPath);
export const { start } = rest.exports;
`,
      loader: 'js',
    })),
};

function packagesOf(inputs: readonly string[]): string[] {
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

export const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
