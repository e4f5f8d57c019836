import * as z from 'zod';
import { type Change, changeSchema, changeWords, type Target, wayOf } from '../knowledge/changes.ts';
import type { ScriptRunner } from '../powershell/script-runner.ts';

/** What the scripts in `ps-scripts/fix/` answer: the state before and after, and why nothing was done where nothing was. */
const answerSchema = z.object({
  before: z.string().max(40),
  after: z.string().max(40),
  why: z.enum(['', 'changed', 'absent', 'policy', 'odd', 'busy']),
});
type Answer = z.infer<typeof answerSchema>;
export type ScriptWhy = Exclude<Answer['why'], ''>;

/** Starting a service may wait for others; Windows itself gives up after half a minute. */
const deadlineMs = 60_000;

/** A script's answer, or why there is none. */
export type Answered = Answer | { readonly failed: string };

async function ask(
  runner: ScriptRunner,
  { kind, target }: Target | Pick<Change, 'kind' | 'target'>,
  more: { readonly To: string; readonly Expected?: string; readonly WhatIf?: true },
): Promise<Answered> {
  const outcome = await runner.run({
    folder: 'fix',
    script: changeWords[kind].script,
    parameters: { Target: target, ...more },
    deadlineMs,
  });
  if (outcome.status !== 'ok') return { failed: outcome.reason };
  const answer = answerSchema.safeParse(outcome.data);
  return answer.success ? answer.data : { failed: 'the script gave an answer that is not understood' };
}

/** What is there now: the script with -WhatIf, which changes nothing. */
export function look(runner: ScriptRunner, change: Target | Change): Promise<Answered> {
  const to = wayOf(change)?.to ?? '';
  return ask(runner, change, { To: to, WhatIf: true });
}

/** The change as it would be made on what is there; nothing where that is not what it mends. */
export function changeFrom(target: Target, state: string): Change | undefined {
  const change = changeSchema.safeParse({ ...target, from: state, to: wayOf(target)?.to });
  return change.success ? change.data : undefined;
}

/** Makes it, where what is there is still what it was planned on. */
export function make(runner: ScriptRunner, change: Change): Promise<Answered> {
  return ask(runner, change, { To: change.to, Expected: change.from });
}

/** Puts back what was there, where what is there is still what we have set. */
export function unmake(runner: ScriptRunner, change: Change): Promise<Answered> {
  return ask(runner, change, { To: change.from, Expected: change.to });
}

export const isReadable = ({ kind }: Pick<Change, 'kind'>): boolean => changeWords[kind].readable;
