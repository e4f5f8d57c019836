import type { ConnectionDiagnosis } from '../diagnosis/diagnose.ts';
import type { FactName } from '../facts/catalogue.ts';
import type { CauseId } from '../knowledge/cause-ids.ts';
import type { Report } from './model.ts';
import { factWords } from './words.ts';

const contenders = 5;
const most = 3;

/**
 * What to look at next: the unknown facts in the leading causes' conditions, those first that concern most of them.
 * Nothing is asked when one cause is proven.
 */
export function nextQuestions(diagnoses: readonly ConnectionDiagnosis[]): Report['next'] {
  const byText = new Map<string, { causes: Set<CauseId>; weight: number }>();
  for (const { causes, facts } of diagnoses) {
    if (causes[0]?.confidence === 'confirmed') continue;
    causes.slice(0, contenders).forEach((cause, rank) => {
      for (const [order, name] of cause.wouldMove.entries()) {
        if (facts[name].known) continue;
        const text = questionFor(name);
        if (!text) continue;
        const entry = byText.get(text) ?? { causes: new Set(), weight: 0 };
        entry.causes.add(cause.cause.id);
        entry.weight += 1 / (1 + rank) / (1 + order);
        byText.set(text, entry);
      }
    });
  }
  return [...byText]
    .sort(([textA, a], [textB, b]) => b.weight - a.weight || textA.localeCompare(textB))
    .slice(0, most)
    .map(([text, { causes }]) => ({ text, tellsApart: [...causes] }));
}

function questionFor(name: FactName): string | undefined {
  return factWords(name).find;
}
