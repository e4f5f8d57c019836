import { stripVTControlCharacters } from 'node:util';

/** Columns that a text takes: colours take none. */
export const width = (text: string): number => [...stripVTControlCharacters(text)].length;

/** A line broken at its blanks to so many columns; what follows is indented as far as the text of the line begins, behind its mark or number. */
export function wrap(line: string, columns: number): string[] {
  if (width(line) <= columns) return [line];
  const indent = ' '.repeat(
    /^\s*(?:[-+] |\d+\. |\[..\] )?/.exec(stripVTControlCharacters(line))?.[0].length ?? 0,
  );
  const rows: string[] = [];
  let row = '';
  for (const word of line.split(/(?<=\S) +/)) {
    const longer = row === '' ? word : `${row} ${word}`;
    if (row.trim() !== '' && width(longer) > columns) {
      rows.push(row);
      row = indent + word;
    } else row = longer;
  }
  return [...rows, row];
}
