import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { causes } from '../../src/knowledge/causes.ts';
import { errorCodes } from '../../src/vpn/error-codes/table.ts';

/** Windows says "connect"; these words are ours, or are no English. People read the tables as they stand. */
const unsaid: readonly RegExp[] = [
  // Dial-in is the tab in Active Directory, dial-up what it is; rasdial is a program.
  /\b[Dd]ial(s|led|ling)?\b(?!-(in|up|out))/,
  /says the person|stop-gap|letter by letter|known content|\bblanks\b|answers otherwise|where that shows/,
];

const words = causes.flatMap(({ id, title, explanation, evidence, fix }) =>
  [
    title,
    explanation,
    ...evidence.map(({ text }) => text),
    ...fix.flatMap(({ text, undo = '', verify = '' }) => [text, undo, verify]),
  ].map((text) => ({ of: id as string, text })),
);

test('causes, their evidence and their steps are said in the words of Windows', () => {
  const faults = words.filter(({ text }) => unsaid.some((one) => one.test(text)));
  assert.equal(
    faults.map(({ of, text }) => `${of}: ${text}`),
    [],
  );
});

test('so are the meanings of error codes; a number that a modem dials stays one', () => {
  const faults = errorCodes.flatMap(({ code, meaning, note = '' }) =>
    [meaning, note]
      .filter(
        (text) =>
          /\bdial(led|ling)? again\b|\bthe dial\b|\bdialled\b/.test(text) &&
          !/call-back|IPX|dialler/.test(text),
      )
      .map((text) => `${code}: ${text}`),
  );
  assert.equal(faults, []);
});

test.run();
