import type { FailOn } from '../diagnosis/verdicts.ts';
import type { Contact } from '../packs/contact.ts';
import { beaconKinds } from '../probes/network/beacons.ts';
import { readSettings } from '../settings/read.ts';
import type { Settings } from '../settings/schema.ts';
import type { RedactionLevel } from '../snapshot/schema.ts';

/** What the command line may leave to the settings. */
export interface Given {
  readonly config?: string | undefined;
  readonly connection?: string | undefined;
  readonly server?: string | undefined;
  readonly from?: string | undefined;
  readonly timeout?: number | undefined;
  readonly allowConnect?: boolean | undefined;
  readonly redact?: RedactionLevel | undefined;
  readonly failOn?: FailOn | undefined;
  readonly proxy?: string | undefined;
  readonly beacon?: readonly string[] | undefined;
  readonly internetBeacons?: boolean | undefined;
  readonly rules?: string | undefined;
}

/** The same with nothing left open. */
export interface Settled {
  readonly timeout: number;
  readonly redact: RedactionLevel;
  readonly failOn: FailOn;
  readonly proxy: string | undefined;
  readonly beacon: readonly string[];
  readonly internetBeacons: boolean;
  /** Files of rule packs. */
  readonly packs: readonly string[];
  readonly organisation: string | undefined;
  readonly helpdesk: Contact | undefined;
  readonly servers: NonNullable<Settings['servers']>;
  /** What `fix` may do. */
  readonly repairs: Settings['repairs'];
}

/** The command line goes before the environment, that before the file of settings, and that before what we think. */
export function withSettings<Argv extends Given>(argv: Argv): Argv & Settled {
  const settings = readSettings(argv.config);
  const named = argv.connection ?? argv.server ?? argv.from;
  return {
    ...argv,
    // A dial takes as long as Windows lets it.
    timeout: argv.timeout ?? (argv.allowConnect ? 120 : (settings.timeout ?? 30)),
    redact: argv.redact ?? settings.redact ?? 'standard',
    failOn: argv.failOn ?? settings.failOn ?? 'failing',
    proxy: argv.proxy ?? settings.proxy,
    beacon: beaconsOf(argv.beacon ?? [], settings.beacons),
    internetBeacons: argv.internetBeacons ?? settings.internetBeacons ?? true,
    packs: argv.rules === undefined ? (settings.rules ?? []) : [argv.rules],
    organisation: settings.organisation,
    helpdesk: settings.helpdesk,
    servers: named === undefined ? (settings.servers ?? []) : [],
    repairs: settings.repairs,
  };
}

/** A kind that the command line names is all its own. */
function beaconsOf(given: readonly string[], set: Settings['beacons'] = {}): string[] {
  const others = beaconKinds.filter((kind) => !given.some((text) => text.startsWith(`${kind}=`)));
  return [...given, ...others.flatMap((kind) => (set[kind] ?? []).map((value) => `${kind}=${value}`))];
}
