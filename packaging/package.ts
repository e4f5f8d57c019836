// Makes the packages for Windows: `npm run package -- --help`. It runs on Linux; docs/deploy/packages.md says what comes out.
import { packageCommand } from './command.ts';

process.exitCode = await packageCommand(process.argv.slice(2));
