import pc from 'picocolors';
import { decidingVerdict } from '../diagnosis/travel-verdict.ts';
import type { Report, ReportCause, ReportComparison, ReportPreflight, Verdict } from '../report/model.ts';
import type { Role } from '../rules/cause.ts';
import { codeName } from '../vpn/error-codes/meaning.ts';
import { canonicalCode } from '../vpn/error-codes/normalise.ts';
import { tunnelNames } from '../vpn/tunnels.ts';
import { repairText, wording } from './wording.ts';

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

/** A summary for a terminal. Plain ASCII marks: old code pages know no others. */
export function consoleText(report: Report): string {
  const { causes, connections, next, coverage, transports, preflight } = report;
  const actions = preflight?.actions ?? report.actions;
  const { mark, headline } = said(report);
  // Also what was done and left something to say: a dial that did not go down again.
  const missing = coverage.filter(({ status, reason }) =>
    status === 'ok' ? reason !== '' : status !== 'not-applicable' && status !== 'not-asked',
  );
  return lines([
    ...cutShort(report),
    ...supposed(report),
    `${mark} ${pc.bold(headline)}`,
    '',
    ...section(
      'Do this:',
      actions.flatMap((action, index) => actionLines(action, index, report.roles)),
    ),
    ...(preflight ? [] : afterwards(report)),
    ...(preflight ? preflightLines(report, preflight) : []),
    ...section(
      'Connections:',
      connections.flatMap(({ id, name, owner, server, tunnel, verdict, because }) => [
        `${verdictMark(verdict)} ${name} (${tunnelNames[tunnel]}, ${server || 'no server'}${owner !== null && owner !== report.context.user ? `, of ${owner}` : ''})`,
        ...(lastFailure(report, id) ?? (because ? [because.text] : [])).map((line) => `     ${line}`),
      ]),
    ),
    ...section('Causes:', causes.flatMap(causeLines)),
    ...section(
      `${wording.page.contradictions}:`,
      report.contradictions.flatMap(({ text, notUsed }) => [
        `- ${text}`,
        `  ${wording.page.notUsed}: ${notUsed}.`,
      ]),
    ),
    ...section('', report.contradictions.length > 0 ? [wording.page.shapesWanted] : []),
    ...section(
      'To know more:',
      next.map(({ text }) => `- ${text}`),
    ),
    ...section('What is otherwise in the other snapshot:', (report.compared ?? []).flatMap(comparisonLines)),
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
  ]);
}

type Action = {
  readonly by: Role;
  readonly text: string;
  readonly command?: string;
  readonly repair?: string;
};

function actionLines({ by, text, command, repair }: Action, index: number, roles: Report['roles']): string[] {
  return [
    `${index + 1}. ${roles[by]}: ${text}`,
    ...(command === undefined ? [] : [`   ${pc.cyan(command)}`]),
    ...(repair === undefined ? [] : [`   ${repairText(repair)}`]),
  ];
}

/** The other steps of the leading cause, for whom the first ones did not help. */
function afterwards({ actions, causes: [first], roles }: Report): string[] {
  const left = (first?.fix ?? []).filter(
    (step) => actions.length > 0 && !actions.some(({ id }) => id === step.id),
  );
  return section(
    'If that does not help:',
    left.map(({ by, text }) => `- ${roles[by]}: ${text}`),
  );
}

/** The verdict and the first thing to do, in two lines. */
export function briefText(report: Report): string {
  const { roles } = report;
  const { mark, headline } = said(report);
  const [first] = report.preflight?.actions ?? report.actions;
  return lines([
    ...cutShort(report),
    ...supposed(report),
    `${mark} ${headline}`,
    ...(first ? [`${roles[first.by]}: ${first.text}`] : []),
  ]);
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

function section(title: string, rows: readonly string[]): string[] {
  return rows.length > 0 ? [pc.bold(title), ...rows.map((row) => `  ${row}`), ''] : [];
}

function lines(rows: readonly string[]): string {
  return `${rows.join('\n').trimEnd()}\n`;
}
