import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

/** A host name (RFC 1123, IDNA applied) or an address literal, in small letters; nothing else ever gets near a script. */
export function hostNameIn(given: string): string | undefined {
  const text = given
    .trim()
    .replace(/^\[(.+)\]$/, '$1')
    .replace(/\.$/, '');
  if (isIP(text)) return text.toLowerCase();
  // The URL parser behind domainToASCII would drop a line break in silence.
  const ascii = /[\s\p{Cc}]/u.test(text) ? '' : domainToASCII(text);
  const labels = ascii.split('.');
  const valid =
    ascii !== '' &&
    ascii.length <= 253 &&
    labels.every((label) => /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/i.test(label));
  // "1.2.3" or "999.1.1.1" are numbers somebody mistyped, not names (RFC 1123 section 2.1).
  return valid && !/^\d+$/.test(labels.at(-1) ?? '') ? ascii.toLowerCase() : undefined;
}
