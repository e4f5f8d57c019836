import { codeName } from '../vpn/error-codes/meaning.ts';
import { canonicalCode } from '../vpn/error-codes/normalise.ts';
import type { Tally, WatchEvent, WatchRecord, Way } from './record.ts';

/** Something that one look does not show, with what shows it, and what to do about it. */
export interface Finding {
  readonly id:
    | 'idle-drop'
    | 'nat-forgets'
    | 'tunnel-dead'
    | 'network-changes'
    | 'drops'
    | 'fails'
    | 'loss'
    | 'slow';
  readonly text: string;
  readonly next: string;
}

/** From so much on a line is called lossy, of so many questions at the least. */
const lossy = { percent: 2, questions: 40 };
const slowMs = 300;
/** What happens within so long before a loss may be its reason. */
const nearMs = 120_000;
/** Somebody ended it by hand. (raserror.h: ERROR_USER_DISCONNECTION) */
const byHand = 631;

/** What a watch shows, the most telling first. Pure. */
export function findingsOf(record: WatchRecord): Finding[] {
  const { events, mappingKeptS } = record;
  const losses = events.filter(isLoss);
  const idle = events.filter(
    ({ kind, way, afterSilenceS = 0 }) => kind === 'silent' && way === 'inside' && afterSilenceS >= 30,
  );
  const busy = events.filter(
    ({ kind, way, afterSilenceS = 0 }) => kind === 'silent' && way === 'inside' && afterSilenceS < 30,
  );
  const mapped = events.flatMap(({ kind, afterSilenceS }) =>
    kind === 'mapping' && afterSilenceS !== undefined ? [afterSilenceS] : [],
  );
  const moved = losses.filter((one) =>
    events.some((other) => other.kind === 'address' && isShortlyBefore(other, one)),
  );
  const failures = events.filter(({ result }) => result === 'failed');
  const outside = totalOf(record, 'outside');
  const lost = lossPercent(outside);
  return [
    ...(idle.length > 0
      ? [
          finding(
            'idle-drop',
            `The VPN fell silent after ${times(idle.map(({ afterSilenceS }) => afterSilenceS ?? 0))} s without traffic, ${count(idle.length)}.`,
            'Keep traffic flowing while you are connected: ping -t with an address behind the VPN. The router or the server forgets idle tunnels; its timeout for UDP or idle sessions is to be raised.',
          ),
        ]
      : []),
    ...(mapped.length > 0
      ? [
          finding(
            'nat-forgets',
            `This network forgot our UDP port after ${times(mapped)} s of silence${mappingKeptS === undefined ? '' : `, and still knew it after ${mappingKeptS} s`}.`,
            'Whoever runs the router: raise its timeout for UDP to two minutes or more (RFC 4787 section 4.3).',
          ),
        ]
      : []),
    ...(busy.length > 0 && lost < lossy.percent
      ? [
          finding(
            'tunnel-dead',
            `Behind the VPN nothing answered, ${count(busy.length)}, while the server itself did.`,
            'Disconnect and connect again; note the time for the VPN administrator, whose server has lost the tunnel’s state.',
          ),
        ]
      : []),
    ...(moved.length > 0
      ? [
          finding(
            'network-changes',
            `${moved.length} of ${losses.length} losses came within two minutes after this computer changed its network or address.`,
            'Stay on one network (cable rather than Wi-Fi); IKEv2 with mobility (MOBIKE) survives such a change.',
          ),
        ]
      : []),
    ...(losses.length > 0
      ? [
          finding(
            'drops',
            `The VPN was lost ${count(losses.length)}${codesOf(losses)}.`,
            'Give the times to the VPN administrator, to be found in the server’s log.',
          ),
        ]
      : []),
    ...(failures.length > 0
      ? [
          finding(
            'fails',
            `${count(failures.length, 'attempt', 'attempts')} failed${codesOf(failures)}.`,
            'Run the check right after the next one: vpn-doctor check.',
          ),
        ]
      : []),
    ...(outside.sent >= lossy.questions && lost >= lossy.percent
      ? [
          finding(
            'loss',
            `${lost} % of ${outside.sent} connections to the server got no answer.`,
            'Try another network (cable, the phone’s hotspot). Where it is the same there, it is the server’s line.',
          ),
        ]
      : []),
    ...((outside.medianMs ?? 0) >= slowMs
      ? [
          finding(
            'slow',
            `A round trip to the server takes ${outside.medianMs} ms.`,
            'Try another network; over a satellite or a far server it stays so.',
          ),
        ]
      : []),
  ];
}

function finding(id: Finding['id'], text: string, next: string): Finding {
  return { id, text, next };
}

/** Lost, and by nobody's hand. Windows' log tells it better than a look every minute. */
function isLoss({ kind, result, code }: WatchEvent): boolean {
  return kind === 'attempt' && result === 'ended' && code !== byHand;
}

function isShortlyBefore(one: WatchEvent, other: WatchEvent): boolean {
  const passed = Date.parse(other.at) - Date.parse(one.at);
  return passed >= 0 && passed <= nearMs;
}

/** All minutes together; the median is the median of the minutes'. */
export function totalOf({ minutes }: Pick<WatchRecord, 'minutes'>, way: Way): Tally {
  const all = minutes.flatMap((one) => one[way] ?? []);
  const medians = all.flatMap(({ medianMs }) => medianMs ?? []).sort((a, b) => a - b);
  const maxima = all.flatMap(({ maxMs }) => maxMs ?? []);
  const medianMs = medians[Math.floor((medians.length - 1) / 2)];
  return {
    sent: all.reduce((sum, { sent }) => sum + sent, 0),
    answered: all.reduce((sum, { answered }) => sum + answered, 0),
    ...(medianMs !== undefined && { medianMs }),
    ...(maxima.length > 0 && { maxMs: Math.max(...maxima) }),
  };
}

export function lossPercent({ sent, answered }: Tally): number {
  return sent === 0 ? 0 : Math.round((100 * (sent - answered)) / sent);
}

function codesOf(events: readonly WatchEvent[]): string {
  const codes = [...new Set(events.flatMap(({ code }) => code ?? []))];
  return codes.length === 0
    ? ''
    : ` (${codes.map((code) => codeName(canonicalCode(code) ?? code)).join(', ')})`;
}

function times(seconds: readonly number[]): string {
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)];
  return least === most ? `${least}` : `${least} to ${most}`;
}

function count(number: number, one = 'time', many = 'times'): string {
  return number === 1 ? (one === 'time' ? 'once' : `one ${one}`) : `${number} ${many}`;
}
