import { formatCode } from './normalise.ts';
import { codeFamily, errorCode, errorCodes } from './table.ts';

/** What Windows means by a code, in a sentence; of one that has no row, whose it is. */
export function meaningOf(code: number): string {
  const row = errorCode(code);
  if (row) return row.meaning;
  const family = codeFamily(code);
  return family
    ? `A code of ${family.name}; nothing more is known of it.`
    : 'A number that no table of Windows’ VPN codes has.';
}

/** "721 (ERROR_PPP_NO_RESPONSE)" */
export function codeName(code: number): string {
  const symbol = errorCode(code)?.symbol;
  return symbol ? `${formatCode(code)} (${symbol})` : formatCode(code);
}

const bySymbol = new Map(errorCodes.map(({ symbol, code }) => [symbol, code]));

/** The code of a name as the headers of Windows have it, ERROR_VPN_TIMEOUT, wherever it stands in a text. */
export function codeNamed(said: string): number | undefined {
  const words = said.toUpperCase().match(/\b[A-Z]{3,}(_[A-Z0-9]+)+\b/g) ?? [];
  return words.map((word) => bySymbol.get(word)).find((code) => code !== undefined);
}
