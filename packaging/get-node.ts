// Puts the Node for Windows that is shipped to a path: the tests on Wine run it, too.
import { cpSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { runtimeFile } from './runtime.ts';

const [target = ''] = process.argv.slice(2);
mkdirSync(dirname(target), { recursive: true });
cpSync(runtimeFile('windows'), target);
