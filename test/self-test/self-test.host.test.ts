import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Shapes, shapesSchema } from '../../src/self-test/schema.ts';
import { cli } from '../support/cli.ts';
import { type StubContext, stubbed, stubEnvironment, temporaryFolder } from '../support/engine.ts';
import { patience } from '../support/pace.ts';
import { sharedLanes } from '../support/shared-engine.ts';

interface Tested {
  readonly code: number | null;
  readonly shapes: Shapes;
}

async function tested(context: StubContext, more: Readonly<Record<string, string>> = {}): Promise<Tested> {
  const file = join(temporaryFolder(), 'shapes.json');
  const ran = await cli(['self-test', '--shapes', file, ...patience(300)], {
    env: { ...stubEnvironment(context), ...more },
    lanes: () => sharedLanes(),
  });
  assert.ok(ran.stdout.includes('vpn-doctor self-test'), ran.stderr);
  return { code: ran.code, shapes: shapesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) };
}

if (stubbed) {
  for (const [context, who] of [
    ['user', 'user'],
    ['admin', 'elevated'],
    ['system', 'system'],
  ] as const) {
    test(`the stubs are what the tables say: ${who}`, async () => {
      const { code, shapes } = await tested(context);
      assert.equal(shapes.differences, []);
      assert.is(code, 0);
      assert.is(shapes.context.who, who);
      assert.is(shapes.complete, true);
    });
  }

  test('the same answers in Constrained Language Mode, and with the habits of 5.1', async () => {
    const plain = (await tested('user')).shapes;
    const constrained = (await tested('user', { VPN_DOCTOR_HOST_LANGUAGE: 'ConstrainedLanguage' })).shapes;
    const older = (await tested('user', { VPN_DOCTOR_STUB_VERSION: '5.1' })).shapes;
    assert.is(constrained.context.languageMode, 'ConstrainedLanguage');
    assert.match(older.context.powershell ?? '', /^5\.1/);
    for (const other of [constrained, older]) {
      assert.equal(other.sources, plain.sources);
      assert.equal(other.differences, []);
    }
  });
}

test.run();
