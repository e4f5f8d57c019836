import { probeStatusNames } from '../../base/outcome.ts';
import { decidingVerdict } from '../../diagnosis/travel-verdict.ts';
import type {
  Report,
  ReportAttempt,
  ReportCause,
  ReportComparison,
  ReportEvidence,
  ReportStep,
} from '../../report/model.ts';
import { canonicalCode, formatCode } from '../../vpn/error-codes/normalise.ts';
import { stageNames } from '../../vpn/stages.ts';
import { tunnelNames } from '../../vpn/tunnels.ts';
import { asked, endsText, repairText, spoken, wording } from '../wording.ts';
import {
  cause as causeTemplate,
  path as pathTemplate,
  preflight as preflightTemplate,
  report as reportTemplate,
  script,
  style,
} from './compiled/templates.js';
import { Handlebars } from './handlebars.ts';
import { attemptsPicture, pathPicture } from './pictures.ts';
import { preflightView } from './preflight-view.ts';
import { timesIn } from './times.ts';

const handlebars = Handlebars.create();
handlebars.registerPartial('cause', handlebars.template(causeTemplate));
handlebars.registerPartial('path', handlebars.template(pathTemplate));
handlebars.registerPartial('preflight', handlebars.template(preflightTemplate));
const page = handlebars.template(reportTemplate);
const words = wording.page;

/** The report as one HTML page that needs nothing else: no request, no script but its own, everything escaped. */
export function htmlReport(report: Report): string {
  return `${page(view(report))}\n`;
}

/** The newest of them; all are in the JSON document. */
const mostAttempts = 25;

type Times = ReturnType<typeof timesIn>;

/** The templates' view: words and order, decided nowhere but in the model. */
function view(report: Report) {
  const { context, connections, organisation } = report;
  const times = timesIn(context);
  const nameOf = new Map(connections.map(({ id, name }) => [id, name]));
  const several = connections.length > 1;
  return {
    words,
    // A template string cannot carry these unescaped otherwise: they are our own files, hashed for the CSP.
    styleSheet: new Handlebars.SafeString(style.text),
    script: new Handlebars.SafeString(script.text),
    csp: { style: style.hash, script: script.hash },
    tool: `${report.tool.name} ${report.tool.version}`,
    taken: times.full(report.taken),
    takenIso: report.taken,
    footer: mayHaveDialled(report) ? words.footerDialled : words.footer,
    ...saidView(report),
    supposed: report.assumed
      ? `${words.supposed}: ${report.assumed.title}. ${report.assumed.explanation}`
      : '',
    preflight: report.preflight && preflightView(report.preflight, nameOf),
    unredacted: context.redaction === 'none',
    incomplete: !context.complete,
    contact: contactView(organisation?.helpdesk),
    paths: report.paths.map((path) => ({
      connection: several ? (nameOf.get(path.connectionId) ?? path.connectionId) : '',
      picture: pathPicture(path),
      ends: endsText(path),
    })),
    roles: Object.entries(wording.who).map(([id, word]) => ({ id, word })),
    causes: report.causes.map((cause) => causeView(cause, nameOf, report.roles)),
    masked: report.masked.map(({ title }) => ({ title })),
    next: report.next.map(({ text }) => ({ text, spoken: asked(text) })),
    compared: (report.compared ?? []).map((one) => comparisonView(one, nameOf, times)),
    connections: connections.map(({ name, server, tunnel, scope, owner, verdict }) => ({
      name,
      server: server || words.notNamed,
      tunnel: tunnelNames[tunnel],
      scope: scope === 'user' ? (owner ?? words.oneUser) : words.allUsers,
      verdict: { id: verdict, ...wording.verdicts[verdict] },
    })),
    transports: transportsView(report),
    timeline: attemptsPicture(report.attempts.slice(0, mostAttempts), times.day),
    older: Math.max(0, report.attempts.length - mostAttempts),
    attempts: report.attempts.slice(0, mostAttempts).map((attempt) => attemptView(attempt, nameOf, times)),
    ruledOut: report.ruledOut.map(({ title, text }) => ({ title, text })),
    context: contextView(report),
    blindTo: [...context.blindTo],
    contradictions: report.contradictions,
    // Where everything that disagrees has an end that the person can bring about, the shapes are not needed.
    shapesWanted: report.contradictions.some(({ next }) => next === undefined),
    coverage: report.coverage.map(({ title, status, reason, ms }) => ({
      title,
      status: probeStatusNames[status],
      reason,
      ms: status === 'ok' ? `${ms} ms` : '',
    })),
    facts: factsView(report, nameOf),
  };
}

/** What stands first. Before a trip that is the answer about the trip. */
function saidView(report: Report) {
  const { preflight, verdict, headline, actions, roles } = report;
  const steps = (preflight?.actions ?? actions).map(({ by, text }) => ({ by: roles[by], text }));
  if (!preflight)
    return {
      about: words.reportOf,
      verdict: { id: verdict, ...wording.verdicts[verdict] },
      headline,
      actions: steps,
    };
  return {
    about: words.travelOf,
    verdict: { id: decidingVerdict(report), ...wording.travel[preflight.verdict] },
    headline: preflight.headline,
    actions: steps,
  };
}

/** Whoever allowed a dial has to look at the table of checks for what became of it. */
function mayHaveDialled({ coverage }: Report): boolean {
  const dial = coverage.find(({ probe }) => probe === 'connect')?.status;
  return dial !== undefined && dial !== 'not-asked' && dial !== 'not-applicable' && dial !== 'denied';
}

type Names = ReadonlyMap<string, string>;

