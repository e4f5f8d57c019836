/**
 * The one number that an error code is looked up by, whatever notation it came in: `809`, `-2147023671`, `0x800704C9`,
 * or the text that rasdial prints ("Remote Access error 691 - …"). Undefined where there is no number in it.
 */
export function parseErrorCode(said: string): number | undefined {
  const text = said.trim();
  const hex = /^0x([0-9a-f]{1,8})$/i.exec(text);
  if (hex?.[1]) return canonicalCode(Number.parseInt(hex[1], 16));
  if (/^-?\d{1,10}$/.test(text)) return canonicalCode(Number(text));
  // As people copy an HRESULT, without its prefix. Eight digits and no letter are a decimal number.
  if (/^[89a-f][0-9a-f]{7}$/i.test(text)) return canonicalCode(Number.parseInt(text, 16));
  // rasdial's sentence is translated, its number is not; a hex or signed number wins over a plain one.
  const within = /0x([0-9a-f]{8})\b/i.exec(text)?.[1];
  if (within) return canonicalCode(Number.parseInt(within, 16));
  const decimal = /(?:^|[^\w.-])(-?\d{3,10})(?![\d.]*\d)(?!\w)/.exec(text)?.[1];
  return decimal === undefined ? undefined : canonicalCode(Number(decimal));
}

/**
 * Event 20227 prints HRESULTs as negative numbers. One of facility 7 (0x8007xxxx) only wraps a Win32, RAS or WinHTTP
 * code, which is what people know it by: 0x800704C9 is 1225. Bit 28 only says that an NT status was wrapped (MS-ERREF section 2.1): 0x90090331 is 0x80090331.
 */
export function canonicalCode(number: number): number | undefined {
  if (!Number.isInteger(number) || number < -0x80000000 || number > 0xffffffff) return undefined;
  const unsigned = number < 0 ? number + 0x100000000 : number;
  const plain = unsigned >= 0x90000000 && unsigned <= 0x9fffffff ? unsigned - 0x10000000 : unsigned;
  return plain >= 0x80070000 && plain <= 0x8007ffff ? plain - 0x80070000 : plain;
}

/** As a report shows it: what is a number to Windows in decimal, HRESULTs and NT statuses, whose upper bits have a meaning, in hex. */
export function formatCode(code: number): string {
  return code > 0xfffffff ? `0x${code.toString(16).toUpperCase().padStart(8, '0')}` : String(code);
}
