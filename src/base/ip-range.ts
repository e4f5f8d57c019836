import ipaddr from 'ipaddr.js';

/** Whether a firewall's address field covers an address: an address, a prefix in either notation, a range, or everything. */
export function covers(range: string, address: string): boolean {
  if (/^(any|\*|internet)$/i.test(range)) return true;
  try {
    const own = ipaddr.parse(address);
    const [first = '', last] = range.split('-');
    if (last !== undefined) return between(first, own, last);
    const [base = '', mask] = first.split('/');
    const net = ipaddr.parse(base);
    if (net.kind() !== own.kind()) return false;
    const bits = mask === undefined ? widthOf(net) : bitsOf(mask);
    return bits !== undefined && bits <= widthOf(net) && own.match(net as never, bits);
  } catch {
    return false;
  }
}

const widthOf = (address: ipaddr.IPv4 | ipaddr.IPv6): number => (address.kind() === 'ipv4' ? 32 : 128);

function bitsOf(mask: string): number | undefined {
  if (mask.includes('.')) return ipaddr.IPv4.parse(mask).prefixLengthFromSubnetMask() ?? undefined;
  return /^\d{1,3}$/.test(mask) ? Number(mask) : undefined;
}

function between(first: string, own: ipaddr.IPv4 | ipaddr.IPv6, last: string): boolean {
  const [low, it, high] = [
    ipaddr.parse(first).toByteArray(),
    own.toByteArray(),
    ipaddr.parse(last).toByteArray(),
  ];
  if (low.length !== it.length || high.length !== it.length) return false;
  const compare = (one: readonly number[], other: readonly number[]): number =>
    one.map((byte, index) => byte - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
  return compare(low, it) <= 0 && compare(it, high) <= 0;
}
