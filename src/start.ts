import { run } from './commands/program.ts';
import { main } from './main.ts';

/** Everything but `--version` and `status`: a file of its own once bundled, which only they do without. */
export function start(args: readonly string[]): Promise<void> {
  return main(args, run);
}
