import type { Options } from 'yargs';
import { InputError } from '../base/input-error.ts';
import { lookup } from '../base/lookup.ts';
import { failOnLevels } from '../diagnosis/verdicts.ts';
import { assumedNetworkIds } from '../knowledge/assumed-networks.ts';
import type { OpenLanes } from '../powershell/open-lane.ts';
import { localProbes, type ProbeId, probeIds } from '../probes/catalogue.ts';
import type { LocalProbe } from '../probes/local/local-probe.ts';
import {
  type Beacons,
  beaconKinds,
  hostAndPort,
  hostPortText,
  internetBeacons,
  isBeacon,
  noBeacons,
  replaceBeacons,
} from '../probes/network/beacons.ts';
import { hostNameIn } from '../probes/network/host-name.ts';
import { emitFormats } from '../render/emit/emitters.ts';
import {
  answersSchema,
  answerWords,
  questions,
  questionWords,
  type Request,
  redactionLevels,
  type Snapshot,
} from '../snapshot/schema.ts';
import { codeNamed } from '../vpn/error-codes/meaning.ts';
import { parseErrorCode } from '../vpn/error-codes/normalise.ts';
import { repairIds } from '../vpn/repair-ids.ts';
import { tunnels } from '../vpn/tunnels.ts';

/** What is observed, and of what: shared by every command that collects. */
export const observeOptions = {
  server: { type: 'string', describe: 'Host name or address of the VPN server', requiresArg: true },
  tunnel: { choices: tunnels, describe: 'Tunnel type, where no profile says it', requiresArg: true },
  error: {
    type: 'string',
    describe: 'Error number that Windows showed: 809, -2147023671 or 0x800704C9',
    requiresArg: true,
  },
  timeout: {
    type: 'number',
    defaultDescription: '30, with --allow-connect 120',
    describe: 'Seconds for the whole run',
    requiresArg: true,
  },
  only: {
    type: 'string',
    array: true,
    describe: 'Run only these probes: a,b or once for each',
    requiresArg: true,
  },
  skip: {
    type: 'string',
    array: true,
    describe: 'Leave these probes out: a,b or once for each',
    requiresArg: true,
  },
  answer: {
    type: 'string',
    array: true,
    describe: `What you know: ${questionWords}`,
    requiresArg: true,
  },
  redact: {
    choices: redactionLevels,
    defaultDescription: '"standard"',
    describe: 'What to hide in every output',
    requiresArg: true,
  },
  beacon: {
    type: 'string',
    array: true,
    describe: `Replace Internet hosts that are asked: ${beaconKinds.join(', ')}, each =value`,
    requiresArg: true,
  },
  'internet-beacons': {
    type: 'boolean',
    defaultDescription: 'true',
    describe: 'Ask hosts on the Internet (--no-internet-beacons: only those given with --beacon)',
  },
  proxy: {
    type: 'string',
    describe: 'Try SSTP through this proxy (host:port) instead of the one that Windows is set to',
    requiresArg: true,
  },
  'allow-call': {
    type: 'boolean',
    default: false,
    describe:
      'Opens one PPTP call to the server and clears it, to see whether GRE comes through. Needs elevation',
  },
  'allow-connect': {
    type: 'boolean',
    // Without a default: what has a value cannot stand beside --from.
    describe:
      'Dials the connection once and hangs up, for a fresh error number. Not as SYSTEM for a person’s profile, without saved credentials, after a refused sign-in, or where a tunnel for all traffic would cut off somebody who works here from afar',
  },
  config: {
    type: 'string',
    describe: 'Settings of your organisation (docs/settings.md) instead of those in the usual place',
    requiresArg: true,
  },
  powershell: {
    type: 'string',
    describe: 'PowerShell to use, by full path, or replay:<recording>; for tests and development',
    requiresArg: true,
  },
} as const satisfies Readonly<Record<string, Options>>;

/** By what the result is judged: shared by every command that judges. */
export const judgeOptions = {
  from: {
    type: 'string',
    describe: 'Replay a saved snapshot or a bundle: nothing is observed',
    requiresArg: true,
  },
  ask: {
    type: 'boolean',
    default: true,
    describe: 'At a terminal, ask what only a person knows (--no-ask: never)',
  },
  compare: {
    type: 'string',
    describe: 'Another snapshot as evidence: of another network, of yesterday, of a colleague',
    requiresArg: true,
  },
  rules: {
    type: 'string',
    describe: 'Add your organisation’s own causes, texts and contacts (docs/rule-packs.md)',
    requiresArg: true,
  },
  'fail-on': {
    choices: failOnLevels,
    defaultDescription: '"failing"',
    describe: 'Verdict from which the exit code is 1',
    requiresArg: true,
  },
} as const satisfies Readonly<Record<string, Options>>;

