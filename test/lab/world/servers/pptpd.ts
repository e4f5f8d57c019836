import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Daemon } from '../daemon.ts';
import type { World } from '../world.ts';

/** How the PPTP server talks PPP. */
export interface PptpdOptions {
  /**
   * A program in place of pppd, which needs a kernel with PPP: it gets the frames of the call on its terminal, as
   * asynchronous HDLC. By default it is one that says nothing.
   */
  readonly ppp?: string;
}

/** A PPTP server (Poptop) on TCP 1723 of every address, and GRE. */
export function startPptpd(world: World, { ppp }: PptpdOptions = {}): Promise<Daemon> {
  const folder = mkdtempSync(join(world.folder, 'pptpd-'));
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('silent'), '#!/bin/sh\nexec sleep 600\n', { mode: 0o755 });
  writeFileSync(at('options'), '');
  writeFileSync(at('conf'), `option ${at('options')}\nlocalip 10.97.0.1\nremoteip 10.97.0.2-20\n`);
  return world.start('server', {
    command: 'pptpd',
    args: ['--fg', '--conf', at('conf'), '--pidfile', at('pid'), '--ppp', ppp ?? at('silent')],
    ready: (daemon) => daemon.listens('tcp', 1723),
  });
}
