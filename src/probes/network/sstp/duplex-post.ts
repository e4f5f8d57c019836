import { randomUUID } from 'node:crypto';
import { isIPv6 } from 'node:net';
import * as z from 'zod';
import { cleanText } from '../../../base/text/clean.ts';
import { type HttpHead, httpHead, redirectHost } from '../http-head.ts';

/** The one address of SSTP on every server (MS-SSTP section 3.2.4.1). */
const path = '/sra_{BA195980-CD49-458b-9E23-C84EE0ADCD75}/';
/** 2^64 - 1: neither side says how much it will send (MS-SSTP section 3.2.4.1). */
const endless = '18446744073709551615';

export const sstpReplySchema = z.object({
  result: z.literal('answered'),
  status: z.number().int(),
  /** Whether it is the answer that only SSTP gives: 200 with an endless body (MS-SSTP section 3.3.5.1). */
  sstp: z.boolean(),
  /** What the server calls itself. */
  software: z.string().max(80).optional(),
  redirectHost: z.string().max(255).optional(),
  ms: z.number().nonnegative(),
});
export type SstpReply = Omit<z.infer<typeof sstpReplySchema>, 'result' | 'ms'>;

/** The request with which every SSTP connection begins (MS-SSTP section 4.1). No one is signed in, and no call begins. */
export function duplexPost(host: string): string {
  return [
    `SSTP_DUPLEX_POST ${path} HTTP/1.1`,
    `Host: ${isIPv6(host) ? `[${host}]` : host}`,
    `SSTPCORRELATIONID: {${randomUUID().toUpperCase()}}`,
    `Content-Length: ${endless}`,
    '',
    '',
  ].join('\r\n');
}

/** What the answer says; undefined while it has not come whole. */
export function sstpReply(bytes: Buffer, host: string): SstpReply | 'malformed' | undefined {
  const head = httpHead(bytes);
  if (head === 'incomplete') return undefined;
  return head === 'malformed' ? head : describe(head, host);
}

function describe({ status, fields }: HttpHead, host: string): SstpReply {
  const software = cleanText(fields.get('server') ?? '').slice(0, 80);
  const redirected = redirectHost(fields.get('location'), `https://${isIPv6(host) ? `[${host}]` : host}/`);
  return {
    status,
    sstp: status === 200 && fields.get('content-length') === endless,
    ...(software !== '' && { software }),
    ...(redirected !== undefined && { redirectHost: redirected }),
  };
}
