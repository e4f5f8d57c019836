import { asciiText } from '../base/text/ascii.ts';
import type { Report } from '../report/model.ts';
import { canonicalCode, formatCode } from '../vpn/error-codes/normalise.ts';
import { tunnelNames } from '../vpn/tunnels.ts';
import { endsText, wording } from './wording.ts';

/** What most ticket systems and chats show without cutting it. */
export const longestTicket = 1200;

/**
 * The report as a note to paste into a ticket: plain ASCII, no longer than a screen. What is least important goes when it does not fit.
 */
export function ticketText(report: Report): string {
  const { causes, connections, attempts, next, context, preflight } = report;
  const actions = preflight?.actions ?? report.actions;
  const said = preflight
    ? `before a trip: ${wording.travel[preflight.verdict].word}. ${preflight.headline}`
    : `${wording.verdicts[report.verdict].word}. ${report.headline}`;
  const failed = attempts.find(({ result }) => result === 'failed');
  const code = failed?.errorCode;
  const main = connections.map(
    ({ name, tunnel, server }) => `${name} (${tunnelNames[tunnel]}, ${server || 'no server'})`,
  );
  const leading = causes
    .filter(({ confidence }, index) => index === 0 || confidence !== 'possible')
    .slice(0, 3);
  const blocks: readonly (readonly string[])[] = [
    [`VPN${preflight ? ' ' : ': '}${said}`],
    [
      `Connection: ${main.slice(0, 2).join('; ') || 'none'}${code === undefined ? '' : `. Last error: ${formatCode(canonicalCode(code) ?? code)}`}`,
    ],
    [...new Set(report.paths.map(endsText))].filter((text) => text !== '').slice(0, 2),
    [`System: ${context.os}. Taken: ${report.taken.slice(0, 16).replace('T', ' ')} UTC`],
    leading.length > 0
      ? ['Causes:', ...leading.map(({ id, title, confidence }) => `- ${title} [${id}], ${confidence}`)]
      : [],
    actions.length > 0 ? ['Do:', ...actions.flatMap((action) => actionLines(action, report))] : [],
    leading.length > 0
      ? [
          'Seen:',
          ...(leading[0]?.evidence ?? [])
            .filter(({ effect }) => effect === 'supports' || effect === 'proves')
            .slice(0, 4)
            .map(({ text }) => `- ${text}`),
        ]
      : [],
    report.contradictions.length > 0
      ? ['Does not fit together:', ...report.contradictions.slice(0, 3).map(({ text }) => `- ${text}`)]
      : [],
    next.length > 0 ? ['To find out:', ...next.slice(0, 2).map(({ text }) => `- ${text}`)] : [],
    [
      `(${report.tool.name} ${report.tool.version}, redaction ${context.redaction}${context.complete ? '' : ', run cut short'})`,
    ],
  ];
  return fitting(blocks.map((lines) => asciiText(lines.join('\n'))).filter((text) => text !== ''));
}

/** Whoever reads the ticket is the help desk: the person at the computer is somebody else. */
function actionLines({ by, text, command, repair }: Action, { roles }: Report): string[] {
  const who =
    by === 'user' ? 'User' : by === 'helpdesk' ? wording.who.helpdesk : roles[by].replace(/^Your /, '');
  const pasted = repair ?? command;
  return [
    `- ${who}: ${text}`,
    ...(pasted === undefined ? [] : pasted.split('\n').map((line) => `  ${line}`)),
  ];
}

type Action = Pick<Report['actions'][number], 'by' | 'text' | 'command' | 'repair'>;

/** Blocks in order of their weight, the last one always: as many as fit. One that is too long alone is cut. */
function fitting(blocks: readonly string[]): string {
  const last = blocks.at(-1) ?? '';
  let text = '';
  for (const block of blocks.slice(0, -1)) {
    const room = longestTicket - text.length - last.length - 2;
    const cut = block.length < room ? block : cutAt(block, room - 1);
    if (cut !== '') text += `${cut}\n`;
  }
  return `${text}${last}\n`;
}

/** Whole lines only, and none where not even two fit. */
function cutAt(block: string, room: number): string {
  const lines = block.split('\n');
  let text = '';
  for (const line of lines) {
    if (text.length + line.length + 1 > room) break;
    text += text === '' ? line : `\n${line}`;
  }
  return lines.length === 1 ? block.slice(0, Math.max(0, room)) : text.includes('\n') ? text : '';
}
