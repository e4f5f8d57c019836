import * as fc from 'fast-check';
import { runs } from './runs.ts';

/** Answers that a hostile or broken server might send: real ones with bytes changed, cut off, or added. */
export const mutationRuns = runs(20_000);

/** Gives `use` so many changed answers; whatever it throws is a failure of the parser. Answers how many there were. */
export function everyMutation(originals: readonly Buffer[], use: (answer: Buffer) => void): number {
  let used = 0;
  fc.assert(
    fc.property(mutationOf(originals), (answer) => {
      use(answer);
      used += 1;
    }),
    { numRuns: mutationRuns },
  );
  return used;
}

export function mutationOf(originals: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const longest = Math.max(...originals.map(({ length }) => length));
  return fc
    .tuple(
      fc.constantFrom(...originals),
      fc.array(fc.tuple(fc.nat({ max: longest }), fc.nat({ max: 255 })), { maxLength: 6 }),
      fc.nat({ max: longest }),
      fc.uint8Array({ maxLength: 12 }),
    )
    .map(([original, changes, length, more]) => {
      const whole = length % 3 === 0;
      const bytes = Buffer.concat([
        original.subarray(0, whole ? original.length : length),
        whole ? more : Buffer.alloc(0),
      ]);
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      return bytes;
    });
}