/** Networks that may be supposed instead of the one that is there. */
export const assumeOption = {
  choices: assumedNetworkIds,
  describe: 'Judge as if this computer stood on such a network',
  requiresArg: true,
} as const satisfies Options;

/** To follow a connection over a time. */
export const watchOption = {
  type: 'number',
  describe: 'Follow one connection for so many minutes: losses, times, changes of network, idle drops',
  requiresArg: true,
} as const satisfies Options;

/** What only a check before a trip takes. */
export const tripOptions = {
  trip: {
    type: 'string',
    describe:
      'First and last day, 2026-12-01..2026-12-10: what runs out before, or within a week after, counts',
    requiresArg: true,
  },
  assume: {
    type: 'string',
    array: true,
    choices: assumedNetworkIds,
    defaultDescription: 'all of them',
    describe: 'Networks to suppose, once for each',
    requiresArg: true,
  },
  'max-age': {
    type: 'string',
    describe: 'Look at nothing where the last check for this trip is younger: 20h (for scheduled runs)',
    requiresArg: true,
  },
  desktop: {
    type: 'boolean',
    describe: 'Put the report on the person’s desktop, as one file that the next run replaces',
  },
} as const satisfies Readonly<Record<string, Options>>;

/** What `check` does with the result. */
export const reportOptions = {
  emit: {
    choices: emitFormats,
    describe: 'Print the result as a remote management product wants it, with its exit code (docs/deploy)',
    requiresArg: true,
  },
  save: { type: 'string', describe: 'Save the snapshot to this file', requiresArg: true },
  html: { type: 'string', describe: 'Write the HTML report to this file', requiresArg: true },
  json: { type: 'boolean', default: false, describe: 'Print the report as one JSON document' },
  'json-file': { type: 'string', describe: 'Write that JSON document to a file', requiresArg: true },
  ticket: {
    type: 'boolean',
    default: false,
    describe: 'Print a note of 1,200 letters at the most, to paste into a ticket',
  },
} as const satisfies Readonly<Record<string, Options>>;

const {
  only: _probes,
  skip: _without,
  'allow-call': _call,
  'allow-connect': _dial,
  ...observedByFix
} = observeOptions;

/** `fix` looks at everything, and at this computer, now. Its `--only` names repairs, not probes. */
export const fixOptions = {
  ...observedByFix,
  timeout: {
    ...observeOptions.timeout,
    defaultDescription: '30',
    describe: 'Seconds for each of the two looks',
  },
  from: { type: 'string', hidden: true, requiresArg: true },
  rules: judgeOptions.rules,
  'fail-on': judgeOptions['fail-on'],
  only: {
    type: 'string',
    array: true,
    describe: `Only these repairs: a,b or once for each (${repairIds.join(', ')})`,
    requiresArg: true,
  },
  yes: { type: 'boolean', default: false, describe: 'Do it. Needs elevation' },
  undo: {
    type: 'boolean',
    // Without a default: what has a value cannot stand beside others.
    describe: 'Put back what the last repair that is not undone has changed; without --yes only show it',
  },
  json: { type: 'boolean', default: false, describe: 'Print the result as one JSON document' },
  emit: reportOptions.emit,
} as const satisfies Readonly<Record<string, Options>>;

export const selfTestOptions = {
  shapes: {
    type: 'string',
    describe: 'Write how Windows answers to this file: names, types, counts, no values',
    requiresArg: true,
  },
  json: { type: 'boolean', default: false, describe: 'Print the same as one JSON document' },
  timeout: { type: 'number', default: 300, describe: 'Seconds for the whole test', requiresArg: true },
  powershell: observeOptions.powershell,
} as const satisfies Readonly<Record<string, Options>>;

export interface ObserveArguments {
  /** How the run comes by its PowerShell; `powershell` is what the command line says of it. */
  readonly openLanes: OpenLanes;
  readonly connection?: string | undefined;
  readonly server?: string | undefined;
  readonly tunnel?: (typeof tunnels)[number] | undefined;
  readonly error?: string | undefined;
  readonly timeout: number;
  readonly servers?: NonNullable<Request['servers']>;
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
  readonly answer?: readonly string[] | undefined;
  readonly beacon?: readonly string[] | undefined;
  readonly internetBeacons: boolean;
  readonly proxy?: string | undefined;
  readonly allowCall: boolean;
  readonly allowConnect?: boolean | undefined;
  /** Also what is asked only before a trip. */
  readonly beforeTrip?: boolean | undefined;
}

