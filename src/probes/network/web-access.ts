import { get as httpGet, type IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net';
import * as z from 'zod';
import { deadline } from '../../base/deadline.ts';
import { failureOf, networkFailures } from '../../vpn/network-failure.ts';
import type { WebBeacon } from './beacons.ts';
import { redirectHost } from './http-head.ts';
import { type NetworkAsk, networkProbe } from './network-probe.ts';

const requestMs = 3000;

// Node would give each address a quarter of a second, which slow networks need for the first packet alone.
setDefaultAutoSelectFamilyAttemptTimeout(1400);
const maxBody = 4096;

export const webAnswerSchema = z.object({
  /**
   * `expected`: the real page. `redirect` and `other-page`: somebody else answered. `network-auth`: a portal that says so
   * itself, by status 511 (RFC 6585 section 6) or in the words of RFC 8908 ("captive": true).
   */
  result: z.enum(['expected', 'redirect', 'other-page', 'network-auth', 'failed']),
  status: z.number().int().optional(),
  failure: z.enum(networkFailures).optional(),
  /** Host that a redirect, or the portal's own answer, points to. */
  redirectHost: z.string().max(255).optional(),
  /** Whether a redirect leads to another host than the one that was asked. */
  elsewhere: z.boolean().optional(),
  /** True where the answer shows that it came out of a cache although we asked for a fresh one. */
  cached: z.boolean(),
  /** True where a proxy on the way added itself (Via, RFC 9110 section 7.6.3). */
  viaProxy: z.boolean(),
  /** Seconds that this computer's clock is ahead of the answer's Date (RFC 9110 section 6.6.1). */
  clockAheadSeconds: z.number().int().optional(),
});
export type WebAnswer = z.infer<typeof webAnswerSchema>;

/** Keyed by URL of the beacon. */
export const webAccessSchema = z.object({ beacons: z.record(z.string(), webAnswerSchema) });

/** Real web access: two pages with a known answer, by plain HTTP, no redirect followed, past caches by a fresh query. */
export const webAccess = networkProbe({
  title: 'Web access (sign-in page, cache)',
  deadlineMs: 4000,
  data: webAccessSchema,
  nothingToAsk: ({ beacons }) => (beacons.web.length === 0 ? 'no web beacon is set' : undefined),
  run: async (given, signal) => ({
    beacons: Object.fromEntries(
      await Promise.all(
        given.beacons.web.map(async (beacon) => [beacon.url, await askPage(beacon, given, signal)] as const),
      ),
    ),
  }),
});

/** Asks for one page of known content, and says what came in its place. */
export async function askPage(
  beacon: WebBeacon,
  { from, resolver }: Pick<NetworkAsk, 'from' | 'resolver'>,
  signal: AbortSignal,
): Promise<WebAnswer> {
  const url = new URL(beacon.url);
  url.searchParams.set('fresh', Date.now().toString(36));
  try {
    const { response, body } = await getPage(url, { from, resolver, signal });
    const status = response.statusCode ?? 0;
    const ahead = clockAhead(response.headers.date);
    const portal = captivePortal(response.headers['content-type'], body);
    const host = redirectHost(portal?.url ?? response.headers.location, url.href);
    return {
      result: portal?.captive ? 'network-auth' : judge(beacon, status, body),
      status,
      ...(host !== undefined && { redirectHost: host, elsewhere: host !== url.hostname }),
      cached:
        Number(response.headers.age ?? 0) > 0 || /\bHIT\b/i.test(String(response.headers['x-cache'] ?? '')),
      viaProxy: response.headers.via !== undefined,
      ...(ahead !== undefined && { clockAheadSeconds: ahead }),
    };
  } catch (error) {
    return { result: 'failed', failure: failureOf(error), cached: false, viaProxy: false };
  }
}

function clockAhead(date: string | undefined): number | undefined {
  const theirs = Date.parse(date ?? '');
  return Number.isNaN(theirs) ? undefined : Math.round((Date.now() - theirs) / 1000);
}

function judge({ expect }: WebBeacon, status: number, body: string): WebAnswer['result'] {
  if (status === 511) return 'network-auth';
  if (status >= 300 && status < 400) return 'redirect';
  const right = status === expect.status && (expect.status === 204 || body.trim() === expect.body);
  return right ? 'expected' : 'other-page';
}

const captiveSchema = z.object({ captive: z.boolean(), 'user-portal-url': z.string().optional() });

/** What a network says of itself in the words of RFC 8908 section 5; undefined where the answer is something else. */
function captivePortal(
  contentType: string | undefined,
  body: string,
): { readonly captive: boolean; readonly url: string | undefined } | undefined {
  if (!/^application\/captive\+json\b/i.test(contentType ?? '')) return undefined;
  try {
    const said = captiveSchema.parse(JSON.parse(body));
    return { captive: said.captive, url: said['user-portal-url'] };
  } catch {
    return undefined;
  }
}

interface PageAsk extends Pick<NetworkAsk, 'from'> {
  readonly resolver: Pick<NetworkAsk['resolver'], 'lookup'>;
  readonly signal: AbortSignal;
  readonly method?: 'GET' | 'HEAD';
}

/** Fetches one page without following redirects; the body is cut at 4 KB. No proxy is used: the network itself is tested. */
export function getPage(
  url: URL,
  { from, resolver, signal, method = 'GET' }: PageAsk,
): Promise<{ response: IncomingMessage; body: string }> {
  return new Promise((resolve, reject) => {
    const get = url.protocol === 'https:' ? httpsGet : httpGet;
    const limit = deadline(requestMs, signal);
    const request = get(
      url,
      {
        agent: false,
        method,
        lookup: resolver.lookup,
        // With one IP version bound to an interface, only that one is asked.
        ...(from[4] !== undefined && { family: 4, localAddress: from[4] }),
        signal: limit,
        headers: {
          'Cache-Control': 'no-cache',
          Pragma: 'no-cache',
          'User-Agent': 'vpn-doctor',
          Connection: 'close',
        },
      },
      (response) => {
        let body = '';
        response.setEncoding('latin1');
        response.on('data', (chunk: string) => {
          body = (body + chunk).slice(0, maxBody);
          if (body.length === maxBody) response.destroy();
        });
        response.on('close', () => resolve({ response, body }));
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    // 101 is no answer to a page that was asked for; whatever else ends the request without one is none either.
    const unanswered = (): void => reject(Object.assign(new Error('no page'), { code: 'HPE_NO_PAGE' }));
    request.on('upgrade', (_response, socket) => {
      socket.destroy();
      unanswered();
    });
    request.on('close', () => setImmediate(unanswered));
  });
}
