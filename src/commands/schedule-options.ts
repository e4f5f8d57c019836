import type { Argv, Options } from 'yargs';
import { InputError } from '../base/input-error.ts';
import { scheduleContexts } from './schedule-contexts.ts';

/** What is scheduled: shared by `install` and `--print-xml`. */
const planOptions = {
  trip: {
    type: 'string',
    describe: 'First and last day, 2026-12-01..2026-12-10',
    requiresArg: true,
  },
  lead: {
    type: 'string',
    default: '7d',
    describe: 'How long before the trip the checks begin',
    requiresArg: true,
  },
  time: { type: 'string', default: '09:30', describe: 'Of the daily check, local', requiresArg: true },
  'max-age': {
    type: 'string',
    default: '20h',
    describe: 'Not again while a result is younger',
    requiresArg: true,
  },
  context: {
    choices: scheduleContexts,
    default: 'user',
    describe:
      'user: in the session of whoever is signed in, with a page on the desktop (elevated: of everybody). system: as SYSTEM, for IT; elevated only',
    requiresArg: true,
  },
  window: {
    type: 'boolean',
    default: false,
    describe: 'Start it without conhost.exe --headless: a window is seen for some seconds',
  },
} as const satisfies Readonly<Record<string, Options>>;

const connection = {
  type: 'string',
  describe: 'Name of one VPN connection; all are checked otherwise',
} as const;

/** The parts of `schedule`. Each one's code is loaded when it is chosen. */
export function scheduleCommands(ended: (exitCode: number) => void): (builder: Argv) => Argv {
  return (builder) =>
    builder
      .command(
        'install [connection]',
        'Register it on this computer; a task that is there already is replaced',
        (one) => one.positional('connection', connection).options(planOptions),
        async (argv) => ended((await import('./schedule.ts')).install(argv)),
      )
      .command(
        'show',
        'What is scheduled here, and the last result',
        () => {},
        async () => ended((await import('./schedule.ts')).show()),
      )
      .command(
        'remove',
        'Take it away; elevated: of everybody on this computer',
        () => {},
        async () => ended((await import('./schedule.ts')).remove()),
      )
      .command(
        '$0 [connection]',
        'With --print-xml: the task for Task Scheduler, to roll out by Group Policy or Intune; works on any system',
        (one) =>
          one
            .positional('connection', connection)
            .options(planOptions)
            .option('print-xml', {
              type: 'boolean',
              default: false,
              describe: 'Print the task, in ASCII and without an encoding, so that any pipe keeps it',
            })
            .option('out', {
              type: 'string',
              describe: 'Write it to a file instead, in UTF-16 as schtasks /Create /XML takes it',
              requiresArg: true,
            })
            .option('program', {
              type: 'string',
              defaultDescription: '%ProgramFiles%\\vpn-doctor\\vpn-doctor.exe',
              describe: 'Program that the task runs, by full path',
              requiresArg: true,
            }),
        async ({ printXml, ...argv }) => {
          if (!printXml)
            throw new InputError('Say what to do: schedule install, show, remove, or --print-xml.');
          ended((await import('./schedule.ts')).printXml(argv));
        },
      )
      .example('$0 schedule install --trip 2026-12-01..2026-12-10', 'on this computer')
      .example('$0 schedule --print-xml --context system --trip 2026-12-01 --out task.xml', 'for others');
}
