import { deadline } from '../base/deadline.ts';
import { assertWritable, writeWhole } from '../base/files.ts';
import { InputError } from '../base/input-error.ts';
import type { OpenLanes } from '../powershell/open-lane.ts';
import { site } from '../run/site.ts';
import { selfTest } from '../self-test/run.ts';
import type { Shapes } from '../self-test/schema.ts';
import { selfTestText } from '../self-test/text.ts';
import { exitCodes } from './exit-code.ts';
import { inTurn, type Turn } from './observe.ts';
import { deadlineOf } from './options.ts';
import { forStdout } from './terminal.ts';

export interface SelfTestArguments {
  readonly openLanes: OpenLanes;
  readonly shapes?: string | undefined;
  readonly json: boolean;
  readonly timeout: number;
  readonly powershell?: string | undefined;
  readonly verbose: boolean;
  readonly quiet: boolean;
}

/** Asks this Windows whether it answers as our scripts expect. Exit code 0: all of it, 1: something is otherwise, 4: scripts are refused. */
export async function selfTestCommand(argv: SelfTestArguments): Promise<number> {
  if (argv.shapes !== undefined) assertWritable(argv.shapes);
  // Nobody on the network is asked.
  const quietly = { ...argv, internetBeacons: false, allowCall: false };
  return inTurn(quietly, deadlineOf(argv), (turn) => run(argv, turn));
}

async function run(argv: SelfTestArguments, { lanes, cancelled }: Turn): Promise<number> {
  const runner = lanes.start?.();
  if (!runner)
    throw new InputError(`There is nothing to test here: ${lanes.why}. Run it on the Windows in question.`);
  // What runs when the time is over, or the person ends it, ends with its PowerShell.
  const stop = deadline(deadlineOf(argv), cancelled);
  const end = (): void => void runner.close();
  stop.addEventListener('abort', end, { once: true });
  try {
    const shapes = await selfTest(runner, {
      stop,
      ...(argv.verbose && { onDone: (what) => process.stderr.write(`${what}\n`) }),
    });
    const code = cancelled.aborted ? exitCodes.cancelled : exitCodeOf(shapes, runner.info().refused === true);
    site().log(`self-test: ${shapes.differences.length} differences, exit code ${code}`);
    tell(argv, shapes);
    return code;
  } finally {
    stop.removeEventListener('abort', end);
    await runner.close();
  }
}

function exitCodeOf({ differences, complete }: Shapes, refused: boolean): number {
  if (refused) return exitCodes.forbidden;
  return differences.length > 0 || !complete ? exitCodes.verdict : exitCodes.healthy;
}

function tell({ shapes: path, json, quiet }: SelfTestArguments, shapes: Shapes): void {
  const document = `${JSON.stringify(shapes, undefined, 2)}\n`;
  if (path !== undefined) {
    writeWhole(path, document);
    process.stderr.write(`Shapes: ${path}\n`);
  }
  if (json) process.stdout.write(document);
  else if (!quiet || shapes.differences.length > 0) process.stdout.write(forStdout(selfTestText(shapes)));
}
