import { probeStatusNames } from '../base/outcome.ts';
import type { ScriptRow, Shapes } from './schema.ts';

/** The result for people: what is otherwise than thought first, then each script. */
export function selfTestText({ context, complete, scripts, sources, differences }: Shapes): string {
  const { who, languageMode, powershell, windows } = context;
  const place = [
    `as ${who}`,
    ...(powershell ? [`PowerShell ${powershell}`] : []),
    ...(languageMode ? [languageMode] : []),
    ...(windows ? [`Windows ${windows.version} (build ${windows.build}.${windows.ubr})`] : []),
  ].join(', ');
  const rows = Object.entries(scripts).map(([id, row]) => scriptLine(id, row));
  const asked = Object.values(sources).filter(({ state }) => state === 'read').length;
  return [
    `vpn-doctor self-test, ${place}`,
    '',
    complete
      ? differences.length === 0
        ? 'Windows answers as this version expects.'
        : 'Windows answers otherwise than this version expects:'
      : 'It was ended before everything was asked.',
    ...differences.map(({ where, what, text }) => `  ${what}  ${where}: ${text}`),
    '',
    'Scripts:',
    ...rows,
    '',
    `Sources read: ${asked} of ${Object.keys(sources).length}`,
    '',
  ].join('\n');
}

function scriptLine(id: string, row: ScriptRow): string {
  if (row.status === 'not-run') return `  not run   ${id}: ${row.why ?? ''}`;
  const status = row.status === 'ok' ? 'answered' : probeStatusNames[row.status];
  const why = row.why ? ` (${row.why})` : '';
  const checks =
    row.status === 'ok' && row.crossChecks.length > 0
      ? `, cross-checks ${row.crossChecks.length - row.contradicts.length} of ${row.crossChecks.length}`
      : '';
  return `  ${status}${why}  ${id}: ${row.ms} of ${row.deadlineMs} ms${checks}`;
}
