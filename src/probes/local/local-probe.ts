import type * as z from 'zod';
import type { JsonValue } from '../../powershell/script-runner.ts';

/** One kind of evidence that a script collects. Every script runs without administrator rights. */
export interface LocalProbe<Data = unknown> {
  /** File in `ps-scripts/probes/` without its ending. */
  readonly script: string;
  /** What is observed, for the coverage table and the docs. */
  readonly title: string;
  readonly deadlineMs: number;
  readonly parameters?: Readonly<Record<string, JsonValue>>;
  /** From the script's answer to what a snapshot keeps. Throws a ZodError where the answer has another shape. */
  readonly read: (answer: unknown) => Data;
}

/** What a probe file states: as above, with reading split into the answer's schema and the way to normalise it. */
interface Definition<Answer extends z.ZodType, Data> extends Omit<LocalProbe<Data>, 'read'> {
  readonly answer: Answer;
  /** Keyed by stable ids, enums in our words. */
  readonly normalise: (answer: z.output<Answer>) => Data;
}

export function localProbe<Answer extends z.ZodType, Data>({
  answer,
  normalise,
  ...probe
}: Definition<Answer, Data>): LocalProbe<Data> {
  return { ...probe, read: (raw) => normalise(answer.parse(raw)) };
}
