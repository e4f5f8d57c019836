import pc from 'picocolors';
import { width, wrap } from '../base/text/wrap.ts';
import { decidingVerdict } from '../diagnosis/travel-verdict.ts';
import type {
  Report,
  ReportCause,
  ReportComparison,
  ReportConnection,
  ReportPreflight,
  Verdict,
} from '../report/model.ts';
import type { Role } from '../rules/cause.ts';
import { codeName } from '../vpn/error-codes/meaning.ts';
import { canonicalCode } from '../vpn/error-codes/normalise.ts';
import { tunnelNames } from '../vpn/tunnels.ts';
import { endsText, wording } from './wording.ts';

const colours: Record<Verdict, (text: string) => string> = {
  healthy: pc.green,
  degraded: pc.yellow,
  inconclusive: pc.yellow,
  failing: pc.red,
};
const verdictMark = (verdict: Verdict): string => colours[verdict](wording.verdicts[verdict].ascii);
const usableColours = { yes: pc.green, no: pc.red, unknown: pc.dim };

const resultColours = { ok: pc.green, limit: pc.yellow, fix: pc.red, unknown: pc.dim };

/** The mark, and before a trip the word: that is what was asked. */
function said(report: Report): { mark: string; headline: string } {
  const { preflight, headline } = report;
  if (!preflight) return { mark: verdictMark(report.verdict), headline };
  const { ascii, word } = wording.travel[preflight.verdict];
  const mark = colours[decidingVerdict(report)](ascii);
  return { mark, headline: `${word}. ${preflight.headline}` };
}

/** How much of evidence is enough to believe the rest. */
const enough = 2;

/**
 * What somebody at a terminal needs, on one screen of 24 lines: the verdict, why, what to do by whom, and where the rest is. `columns` breaks the lines, for a terminal; a
 * pipe gets them whole.
 */
export function consoleText(report: Report, columns = Number.POSITIVE_INFINITY): string {
  const cut = cutTo(columns - 24);
  const forms: readonly (readonly [further: (text: string) => string, reasons: number])[] =
    columns === Number.POSITIVE_INFINITY
      ? [[whole, enough]]
      : [
          [whole, enough],
          [firstSentence, enough],
          [cut, enough],
          [cut, 1],
        ];
  const texts = forms.map(([further, reasons]) => laidOut(shortly(report, further, reasons), columns));
  return lines(texts.find((rows) => height(rows, columns) <= screen) ?? texts.at(-1) ?? []);
}

/** A row of text, or a command, which is pasted as it stands: only the terminal itself may break it. */
type Row = string | { readonly command: string };

function laidOut(rows: readonly Row[], columns: number): string[] {
  return rows.flatMap((row) => (typeof row === 'string' ? wrap(row, columns) : [pc.cyan(row.command)]));
}

function height(rows: readonly string[], columns: number): number {
  return rows.reduce((sum, row) => sum + Math.max(1, Math.ceil(width(row) / columns)), 0);
}

const screen = 24;

/** A screen that is too small gets of each further step what it is, and not how. */
const whole = (text: string): string => text;
const firstSentence = (text: string): string => /^.*?\.(?= |$)/.exec(text)?.[0] ?? text;

const cutTo =
  (room: number) =>
  (text: string): string => {
    const first = firstSentence(text);
    return first.length <= room ? first : `${first.slice(0, room).replace(/\s+\S*$/, '')} …`;
  };

function shortly(report: Report, furtherStep: (text: string) => string, reasons: number): Row[] {
  const { connections, next, preflight, verdict } = report;
  const { mark, headline } = said(report);
  const several = connections.length > 1 ? connections.flatMap((one) => connectionLines(report, one)) : [];
  return [
    ...cutShort(report),
    ...supposed(report),
    `${mark} ${pc.bold(headline)}`,
    ...why(report, reasons),
    ...section('Do this:', actionsText(report)),
    ...(preflight
      ? preflightLines(report, preflight)
      : section('If that does not help:', afterwards(report, furtherStep))),
    ...disagreements(report),
    ...section(
      wording.console.next,
      verdict !== 'inconclusive' ? [] : next.slice(0, 1).map(({ text }) => text),
    ),
    ...section('Connections:', several),
    ...section('What is otherwise in the other snapshot:', (report.compared ?? []).flatMap(comparisonLines)),
    pc.dim(wording.console.more),
  ];
}

