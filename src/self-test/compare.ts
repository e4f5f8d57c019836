import { lookup } from '../base/lookup.ts';
import {
  eventSources,
  idsOf,
  type PropertyKind,
  type PropertyShape,
  registryPlaces,
  type SourceShape,
  windowsShapes,
} from '../knowledge/windows-shapes.ts';
import { fits, shapeOf } from '../vpn/event-fields.ts';
import type { Difference, ScriptRow, SelfTestContext, ShapeOfSource, Shapes } from './schema.ts';

/** Everything that is otherwise than we take it to be. Pure: the same for a file that somebody sent. */
export function differencesIn({
  context,
  scripts,
  sources,
}: Pick<Shapes, 'context' | 'scripts' | 'sources'>): Difference[] {
  return [
    ...Object.entries(scripts).flatMap(([id, row]) => scriptDifferences(id, row, context)),
    ...Object.entries(sources).flatMap(([id, seen]) => sourceDifferences(id, seen, context)),
  ];
}

/** Scripts whose source is not on every computer: the class, where one is missing, is Windows' own affair. */
const mayBeUnsupported: ReadonlySet<string> = new Set(['security', 'credential-guard']);

function scriptDifferences(id: string, row: ScriptRow, context: SelfTestContext): Difference[] {
  const told = (what: string, text: string): Difference => ({ where: id, what, text });
  return [
    ...(isExpected(id, row, context)
      ? []
      : [
          told(
            `script-${row.status}`,
            `${row.script} has no answer: ${row.status}${row.why ? ` (${row.why})` : ''}`,
          ),
        ]),
    ...row.misfit.map((path) =>
      told('misfit', `The answer of ${row.script} does not fit its schema at ${path}`),
    ),
    ...row.unfamiliar.map((place) =>
      told('unfamiliar', `The answer of ${row.script} has a value that is not known at ${place}`),
    ),
    ...row.contradicts.map((check) => told('contradiction', `${row.script} is contradicted: ${check}`)),
  ];
}

function isExpected(id: string, { status, why }: ScriptRow, context: SelfTestContext): boolean {
  if (['ok', 'not-run', 'misshapen'].includes(status)) return true;
  if (status === 'denied' && why === needsAdmin) return context.who === 'user';
  if (status !== 'unsupported') return false;
  if (context.languageMode === 'ConstrainedLanguage' && why === needsFullLanguage) return true;
  return mayBeUnsupported.has(id) && why !== 'CommandNotFoundException';
}

export const needsAdmin = 'needs elevation';
export const needsFullLanguage = 'NeedsFullLanguage';

function sourceDifferences(id: string, seen: ShapeOfSource, context: SelfTestContext): Difference[] {
  const event = lookup<(typeof eventSources)[keyof typeof eventSources]>(eventSources, id);
  const shape = lookup<SourceShape>(windowsShapes, id);
  if (seen.state !== 'read') {
    if (shape && isUsual(shape, seen, context)) return [];
    const error = seen.error ? ` (${seen.error})` : '';
    return [
      { where: id, what: `source-${seen.state}`, text: `${nameOf(id)}: ${stateNames[seen.state]}${error}` },
    ];
  }
  if (event) return eventDifferences(id, seen);
  if (id === 'registry') return placeDifferences(seen);
  if (id === 'phone-books')
    return (seen.unknownKeys ?? []).map((key) => ({
      where: id,
      what: 'unknown-key',
      text: `A phone book has a key that is not known, of ${key.slice(1)} characters`,
    }));
  return shape ? objectDifferences(id, shape, seen) : [];
}

const stateNames: Readonly<Record<Exclude<ShapeOfSource['state'], 'read'>, string>> = {
  absent: 'not there (the command, the class or the provider is missing)',
  denied: 'refused',
  failed: 'failed',
  'no-answer': 'no answer in its time',
};

function nameOf(id: string): string {
  const event = lookup<(typeof eventSources)[keyof typeof eventSources]>(eventSources, id);
  return event ? `events of ${event.provider}` : id;
}

