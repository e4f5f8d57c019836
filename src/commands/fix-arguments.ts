import { cleanText } from '../base/text/clean.ts';
import type { FailOn } from '../diagnosis/verdicts.ts';
import { scriptPath } from '../program/resources.ts';
import type { EmitFormat } from '../render/emit/emitters.ts';
import type { Shown } from '../render/fix/document.ts';
import type { Settings } from '../settings/schema.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { StandIns } from '../snapshot/stand-ins.ts';
import type { JudgeArguments } from './judge.ts';

export interface FixArguments
  extends Omit<JudgeArguments, 'only' | 'skip' | 'ask' | 'compare' | 'allowCall' | 'allowConnect' | 'json'> {
  /** Repairs by name, not probes. */
  readonly only?: readonly string[] | undefined;
  readonly yes: boolean;
  readonly undo?: boolean | undefined;
  readonly json: boolean;
  readonly emit?: EmitFormat | undefined;
  readonly failOn: FailOn;
  readonly repairs: Settings['repairs'];
}

/** With the names that may be told: a connection's is hidden at one level only. */
export function shownFor(snapshot: Snapshot, level: FixArguments['redact']): Shown {
  const hide = new StandIns(snapshot, level === 'strict');
  return {
    name: (connection) => hide.connection(connection),
    reason: (text) => cleanText(level === 'none' ? text : hide.freeText(text)),
    script: (name) => scriptPath('fix', `${name}.ps1`),
  };
}
