import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import * as z from 'zod';
import { cleanText } from '../../base/text/clean.ts';

const mostCertificates = 6;
const mostUrls = 4;

export const sentCertificateSchema = z.object({
  subject: z.string(),
  issuer: z.string(),
  /** SHA-1, as Windows shows it. */
  thumbprint: z.string(),
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime(),
  /** OIDs; absent where the certificate names no purpose. */
  ekus: z.array(z.string()).optional(),
  /** Where its revocation can be asked by plain HTTP (RFC 5280 sections 4.2.1.13 and 4.2.2.1). */
  revocation: z.array(z.string().max(500)).max(mostUrls).optional(),
  /** The certificate itself, base64 of DER: what Windows is asked about. */
  der: z.string().max(12_000).optional(),
});
export type SentCertificate = z.infer<typeof sentCertificateSchema>;

/** The certificates that the other side sent, its own first. Node links each to its issuer, and a root to itself. */
export function sentChain(socket: TLSSocket): X509Certificate[] {
  const chain: X509Certificate[] = [];
  for (
    let one: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
    one?.raw !== undefined && chain.length < mostCertificates;
    one = one.issuerCertificate === one ? undefined : one.issuerCertificate
  ) {
    chain.push(new X509Certificate(one.raw));
  }
  return chain;
}

/** Whether a certificate is for that host (RFC 6125). */
export function namesHost(certificate: X509Certificate | undefined, host: string): boolean {
  if (certificate === undefined) return false;
  return (isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host)) !== undefined;
}

export function describeCertificate(certificate: X509Certificate): SentCertificate {
  const der = certificate.raw.toString('base64');
  const revocation = revocationUrls(certificate);
  return {
    subject: nameText(certificate.subject),
    issuer: nameText(certificate.issuer),
    thumbprint: certificate.fingerprint.replaceAll(':', ''),
    notBefore: new Date(certificate.validFrom).toISOString(),
    notAfter: new Date(certificate.validTo).toISOString(),
    // Node calls the purposes "key usage" (RFC 5280 section 4.2.1.12).
    ...(certificate.keyUsage?.length > 0 && { ekus: certificate.keyUsage }),
    ...(revocation.length > 0 && { revocation }),
    ...(der.length <= 12_000 && { der }),
  };
}

/** A name as Node writes it, a part per line, on one line. Empty where a certificate names its host elsewhere only, for which Node has no value at all. */
export function nameText(name: string | undefined): string {
  return cleanText((name ?? '').split('\n').join(', ')).slice(0, 500);
}

function revocationUrls({ infoAccess, raw }: X509Certificate): string[] {
  const ocsp = (infoAccess ?? '')
    .split('\n')
    .flatMap((line) => /^OCSP - URI:"?([^"]+)/.exec(line)?.[1] ?? []);
  const urls = [...distributionPoints(raw), ...ocsp].filter(isPlainHttp);
  return [...new Set(urls)].slice(0, mostUrls);
}

/** LDAP is for inside the company; HTTPS would need this very check for itself. */
function isPlainHttp(url: string): boolean {
  return url.length <= 500 && URL.canParse(url) && new URL(url).protocol === 'http:';
}

/** OBJECT IDENTIFIER 2.5.29.31, cRLDistributionPoints, in DER. Node does not read this extension. */
const distributionPointsOid = Buffer.from('0603551d1f', 'hex');
const octetString = 0x04;
const booleanType = 0x01;
/** [6] uniformResourceIdentifier of a GeneralName (RFC 5280 section 4.2.1.6). */
const uri = 0x86;
const constructed = 0x20;

function distributionPoints(der: Buffer): string[] {
  const at = der.indexOf(distributionPointsOid);
  if (at === -1) return [];
  let value = element(der, at + distributionPointsOid.length);
  if (value?.tag === booleanType) value = element(der, value.end);
  return value?.tag === octetString ? urisIn(value.content) : [];
}

function urisIn(der: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at < der.length && found.length < mostUrls; ) {
    const one = element(der, at);
    if (!one) break;
    if (one.tag === uri) found.push(one.content.toString('latin1'));
    else if (one.tag & constructed) found.push(...urisIn(one.content));
    at = one.end;
  }
  return found;
}

/** One element of DER: tag, content, and where it ends; undefined where it is cut off. Lengths over 64 KB do not occur here. */
function element(der: Buffer, at: number): { tag: number; content: Buffer; end: number } | undefined {
  const [tag, first] = der.subarray(at, at + 2);
  if (tag === undefined || first === undefined) return undefined;
  const more = first < 0x80 ? 0 : first & 0x7f;
  const from = at + 2 + more;
  if (more > 2 || (first & 0x80 && more === 0) || from > der.length) return undefined;
  const end = from + (more === 0 ? first : der.readUIntBE(at + 2, more));
  return end <= der.length ? { tag, content: der.subarray(from, end), end } : undefined;
}
