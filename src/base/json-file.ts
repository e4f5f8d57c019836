import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type * as z from 'zod';
import { readText } from './files.ts';
import { InputError } from './input-error.ts';

const largest = 1_000_000;
/** Of brackets. A condition of five levels is hard to read. */
const deepest = 40;
/** More than this nobody reads at once. */
const mostErrors = 8;

export interface JsonFileOptions {
  /** What it holds, in the plural: "rules". */
  readonly what: string;
  /** What to say of a key that the schema does not know; `path` leads to the object that it is in. */
  readonly unknownKey?: (key: string, path: readonly PropertyKey[]) => string;
}

/** A JSON file that people write by hand, read by its schema. What is wrong with it is told by line and field. */
export function readJsonFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  { what, unknownKey = () => 'there is no such field' }: JsonFileOptions,
): z.infer<Schema> {
  const text = textOf(path, what);
  if (depthOf(text) > deepest)
    throw new InputError(
      `${path} is nested more than ${deepest} levels deep: nobody could follow such ${what}.`,
    );
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (!tree || first) {
    const why = first ? printParseErrorCode(first.error) : 'it is empty';
    throw new InputError(`${path}, ${placeAt(text, first?.offset ?? 0)}: this is no JSON (${why}).`);
  }
  const twice = duplicateIn(tree);
  if (twice)
    throw new InputError(
      `${path}, ${placeAt(text, twice.offset)}: "${String(twice.value)}" is there twice. Keep one of them.`,
    );
  const found = schema.safeParse(JSON.parse(text));
  if (found.success) return found.data;
  const all = found.error.issues.flatMap((issue) => single(issue, unknownKey));
  // Places take time to be found, and only these are told.
  const told = all.slice(0, mostErrors).map(({ path: field, message }) => {
    const place = placeAt(text, nodeAt(tree, field).offset);
    return `${place}: ${fieldName(field)}: ${message()}`;
  });
  const more = all.length > mostErrors ? [`and ${all.length - mostErrors} more`] : [];
  throw new InputError(`The ${what} ${path} are not valid. Mend these:`, [...told, ...more]);
}

function textOf(path: string, what: string): string {
  const text = readText(path);
  if (text.length > largest) throw new InputError(`${path} is larger than 1 MB: these are no ${what}.`);
  return text;
}

function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  // Strings first, so that brackets in them do not count.
  for (const [token] of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[[{\]}]/g)) {
    if (token === '[' || token === '{') most = Math.max(most, ++depth);
    else if (token === ']' || token === '}') depth -= 1;
  }
  return most;
}

interface Issue {
  readonly path: readonly PropertyKey[];
  /** Worked out where it is told: what somebody may have meant takes a search. */
  readonly message: () => string;
}

/** A name that stands twice in one object: JSON would take the last one without a word. */
function duplicateIn(node: Node): Node | undefined {
  const children = node.children ?? [];
  if (node.type === 'object') {
    const names = children.flatMap(({ children: [name] = [] }) => (name ? [name] : []));
    const seen = new Set<unknown>();
    const twice = names.find(({ value }) => seen.size === seen.add(value).size);
    if (twice) return twice;
  }
  for (const child of children) {
    const found = duplicateIn(child);
    if (found) return found;
  }
  return undefined;
}

/** An unknown key is told at its own place, not at that of the object around it. */
function single(issue: z.core.$ZodIssue, unknownKey: NonNullable<JsonFileOptions['unknownKey']>): Issue[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: () => unknownKey(key, issue.path),
    }));
  return [{ path: issue.path, message: () => issue.message + hintOf(issue) }];
}

/** What a schema says beyond its message, worked out where it is told. */
function hintOf(issue: z.core.$ZodIssue): string {
  const hint: unknown = issue.code === 'custom' ? issue.params?.hint : undefined;
  return typeof hint === 'function' ? String(hint()) : '';
}

/** The node of a field; where the field is missing, of what should hold it. */
function nodeAt(tree: Node, path: readonly PropertyKey[]): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length) as (string | number)[]);
    if (node) return node;
  }
  return tree;
}

function placeAt(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** "causes[0].evidence[1].when.fact" */
function fieldName(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text.replace(/^\./, '') || 'the whole file';
}
