import pc from 'picocolors';
import { type Outcome, probeStatusNames } from '../base/outcome.ts';
import { type ProbeId, probeTitles } from '../probes/catalogue.ts';
import { colouredFor } from './terminal.ts';

/** Told of every probe as it ends. */
export type Progress = (probe: ProbeId, outcome: Outcome<unknown>) => void;

/** Where lines of progress help: in front of a person, not in a pipe, a log or a build. */
export function wantsProgress({ quiet, json }: { quiet: boolean; json?: boolean | undefined }): boolean {
  const { CI, TERM } = process.env;
  return process.stderr.isTTY === true && !quiet && !json && !CI && TERM !== 'dumb';
}

const verdictWords = {
  answered: 'answered',
  refused: 'refused',
  'no-answer': 'no answer',
  error: 'failed',
} as const;
type Word = keyof typeof verdictWords;

/** A line on stderr for each probe that ends, with what it saw. No cursor is moved: every terminal can show it. */
export function liveProgress(
  write: (text: string) => void = (text) => process.stderr.write(colouredFor(process.stderr, text)),
): Progress {
  return (probe, outcome) => {
    if (outcome.status === 'not-asked' || outcome.status === 'not-applicable') return;
    write(`${progressLine(probe, outcome)}\n`);
  };
}

export function progressLine(probe: ProbeId, outcome: Outcome<unknown>): string {
  const title = `${probeTitles[probe]} ${pc.dim(`(${outcome.ms} ms)`)}`;
  if (outcome.status !== 'ok') return `${pc.yellow('[??]')} ${title}: ${probeStatusNames[outcome.status]}`;
  const seen = answersIn(outcome.data);
  const bad = seen.some(([word]) => word !== 'answered');
  const mark = seen.length === 0 ? pc.dim('[..]') : bad ? pc.yellow('[!!]') : pc.green('[OK]');
  const words = seen.map(([word, count]) =>
    count > 1 ? `${count} ${verdictWords[word]}` : verdictWords[word],
  );
  return `${mark} ${title}${words.length > 0 ? `: ${words.join(', ')}` : ''}`;
}

/** How often each verdict stands in what a probe saw. Probes of this computer have none. */
function answersIn(data: unknown): [Word, number][] {
  const counts = new Map<Word, number>();
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    if ('result' in node && typeof node.result === 'string' && node.result in verdictWords) {
      const word = node.result as Word;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    Object.values(node).forEach(walk);
  };
  walk(data);
  return (Object.keys(verdictWords) as Word[]).flatMap((word): [Word, number][] => {
    const count = counts.get(word);
    return count ? [[word, count]] : [];
  });
}
