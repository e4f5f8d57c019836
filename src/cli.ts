#!/usr/bin/env node
import { toolVersion } from './base/version.ts';
import { mainAtOnce } from './commands/main.ts';
import { status } from './commands/status.ts';

// getaddrinfo blocks a thread of the pool for as long as a dead resolver takes; four are too few for all our names.
process.env.UV_THREADPOOL_SIZE ??= '16';

const args = process.argv.slice(2);
const [command, ...options] = args;
const asksForHelp = options.some((one) => one === '--help' || one === '-h');

// What monitors ask for every minute is answered by this file alone. No top-level await: bundled, it is CommonJS, which starts sooner.
if (command === '--version' && options.length === 0) process.stdout.write(`${toolVersion}\n`);
else if (command === 'status' && !asksForHelp) mainAtOnce(args, () => status(options));
else void import('./commands/start.ts').then(({ start }) => start(args));
