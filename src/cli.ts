#!/usr/bin/env node
import { toolVersion } from './version.ts';

// getaddrinfo blocks a thread of the pool for as long as a dead resolver takes; four are too few for all our names.
process.env.UV_THREADPOOL_SIZE ??= '16';

const args = process.argv.slice(2);

const is = (name: string): boolean => args[0] === name;
const asksForHelp = args.some((one) => one === '--help' || one === '-h');

// No top-level await: the single-file program has to be CommonJS.
if (args.length === 1 && is('--version')) {
  // Answered here, so that nothing else is loaded for it.
  process.stdout.write(`${toolVersion}\n`);
} else if (is('status') && !asksForHelp) {
  void Promise.all([import('./main.ts'), import('./commands/status.ts')]).then(([{ main }, { status }]) =>
    main(args, async ([, ...options]) => status(options)),
  );
} else {
  void Promise.all([import('./main.ts'), import('./commands/program.ts')]).then(([{ main }, { run }]) =>
    main(args, run),
  );
}