/** Fields that are not there stand as empty: the templates are strict. */
function contactView(contact: NonNullable<Report['organisation']>['helpdesk']) {
  return (
    contact && {
      name: contact.name,
      phone: contact.phone ?? '',
      mail: contact.mail ?? '',
      url: contact.url ?? '',
    }
  );
}

function causeView(cause: ReportCause, nameOf: Names, roles: Report['roles']) {
  const { evidence } = cause;
  const pro = evidence.filter(({ effect }) => effect === 'supports' || effect === 'proves');
  const contra = evidence.filter(({ effect }) => effect === 'opposes' || effect === 'rulesOut');
  return {
    words,
    id: cause.id,
    title: cause.title,
    explanation: cause.explanation,
    confidence: cause.confidence,
    confidenceWord: wording.confidence[cause.confidence],
    fixedBy: roles[cause.fixedBy],
    appliesTo: nameOf.size > 1 ? cause.appliesTo.map((id) => nameOf.get(id) ?? id).join(', ') : '',
    for: pro.map(evidenceView),
    against: contra.map(evidenceView),
    fix: cause.fix.map((step) => stepView(step, roles)),
    references: cause.references.map(({ title, url }) => ({ title, url })),
  };
}

function evidenceView({ text, seen }: ReportEvidence) {
  return { text, seen: seen.join('; ') };
}

function stepView(step: ReportStep, roles: Report['roles']) {
  const { by, text, command, repair, needsAdmin, needsReboot, verify, undo } = step;
  const needs = [needsAdmin && words.asAdministrator, needsReboot && words.restart]
    .filter(Boolean)
    .join(', ');
  return {
    role: by,
    by: roles[by],
    text,
    needs,
    command: command ?? '',
    repair: repair === undefined ? '' : repairText(repair),
    verify: verify ?? '',
    undo: undo ?? '',
    // Only what a person at the other end does without a command can be said to them.
    spoken: by === 'user' ? spoken(step) : '',
  };
}

function comparisonView(
  { connectionId, taken, sameComputer, sameNetwork, worked, onlyHere, onlyThere, changes }: ReportComparison,
  nameOf: Names,
  times: Times,
) {
  const said = (value: boolean | 'unknown'): string => wording.yesNo[`${value}`];
  return {
    connection: nameOf.get(connectionId) ?? connectionId,
    about: `${times.full(taken)}. Same computer: ${said(sameComputer)}. Same network: ${said(sameNetwork)}. The VPN worked: ${said(worked)}.`,
    // On one network it is the time that differs.
    here: sameNetwork === true ? words.now : words.here,
    there: sameNetwork === true ? words.earlier : words.there,
    causes: [
      { when: words.onlyHere, titles: onlyHere.map(({ title }) => title).join('; ') },
      { when: words.onlyThere, titles: onlyThere.map(({ title }) => title).join('; ') },
    ].filter(({ titles }) => titles !== ''),
    changes: changes.map(({ label, here, there }) => ({ label, here, there })),
  };
}

function transportsView({ connections, basics, transports }: Report) {
  return connections.map(({ id, name, tunnel: own }) => ({
    connection: name,
    basics: basics
      .filter(({ connectionId }) => connectionId === id)
      .map(({ question, result, seen }) => ({
        question,
        result: { id: result === 'failed' ? 'blocked' : result, ...wording.basic[result] },
        seen: seen.join('; '),
      })),
    tunnels: transports
      .filter(({ connectionId }) => connectionId === id)
      .map(({ tunnel, usable, requirements, nat }) => ({
        name: tunnelNames[tunnel],
        own: tunnel === own,
        ownWord: words.own,
        usable: { id: usable, ...wording.usable[usable] },
        // One row more for the note on NAT.
        span: requirements.length + 1,
        rows: requirements.map(({ need, source, result, seen }) => ({
          need,
          source,
          result: { id: result, ...wording.requirement[result] },
          seen,
        })),
        nat: nat.map(({ end, present, effect }) => ({ text: `${wording.nat[end][present]} ${effect}` })),
      })),
  }));
}

function attemptView(
  { at, connectionId, tunnel, result, errorCode, meaning, stage, source }: ReportAttempt,
  nameOf: Names,
  times: Times,
) {
  const state = { failed: 'bad', unfinished: 'unknown', connected: 'ok', ended: 'ok' }[result] as
    | 'ok'
    | 'bad'
    | 'unknown';
  const code = errorCode === undefined ? '' : `: ${formatCode(canonicalCode(errorCode) ?? errorCode)}`;
  return {
    at: { person: words.asTold, log: times.full(at), dial: `${times.full(at)}, ${words.byThisCheck}` }[
      source
    ],
    connection: nameOf.get(connectionId) ?? connectionId,
    tunnel: tunnelNames[tunnel],
    state,
    mark: wording.hopStates[state].mark,
    result: `${wording.attempts[result]}${code}`,
    meaning: meaning ?? '',
    stage: stage ? stageNames[stage] : '',
  };
}

function contextView({ context }: Report) {
  return [
    { name: words.system, value: context.os },
    { name: words.runBy, value: context.user || words.notKnown },
    { name: words.elevated, value: wording.yesNo[`${context.elevated}`] },
    { name: words.languageMode, value: context.languageMode },
    { name: words.stands, value: wording.vantage[context.vantage] },
  ];
}

/** Facts by connection, in the order of the model. */
function factsView({ facts }: Report, nameOf: Names) {
  const ids = [...new Set(facts.map(({ connectionId }) => connectionId))];
  return ids.map((id) => ({
    connection: nameOf.get(id) ?? id,
    rows: facts
      .filter(({ connectionId }) => connectionId === id)
      .map(({ fact, label, value }) => ({ fact, label, value })),
  }));
}
