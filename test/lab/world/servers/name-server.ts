import { otherResolver, resolver } from '../addresses.ts';
import type { Daemon } from '../daemon.ts';
import { startProgram } from '../program.ts';
import type { World } from '../world.ts';
import { names } from './dnsmasq.ts';

/** A resolver that knows every name and says "server failure" for vpn.test, by IPv4. */
export function startFailingNameServer(
  world: World,
  { other = false }: { readonly other?: boolean } = {},
): Promise<Daemon> {
  const { ipv4 } = other ? otherResolver : resolver;
  return startProgram(world, 'name-server', { addresses: [ipv4], names, fails: 'vpn.test' });
}