export function requestOf({ connection, server, servers = [], tunnel, error }: ObserveArguments): Request {
  return {
    ...(connection !== undefined && { connection }),
    ...(server !== undefined && { server: serverNamed(server) }),
    ...(servers.length > 0 && { servers: [...servers] }),
    ...(tunnel !== undefined && { tunnel }),
    ...(error !== undefined && { error: codeIn(error) }),
  };
}

function serverNamed(given: string): string {
  const name = hostNameIn(given);
  if (name !== undefined) return name;
  throw new InputError(
    `--server "${given.slice(0, 80)}" is no host name or address. Give it like vpn.example.com, without https:// or a port.`,
  );
}

/** The code that the text names, in any notation. One that no table knows is diagnosed all the same, and said to be unknown. */
export function codeIn(given: string): number {
  const code = parseErrorCode(given) ?? codeNamed(given);
  if (code === undefined) {
    throw new InputError(
      `"${given.slice(0, 60)}" is no error code. Give the number that Windows showed, like 809, -2147023671 or 0x800704C9, or its name.`,
    );
  }
  return code;
}

export function answersOf(given: readonly string[] = []): Snapshot['answers'] {
  const twice = questions.find(
    (question) => new Set(given.filter((text) => text.startsWith(`${question}=`))).size > 1,
  );
  if (twice) throw new InputError(`--answer ${twice} is given twice, with two answers. Give it once.`);
  const answers = Object.fromEntries(
    given.map((text) => {
      const [name = '', value = ''] = text.split('=', 2);
      const question = questions.find((known) => known === name);
      const words: readonly string[] = question ? answerWords[question] : [];
      if (!words.includes(value))
        throw new InputError(
          `--answer "${text.slice(0, 60)}" is not understood. Use ${question ? `${question}=${words.join('|')}` : questionWords}.`,
        );
      return [name, value];
    }),
  );
  return answersSchema.parse(answers);
}

export function wantedProbes({
  only,
  skip,
  beforeTrip = false,
}: Pick<ObserveArguments, 'only' | 'skip' | 'beforeTrip'>): ReadonlySet<ProbeId> {
  const everyday = probeIds.filter((id) => beforeTrip || !beforeTripOnly(id));
  const chosen = only?.length ? probesNamed('--only', only) : everyday;
  const left = new Set<ProbeId>(probesNamed('--skip', skip ?? []));
  return new Set(chosen.filter((id) => !left.has(id)));
}

function beforeTripOnly(id: ProbeId): boolean {
  return lookup<LocalProbe>(localProbes, id)?.onlyBefore === 'trip';
}

function probesNamed(option: string, given: readonly string[]): ProbeId[] {
  return given
    .flatMap((list) => list.split(','))
    .map((name) => {
      const id = probeIds.find((known) => known === name.trim());
      if (!id)
        throw new InputError(
          `${option}: there is no probe "${name.slice(0, 60)}". Probes are ${probeIds.join(', ')}.`,
        );
      return id;
    });
}

export function beaconsOf({
  beacon = [],
  internetBeacons: on,
}: Pick<ObserveArguments, 'beacon' | 'internetBeacons'>): Beacons {
  const given = beacon.map((text) => {
    const [name, ...rest] = text.split('=');
    const kind = beaconKinds.find((known) => known === name);
    const value = rest.join('=');
    if (!kind || !isBeacon(kind, value)) {
      throw new InputError(
        `--beacon "${text.slice(0, 80)}" is not understood. Use web=<url>, empty=<url>, address=<url>, name=<host>, dns=<address[:port]>, stun=<host[:port]>, time=<host[:port]>, tls=<host[:port]>, nat64=<host>.`,
      );
    }
    return { kind, value };
  });
  return replaceBeacons(on ? internetBeacons : noBeacons, given);
}

export function proxyOf({ proxy }: Pick<ObserveArguments, 'proxy'>): string | undefined {
  if (proxy === undefined) return undefined;
  const place = hostAndPort(proxy.replace(/^http:\/\//i, '').replace(/\/$/, ''), 80);
  if (!place) {
    throw new InputError(
      `--proxy "${proxy.slice(0, 80)}" is no proxy. Give it like proxy.example.com:8080, without a user name or password.`,
    );
  }
  return hostPortText(place);
}

/** A dial that fails takes Windows half a minute or more, and comes behind all else. */
export function deadlineOf({ timeout }: Pick<ObserveArguments, 'timeout'>): number {
  if (!Number.isFinite(timeout) || timeout < 1 || timeout > 600) {
    throw new InputError('--timeout takes seconds, from 1 to 600.');
  }
  return timeout * 1000;
}
