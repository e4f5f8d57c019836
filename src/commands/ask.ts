import { createInterface } from 'node:readline/promises';
import type { Report } from '../report/model.ts';
import { connectionsOf, isUp } from '../snapshot/connections.ts';
import { answerWords, type Question, type Snapshot } from '../snapshot/schema.ts';

/** What only a person knows, as one asks it. */
const wordings: Readonly<Record<Question, string>> = {
  'other-device-here': 'Does another device on this network connect to the same VPN?',
  complaint: 'It is connected now. What does not work?',
  'works-elsewhere': 'Does the same VPN connect on another network, for example over a phone hotspot?',
  'other-users-fail': 'Do other people have the same trouble with this VPN now?',
  'worked-before': 'Has this VPN worked on this computer before?',
};

/** Asks somebody at a terminal for one of the answers; undefined: they do not know, or do not care to say. */
export type Asker = (question: string, answers: readonly string[]) => Promise<string | undefined>;

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
    const report = reportOn(snapshot);
    const question = [
      ...report.next.flatMap((one) => one.question ?? []),
      ...complaintOf(snapshot, report),
    ].find((one) => !asked.has(one));
    if (!question) return snapshot;
    asked.add(question);
    // What a complaint is about is asked after the verdict that it is about.
    const before = question === 'complaint' ? `${report.headline} ` : '';
    const answer = await ask(before + wordings[question], answerWords[question]);
    if (answer === undefined) continue;
    snapshot = { ...snapshot, answers: { ...snapshot.answers, [question]: answer } };
  }
}

/** Of a VPN that is up only the person knows whether it is of use: asked after the verdict, whatever that is but a failure. */
function complaintOf(snapshot: Snapshot, { verdict }: Report): Question[] {
  const told = Object.keys(snapshot.answers).length > 0 || verdict === 'failing';
  return !told && connectionsOf(snapshot).some((one) => isUp(snapshot, one)) ? ['complaint'] : [];
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
    ask: async (question, answers) => {
      // Ctrl+D or Ctrl+C: no more questions, and the report as it stands.
      if (ended) return undefined;
      const gone = new Promise<string>((resolve) => line.once('close', () => resolve('')));
      const hint =
        answers.join() === 'yes,no' ? 'y/n, Enter = not known' : `${answers.join(', ')}; Enter = nothing`;
      const said = (await Promise.race([line.question(`${question} [${hint}] `), gone])).trim().toLowerCase();
      const meant = said === '' ? [] : answers.filter((one) => one.startsWith(said));
      return meant.length === 1 ? meant[0] : answers.find((one) => one === said);
    },
    interrupted: () => interrupted,
    close: () => line.close(),
  };
}
