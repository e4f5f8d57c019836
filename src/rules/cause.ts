import type { CauseId } from '../vpn/cause-ids.ts';
import type { Layer } from '../vpn/layers.ts';
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

/** One thing that one person does. */
export interface FixStep {
  readonly by: Role;
  readonly text: string;
  /** Offered only where this holds. */
  readonly when?: Condition;
  /** For PowerShell, to be copied as it stands. */
  readonly command?: string;
  readonly needsAdmin?: true;
  readonly needsReboot?: true;
  readonly undo?: string;
  readonly verify?: string;
}

export function step(fix: FixStep): FixStep {
  return fix;
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

export function cause(definition: Cause): Cause {
  return definition;
}
