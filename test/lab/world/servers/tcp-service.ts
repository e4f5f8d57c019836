import { vpn, vpnInner } from '../addresses.ts';
import type { Daemon } from '../daemon.ts';
import { startProgram } from '../program.ts';
import type { World } from '../world.ts';

/**
 * What a service does with whoever connects. `swallows` takes everything and says nothing, as a router's helper that went wrong;
 * `ends` closes at the first byte, `resets` does so at once, as a server that is full; `chatters` says what nobody understands.
 */
export type TcpManner = 'swallows' | 'ends' | 'resets' | 'chatters';

/** Something at a TCP port of vpn.test that is no VPN server. */
export function startTcpService(
  world: World,
  { port, manner }: { readonly port: number; readonly manner: TcpManner },
): Promise<Daemon> {
  return startProgram(world, 'tcp-service', { addresses: [vpn.ipv4, vpn.ipv6, vpnInner], port, manner });
}
