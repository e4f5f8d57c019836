import type { ConnectionDiagnosis } from '../diagnosis/diagnose.ts';
import type { ScoredCause } from '../diagnosis/score.ts';
import type { Fact } from '../facts/fact.ts';
import type { Target } from '../knowledge/changes.ts';
import type { Repair } from '../knowledge/repairs.ts';
import type { CauseId } from '../vpn/cause-ids.ts';
import type { EveryRepairId, RepairId } from '../vpn/repair-ids.ts';

/** What was asked for, and what the organisation allows. */
export interface Wish {
  /** Repairs that `--only` names; absent: all that need not be named. */
  readonly only?: ReadonlySet<RepairId> | undefined;
  /** What the settings allow; absent: everything. */
  readonly allowed?: 'none' | readonly EveryRepairId[] | undefined;
}

/** What this run has seen of the computer as a whole. */
export interface Circumstances extends Wish {
  readonly elevated: Fact<boolean>;
  /** False where the run was cut short: then much was not seen. */
  readonly complete: boolean;
  /** A policy refuses our scripts. */
  readonly scriptsRefused: boolean;
  /** Which VPN is up, or that it is not known. */
  readonly up: string | undefined;
}

/** A connection that has the cause, and what its facts leave to be done. */
export interface Occurrence {
  readonly diagnosis: ConnectionDiagnosis;
  readonly cause: ScoredCause;
}

export const refusalIds = [
  'incomplete',
  'no-cause',
  'masked',
  'only-possible',
  'not-proven',
  'nothing-to-change',
  'left-out',
  'not-named',
  'settings',
  'scripts-refused',
  'vpn-up',
  'not-elevated',
] as const;
export type RefusalId = (typeof refusalIds)[number];

/** Why a repair is not done. */
export interface Refusal {
  readonly id: RefusalId;
  readonly why: string;
}

/** Everything that may speak against one repair. */
export interface Case {
  readonly repair: Repair;
  readonly named: boolean;
  readonly circumstances: Circumstances;
  /** Where its causes were found; where they are likely or confirmed; and where what it requires is proven, too. */
  readonly found: readonly Occurrence[];
  readonly sure: readonly Occurrence[];
  readonly fit: readonly Occurrence[];
  readonly targets: readonly Target[];
  /** What explains its cause away, where something does. */
  readonly masked: CauseId | undefined;
}

/** Answers why not, or nothing. What is not known speaks against a repair as well. */
type Objection = (repair: Case) => string | undefined | false;

/** Every reason against a repair, the plainest first: first what was seen, then what is wanted, then what is allowed. */
const objections: Readonly<Record<RefusalId, Objection>> = {
  incomplete: ({ circumstances: { complete } }) =>
    !complete && 'this run was cut short, and has not seen everything that could speak against it',
  'no-cause': ({ found, masked, repair: { mends } }) =>
    found.length === 0 && masked === undefined && `this run has not found ${mends.join(' or ')}`,
  masked: ({ found, masked }) => found.length === 0 && `${masked} explains it, and has to be mended first`,
  'only-possible': ({ sure, found }) =>
    sure.length === 0 && `${found[0]?.cause.cause.id} is only possible, neither likely nor confirmed`,
  'not-proven': ({ repair: { requires }, fit }) => requires && fit.length === 0 && requires.otherwise,
  'nothing-to-change': ({ targets }) =>
    targets.length === 0 && 'what was found cannot be mended by this: a person has to look at it',
  'left-out': ({ named, circumstances: { only } }) => only !== undefined && !named && '--only leaves it out',
  'not-named': ({ named, repair: { id, onlyWhenNamed } }) =>
    onlyWhenNamed !== undefined && !named && `${onlyWhenNamed}; give --only ${id} where it is wanted`,
  settings: ({ repair: { id }, circumstances: { allowed } }) =>
    allowed !== undefined &&
    (allowed === 'none' || !allowed.includes(id)) &&
    'the settings of your organisation do not allow it ("repairs")',
  'scripts-refused': ({ circumstances: { scriptsRefused } }) =>
    scriptsRefused && 'a policy on this computer refuses the scripts; ask for signed ones',
  'vpn-up': ({ repair: { disturbs }, circumstances: { up } }) =>
    disturbs && up !== undefined && `${up}, and this would disturb it`,
  'not-elevated': ({ circumstances: { elevated } }) =>
    elevated.known
      ? !elevated.value && 'it takes administrator’s rights: start vpn-doctor elevated'
      : `whether this run has administrator’s rights could not be seen: ${elevated.why}`,
};

export function refusalOf(repair: Case): Refusal | undefined {
  for (const id of refusalIds) {
    const why = objections[id](repair);
    if (typeof why === 'string') return { id, why };
  }
  return undefined;
}
