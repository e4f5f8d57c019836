/** Status line and header fields of an answer by HTTP/1.1 (RFC 9112 sections 4 and 5). */
export interface HttpHead {
  readonly status: number;
  /** Names in lower case; of fields that come twice the first one. */
  readonly fields: ReadonlyMap<string, string>;
  /** Where the body begins. */
  readonly length: number;
}

/** More than any server sends, and little enough to read at once. */
const mostBytes = 8192;

/**
 * Reads the head of an answer: `incomplete` while its end has not come, `malformed` where it is none. By hand, because SSTP's
 * Content-Length of 2^64 - 1 and CONNECT's answer without a body are more than HTTP clients take.
 */
export function httpHead(bytes: Buffer): HttpHead | 'incomplete' | 'malformed' {
  const start = bytes.subarray(0, 5).toString('latin1');
  if (!'HTTP/'.startsWith(start)) return 'malformed';
  const end = bytes.subarray(0, mostBytes).indexOf('\r\n\r\n');
  if (end === -1) return bytes.length < mostBytes ? 'incomplete' : 'malformed';
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const [, status] = /^HTTP\/1\.[01] ([1-5]\d\d)(?: |$)/.exec(first) ?? [];
  if (status === undefined) return 'malformed';
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value);
  }
  return { status: Number(status), fields, length: end + 4 };
}

/** Host that a Location field points to (RFC 9110 section 10.2.2); absent where there is none, or it is not readable. */
export function redirectHost(location: string | undefined, base: string): string | undefined {
  if (location === undefined || !URL.canParse(location, base)) return undefined;
  return new URL(location, base).hostname.slice(0, 255) || undefined;
}
