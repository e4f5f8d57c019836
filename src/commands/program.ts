import yargs from 'yargs';
import { InputError } from '../base/input-error.ts';
import { toolVersion } from '../base/version.ts';
import { type OpenLanes, openLanes } from '../powershell/open-lane.ts';
import { emitFormats } from '../render/emit/emitters.ts';
import {
  assumeOption,
  fixOptions,
  judgeOptions,
  observeOptions,
  reportOptions,
  selfTestOptions,
  tripOptions,
  watchOption,
} from './options.ts';
import { scheduleCommands } from './schedule-options.ts';
import { type Given, type Settled, withSettings } from './with-settings.ts';

/** Options that stand for themselves on the command line. Each command's code is loaded when it is chosen. */
const common = {
  quiet: { type: 'boolean', default: false, describe: 'Only the verdict and the first thing to do' },
  verbose: {
    type: 'boolean',
    default: false,
    describe: 'Everything that was seen; on stderr what is done, and stack traces',
  },
} as const;

/** What only makes sense where something is observed. */
const liveOnly = ['only', 'skip', 'powershell', 'beacon', 'proxy', 'allow-connect'];

/** What judges one look has no meaning over a time. */
const notWatched = ['from', 'assume', 'compare', 'emit', 'save'];

/** Parses the command line and runs what it asks for, with this PowerShell where it looks at something. Answers the exit code. */
export async function run(args: readonly string[], lanes: OpenLanes = openLanes): Promise<number> {
  let exitCode = 0;
  const live = <Argv extends Given>(argv: Argv): Argv & Settled & { openLanes: OpenLanes } => ({
    ...withSettings(argv),
    openLanes: lanes,
  });
  await yargs(args.length > 0 ? args : ['--help'])
    .scriptName('vpn-doctor')
    .usage(
      '$0 <command>\n\nFinds out why the built-in VPN of Windows does not connect, and who can fix it how.',
    )
    .options(common)
    .command(
      'check [connection]',
      'Look at this computer and report what is wrong',
      (builder) =>
        builder
          .positional('connection', {
            type: 'string',
            describe: 'Name of one VPN connection; all are looked at otherwise',
          })
          .options({
            ...observeOptions,
            ...judgeOptions,
            ...reportOptions,
            assume: assumeOption,
            watch: watchOption,
          })
          .conflicts('from', liveOnly)
          .conflicts('assume', 'emit')
          .conflicts('watch', notWatched)
          .example('$0 check', 'all VPN connections of this computer')
          .example('$0 check --server vpn.example.com --tunnel sstp', 'a server, without a profile')
          .example('$0 check --from snapshot.json --html report.html', 'what a user sent')
          .example('$0 check --watch 60 --html watch.html', 'what one look does not show'),
      async (argv) => {
        const { watch, ...given } = argv;
        exitCode =
          watch === undefined
            ? await (await import('./check.ts')).check(live(given))
            : await (await import('./watch.ts')).watch({ ...live(given), watch });
      },
    )
    .command(
      'preflight [connection]',
      'Before a trip: would it connect from a hotel, and will everything last?',
      (builder) =>
        builder
          .positional('connection', { type: 'string', describe: 'Name of one VPN connection' })
          .options({ ...observeOptions, ...judgeOptions, ...reportOptions, ...tripOptions })
          .conflicts('from', [...liveOnly, 'max-age'])
          .conflicts('max-age', ['save', 'html', 'json-file'])
          .example('$0 preflight --trip 2026-12-01..2026-12-10', 'what has to be right until you are back')
          .example('$0 preflight --assume hotel', 'would it connect there?'),
      async (argv) => {
        exitCode = await (await import('./preflight.ts')).preflight(live(argv));
      },
    )
    .command(
      'collect [connection]',
      'Only look, and save what was seen (for your help desk)',
      (builder) =>
        builder
          .positional('connection', { type: 'string', describe: 'Name of one VPN connection' })
          .options(observeOptions)
          .option('out', {
            alias: 'o',
            type: 'string',
            demandOption: true,
            requiresArg: true,
            describe: 'File to write',
          }),
      async (argv) => {
        exitCode = await (await import('./collect.ts')).collectToFile(live(argv));
      },
    )
    .command(
      'bundle [connection]',
      'Report, snapshot, ticket and log in one zip, for your help desk',
      (builder) =>
        builder
          .positional('connection', { type: 'string', describe: 'Name of one VPN connection' })
          .options({ ...observeOptions, ...judgeOptions })
          .conflicts('from', liveOnly)
          .option('out', { alias: 'o', type: 'string', requiresArg: true, describe: 'File to write' }),
      async (argv) => {
        exitCode = await (await import('./bundle.ts')).bundle(live(argv));
      },
    )
    .command(
      'fix [connection]',
      'Repair what is safe to repair and can be undone; without --yes only show it',
      (builder) =>
        builder
          .positional('connection', { type: 'string', describe: 'Name of one VPN connection' })
          .options(fixOptions)
          .conflicts('undo', ['only', 'connection', 'server', 'tunnel', 'error', 'answer', 'rules', 'emit'])
          .example('$0 fix', 'what would be repaired, and how: nothing is changed')
          .example('$0 fix --yes', 'repair it (elevated), and look again')
          .example('$0 fix --only nat-t-registry --yes', 'what runs only where it is named')
          .example('$0 fix --undo --yes', 'put the last repair back'),
      async (argv) => {
        exitCode = await (await import('./fix.ts')).fix(live(argv));
      },
    )
    .command(
      'explain <subject>',
      'What is known of an error code or a cause, offline',
      (builder) =>
        builder.positional('subject', {
          type: 'string',
          demandOption: true,
          describe: 'Like 809, 0x800B0109 or gre-blocked',
        }),
      async (argv) => {
        exitCode = (await import('./explain.ts')).explain(argv.subject);
      },
    )
    .command(
      'self-test',
      'Ask this Windows whether it answers as this version expects; nothing personal is written',
      (builder) =>
        builder
          .options(selfTestOptions)
          .example('$0 self-test --shapes shapes.json', 'a file for the makers of this program'),
      async (argv) => {
        exitCode = await (await import('./self-test.ts')).selfTestCommand({ ...argv, openLanes: lanes });
      },
    )
    // Run by cli.ts, without all this; here for the help.
    .command('status', 'What the last check of this computer found, at once and without looking', (builder) =>
      builder
        .option('max-age', {
          type: 'string',
          default: '24h',
          describe: 'Older results do not count: 90m, 24h, 7d',
          requiresArg: true,
        })
        .option('emit', {
          choices: emitFormats,
          default: 'line',
          describe: 'As a remote management product wants it, with its exit code',
          requiresArg: true,
        }),
    )
    .command(
      'schedule',
      'Have the check before a trip made by Windows: install, show, remove, or print the task',
      scheduleCommands((code) => {
        exitCode = code;
      }),
    )
    .command(
      'cleanup',
      'Delete what runs have left on this computer: log, last result, unpacked scripts',
      () => {},
      async () => {
        exitCode = (await import('./cleanup.ts')).cleanup();
      },
    )
    .demandCommand(1, 'Name a command')
    .recommendCommands()
    .strictCommands()
    .strict()
    .version(toolVersion)
    .help()
    .exitProcess(false)
    .wrap(Math.min(110, process.stdout.columns ?? 80))
    .fail((message, error) => {
      // yargs' own complaints come with an error object too, which is named so.
      if (error && error.name !== 'YError') throw error;
      throw new InputError(`${plainly(message ?? error?.message, args)} See vpn-doctor --help.`);
    })
    .check(givenOnce)
    .check(nothingBehindDashes)
    .parserConfiguration({
      'greedy-arrays': false,
      'parse-positional-numbers': false,
      'populate--': true,
    })
    .parseAsync();
  return exitCode;
}

