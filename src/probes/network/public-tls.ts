import * as z from 'zod';
import { type HostAndPort, hostPortText } from './beacons.ts';
import { namesHost, nameText, sentChain } from './certificate.ts';
import { type NetworkAsk, networkProbe } from './network-probe.ts';
import { openTcp } from './tcp.ts';
import { handshake } from './tls.ts';
import { bestAnswer, unanswered, unansweredSchema } from './verdict.ts';

const publicSiteSchema = z.union([
  z.object({
    result: z.literal('answered'),
    /** Whether the chain leads to an authority of the public list (Mozilla's, which Node brings along). Dates are not looked at. */
    publicAuthority: z.boolean(),
    namesHost: z.boolean(),
    /** Who issued the certificates that came, from the site's own upwards. */
    issuers: z.array(z.string()),
    ms: z.number().nonnegative(),
  }),
  unansweredSchema,
]);
type PublicSite = z.infer<typeof publicSiteSchema>;

/** Keyed by host and port. */
export const publicTlsSchema = z.object({ sites: z.record(z.string(), publicSiteSchema) });

/** OpenSSL's words for a chain that leads nowhere that is known. */
const unknownAuthority =
  /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_UNTRUSTED|INVALID_CA|CERT_SIGNATURE_FAILURE)$/;

/** Who vouches for web sites that everybody knows: if no public authority does, somebody opens TLS on the way. Nothing but the handshake is sent. */
export const publicTls = networkProbe({
  title: 'Certificates of well-known web sites (interception)',
  deadlineMs: 6000,
  data: publicTlsSchema,
  nothingToAsk: ({ beacons }) =>
    beacons.tls.length === 0 ? 'no web site to compare with is set' : undefined,
  run: async (ask, signal) => ({
    sites: Object.fromEntries(
      await Promise.all(
        ask.beacons.tls.map(async (site) => [hostPortText(site), await look(site, ask, signal)] as const),
      ),
    ),
  }),
});

async function look(site: HostAndPort, ask: NetworkAsk, signal: AbortSignal): Promise<PublicSite> {
  const addresses = await ask.resolver.onePerVersion(site.host, signal);
  const answers = await Promise.all(addresses.map((address) => lookAt({ ...site, address }, ask, signal)));
  return bestAnswer(answers) ?? unanswered('dns-no-address', 0);
}

async function lookAt(
  { host, port, address }: HostAndPort & { address: string },
  { from }: NetworkAsk,
  signal: AbortSignal,
): Promise<PublicSite> {
  const opened = await openTcp({ address, port, from }, signal);
  if (!('socket' in opened)) return opened;
  try {
    const shaken = await handshake(opened, { host, offer: 'all' }, signal);
    if (!('secured' in shaken)) return shaken;
    const chain = sentChain(shaken.secured);
    const problem = String(shaken.secured.authorizationError ?? '');
    return {
      result: 'answered',
      publicAuthority: !unknownAuthority.test(problem),
      namesHost: namesHost(chain[0], host),
      issuers: chain.map(({ issuer }) => nameText(issuer)),
      ms: shaken.ms,
    };
  } catch {
    return unanswered('malformed', opened.ms);
  } finally {
    opened.socket.destroy();
  }
}
