import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** Every file of the sources, by its path in this repository. */
export function sources(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => posix.join('src', file.replaceAll('\\', '/')))
    .filter((file) => /\.(ts|js)$/.test(file) && !file.endsWith('.d.ts'))
    .sort();
}

/** What a file imports or exports from elsewhere: in one line or several, types too, and `import()` of a fixed place. */
export function importsIn(text: string): string[] {
  const found = text.matchAll(
    /^\s*(?:import|export)\b[^'";]*?\bfrom\s*'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm,
  );
  return [...found].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
}

/** The files of ours that each file imports. */
export function importGraph(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    files.map((file) => [
      file,
      importsIn(readFileSync(file, 'utf8'))
        .filter((to) => to.startsWith('.'))
        .map((to) => posix.join(posix.dirname(file), to)),
    ]),
  );
}

/** The folder below src, or the file itself where it lies there. */
export const folderOf = (file: string): string => file.split('/')[1] ?? '';

/** Files that come back to themselves, each circle once. (Tarjan) */
export function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    const number = order.size;
    order.set(file, number);
    low.set(file, number);
    stack.push(file);
    for (const to of graph.get(file) ?? []) {
      if (!graph.has(to)) continue;
      if (!order.has(to)) visit(to);
      if (stack.includes(to)) low.set(file, Math.min(low.get(file) ?? 0, low.get(to) ?? 0));
    }
    if (low.get(file) !== number) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1 || (graph.get(file) ?? []).includes(file)) found.push(circle.sort());
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}
