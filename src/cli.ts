#!/usr/bin/env node
import { toolVersion } from './version.ts';

// getaddrinfo blocks a thread of the pool for as long as a dead resolver takes; four are too few for all our names.
process.env.UV_THREADPOOL_SIZE ??= '16';

const args = process.argv.slice(2);

if (args.length === 1 && args[0] === '--version') {
  // Answered here, so that nothing else is loaded for it.
  process.stdout.write(`${toolVersion}\n`);
} else {
  // No top-level await: the single-file program has to be CommonJS.
  void import('./main.ts').then(({ main }) => main(args));
}
