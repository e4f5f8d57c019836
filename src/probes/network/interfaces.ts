import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

/** Local addresses to send from, by IP version; none where the system may choose. */
export interface LocalEnds {
  readonly 4?: string;
  readonly 6?: string;
}

/** Addresses for documentation (RFC 5737, RFC 3849): they stand for the Internet in a question about routes. */
const anywhere = { 4: '192.0.2.1', 6: '2001:db8::1' } as const;

/**
 * The physical interfaces' addresses, where the way to the Internet leads through a tunnel: with these as source Windows sends beside
 * it (RFC 1122 section 3.3.4.2, strong model). None where no tunnel is in the way, or where it cannot be passed. Sends nothing.
 */
export async function endsBesideTunnel(
  interfaces: Readonly<NodeJS.Dict<NetworkInterfaceInfo[]>> = networkInterfaces(),
  routed: typeof localAddressTowards = localAddressTowards,
): Promise<LocalEnds> {
  const addresses = Object.values(interfaces).flatMap((all) => all ?? []);
  /** Null where a tunnel is in the way and cannot be passed. */
  const beside = async (version: 4 | 6): Promise<string | null | undefined> => {
    const target = anywhere[version];
    const ours = addresses.filter(({ family, internal }) => family === `IPv${version}` && !internal);
    const chosen = await routed(target).catch(() => undefined);
    if (!ours.some((one) => one.address === chosen && isTunnel(one))) return undefined;
    for (const { address } of ours.filter((one) => !isTunnel(one) && !isLinkLocal(one.address))) {
      // An interface without a way out of its own, as under PPPoE, is none.
      if ((await routed(target, address).catch(() => undefined)) === address) return address;
    }
    return null;
  };
  const [four, six] = await Promise.all([beside(4), beside(6)]);
  // With one version still in the tunnel nobody could say from where silence was seen.
  if (four === null || six === null) return {};
  return { ...(four !== undefined && { 4: four }), ...(six !== undefined && { 6: six }) };
}

/** Tunnels of Windows and of Wintun have no hardware address. */
function isTunnel({ mac }: NetworkInterfaceInfo): boolean {
  return /^[0:]*$/.test(mac);
}

function isLinkLocal(address: string): boolean {
  return /^(169\.254\.|fe[89ab])/i.test(address);
}

/** The address that this computer would send from: connecting a UDP socket sends nothing. */
export function localAddressTowards(address: string, from?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
    const fail = (error: Error): void => {
      socket.close();
      reject(error);
    };
    // Node gives an error to this function where there is one, whatever its types say.
    const connected = (error?: Error): void => {
      if (error) {
        fail(error);
        return;
      }
      const local = socket.address().address;
      socket.close();
      resolve(local);
    };
    const towards = (): void => socket.connect(9, address, connected);
    socket.once('error', fail);
    if (from === undefined) towards();
    else socket.bind({ address: from }, towards);
  });
}

/** The hardware address of the interface that has this address; empty where there is none. */
export function hardwareOf(address: string): string {
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  return all.find((one) => one.address === address)?.mac ?? '';
}

/** Addresses of this computer's interfaces. */
export function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map((one) => one.address));
}