/** Not there or refused where that is no news. */
function isUsual(shape: SourceShape, { state }: ShapeOfSource, { who }: SelfTestContext): boolean {
  if (state === 'absent') return shape.mayBeAbsent === true;
  if (state !== 'denied' || shape.needs === undefined) return false;
  return who === 'unknown' || who === 'user' || (shape.needs === 'system' && who === 'elevated');
}

function objectDifferences(id: string, shape: SourceShape, seen: ShapeOfSource): Difference[] {
  const told = (what: string, text: string): Difference => ({ where: id, what, text: `${id}: ${text}` });
  const count = seen.count ?? 0;
  const few =
    shape.atLeast !== undefined && count < shape.atLeast
      ? [told('too-few', `${count} are listed, every Windows has at least ${shape.atLeast}`)]
      : [];
  const read = new Map((seen.read ?? []).map((one) => [one.name, one]));
  const properties = Object.entries<PropertyShape>(shape.properties).flatMap(([name, taken]) => {
    const found = read.get(name);
    if (!found) return count > 0 ? [told('not-asked', `${name} was not looked at`)] : [];
    if (found.missing) return taken.optional ? [] : [told('property-missing', `${name} is missing`)];
    const odd = found.types.filter((type) => !isOfKind(type, taken));
    const words = taken.words ? found.words.filter((word) => !isKnown(word, taken.words ?? [])) : [];
    return [
      ...odd.map((type) => told('other-type', `${name} is ${type}, was taken for ${taken.kind}`)),
      ...words.map((word) => told('new-word', `${name} has a word that is not known: ${word}`)),
    ];
  });
  return [...few, ...properties];
}

const isKnown = (word: string, known: readonly string[]): boolean =>
  known.some((one) => one.toLowerCase() === word.toLowerCase());

const numbers = /^System\.(S?Byte|U?Int(16|32|64)|Single|Double|Decimal)$/;

function kindOf(type: string): PropertyKind {
  if (type === 'System.String') return 'text';
  if (type === 'System.Boolean') return 'boolean';
  if (type === 'System.DateTime') return 'time';
  if (numbers.test(type)) return 'number';
  return /\[\]$|List|Collection/.test(type) ? 'list' : 'object';
}

/** A list of one comes out as that one; an enumeration is a type of its own. */
function isOfKind(type: string, { kind, words }: PropertyShape): boolean {
  const is = kindOf(type);
  if (kind === 'object') return is === 'object' || is === 'list';
  if (kind === 'list') return is !== 'boolean' && is !== 'time';
  if (kind !== 'word') return is === kind;
  return (
    is === 'text' || is === 'object' || (is === 'number' && (words ?? []).some((word) => /^\d+$/.test(word)))
  );
}

function eventDifferences(id: string, { events = [] }: ShapeOfSource): Difference[] {
  const { provider } = eventSources[id as keyof typeof eventSources];
  const told = (what: string, text: string): Difference => ({
    where: id,
    what,
    text: `${provider}: ${text}`,
  });
  const known = idsOf(provider);
  return events.flatMap((event) => {
    if (!known.includes(event.id)) return [told('unknown-event', `event ${event.id} is not known`)];
    const shape = shapeOf(provider, event.id);
    if (!shape) return [];
    return event.elements
      .filter((count) => !fits(shape, count))
      .map((count) =>
        told(
          'other-count',
          `event ${event.id} has ${count} data elements, was taken to have ${shape.most} (${shape.mark})`,
        ),
      );
  });
}

function placeDifferences({ places = [] }: ShapeOfSource): Difference[] {
  const told = (what: string, text: string): Difference => ({ where: 'registry', what, text });
  return Object.entries(registryPlaces).flatMap(([key, { everywhere, values }]) => {
    const place = places.find((one) => one.key === key);
    if (!place?.there) return everywhere ? [told('key-missing', `There is no key ${key}`)] : [];
    return place.values
      .filter(({ name, type }) => {
        const kind = lookup(values, name);
        return kind !== undefined && !isOfKind(type, { kind });
      })
      .map(({ name, type }) =>
        told('other-type', `${key}\\${name} is ${type}, was taken for ${lookup(values, name)}`),
      );
  });
}
