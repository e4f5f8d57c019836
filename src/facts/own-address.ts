import type { Probes } from '../probes/catalogue.ts';
import type { FactTypes, Vantage } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { type Fact, known, unknown } from './fact.ts';
import { addressesOf } from './names.ts';

type OwnAddress = { [Name in 'path.serverIsOwnAddress']: Fact<FactTypes[Name]> };

/**
 * Whether the server has the address that the Internet sees this computer come from: then both stand behind the same router, and whether it leads
 * back in what was sent to its own outside is for it to decide ("hairpinning", RFC 4787 section 6). Redaction keeps the two alike.
 */
export function ownAddressFacts(probes: Probes, server: string, vantage: Fact<Vantage>): OwnAddress {
  return { 'path.serverIsOwnAddress': serverIsOwnAddress(probes, server, vantage) };
}

function serverIsOwnAddress(probes: Probes, server: string, vantage: Fact<Vantage>): Fact<boolean> {
  // A tunnel's exit is often the VPN server itself.
  if (vantage.known && vantage.value === 'through-tunnel')
    return unknown('from within a tunnel its exit is seen');
  const own = publicAddresses(probes);
  const theirs = addressesOf(probes, server);
  if (own.length === 0) return unknown('nobody told from which address we arrive');
  if (theirs.length === 0) return unknown('the server’s address is not known');
  return known(theirs.some((address) => own.includes(address)));
}

/** By web pages and by STUN servers. */
function publicAddresses(probes: Probes): string[] {
  const pages = evidence(probes, 'public-address');
  const stun = evidence(probes, 'stun');
  const seen = [
    ...(pages.known ? Object.values(pages.value.seenFrom) : []),
    ...(stun.known
      ? [stun.value.ipv4, stun.value.ipv6].flatMap((one) => Object.values(one?.servers ?? {}))
      : []),
  ];
  return seen.flatMap((one) => ('address' in one ? [one.address] : []));
}
