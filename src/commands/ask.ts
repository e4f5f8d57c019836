import { createInterface } from 'node:readline/promises';
import type { Report } from '../report/model.ts';
import type { Question, Snapshot } from '../snapshot/schema.ts';

/** What only a person knows, as one asks it. */
const wordings: Readonly<Record<Question, string>> = {
  'works-elsewhere': 'Does the same VPN connect on another network, for example over a phone hotspot?',
  'other-users-fail': 'Do other people have the same trouble with this VPN now?',
  'worked-before': 'Has this VPN worked on this computer before?',
};

/** Asks somebody at a terminal; undefined: they do not know, or do not care to say. */
export type Asker = (question: string) => Promise<boolean | undefined>;

/**
 * Puts the questions to the person at the terminal that the report would like answered, one after the other: each answer may make
 * another one the most telling. The answers become part of the snapshot.
 */
export async function withAnswers(
  snapshot: Snapshot,
  reportOn: (snapshot: Snapshot) => Report,
  ask: Asker,
): Promise<Snapshot> {
  const asked = new Set<Question>();
  for (;;) {
    const { next } = reportOn(snapshot);
    const question = next.flatMap((one) => one.question ?? []).find((one) => !asked.has(one));
    if (!question) return snapshot;
    asked.add(question);
    const answer = await ask(wordings[question]);
    if (answer === undefined) continue;
    snapshot = { ...snapshot, answers: { ...snapshot.answers, [question]: answer ? 'yes' : 'no' } };
  }
}

/** Asks on the terminal that the program runs in. Only where somebody is there: neither in a pipe nor in a scheduled task. */
export function terminalAsker():
  | { readonly ask: Asker; readonly interrupted: () => boolean; readonly close: () => void }
  | undefined {
  if (!process.stdin.isTTY || !process.stdout.isTTY || !process.stderr.isTTY) return undefined;
  const line = createInterface({ input: process.stdin, output: process.stderr });
  let [ended, interrupted] = [false, false];
  line.on('close', () => {
    ended = true;
  });
  line.on('SIGINT', () => {
    interrupted = true;
    process.stderr.write('\n');
    line.close();
  });
  return {
    ask: async (question) => {
      // Ctrl+D or Ctrl+C: no more questions, and the report as it stands.
      if (ended) return undefined;
      const gone = new Promise<string>((resolve) => line.once('close', () => resolve('')));
      const said = await Promise.race([line.question(`${question} [y/n, Enter = not known] `), gone]);
      return /^y(es)?$/i.test(said.trim()) ? true : /^no?$/i.test(said.trim()) ? false : undefined;
    },
    interrupted: () => interrupted,
    close: () => line.close(),
  };
}