/** The last error and the strongest observations; where no cause stands, on what the verdict rests. */
function why(report: Report, most: number): string[] {
  const { causes, connections, contradictions, verdict } = report;
  const first = verdict === 'healthy' ? undefined : causes[0];
  const error = connections.flatMap(({ id }) => lastFailure(report, id) ?? [])[0];
  const observed = (first?.evidence ?? [])
    .filter(
      ({ effect, fact }) => (effect === 'proves' || effect === 'supports') && fact !== 'attempt.errorCode',
    )
    .map(({ text }) => text);
  const because = connections.length === 1 ? connections[0]?.because?.text : undefined;
  // Without a cause the headline may be what the verdict rests on.
  const rests = first || contradictions[0] || because === report.headline ? undefined : because;
  const rows = [error, ...observed, rests].filter((row) => row !== undefined).slice(0, most);
  return rows.map((row) => `     ${row}`);
}

/** Everything that the check has to say, for `--verbose`. */
export function fullText(report: Report, columns = Number.POSITIVE_INFINITY): string {
  const { causes, connections, next, coverage, transports, preflight } = report;
  const { mark, headline } = said(report);
  // Also what was done and left something to say: a dial that did not go down again.
  const missing = coverage.filter(({ status, reason }) =>
    status === 'ok' ? reason !== '' : status !== 'not-applicable' && status !== 'not-asked',
  );
  return lines(
    laidOut(
      [
        ...cutShort(report),
        ...supposed(report),
        `${mark} ${pc.bold(headline)}`,
        '',
        ...section('Do this:', actionsText(report)),
        ...(preflight
          ? preflightLines(report, preflight)
          : section('If that does not help:', afterwards(report))),
        ...section(
          'Connections:',
          connections.flatMap((one) => connectionLines(report, one)),
        ),
        ...section('Causes:', causes.flatMap(causeLines)),
        ...disagreements(report, true),
        ...section(
          'To know more:',
          next.map(({ text }) => `- ${text}`),
        ),
        ...section(
          'What is otherwise in the other snapshot:',
          (report.compared ?? []).flatMap(comparisonLines),
        ),
        ...section(
          'Ways to the server:',
          transports.map(({ connectionId, tunnel, usable, requirements }) => {
            const rows = requirements.map(({ need, result }) => `${need}: ${result}`).join('; ');
            // With several connections each line has to say whose it is.
            const whose =
              connections.length > 1 ? `${connections.find(({ id }) => id === connectionId)?.name}, ` : '';
            return `${usableColours[usable](wording.usable[usable].ascii)} ${whose}${tunnelNames[tunnel]}: ${rows}`;
          }),
        ),
        ...section('Not seen:', [
          ...report.context.blindTo.map((text) => `- ${text}`),
          ...missing.map(({ title, reason }) => `- ${title}: ${reason}`),
        ]),
      ],
      columns,
    ),
  );
}

function actionsText({ preflight, actions, roles }: Report): Row[] {
  return (preflight?.actions ?? actions).flatMap((action, index) => actionLines(action, index, roles));
}

function connectionLines(
  report: Report,
  { id, name, owner, server, tunnel, verdict, because }: ReportConnection,
): string[] {
  const whose = owner !== null && owner !== report.context.user ? `, of ${owner}` : '';
  return [
    `${verdictMark(verdict)} ${name} (${tunnelNames[tunnel]}, ${server || 'no server'}${whose})`,
    ...[
      ...(lastFailure(report, id) ?? (because ? [because.text] : [])),
      ...report.paths.filter(({ connectionId }) => connectionId === id).map(endsText),
    ]
      .filter((line) => line !== '')
      .map((line) => `     ${line}`),
  ];
}

/** Which sources contradict each other, and what was therefore not used. */
function disagreements({ contradictions, causes }: Report, all = false): string[] {
  // Where a cause is found the shapes are for whoever reads everything.
  const wanted = contradictions.some(({ next }) => next === undefined) && (all || causes.length === 0);
  return section(
    `${wording.page.contradictions}:`,
    contradictions.length === 0
      ? []
      : [
          ...contradictions.flatMap(({ text, notUsed, next }) => [
            `- ${text}`,
            `  ${wording.page.notUsed}: ${notUsed}.`,
            ...(next === undefined ? [] : [`  ${next}`]),
          ]),
          ...(wanted ? [wording.page.shapesWanted] : []),
        ],
  );
}

type Action = {
  readonly by: Role;
  readonly text: string;
  readonly command?: string;
  readonly repair?: string;
};

function actionLines({ by, text, command, repair }: Action, index: number, roles: Report['roles']): Row[] {
  return [
    `${index + 1}. ${roles[by]}: ${text}`,
    ...(command === undefined ? [] : command.split('\n').map(pasted)),
    ...(repair === undefined ? [] : [`   ${wording.repair}`, pasted(repair)]),
  ];
}

