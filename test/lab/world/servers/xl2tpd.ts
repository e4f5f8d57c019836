import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Daemon } from '../daemon.ts';
import type { World } from '../world.ts';

/** An L2TP server on UDP 1701 of every address. Without PPP in the kernel it answers control messages, and no more. */
export function startXl2tpd(world: World): Promise<Daemon> {
  const folder = mkdtempSync(join(world.folder, 'xl2tpd-'));
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('ppp'), '');
  writeFileSync(at('secrets'), '');
  writeFileSync(
    at('conf'),
    `[global]
port = 1701
access control = no
auth file = ${at('secrets')}
[lns default]
ip range = 10.98.0.2-10.98.0.20
local ip = 10.98.0.1
require authentication = no
pppoptfile = ${at('ppp')}
`,
  );
  return world.start('server', {
    command: 'xl2tpd',
    args: ['-D', '-c', at('conf'), '-s', at('secrets'), '-p', at('pid'), '-C', at('control')],
    ready: (daemon) => daemon.listens('udp', 1701),
  });
}
