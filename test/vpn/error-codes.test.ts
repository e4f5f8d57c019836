import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { codeNamed } from '../../src/vpn/error-codes/meaning.ts';
import { canonicalCode, formatCode, parseErrorCode } from '../../src/vpn/error-codes/normalise.ts';
import { runs } from '../support/runs.ts';

const notations: readonly [said: string, code: number | undefined][] = [
  ['809', 809],
  [' 809 ', 809],
  ['0x329', 809],
  ['0x80070329', 809],
  ['-2147023671', 1225],
  ['0x800704C9', 1225],
  ['-2146762495', 0x800b0101],
  ['0x800B0101', 0x800b0101],
  ['2148204801', 0x800b0101],
  ['Remote Access error 691 - The remote connection was denied', 691],
  ['RAS-Fehler 691 - Die Remoteverbindung wurde verweigert', 691],
  ['Error 0x800B0109 (-2146762487)', 0x800b0109],
  ['The error code returned on failure is -2146762495.', 0x800b0101],
  ['800b0109', 0x800b0109],
  ['Error 809', 809],
  // Bit 28 is a flag: RasClient's 20227 had this number, SEC_E_ALGORITHM_MISMATCH. (strongswan#2875)
  ['-1878457551', 0x80090331],
  ['no number here', undefined],
  ['809x', undefined],
  ['x809', undefined],
  ['abc', undefined],
  ['abcdefgh', undefined],
  ['', undefined],
  ['0x', undefined],
  ['99999999999', undefined],
  ['1e3', undefined],
];

for (const [said, code] of notations) {
  test(`"${said}" is ${code}`, () => {
    assert.is(parseErrorCode(said), code);
  });
}

test('a code survives every notation of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), (number) => {
      const code = canonicalCode(number);
      assert.is(parseErrorCode(String(number)), code);
      assert.is(parseErrorCode(`0x${number.toString(16)}`), code);
      assert.is(parseErrorCode(String(number > 0x7fffffff ? number - 0x100000000 : number)), code);
      assert.is(parseErrorCode(formatCode(code ?? 0)), code);
    }),
    { numRuns: runs(100) },
  );
});

test('a name of Windows’ headers is its number, wherever it stands', () => {
  assert.is(codeNamed('ERROR_VPN_TIMEOUT'), 809);
  assert.is(codeNamed('it says error_ppp_no_response'), 721);
  assert.is(codeNamed('ERROR_NO_SUCH_THING'), undefined);
  assert.is(codeNamed('809'), undefined);
});

test('any text gives a code or none, never a fault', () => {
  fc.assert(
    fc.property(fc.string(), (text) =>
      assert.ok(['number', 'undefined'].includes(typeof parseErrorCode(text))),
    ),
    { numRuns: runs(100) },
  );
});

test.run();
