import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Ranges of ipaddr.js: this computer, its own network, the provider's NAT (RFC 6598), and IPv6's obsolete ways to wrap any of these. */
const nearRanges = new Set([
  'loopback',
  'linkLocal',
  'private',
  'uniqueLocal',
  'deprecatedSiteLocal',
  'carrierGradeNat',
  'unspecified',
  'multicast',
  'broadcast',
  '6to4',
  'teredo',
]);

/**
 * Whether a host is this computer, or stands beside it, the cloud's metadata included: nobody who names an address from outside may have us
 * ask there. A name is not looked up here; see farOnly.
 */
export function isNear(host: string): boolean {
  if (/^(?:.*\.)?localhost\.?$/i.test(host)) return true;
  if (!ipaddr.isValid(host)) return false;
  const address = ipaddr.process(host);
  // The IPv4 address in the last four bytes is the one that is asked. (RFC 6052 section 2.2)
  if (address.range() === 'rfc6052')
    return isNear(new ipaddr.IPv4(address.toByteArray().slice(12)).toString());
  return nearRanges.has(address.range());
}

/** A look-up that knows no address near by: what is asked is what was checked, whatever the name says a moment later. */
export function farOnly(lookup: LookupFunction): LookupFunction {
  return (host, options, done) =>
    lookup(host, options, (error, found, family) => {
      const all = Array.isArray(found) ? found.map(({ address }) => address) : [found];
      if (!error && all.some(isNear)) done(Object.assign(new Error('near'), { code: 'ENODATA' }), '');
      else done(error, found as string, family);
    });
}
