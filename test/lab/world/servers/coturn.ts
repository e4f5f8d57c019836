import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { stunA, stunB } from '../addresses.ts';
import type { Daemon } from '../daemon.ts';
import type { World } from '../world.ts';

/** A STUN server on both of its hosts, UDP and TCP 3478. */
export function startCoturn(world: World): Promise<Daemon> {
  const folder = mkdtempSync(join(world.folder, 'coturn-'));
  return world.start('server', {
    command: 'turnserver',
    args: [
      '-n',
      '--stun-only',
      '--no-auth',
      '--no-tls',
      '--no-dtls',
      '--no-cli',
      '--listening-port=3478',
      ...[stunA, stunB].flatMap(({ ipv4, ipv6 }) => [`--listening-ip=${ipv4}`, `--listening-ip=${ipv6}`]),
      '--relay-threads=1',
      '--log-file=stdout',
      `--pidfile=${folder}/pid`,
      `--userdb=${folder}/users`,
    ],
    ready: (daemon) => [stunA, stunB].every(({ ipv4 }) => daemon.listens('udp', 3478, ipv4)),
  });
}
