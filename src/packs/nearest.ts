/** ". Did you mean …?" where one of these is nearly what was written. */
export function nearest(written: string, known: readonly string[]): string {
  const most = Math.max(2, written.length / 4);
  const [best] = known
    // Each letter that one has more is a change.
    .filter((one) => Math.abs(one.length - written.length) <= most)
    .map((one) => ({ one, far: distance(written.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= most ? `. Did you mean "${best.one}"?` : '';
}

/** Letters to change, add or leave out (Levenshtein), row by row. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(
        Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
