import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { InputError } from '../../src/base/input-error.ts';
import { parseSnapshot, snapshotText } from '../../src/snapshot/file.ts';
import { runs } from '../support/runs.ts';
import { sample } from '../support/samples.ts';

const whole = snapshotText(sample('healthy'));

test('what was written is read back the same', () => {
  assert.equal(parseSnapshot(whole, 'x.json'), sample('healthy'));
});

const bad: readonly [what: string, text: string, says: RegExp][] = [
  ['an empty file', '', /not JSON/],
  ['a truncated file', whole.slice(0, whole.length / 2), /cut off/],
  ['a page instead of a snapshot', '<html>', /not JSON/],
  ['JSON of something else', '{"a":1}', /no "schema"/],
  ['a later version', whole.replace('snapshot/1', 'snapshot/9'), /snapshot\/9.*this version reads/],
  ['a report instead of a snapshot', '{"schema":"vpn-doctor.report/1"}', /report\/1/],
  [
    'a value of the wrong kind',
    whole.replace('"tunnel": "ikev2"', '"tunnel": "carrier-pigeon"'),
    /probes\.profiles.*tunnel/,
  ],
];

for (const [what, text, says] of bad) {
  test(`${what} is one clear line`, () => {
    try {
      parseSnapshot(text, 'x.json');
      assert.unreachable();
    } catch (error) {
      assert.instance(error, InputError);
      assert.match((error as Error).message, says);
      assert.match((error as Error).message, /^x\.json/);
      assert.not.match((error as Error).message, /\n/);
    }
  });
}

test('cut off or damaged anywhere, it is an input error and nothing worse', () => {
  fc.assert(
    fc.property(fc.nat(whole.length - 2), fc.string({ maxLength: 3 }), (at, noise) => {
      try {
        parseSnapshot(whole.slice(0, at) + noise, 'x.json');
        assert.unreachable();
      } catch (error) {
        assert.instance(error, InputError);
      }
    }),
    { numRuns: runs(100) },
  );
});

test('a time that no clock shows is an input error, too', () => {
  for (const ms of [1e308, 1e12]) {
    const text = snapshotText(sample('healthy'));
    const changed = text.replace(/"ms": \d+/, `"ms": ${ms}`);
    assert.is.not(changed, text);
    assert.throws(
      () => parseSnapshot(changed, 'x.json'),
      (error: unknown) => error instanceof InputError,
    );
  }
});

test.run();
