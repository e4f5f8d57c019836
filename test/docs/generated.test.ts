import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { generatedDocs, generatedFolders, readmeWith } from '../../scripts/docs.ts';
import { packSchema } from '../../src/packs/pack.ts';
import { withPack } from '../../src/packs/rule-book.ts';
import { buildReport } from '../../src/report/build.ts';
import { sample, sampleNames } from '../support/samples.ts';

const docs = generatedDocs();

test('every page that is made from tables is there, and what the tables say', () => {
  const stale = Object.entries(docs).filter(([path, text]) => {
    try {
      return readFileSync(`docs/${path}`, 'utf8') !== text;
    } catch {
      return true;
    }
  });
  assert.equal(
    stale.map(([path]) => path),
    [],
    'run npm run update:docs',
  );
});

test('the README shows what the program prints', () => {
  const readme = readFileSync('README.md', 'utf8');
  assert.is(readmeWith(readme), readme, 'run npm run update:docs');
});

test('no page of a cause that is gone is left', () => {
  for (const folder of generatedFolders) {
    const found = readdirSync(`docs/${folder}`, { withFileTypes: true }).filter((one) => one.isFile());
    assert.equal(
      found.filter(({ name }) => !(`${folder}/${name}` in docs)).map(({ name }) => name),
      [],
    );
  }
});

test('every link from a made page to another one leads somewhere', () => {
  for (const [path, text] of Object.entries(docs)) {
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)) {
      const place = new URL(target, `file:///docs/${path}`).pathname.slice(1);
      assert.ok(readFileSync(place), `${path}: ${target}`);
    }
  }
});

function validator(name: string): ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajvFormats.default(ajv);
  return ajv.compile(JSON.parse(docs[`schemas/${name}.schema.json`] ?? '') as object);
}

const snapshots = validator('snapshot');
const reports = validator('report');
const packs = validator('rules');
const valid = (validate: ValidateFunction, document: unknown): string =>
  validate(JSON.parse(JSON.stringify(document))) ? '' : JSON.stringify(validate.errors?.slice(0, 3));

test('the published schemas hold for every sample and for the report on it, by a validator that is not ours', () => {
  for (const name of sampleNames) {
    assert.is(valid(snapshots, sample(name)), '', name);
    assert.is(valid(reports, buildReport(sample(name))), '', name);
  }
  assert.is(valid(reports, buildReport(sample('gre-blocked'), { compare: sample('healthy') })), '');
});

test('and for the example of a rule pack', () => {
  const example: unknown = JSON.parse(readFileSync('docs/examples/contoso-rules.json', 'utf8'));
  assert.is(valid(packs, example), '');
  const rules = withPack(packSchema.parse(example));
  assert.is(valid(reports, buildReport(sample('captive-portal'), { rules })), '');
});

test('what is broken does not pass', () => {
  const healthy = sample('healthy');
  const { probes: _, ...withoutProbes } = healthy;
  assert.is.not(valid(snapshots, withoutProbes), '');
  assert.is.not(valid(snapshots, { ...healthy, schema: 'vpn-doctor.snapshot/9' }), '');
  const report = buildReport(healthy);
  assert.is.not(valid(reports, { ...report, verdict: 'well' }), '');
  assert.is.not(valid(packs, { schema: 'vpn-doctor.rules/1' }), '');
});

test.run();
