import { asciiText } from '../../base/text/ascii.ts';
import { ageText, isSure, type Said, statusOf } from './said.ts';

/** One line of printable ASCII: no consoles' code page, log or database field can spoil it. */
export function plain(text: string): string {
  return asciiText(text)
    .replace(/[^\x20-\x7e]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

export function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 3).trimEnd()}...`;
}

/** As many items as fit, and how many did not. */
function listed(name: string, items: readonly string[], room: number): string {
  if (items.length === 0) return '';
  const tail = (left: number): string => (left > 0 ? `,+${left}` : '');
  for (let shown = items.length; shown > 0; shown -= 1) {
    const text = `${name}=${items.slice(0, shown).join(',')}${tail(items.length - shown)}`;
    if (text.length <= room) return text;
  }
  return cut(`${name}=+${items.length}`, room);
}

/**
 * Everything in one line of `name=value`, the text last: `VPNDOC v1 status=FAIL verdict=failing causes=gre-blocked maybe=server-down
 * connections=2 failing=1 age=0m text="..."`. `causes` are likely or confirmed ones, `maybe` the first three of the others.
 */
export function statusLine(said: Said, longest: number): string {
  const head = `VPNDOC v1 status=${statusOf(said)}`;
  if (said.kind !== 'run') {
    const age = said.kind === 'stale' && said.ageMs !== undefined ? ` age=${ageText(said.ageMs)}` : '';
    return withText(`${head}${age}`, said.reason, longest);
  }
  const { verdict, findings, connections, headline, complete } = said.summary;
  const total = Object.values(connections).reduce((sum, count) => sum + count, 0);
  const counts = [
    `connections=${total}`,
    `failing=${connections.failing}`,
    `age=${ageText(said.ageMs)}`,
    ...(complete ? [] : ['cut-short=1']),
  ].join(' ');
  const ids = (sure: boolean): string[] =>
    findings.filter((one) => isSure(one) === sure).map(({ id }) => plain(id).replace(/[^\w.-]/g, '-'));
  // The lists may take what the text does not need to be understood.
  const room = longest - `${head} verdict=${verdict} ${counts}`.length;
  const causes = listed('causes', ids(true), Math.floor(room * 0.5));
  const maybe = listed('maybe', ids(false).slice(0, 3), Math.floor(room * 0.25));
  const fields = [head, `verdict=${verdict}`, causes, maybe, counts].filter((one) => one !== '').join(' ');
  return withText(fields, headline, longest);
}

function withText(fields: string, text: string, longest: number): string {
  const room = longest - fields.length - ' text=""'.length;
  const said = cut(plain(text).replaceAll('"', "'"), Math.max(room, 0));
  return room < 12 ? cut(fields, longest) : `${fields} text="${said}"`;
}

/** The findings for people, one block each, whole ones only, as many as fit. */
export function findingText(said: Said, longest: number): string {
  if (said.kind !== 'run') return `${cut(plain(said.reason), longest - 1)}\n`;
  const { headline, findings } = said.summary;
  const blocks = [
    `${plain(headline)}\n`,
    ...findings.map(
      ({ id, title, confidence, who, step }) =>
        `- ${plain(title)} [${plain(id)}], ${confidence}\n${step === '' ? '' : `  ${plain(who)}: ${plain(step)}\n`}`,
    ),
  ];
  return fitting(blocks, longest, (left) => `(+${left} more, see the report)\n`);
}

/** Whole blocks in their order; the first one is cut where not even that fits. */
export function fitting(blocks: readonly string[], longest: number, more: (left: number) => string): string {
  const whole = blocks.join('');
  if (whole.length <= longest) return whole;
  for (let shown = blocks.length - 1; shown > 0; shown -= 1) {
    const text = blocks.slice(0, shown).join('') + more(blocks.length - shown);
    if (text.length <= longest) return text;
  }
  return cut(whole, longest);
}
