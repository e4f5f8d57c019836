import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { proxy } from '../addresses.ts';
import type { Daemon } from '../daemon.ts';
import type { World } from '../world.ts';

/** Where the two kinds of proxy listen on the proxy's address. */
export const proxyPorts = { open: 3128, withPassword: 3129 } as const;

/** An HTTP proxy that allows CONNECT to port 443 only. With `password` it answers 407 to a client without one. */
export function startTinyproxy(
  world: World,
  { password = false }: { readonly password?: boolean } = {},
): Promise<Daemon> {
  const port = password ? proxyPorts.withPassword : proxyPorts.open;
  const path = join(mkdtempSync(join(world.folder, 'tinyproxy-')), 'conf');
  writeFileSync(
    path,
    [
      `Port ${port}`,
      `Listen ${proxy.ipv4}`,
      'Timeout 60',
      'MaxClients 50',
      'DisableViaHeader Yes',
      'ConnectPort 443',
      ...(password ? ['BasicAuth lab only-for-this-test'] : []),
      '',
    ].join('\n'),
  );
  return world.start('server', {
    command: 'tinyproxy',
    args: ['-d', '-c', path],
    ready: (daemon) => daemon.listens('tcp', port, proxy.ipv4),
  });
}
