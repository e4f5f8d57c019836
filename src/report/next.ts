import type { ConnectionDiagnosis } from '../diagnosis/diagnose.ts';
import { type Telling, tellingFacts } from '../diagnosis/next.ts';
import { factWords } from '../facts/words.ts';
import type { Question } from '../snapshot/schema.ts';
import type { Report } from './model.ts';

const most = 3;

/** Facts that a person can answer at once. */
const questionOf: Readonly<Record<string, Question>> = {
  'person.worksElsewhere': 'works-elsewhere',
  'person.otherUsersFail': 'other-users-fail',
  'person.workedBefore': 'worked-before',
  'person.otherDeviceHere': 'other-device-here',
  'person.complaint': 'complaint',
};

/** What to look at next, in words: the observations that would change the ranking most. One look may tell several facts. */
export function nextQuestions(diagnoses: readonly ConnectionDiagnosis[]): Report['next'] {
  const byText = new Map<string, Telling>();
  for (const telling of diagnoses.flatMap(tellingFacts)) {
    const text = factWords(telling.fact).find;
    if (text && (byText.get(text)?.gain ?? 0) < telling.gain) byText.set(text, telling);
  }
  return [...byText]
    .sort(([textA, a], [textB, b]) => b.gain - a.gain || textA.localeCompare(textB))
    .slice(0, most)
    .map(([text, { fact, tellsApart }]) => ({
      text,
      tellsApart,
      ...(questionOf[fact] && { question: questionOf[fact] }),
    }));
}
