import type { FactName } from '../facts/catalogue.ts';
import type { CauseId } from '../vpn/cause-ids.ts';
import type { Layer } from '../vpn/layers.ts';
import type { RepairId } from '../vpn/repair-ids.ts';
import type { Stage } from '../vpn/stages.ts';
import type { WireTunnel } from '../vpn/tunnels.ts';
import type { Condition } from './condition.ts';
import type { Reference, ReferenceId } from './references.ts';

/** Who can repair it. The report speaks to that person. */
export const roles = ['user', 'helpdesk', 'network', 'vpn-admin'] as const;
export type Role = (typeof roles)[number];

export const roleNames: Record<Role, string> = {
  user: 'You',
  helpdesk: 'Your help desk',
  network: 'Whoever runs this network',
  'vpn-admin': 'Your VPN administrator',
};

export type Strength = 'weak' | 'moderate' | 'strong';

/** A step of evidence for or against a cause. `proves` and `rulesOut` are for direct observations only. */
export type Evidence =
  | {
      readonly effect: 'supports' | 'opposes';
      readonly strength: Strength;
      readonly when: Condition;
      readonly text: string;
    }
  | { readonly effect: 'proves' | 'rulesOut'; readonly when: Condition; readonly text: string };

export function supports(strength: Strength, when: Condition, text: string): Evidence {
  return { effect: 'supports', strength, when, text };
}

export function opposes(strength: Strength, when: Condition, text: string): Evidence {
  return { effect: 'opposes', strength, when, text };
}

export function proves(when: Condition, text: string): Evidence {
  return { effect: 'proves', when, text };
}

export function rulesOut(when: Condition, text: string): Evidence {
  return { effect: 'rulesOut', when, text };
}

/** `look`: finds something out. `cure`: ends the fault, or a part of it. `bridge`: gets the person to work, or to whoever can cure it. */
export const stepKinds = ['look', 'cure', 'bridge'] as const;
export type StepKind = (typeof stepKinds)[number];

/** `<cause>/<step>`: published as the ids of causes are, and never given to another step. */
export type StepId = `${CauseId}/${string}`;

interface StepBase<Id extends string> {
  readonly id: Id;
  readonly by: Role;
  /** `{VALUE|words}` is what is known here, or else these words. */
  readonly text: string;
  /** Shown unless this is known not to hold. */
  readonly when?: Condition;
  /** Shown unless this is known to hold: it is done, or would be of no use. */
  readonly unless?: Condition;
  /** For PowerShell, to be copied as it stands. `'VALUE'` is what is known here. */
  readonly command?: string;
  /** What `vpn-doctor fix` does instead, where it can here. */
  readonly repair?: RepairId;
  readonly needsAdmin?: true;
  readonly needsReboot?: true;
  readonly undo?: string;
  readonly verify?: string;
}

/** Nobody is asked to look at what has been seen: a look is shown as long as one of these facts is not known. None: what the tool cannot see. */
interface Look<Id extends string> extends StepBase<Id> {
  readonly kind: 'look';
  readonly finds: readonly FactName[];
}
interface Cure<Id extends string> extends StepBase<Id> {
  readonly kind: 'cure';
}
interface Bridge<Id extends string> extends StepBase<Id> {
  readonly kind: 'bridge';
  readonly by: 'user';
}

type Step<Id extends string> = Look<Id> | Cure<Id> | Bridge<Id>;
/** One thing that one person does: one act, one command, one undo. */
export type FixStep = Step<StepId>;
/** A step within its cause, or to be shared by several: its id is the name by which it is called there. */
export type NamedStep = Step<string>;

export function step(fix: NamedStep): NamedStep {
  return fix;
}

/** The steps of a cause, with their whole ids. */
export function stepsNamed(cause: CauseId, fix: readonly NamedStep[]): FixStep[] {
  return fix.map((one): FixStep => ({ ...one, id: `${cause}/${one.id}` }));
}

export interface Cause {
  readonly id: CauseId;
  /** Says what is, as a sentence without a full stop. */
  readonly title: string;
  /** What that means, for the person in front of the screen. */
  readonly explanation: string;
  readonly fixedBy: Role;
  /** Where it is repaired. */
  readonly layer: Layer;
  /** Where it stops a dial. */
  readonly stage: Stage;
  /** `machine`: it concerns every connection of this computer. */
  readonly scope: 'machine' | 'connection';
  /** Tunnels it can stop; absent = every one. */
  readonly tunnels?: readonly WireTunnel[];
  /** False where the VPN still connects, only worse. */
  readonly blocking: boolean;
  /** It can also spoil a connection that is up, although it is one that stops a dial. */
  readonly afterConnect?: true;
  /** How common it is when nothing points to it. */
  readonly baseRate?: number;
  readonly evidence: readonly Evidence[];
  readonly fix: readonly FixStep[];
  /** Causes that this one explains away when it is likely: what fails further on fails because of it. */
  readonly masks?: readonly CauseId[];
  /** Pages to read on: of the table, or an organisation's own. */
  readonly references: readonly (ReferenceId | Reference)[];
}

export type CauseDefinition = Omit<Cause, 'fix'> & { readonly fix: readonly NamedStep[] };

/** Whoever cannot cure it is told at least whom to call, and what to read out. */
export function cause(definition: CauseDefinition): Cause {
  const { id, fixedBy, fix } = definition;
  const calls = fixedBy === 'user' ? [] : [callStep(id, fixedBy)];
  return { ...definition, fix: stepsNamed(id, [...fix, ...calls]) };
}

/** Whom a person calls. The report says who that is here: whoever would cure it mostly may have nothing to cure. */
export const called: Record<Exclude<Role, 'user'>, string> = {
  helpdesk: 'your help desk',
  network: 'whoever runs this network (in a hotel the reception)',
  'vpn-admin': 'your VPN administrator',
};

function callStep(id: CauseId, by: Exclude<Role, 'user'>): NamedStep {
  return step({
    id: 'call',
    kind: 'bridge',
    by: 'user',
    text: `Call {CALLED|${called[by]}} and read out: ${id === 'unknown' ? 'no cause found' : id}{CODE|}.`,
  });
}
