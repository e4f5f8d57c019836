import { vpn, vpnInner } from '../addresses.ts';
import type { Certificate } from '../certificates.ts';
import type { Daemon } from '../daemon.ts';
import { startProgram } from '../program.ts';
import type { World } from '../world.ts';

/**
 * What sits at TCP 443 of the VPN server. `close` ends a connection at the ClientHello, `silent` never says anything,
 * `refuses-after-accept` accepts the request and ends the connection at the first message of SSTP, `by-name` resets whoever names the server; `tls13` and `chacha` take only what Windows 10 has not.
 */
export type SstpMode =
  | 'sstp'
  | '404'
  | '503'
  | 'web'
  | 'redirect'
  | 'close'
  | 'silent'
  | 'refuses-after-accept'
  | 'by-name'
  | 'tls13'
  | 'chacha';

/** How the responder behaves. */
export interface SstpResponderOptions {
  readonly certificate: Certificate;
  readonly mode?: SstpMode;
  readonly port?: number;
}

/** A TLS server at vpn.test that plays an SSTP server, or something else in its place. */
export function startSstpResponder(
  world: World,
  { certificate, mode = 'sstp', port = 443 }: SstpResponderOptions,
): Promise<Daemon> {
  return startProgram(world, 'sstp-responder', {
    addresses: [vpn.ipv4, vpn.ipv6, vpnInner],
    port,
    mode,
    certificate: certificate.pem,
    key: certificate.key,
  });
}
