// Checks in this process, as often as it is told to.
import { readdirSync } from 'node:fs';
import { cli } from '../../support/cli.ts';
import type { Checked } from './checks.ts';

process.on('message', async (args: string[]) => {
  const { code, stderr } = await cli(args);
  globalThis.gc?.();
  const said: Checked = {
    code,
    stderr,
    usedMb: process.memoryUsage().heapUsed / 1024 / 1024,
    openFiles: readdirSync('/proc/self/fd').length,
  };
  process.send?.(said);
});
process.on('disconnect', () => process.exit());
