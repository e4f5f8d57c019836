/** Parameter sets as Get-Command -Syntax writes them, and whether a call fits into one of them. */
import type { Call } from './parsed-scripts.ts';

interface Parameter {
  readonly name: string;
  readonly takesValue: boolean;
  readonly mandatory: boolean;
  readonly positional: boolean;
}

/** What Get-Command -Syntax writes for one parameter. */
const forms: readonly (readonly [form: RegExp, rest: Omit<Parameter, 'name'>])[] = [
  [/^\[\[-(\w+)\] <[^>]*>\]/, { takesValue: true, mandatory: false, positional: true }],
  [/^\[-(\w+)\] <[^>]*>/, { takesValue: true, mandatory: true, positional: true }],
  [/^\[-(\w+) <[^>]*>\]/, { takesValue: true, mandatory: false, positional: false }],
  [/^\[-(\w+)\]/, { takesValue: false, mandatory: false, positional: false }],
  [/^-(\w+) <[^>]*>/, { takesValue: true, mandatory: true, positional: false }],
  [/^-(\w+)/, { takesValue: false, mandatory: true, positional: false }],
];

export function parametersOf(set: string): Parameter[] {
  const parameters: Parameter[] = [];
  let rest = set.trim();
  while (rest) {
    const [form, kind] = forms.find(([candidate]) => candidate.test(rest)) ?? [];
    const found = form?.exec(rest);
    if (!found?.[1] || !kind) throw new Error(`not a parameter: ${rest}`);
    parameters.push({ name: found[1], ...kind });
    rest = rest.slice(found[0].length).trim();
  }
  return parameters;
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** A parameter by its name or as much of its beginning as tells it from all others. */
function resolved(word: string, known: readonly Parameter[]): Parameter | undefined {
  const exact = known.find(({ name }) => same(name, word));
  if (exact) return exact;
  const begun = new Map(
    known
      .filter(({ name }) => name.toLowerCase().startsWith(word.toLowerCase()))
      .map((parameter) => [parameter.name.toLowerCase(), parameter]),
  );
  return begun.size === 1 ? [...begun.values()][0] : undefined;
}

interface Given {
  readonly named: string[];
  positional: number;
  splatted: boolean;
}

/** Which parameters a call names, and how many arguments are left for positions; or what is wrong with it. */
function given({ words }: Call, known: readonly Parameter[]): Given | string {
  const found: Given = { named: [], positional: 0, splatted: false };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '*') found.positional++;
    if (word.startsWith('@')) found.splatted = true;
    if (!word.startsWith('-')) continue;
    const parameter = resolved(word.slice(1).replace(/:$/, ''), known);
    if (!parameter) return `${word} is no parameter`;
    if (found.named.includes(parameter.name)) return `${word} is there twice`;
    found.named.push(parameter.name);
    if (!parameter.takesValue || word.endsWith(':')) continue;
    if (words[at + 1] !== '*') return `${word} has no value`;
    at++;
  }
  return found;
}

/** Whether all of it has a place in this set, and nothing that the set needs is left out. */
function fits({ named, positional, splatted }: Given, piped: boolean, set: readonly Parameter[]): boolean {
  if (!named.every((name) => set.some((parameter) => parameter.name === name))) return false;
  const places = set.filter((parameter) => parameter.positional && !named.includes(parameter.name));
  const filled = places.slice(0, positional);
  const left = set.filter(
    (parameter) => parameter.mandatory && !named.includes(parameter.name) && !filled.includes(parameter),
  );
  // The pipeline may fill one; what is splatted may fill any.
  return positional <= places.length && (splatted || left.length <= (piped ? 1 : 0));
}

/** What is wrong with a call of a command that has these sets; nothing where it stands in one of them. */
export function misfit(call: Call, sets: readonly string[], common: string): string | undefined {
  const all = sets.map((set) => [...parametersOf(set), ...parametersOf(common)]);
  const found = given(call, all.flat());
  if (typeof found === 'string') return found;
  return all.some((set) => fits(found, call.piped, set)) ? undefined : 'no parameter set has all of these';
}
