import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { differencesIn } from '../../src/self-test/compare.ts';
import { type Shapes, shapesSchema } from '../../src/self-test/schema.ts';
import { cli } from '../support/cli.ts';
import { stubbed, stubEnvironment, temporaryFolder } from '../support/engine.ts';
import { patience } from '../support/pace.ts';
import { sharedLanes } from '../support/shared-engine.ts';

const folder = 'test/shapes';
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const fromStubs = 'written from the stubs of the tests, not recorded on a Windows';

const read = (path: string): Shapes => shapesSchema.parse(JSON.parse(readFileSync(path, 'utf8')));

async function stubShapes(): Promise<Shapes> {
  const file = join(temporaryFolder(), 'shapes.json');
  const ran = await cli(['self-test', '--shapes', file, ...patience(300)], {
    env: stubEnvironment('user'),
    lanes: () => sharedLanes(),
  });
  assert.is(ran.code, 0, ran.stdout);
  return { ...read(file), origin: fromStubs };
}

/** Where the objects of the stubs are otherwise than a file says. Both must have objects of a source for it to tell anything. */
function othersThan(file: Shapes, stubs: Shapes): string[] {
  return Object.entries(file.sources).flatMap(([id, { count = 0, read: seen = [], events = [] }]) => {
    const own = stubs.sources[id];
    if (count === 0 || !own || (own.count ?? 0) === 0) return [];
    const properties = seen.flatMap(({ name, missing, types }) => {
      const stub = own.read?.find((one) => one.name === name);
      if (!stub || (stub.missing && !missing)) return [`${id}: the stub has no ${name}`];
      if (missing && !stub.missing) return [`${id}: Windows has no ${name}`];
      const odd = stub.types.filter((type) => types.length > 0 && kind(type) !== kind(types[0] ?? ''));
      return odd.map((type) => `${id}: ${name} is ${types.join()}, the stub has ${type}`);
    });
    const data = events.flatMap((event) => {
      const stub = own.events?.find((one) => one.id === event.id);
      return stub?.elements.some((one) => !event.elements.includes(one))
        ? [`${id}: event ${event.id} has ${event.elements.join()} elements, the stub ${stub.elements.join()}`]
        : [];
    });
    return [...properties, ...data];
  });
}

/** Enumerations of the stubs have names of their own. */
function kind(type: string): string {
  if (/\[\]$/.test(type)) return 'list';
  if (/^System\.(S?Byte|U?Int\d\d|Single|Double)$/.test(type)) return 'number';
  if (/^System\.(String|Boolean|DateTime)$/.test(type)) return type;
  return 'object';
}

if (stubbed && process.env.UPDATE_SHAPES)
  writeFileSync(join(folder, 'stubs.json'), `${JSON.stringify(await stubShapes(), undefined, 2)}\n`);

test('there is a file, and what says that it was recorded does not come from the stubs', () => {
  assert.ok(files.includes('stubs.json'));
  for (const file of files) {
    const { origin, context } = read(join(folder, file));
    if (file === 'stubs.json') assert.is(origin, fromStubs);
    else {
      assert.is(origin, undefined, file);
      assert.ok(context.windows, file);
    }
  }
});

for (const file of files) {
  test(`${file}: the differences that it names are those of today's tables`, () => {
    const shapes = read(join(folder, file));
    if (file === 'stubs.json') assert.equal(differencesIn(shapes), []);
    else assert.ok(Array.isArray(differencesIn(shapes)));
  });
  if (stubbed)
    test(`${file}: the stubs' objects are of these shapes`, async () => {
      assert.equal(othersThan(read(join(folder, file)), await stubShapes()), []);
    });
}

test('a stub that is otherwise than a file is seen', () => {
  const shapes = read(join(folder, 'stubs.json'));
  const text = JSON.stringify(shapes).replace('"types":["System.UInt32"]', '"types":["System.String"]');
  assert.ok(othersThan(shapesSchema.parse(JSON.parse(text)), shapes).length > 0);
});

test.run();
