import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import * as z from 'zod';
import { deadline } from '../../deadline.ts';
import { cleanText } from '../../snapshot/clean.ts';
import { failureOf, networkFailures } from './failure.ts';
import { addressesOf } from './names.ts';
import { networkProbe } from './network-probe.ts';

const handshakeMs = 4500;
const mostCertificates = 6;

const sentCertificateSchema = z.object({
  subject: z.string(),
  issuer: z.string(),
  /** SHA-1, as Windows shows it. */
  thumbprint: z.string(),
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime(),
  /** OIDs; absent where the certificate names no purpose. */
  ekus: z.array(z.string()).optional(),
  /** The certificate itself, base64 of DER: what Windows is asked about. */
  der: z.string().max(12_000).optional(),
});
type SentCertificate = z.infer<typeof sentCertificateSchema>;

const tlsAnswerSchema = z.union([
  z.object({
    protocol: z.string(),
    /** As the server sent it, its own certificate first. */
    chain: z.array(sentCertificateSchema),
    /** Whether the first one names the host that was asked for (RFC 6125). */
    namesHost: z.boolean(),
  }),
  z.object({ failure: z.enum(networkFailures) }),
]);

/** Keyed by server name. */
export const serverTlsSchema = z.object({ servers: z.record(z.string(), tlsAnswerSchema) });
type TlsAnswer = z.infer<typeof tlsAnswerSchema>;

/**
 * TLS to port 443 of each server, and the certificates that it sends, judged by nobody here: Node's list of roots is not
 * Windows'. Nothing but the handshake is sent; the name of the host is in it (SNI).
 */
export const serverTls = networkProbe({
  title: 'TLS certificate of the server (port 443)',
  deadlineMs: 7000,
  data: serverTlsSchema,
  run: async ({ servers }, signal) => ({
    servers: Object.fromEntries(
      await Promise.all(
        servers.filter(({ tls }) => tls).map(async ({ host }) => [host, await shake(host, signal)] as const),
      ),
    ),
  }),
});

async function shake(host: string, signal: AbortSignal): Promise<TlsAnswer> {
  const [address] = await addressesOf(host, signal);
  if (address === undefined) return { failure: 'dns-no-address' };
  return new Promise((resolve) => {
    const limit = deadline(handshakeMs, signal);
    const socket = connect({
      host: address,
      port: 443,
      // What the chain is worth is for Windows to say; a refusal here would hide it.
      rejectUnauthorized: false,
      ...(isIP(host) === 0 && { servername: host }),
    });
    const done = (answer: TlsAnswer): void => {
      limit.removeEventListener('abort', onTimeout);
      socket.destroy();
      resolve(answer);
    };
    const onTimeout = (): void => done({ failure: 'timeout' });
    limit.addEventListener('abort', onTimeout, { once: true });
    if (limit.aborted) onTimeout();
    socket.once('error', (error) => done({ failure: failureOf(error) }));
    socket.once('close', () => done({ failure: 'reset' }));
    socket.once('secureConnect', () => {
      try {
        done(answerOf(socket, host));
      } catch {
        done({ failure: 'malformed' });
      }
    });
  });
}

function answerOf(socket: TLSSocket, host: string): TlsAnswer {
  const certificates = chainOf(socket.getPeerCertificate(true));
  const [own] = certificates;
  return {
    protocol: socket.getProtocol() ?? '',
    chain: certificates.map(describe),
    namesHost: own !== undefined && (isIP(host) ? own.checkIP(host) : own.checkHost(host)) !== undefined,
  };
}

/** Node links each certificate to its issuer, and a root to itself. */
function chainOf(first: DetailedPeerCertificate): X509Certificate[] {
  const chain: X509Certificate[] = [];
  for (
    let one: DetailedPeerCertificate | undefined = first;
    one?.raw !== undefined && chain.length < mostCertificates;
    one = one.issuerCertificate === one ? undefined : one.issuerCertificate
  ) {
    chain.push(new X509Certificate(one.raw));
  }
  return chain;
}

function describe(certificate: X509Certificate): SentCertificate {
  const der = certificate.raw.toString('base64');
  const names = (text: string): string => cleanText(text.split('\n').join(', ')).slice(0, 500);
  return {
    subject: names(certificate.subject),
    issuer: names(certificate.issuer),
    thumbprint: certificate.fingerprint.replaceAll(':', ''),
    notBefore: new Date(certificate.validFrom).toISOString(),
    notAfter: new Date(certificate.validTo).toISOString(),
    // Node calls the purposes "key usage" (RFC 5280 section 4.2.1.12).
    ...(certificate.keyUsage?.length > 0 && { ekus: certificate.keyUsage }),
    ...(der.length <= 12_000 && { der }),
  };
}
