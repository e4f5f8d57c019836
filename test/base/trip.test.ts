import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { InputError } from '../../src/base/input-error.ts';
import { dayAfter, daysBetween, localDay, tripOf } from '../../src/base/trip.ts';
import { runs } from '../support/runs.ts';

const test = suite('trip');

test('takes two days, or one', () => {
  assert.equal(tripOf('--trip', '2026-12-01..2026-12-10'), { from: '2026-12-01', to: '2026-12-10' });
  assert.equal(tripOf('--trip', ' 2028-02-29 '), { from: '2028-02-29', to: '2028-02-29' });
});

for (const wrong of [
  '',
  '..',
  'tomorrow',
  '2026-12-01..',
  '..2026-12-01',
  '2026-02-30',
  '2026-13-01',
  '2026-12-10..2026-12-01',
  '2026-12-01..2026-12-02..2026-12-03',
  '2026-12-01...2026-12-02',
  '2026-01-01..2028-01-01',
  '01.12.2026..10.12.2026',
]) {
  test(`refuses "${wrong}"`, () => {
    assert.throws(
      () => tripOf('--trip', wrong),
      (error: unknown) => error instanceof InputError,
    );
  });
}

test('counts days over months, leap days and changes of the clock', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 366 }),
      (date, days) => {
        const from = date.toISOString().slice(0, 10);
        const to = dayAfter(from, days);
        assert.is(daysBetween(from, to), days);
        assert.equal(tripOf('--trip', `${from}..${to}`), { from, to });
      },
    ),
    { numRuns: runs(100) },
  );
});

test('the day is that of the place where the computer is', () => {
  const before = process.env.TZ;
  const dayIn = (zone: string): string => {
    process.env.TZ = zone;
    return localDay(new Date('2026-12-01T10:30:00Z'));
  };
  try {
    assert.is(dayIn('Pacific/Kiritimati'), '2026-12-02');
    assert.is(dayIn('Europe/Berlin'), '2026-12-01');
    assert.is(dayIn('Pacific/Pago_Pago'), '2026-11-30');
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
});

test.run();