const pasted = (command: string): Row => ({ command: `   ${command}` });

/** The other steps of the leading cause, for whom the first ones did not help. */
function afterwards(
  { actions, causes: [first], roles }: Report,
  furtherStep: (text: string) => string = (text) => text,
): string[] {
  const left = (first?.fix ?? []).filter(
    (step) => actions.length > 0 && !actions.some(({ id }) => id === step.id),
  );
  // What to read out on the phone is of no use by half.
  return left.map(({ by, kind, text }) => `- ${roles[by]}: ${kind === 'bridge' ? text : furtherStep(text)}`);
}

/** The verdict and the first thing to do, in two lines. */
export function briefText(report: Report, columns = Number.POSITIVE_INFINITY): string {
  const { roles } = report;
  const { mark, headline } = said(report);
  const [first] = report.preflight?.actions ?? report.actions;
  return lines(
    [
      ...cutShort(report),
      ...supposed(report),
      `${mark} ${headline}`,
      ...(first ? [`${roles[first.by]}: ${first.text}`] : []),
    ].flatMap((line) => wrap(line, columns)),
  );
}

/** What was checked for a trip, and where each connection would come up. */
function preflightLines({ connections }: Report, { trip, checks, networks }: ReportPreflight): string[] {
  const whose = (id: string | undefined): string => {
    const name = connections.length > 1 ? connections.find((one) => one.id === id)?.name : undefined;
    return name === undefined ? '' : `${name}: `;
  };
  return [
    ...section('Trip:', trip ? [`${trip.from} to ${trip.to}`] : []),
    ...section(
      'Checked for the trip:',
      checks.map(
        ({ title, connectionId, result, text }) =>
          `${resultColours[result](wording.travelChecks[result].ascii)} ${whose(connectionId)}${title}: ${text}`,
      ),
    ),
    ...section(
      'Where it would connect (supposed, not tried):',
      networks.flatMap(({ title, connections: there }) =>
        there.map(
          ({ connectionId, connects, why }) =>
            `${usableColours[connects](wording.usable[connects].ascii)} ${title}: ${whose(connectionId)}${why}`,
        ),
      ),
    ),
  ];
}

/** A run that was ended early may say less than there is. */
function cutShort({ context }: Report): string[] {
  return context.complete ? [] : [pc.yellow(wording.cutShort)];
}

function supposed({ assumed }: Report): string[] {
  return assumed ? [`${wording.page.supposed}: ${assumed.title}. ${assumed.explanation}`] : [];
}

function comparisonLines({
  taken,
  sameComputer,
  sameNetwork,
  worked,
  onlyHere,
  onlyThere,
  changes,
}: ReportComparison): string[] {
  const words = wording.yesNo;
  return [
    `taken ${taken}; same computer: ${words[`${sameComputer}`]}; same network: ${words[`${sameNetwork}`]}; VPN worked: ${words[`${worked}`]}`,
    ...onlyHere.map(({ title }) => `${wording.page.onlyHere}: ${title}`),
    ...onlyThere.map(({ title }) => `${wording.page.onlyThere}: ${title}`),
    ...changes.map(({ label, here, there }) => `- ${label}: here ${here}, there ${there}`),
  ];
}

/** The number that Windows gave last, and what it means by it: also where no cause is found. */
function lastFailure({ attempts, connections }: Report, connection: string): string[] | undefined {
  const last = attempts.find(({ connectionId }) => connectionId === connection);
  const well = connections.find(({ id }) => id === connection)?.verdict === 'healthy';
  if (well || last?.result !== 'failed' || last.errorCode === undefined) return undefined;
  return [`Error ${codeName(canonicalCode(last.errorCode) ?? last.errorCode)}: ${last.meaning ?? ''}`];
}

function causeLines({ title, id, confidence, evidence }: ReportCause): string[] {
  return [
    `- ${title} [${id}], ${confidence}`,
    ...evidence.map(
      ({ effect, text }) => `    ${effect === 'supports' || effect === 'proves' ? '+' : '-'} ${text}`,
    ),
  ];
}

function section(title: string, rows: readonly string[]): string[];
function section(title: string, rows: readonly Row[]): Row[];
function section(title: string, rows: readonly Row[]): Row[] {
  const inner = rows.map((row) => (typeof row === 'string' ? `  ${row}` : { command: `  ${row.command}` }));
  return rows.length > 0 ? [pc.bold(title), ...inner, ''] : [];
}

function lines(rows: readonly string[]): string {
  return `${rows.join('\n').trimEnd()}\n`;
}
