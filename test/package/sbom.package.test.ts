import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { z } from 'zod';
import { bundle } from '../../packaging/bundle.ts';
import { nodeVersion } from '../../packaging/runtime.ts';
import { toolVersion } from '../../src/base/version.ts';
import { built, packageFile } from '../support/packages.ts';

/** The parts of the CycloneDX 1.6 schema that we use, as closed as it is: an unknown field is a mistake. */
const licence = z.union([
  z.strictObject({ license: z.strictObject({ id: z.string().regex(/^[A-Za-z0-9.+-]+$/) }) }),
  z.strictObject({ expression: z.string() }),
]);
const described = {
  'bom-ref': z.string().min(1),
  name: z.string().min(1),
  version: z.string().min(1),
  purl: z.string().regex(/^pkg:(npm|generic)\/[^@]+@[^@]+$/),
  licenses: z.array(licence).min(1),
};
const lengths: Readonly<Record<string, number>> = { 'SHA-256': 64, 'SHA-512': 128 };
const hash = z
  .strictObject({ alg: z.enum(['SHA-256', 'SHA-512']), content: z.string().regex(/^[0-9a-f]+$/) })
  .refine(({ alg, content }) => content.length === lengths[alg]);
const document = z.strictObject({
  $schema: z.literal('http://cyclonedx.org/schema/bom-1.6.schema.json'),
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.6'),
  version: z.literal(1),
  metadata: z.strictObject({
    component: z.strictObject({ type: z.literal('application'), ...described }),
  }),
  components: z.array(
    z.strictObject({ type: z.enum(['library', 'platform']), ...described, hashes: z.array(hash).min(1) }),
  ),
  dependencies: z.array(z.strictObject({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
});

const sbom = document.parse(JSON.parse(readFileSync(packageFile('.cdx.json'), 'utf8')));
const licences = readFileSync(join(built, 'THIRD-PARTY-LICENSES.txt'), 'utf8');

test('it lists what is in the bundle, and Node, and nothing else', async () => {
  const folders = (await bundle('file')).packages;
  const names = folders.map((folder) => folder.slice(folder.lastIndexOf('node_modules/') + 13));
  const listed = new Set(sbom.components.map(({ name }) => name));
  assert.equal([...listed].sort(), [...new Set([...names, 'node'])].sort());
  for (const name of ['yargs', 'zod', 'node-powershell']) assert.ok(names.includes(name), name);
  for (const name of ['esbuild', 'uvu', 'typescript']) assert.not.ok(names.includes(name), name);
  assert.is(sbom.components.find(({ name }) => name === 'node')?.version, nodeVersion);
  assert.is(sbom.metadata.component.version, toolVersion);
});

test('every component has one reference, and every reference its component', () => {
  const refs = [sbom.metadata.component, ...sbom.components].map((component) => component['bom-ref']);
  assert.is(new Set(refs).size, refs.length);
  assert.equal(sbom.dependencies.map(({ ref }) => ref).sort(), [...refs].sort());
  for (const { dependsOn = [] } of sbom.dependencies)
    for (const ref of dependsOn) assert.ok(refs.includes(ref), ref);
});

test('the licence of each of them stands in the text', () => {
  for (const { name, version } of sbom.components.filter(({ type }) => type === 'library')) {
    const [, after = ''] = licences.split(`${name} ${version} (`);
    const [, body = ''] = after.split(/^-{78}$/m);
    assert.match(body, /copyright/i, name);
    assert.match(body, /permission|redistribution|licensed/i, name);
  }
  assert.match(licences, `Node.js ${nodeVersion}`);
  assert.match(licences, 'OpenSSL');
});

test.run();