/** A complaint of yargs', in words of whoever typed the command. */
function plainly(message = 'The command line is wrong', args: readonly string[]): string {
  const command = args.find((word) => !word.startsWith('-')) ?? '';
  if (message.startsWith('Did you mean')) return `There is no command "${command.slice(0, 40)}". ${message}`;
  // Only `explain` has a word that must be there.
  if (message.startsWith('Not enough non-option arguments'))
    return 'A code or the id of a cause is missing, for example: vpn-doctor explain 809.';
  return message.replace(/[.?]?$/, (end) => end || '.');
}

/** yargs makes a list of an option that is given twice; only those that are lists by nature may be. */
const lists = ['_', '--', 'only', 'skip', 'answer', 'beacon', 'assume'];

function givenOnce(argv: Readonly<Record<string, unknown>>): true {
  for (const [name, value] of Object.entries(argv)) {
    if (Array.isArray(value) && !lists.includes(name))
      throw new InputError(`--${name} is given more than once. Give it once.`);
  }
  return true;
}

/** yargs gives no positional what stands behind `--`, and says nothing of it. */
function nothingBehindDashes(argv: Readonly<Record<string, unknown>>): true {
  const behind = argv['--'];
  if (!Array.isArray(behind) || behind.length === 0) return true;
  throw new InputError(
    'Nothing may stand behind --. Give a name that begins with a dash as --connection=NAME.',
  );
}
