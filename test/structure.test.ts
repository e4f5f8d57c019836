import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { circles, folderOf, importGraph, importsIn, sources } from './support/imports.ts';

/** The folders of src from the ground up. A file may import from its own folder and from those before it, types too. */
const layers = [
  'base',
  'program',
  'vpn',
  'powershell',
  'probes',
  'snapshot',
  'facts',
  'rules',
  'collect',
  'knowledge',
  'packs',
  'diagnosis',
  'repairs',
  'report',
  'watch',
  'render',
  'self-test',
  'run',
  'schedule',
  'settings',
  'commands',
  'cli.ts',
];

/** What decides and what renders neither reads nor asks anything: the same snapshot gives the same report anywhere. */
const pure = ['facts', 'rules', 'knowledge', 'diagnosis', 'report', 'render'];
/** isIP() tells what a text is, and url's functions what a name is. */
const harmless = ['node:net', 'node:url', 'node:util'];

const files = sources();
const graph = importGraph(files);

function upward(from: string, to: string): boolean {
  return layers.indexOf(folderOf(to)) > layers.indexOf(folderOf(from));
}

test('every folder has its place', () => {
  assert.equal(
    [...new Set(files.map(folderOf))].filter((folder) => !layers.includes(folder)),
    [],
  );
});

test('imports run downwards only', () => {
  const up = [...graph].flatMap(([from, all]) =>
    all.filter((to) => upward(from, to)).map((to) => `${from} -> ${to}`),
  );
  assert.equal(up, []);
});

test('facts, rules, tables, diagnosis, report and views are pure', () => {
  const impure = files
    .filter((file) => pure.includes(folderOf(file)))
    .flatMap((file) =>
      importsIn(readFileSync(file, 'utf8'))
        .filter((to) => to.startsWith('node:') && !harmless.includes(to))
        .map((to) => `${file} -> ${to}`),
    );
  assert.equal(impure, []);
});

test('one folder knows node-powershell', () => {
  const others = files.filter((file) => folderOf(file) !== 'powershell');
  assert.equal(
    others.filter((file) => importsIn(readFileSync(file, 'utf8')).includes('node-powershell')),
    [],
  );
});

test('what is generated is committed as it comes, so that a fresh clone type-checks', () => {
  const generated = [
    'src/vpn/cause-ids.ts',
    'src/knowledge/causes.ts',
    'src/render/html/compiled/templates.js',
  ];
  const before = generated.map((file) => readFileSync(file, 'utf8'));
  execFileSync(process.execPath, ['scripts/generate.mjs']);
  assert.equal(
    generated.filter((file, index) => readFileSync(file, 'utf8') !== before[index]),
    [],
  );
});

test('no file imports itself, not by a detour either', () => {
  assert.equal(circles(graph), []);
});

test('the check sees an import in one line, over several lines, of types, of all, for its effects, and at run time', () => {
  const seen = (text: string) => importsIn(text);
  assert.equal(seen("import { a } from '../x.ts';"), ['../x.ts']);
  assert.equal(seen("import {\n  a,\n  type B,\n} from '../x.ts';"), ['../x.ts']);
  assert.equal(seen("import type {\n  B,\n} from '../x.ts';"), ['../x.ts']);
  assert.equal(seen("import * as x from '../x.ts';\nexport * from './y.ts';"), ['../x.ts', './y.ts']);
  assert.equal(seen("export type { B } from '../x.ts';"), ['../x.ts']);
  assert.equal(seen("import '../x.ts';"), ['../x.ts']);
  assert.equal(seen("const { a } = await import('../x.ts');"), ['../x.ts']);
  assert.equal(seen("const a = await import(\n  '../x.ts'\n);"), ['../x.ts']);
  assert.equal(seen('type A = B; // from the start'), []);
});

test('the check finds what is planted: an import upwards, and a circle over three files', () => {
  assert.ok(upward('src/facts/attempt.ts', 'src/render/console.ts'));
  assert.not.ok(upward('src/render/console.ts', 'src/facts/attempt.ts'));
  assert.not.ok(upward('src/facts/attempt.ts', 'src/facts/fact.ts'));
  const planted = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['a']],
    ['d', ['a']],
  ]);
  assert.equal(circles(planted), [['a', 'b', 'c']]);
});

test.run();
