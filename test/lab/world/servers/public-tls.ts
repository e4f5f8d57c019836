import { publicTls } from '../addresses.ts';
import type { Certificate } from '../certificates.ts';
import type { Daemon } from '../daemon.ts';
import { startProgram } from '../program.ts';
import type { World } from '../world.ts';

/** HTTPS at public.test, with a certificate of the public authority or of one that intercepts. */
export function startPublicTls(
  world: World,
  { certificate }: { readonly certificate: Certificate },
): Promise<Daemon> {
  return startProgram(world, 'public-tls', {
    addresses: [publicTls.ipv4, publicTls.ipv6],
    certificate: certificate.pem,
    key: certificate.key,
  });
}
