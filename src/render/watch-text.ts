import { codeName } from '../vpn/error-codes/meaning.ts';
import { canonicalCode } from '../vpn/error-codes/normalise.ts';
import { type Finding, findingsOf, lossPercent, totalOf } from '../watch/findings.ts';
import { type WatchEvent, type WatchRecord, ways } from '../watch/record.ts';

export const wayWords = { outside: 'The server', inside: 'Behind the VPN' } as const;

/** What happened, in a sentence. */
export function eventText({ kind, way = 'outside', afterSilenceS = 0, result, code }: WatchEvent): string {
  const number = code === undefined ? '' : `, ${codeName(canonicalCode(code) ?? code)}`;
  const silence = afterSilenceS > 0 ? ` (nothing had been sent for ${afterSilenceS} s)` : '';
  switch (kind) {
    case 'up':
      return 'Windows says that the VPN is up.';
    case 'down':
      return 'Windows says that the VPN is down.';
    case 'attempt':
      return `Windows’ log: ${attempts[result ?? 'unfinished']}${number}.`;
    case 'silent':
      return `${wayWords[way]} does not answer${silence}.`;
    case 'answers-again':
      return `${wayWords[way]} answers again.`;
    case 'address':
      return 'This computer has other addresses than before.';
    case 'mapping':
      return `The network shows another UDP port of ours${silence}.`;
  }
}

const attempts = {
  connected: 'connected',
  failed: 'an attempt failed',
  ended: 'the connection ended',
  unfinished: 'an attempt began',
} as const;

/** Local time of the day, as the clock of whoever watches shows it. */
export const clockTime = (at: string): string => new Date(at).toTimeString().slice(0, 8);

/** One line while it goes on. */
export const eventLine = (event: WatchEvent): string => `${clockTime(event.at)}  ${eventText(event)}`;

/** What a watch has seen, for a terminal. */
export function watchText(record: WatchRecord): string {
  const { connection, from, to, events, notFollowed, forgotten } = record;
  const findings = findingsOf(record);
  return `${[
    headlineOf(record, findings),
    ...findings.flatMap(({ text, next }) => [`- ${text}`, `  ${next}`]),
    '',
    `${connection.name}, ${clockTime(from)} to ${clockTime(to)}`,
    ...ways.flatMap((way) => totalText(record, way)),
    ...(events.length > 0
      ? ['', 'What happened:', ...events.slice(-20).map((event) => `  ${eventLine(event)}`)]
      : []),
    ...(forgotten > 0 || events.length > 20 ? ['  Everything: --html report.html or --json.'] : []),
    ...(notFollowed.length > 0 ? ['', 'Not followed:', ...notFollowed.map((one) => `- ${one}`)] : []),
  ].join('\n')}\n`;
}

/** One line for each way that was asked. */
export function totalText(record: WatchRecord, way: (typeof ways)[number]): string[] {
  const total = totalOf(record, way);
  if (total.sent === 0) return [];
  const time =
    total.medianMs === undefined ? '' : `, ${total.medianMs} ms in the middle, ${total.maxMs} ms at the most`;
  return [
    `${wayWords[way]}: ${total.answered} of ${total.sent} answered (${lossPercent(total)} % lost)${time}`,
  ];
}

export function headlineOf(record: WatchRecord, findings: readonly Finding[]): string {
  if (findings.length > 0) return 'This was seen:';
  return record.minutes.length > 0
    ? 'Nothing out of the ordinary happened while it was watched.'
    : 'Nothing could be followed.';
}
