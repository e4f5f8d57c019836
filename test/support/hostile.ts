import type { Snapshot } from '../../src/snapshot/schema.ts';
import { snapshotSchema } from '../../src/snapshot/schema.ts';

/** What a name, a reply or an event text may hold to become more than text: markup, templates, addresses, escapes, directions, length. */
const seeds: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "'-alert(1)-'",
  '</title><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '</textarea><iframe srcdoc="<script>alert(1)</script>">',
  '{{constructor}}',
  '{{{raw}}}',
  '{{#each this}}',
  '{{> cause}}',
  `$${'{7*7}'}`,
  '$(Get-Process)',
  '`whoami`',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '&lt;script&gt;',
  '&#x3C;b&#x3E;',
  '<!-- ',
  ']]>',
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u009b31m',
  '\r\nSet-Cookie: x',
  '\u0000null',
  '\u202egnp.exe',
  '\u2066\u2067\u2068\u2069',
  '\ufeff',
  '\u2028line\u2029',
  'a'.repeat(300),
  'W'.repeat(200),
  '\u0645\u0631\u062d\u0628\u0627 VPN',
  '\u5d0e\u{20bb7} \u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
  'Z\u0351\u036b\u0343\u036a\u0302A\u0334\u0335\u031eL\u034dG\u035aO'.repeat(10),
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '../../../../etc/passwd',
  '%00%0a%3Cscript%3E',
  '\\u003cscript\\u003e',
  '<a href="javascript:alert(1)">x</a>',
  '<base href=//x>',
  '<meta http-equiv=refresh content=0>',
  '<details open ontoggle=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<link rel=stylesheet href=//x>',
  '<form action=//x><button>ok',
  '<object data=//x>',
  '<style>*{display:none}</style>',
];

/** Ways to hide one in something that looks harmless. */
const dresses: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `Contoso ${text}`,
  (text) => `${text} VPN`,
  (text) => `"${text}"`,
  (text) => `'${text}'`,
  (text) => `${text}${text}`,
  (text) => text.toUpperCase(),
  (text) => encodeURIComponent(text),
  (text) => `\u200b${text}\u200b`,
  (text) => `=${text}`,
];

/** Five hundred of them. */
export const hostileTexts: readonly string[] = seeds.flatMap((text) => dresses.map((dress) => dress(text)));

type Path = readonly (string | number)[];

/** Every place of a snapshot that takes any text: what is written there came from outside, or may have. */
export function openPlaces(snapshot: Snapshot): Path[] {
  const found: Path[] = [];
  const walk = (node: unknown, path: Path): void => {
    if (typeof node === 'string') {
      // Two texts, so that a place with a pattern of its own does not pass by chance.
      const open = ['<x> "y"', 'some text'].every(
        (text) => snapshotSchema.safeParse(withTexts(snapshot, [path], () => text)).success,
      );
      if (open) found.push(path);
    } else if (node !== null && typeof node === 'object') {
      for (const [key, inner] of Object.entries(node))
        walk(inner, [...path, Array.isArray(node) ? Number(key) : key]);
    }
  };
  walk(snapshot.probes, ['probes']);
  return found;
}

/** The snapshot with a text in each of these places: `textAt` says which. */
export function withTexts(
  snapshot: Snapshot,
  places: readonly Path[],
  textAt: (index: number) => string,
): Snapshot {
  const copy = structuredClone(snapshot) as unknown as Record<string, unknown>;
  for (const [index, place] of places.entries()) {
    let node: Record<string | number, unknown> = copy;
    for (const key of place.slice(0, -1)) node = node[key] as Record<string | number, unknown>;
    node[place.at(-1) as string | number] = textAt(index);
  }
  return copy as unknown as Snapshot;
}
