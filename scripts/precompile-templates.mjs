// Precompiles templates/ into src/render/html/compiled/, so that only handlebars/runtime runs on a client: no compiler,
// no eval. The style sheet and the script become strings with their CSP hash.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const templates = new URL('../templates/', import.meta.url);
const compiled = new URL('../src/render/html/compiled/', import.meta.url);
const read = (file) => readFileSync(new URL(file, templates), 'utf8').replaceAll('\r\n', '\n');

/** White space between tags is for whoever reads the template, not for the page. */
const precompile = (file) => Handlebars.precompile(read(file).trim(), { strict: true, preventIndent: true });
const asset = (file) => {
  const text = read(file);
  return { text, hash: `sha256-${createHash('sha256').update(text).digest('base64')}` };
};

mkdirSync(compiled, { recursive: true });
writeFileSync(
  new URL('templates.js', compiled),
  [
    '// Written by scripts/precompile-templates.mjs. Do not edit.',
    `export const report = ${precompile('report.hbs')};`,
    `export const cause = ${precompile('cause.hbs')};`,
    `export const path = ${precompile('path.hbs')};`,
    `export const preflight = ${precompile('preflight.hbs')};`,
    `export const watch = ${precompile('watch.hbs')};`,
    `export const style = ${JSON.stringify(asset('report.css'))};`,
    `export const script = ${JSON.stringify(asset('report.js'))};`,
    '',
  ].join('\n'),
);
writeFileSync(
  new URL('templates.d.ts', compiled),
  [
    '// Written by scripts/precompile-templates.mjs. Do not edit.',
    'export declare const report: TemplateSpecification;',
    'export declare const cause: TemplateSpecification;',
    'export declare const path: TemplateSpecification;',
    'export declare const preflight: TemplateSpecification;',
    'export declare const watch: TemplateSpecification;',
    'export declare const style: { readonly text: string; readonly hash: string };',
    'export declare const script: { readonly text: string; readonly hash: string };',
    '',
  ].join('\n'),
);
