import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { beacons, Stage } from '../../lab/scenarios/stage.ts';
import type { Strand } from '../soak.ts';

/** What the process on the client says of each check. */
export interface Checked {
  readonly code: number | null;
  readonly stderr: string;
  /** With the garbage collected. */
  readonly usedMb: number;
  readonly openFiles: number;
}

/** More open files than this are not given back: a check alone has some tens. */
const mostFiles = 200;

/** Checks on the client of an open network, all of them in one process: what one leaves behind adds up. */
export async function openChecks(): Promise<Strand> {
  const stage = await Stage.open();
  const child = startOn(stage);
  const ended = once(child, 'exit').then(gone);
  ended.catch(() => {});
  return {
    step: async () => {
      child.send(['check', '--json', '--server', 'vpn.test', '--no-internet-beacons', ...beacons]);
      const [said] = (await Promise.race([once(child, 'message'), ended])) as [Checked];
      if (said.code !== 0) throw new Error(`a check ended with ${said.code}: ${said.stderr}`);
      if (said.openFiles > mostFiles) throw new Error(`${said.openFiles} files are open`);
      return said.usedMb;
    },
    close: () => {
      child.kill('SIGKILL');
      stage.close();
    },
  };
}

function startOn(stage: Stage): ChildProcess {
  const [command = '', ...prefix] = stage.world.onClient;
  const program = join(import.meta.dirname, 'checker.ts');
  return spawn(command, [...prefix, process.execPath, '--expose-gc', '--import', 'tsx', program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...stage.environment },
  });
}

function gone(): never {
  throw new Error('the process with the checks has ended');
}
