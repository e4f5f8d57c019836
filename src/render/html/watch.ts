import { tunnelNames } from '../../vpn/tunnels.ts';
import { findingsOf, totalOf } from '../../watch/findings.ts';
import { type Minute, type WatchRecord, type Way, ways } from '../../watch/record.ts';
import { eventText, headlineOf, totalText, wayWords } from '../watch-text.ts';
import { style, watch as watchTemplate } from './compiled/templates.js';
import { Handlebars } from './handlebars.ts';
import { timesIn } from './times.ts';

const page = Handlebars.create().template(watchTemplate);

/** Where and in what language the clock of the person stands. */
type Clock = Parameters<typeof timesIn>[0];

/** What a watch has seen as one HTML page, with a line of time for each way. */
export function watchPage(record: WatchRecord, clock: Clock): string {
  const times = timesIn(clock);
  const findings = findingsOf(record);
  return `${page({
    styleSheet: new Handlebars.SafeString(style.text),
    csp: { style: style.hash },
    tool: `${record.tool.name} ${record.tool.version}`,
    name: record.connection.name,
    tunnel: tunnelNames[record.connection.tunnel],
    from: times.full(record.from),
    to: times.full(record.to),
    fromIso: record.from,
    toIso: record.to,
    verdict: findings.length > 0 ? 'degraded' : record.minutes.length > 0 ? 'healthy' : 'inconclusive',
    headline: headlineOf(record, findings),
    findings,
    lanes: ways.flatMap((way) => lane(record, way, times)),
    events: record.events.map((event) => ({
      at: times.full(event.at),
      iso: event.at,
      text: eventText(event),
    })),
    forgotten: record.forgotten > 0 ? `${record.forgotten} earlier ones are left out.` : '',
    notFollowed: [...record.notFollowed],
  })}\n`;
}

const perMinute = 6;
const full = 60;

/** Each minute a bar as high as its round trip; red from top to bottom where nothing came back. */
function lane(record: WatchRecord, way: Way, times: ReturnType<typeof timesIn>) {
  const total = totalOf(record, way);
  if (total.sent === 0) return [];
  const start = Date.parse(record.minutes[0]?.at ?? record.from);
  const place = (at: string): number => ((Date.parse(at) - start) / 60_000) * perMinute;
  const top = Math.max(total.maxMs ?? 0, 50);
  const bars = record.minutes.flatMap((minute) =>
    bar(minute, way, { x: place(minute.at), top, at: times.full(minute.at) }),
  );
  return [
    {
      title: wayWords[way],
      total: totalText(record, way).join(' '),
      width: Math.max(perMinute, ...bars.map(({ x }) => x + perMinute)),
      bars,
      marks: record.events
        .filter((event) => event.way === undefined || event.way === way)
        .map((event) => ({ x: place(event.at), about: `${times.full(event.at)}: ${eventText(event)}` })),
      scale: `A bar for each minute, as high as the round trip (${top} ms at the top); red: no answer. Dashed: something happened.`,
    },
  ];
}

function bar(minute: Minute, way: Way, { x, top, at }: { x: number; top: number; at: string }) {
  const seen = minute[way];
  if (!seen) return [];
  const { sent, answered, medianMs = 0 } = seen;
  const kind = answered === 0 ? 'silent' : answered < sent ? 'lossy' : 'well';
  const height = answered === 0 ? full : Math.max(2, Math.round((full * medianMs) / top));
  return [
    {
      kind,
      x,
      y: 66 - height,
      width: perMinute - 1,
      height,
      about: `${at}: ${answered} of ${sent} answered, ${medianMs} ms`,
    },
  ];
}
