// Bundles the program into dist/: an entry that starts at once, and the rest in chunks that are loaded when they are needed.
import { rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import './generate.mjs';
import { common, startAt } from './bundle-options.mjs';

const target = 'node20.19';
// Names stay in what is large, so that a stack trace can be read.
const smaller = { minifyWhitespace: true, minifySyntax: true };

rmSync(new URL('../dist/', import.meta.url), { recursive: true, force: true });
await build({
  ...common,
  minify: true,
  entryPoints: ['src/cli.ts'],
  outdir: 'dist',
  format: 'cjs',
  target,
  legalComments: 'linked',
  plugins: [startAt('./start.mjs')],
});
await build({
  ...common,
  ...smaller,
  entryPoints: ['src/commands/start.ts'],
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  splitting: true,
  format: 'esm',
  target,
  legalComments: 'linked',
  chunkNames: 'parts/[name]-[hash]',
  // node-powershell and handlebars are CommonJS and ask for Node's own modules by require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
});
// CommonJS starts sooner, and the package as a whole is of ES modules.
writeFileSync(new URL('../dist/package.json', import.meta.url), '{ "type": "commonjs" }\n');
