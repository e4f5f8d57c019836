import type HandlebarsTypes from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { canonicalCode, formatCode } from '../../knowledge/error-codes/normalise.ts';
import { stageNames } from '../../knowledge/stages.ts';
import { tunnelNames } from '../../knowledge/tunnels.ts';
import { probeStatusNames } from '../../probes/outcome.ts';
import type { Report, ReportCause, ReportEvidence, ReportStep, Verdict } from '../model.ts';
import { cause as causeTemplate, report as reportTemplate, script, style } from './compiled/templates.js';

// The types of the runtime alone are empty in the package; it is the same object without the compiler.
const Handlebars = runtime as unknown as Pick<typeof HandlebarsTypes, 'create' | 'SafeString'>;
const handlebars = Handlebars.create();
handlebars.registerPartial('cause', handlebars.template(causeTemplate));
const page = handlebars.template(reportTemplate);

/** The report as one HTML page that needs nothing else: no request, no script but its own, everything escaped. */
export function htmlReport(report: Report): string {
  return `${page(view(report))}\n`;
}

const verdictWords: Record<Verdict, { id: Verdict; mark: string; word: string }> = {
  healthy: { id: 'healthy', mark: '✓', word: 'In order' },
  degraded: { id: 'degraded', mark: '!', word: 'Works with limits' },
  inconclusive: { id: 'inconclusive', mark: '?', word: 'Not certain' },
  failing: { id: 'failing', mark: '✗', word: 'Does not connect' },
};

const usableWords = {
  yes: { id: 'yes', mark: '✓', word: 'yes' },
  no: { id: 'no', mark: '✗', word: 'no' },
  unknown: { id: 'unknown', mark: '?', word: 'not known' },
};

const resultWords = {
  ok: { id: 'ok', mark: '✓', word: 'passes' },
  blocked: { id: 'blocked', mark: '✗', word: 'does not pass' },
  unknown: { id: 'unknown', mark: '?', word: 'not known' },
};

const basicWords = {
  ok: { id: 'ok', mark: '✓', word: 'yes' },
  failed: { id: 'blocked', mark: '✗', word: 'no' },
  unknown: { id: 'unknown', mark: '?', word: 'not known' },
};

const natWords = {
  client: {
    yes: 'You are behind a NAT.',
    no: 'You are not behind a NAT.',
    unknown: 'If you are behind a NAT:',
  },
  server: {
    yes: 'The server is behind a NAT.',
    no: 'The server is not behind a NAT.',
    unknown: 'If the server is behind a NAT:',
  },
};

/** The templates' view: words and order, decided nowhere but in the model. */
function view(report: Report) {
  const time = timeIn(report.context.utcOffsetMinutes);
  const nameOf = new Map(report.connections.map(({ id, name }) => [id, name]));
  return {
    // A template string cannot carry these unescaped otherwise: they are our own files, hashed for the CSP.
    styleSheet: new Handlebars.SafeString(style.text),
    script: new Handlebars.SafeString(script.text),
    csp: { style: style.hash, script: script.hash },
    tool: `${report.tool.name} ${report.tool.version}`,
    taken: time(report.taken),
    verdict: verdictWords[report.verdict],
    headline: report.headline,
    unredacted: report.context.redaction === 'none',
    incomplete: !report.context.complete,
    actions: report.actions.map(({ by, text }) => ({ by: report.roles[by], text })),
    connections: report.connections.map(({ name, server, tunnel, scope, owner, verdict }) => ({
      name,
      server: server || 'not named',
      tunnel: tunnelNames[tunnel],
      scope: scope === 'user' ? (owner ?? 'one user') : 'all users',
      verdict: verdictWords[verdict],
    })),
    causes: report.causes.map((cause) => causeView(cause, nameOf, report.roles)),
    masked: report.masked.map(({ title }) => ({ title })),
    next: report.next.map(({ text }) => ({ text })),
    ruledOut: report.ruledOut.map(({ title, text }) => ({ title, text })),
    transports: transportsView(report),
    attempts: report.attempts.map(({ at, connectionId, tunnel, result, errorCode, stage, source }) => ({
      at: source === 'person' ? 'as told' : time(at),
      connection: nameOf.get(connectionId) ?? connectionId,
      tunnel: tunnelNames[tunnel],
      result: resultText(result, errorCode),
      stage: stage ? stageNames[stage] : '',
    })),
    context: contextView(report),
    blindTo: [...report.context.blindTo],
    coverage: report.coverage.map(({ title, status, reason, ms }) => ({
      title,
      status: probeStatusNames[status],
      reason,
      ms: status === 'ok' ? `${ms} ms` : '',
    })),
  };
}

function causeView(cause: ReportCause, nameOf: ReadonlyMap<string, string>, roles: Report['roles']) {
  const { evidence } = cause;
  const pro = evidence.filter(({ effect }) => effect === 'supports' || effect === 'proves');
  const contra = evidence.filter(({ effect }) => effect === 'opposes' || effect === 'rulesOut');
  return {
    id: cause.id,
    title: cause.title,
    explanation: cause.explanation,
    confidence: cause.confidence,
    confidenceWord: { confirmed: 'Confirmed', likely: 'Likely', possible: 'Possible' }[cause.confidence],
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

function stepView(
  { by, text, command, needsAdmin, needsReboot, verify, undo }: ReportStep,
  roles: Report['roles'],
) {
  const needs = [needsAdmin && 'as administrator', needsReboot && 'restart'].filter(Boolean).join(', ');
  return { by: roles[by], text, needs, command: command ?? '', verify: verify ?? '', undo: undo ?? '' };
}

function transportsView({ connections, basics, transports }: Report) {
  return connections.map(({ id, name, tunnel: own }) => ({
    connection: name,
    basics: basics
      .filter(({ connectionId }) => connectionId === id)
      .map(({ question, result, seen }) => ({ question, result: basicWords[result], seen: seen.join('; ') })),
    tunnels: transports
      .filter(({ connectionId }) => connectionId === id)
      .map(({ tunnel, usable, requirements, nat }) => ({
        name: tunnelNames[tunnel],
        own: tunnel === own,
        usable: usableWords[usable],
        // One row more for the note on NAT.
        span: requirements.length + 1,
        rows: requirements.map(({ need, source, result, seen }) => ({
          need,
          source,
          result: resultWords[result],
          seen,
        })),
        nat: nat.map(({ end, present, effect }) => ({ text: `${natWords[end][present]} ${effect}` })),
      })),
  }));
}

function contextView({ context }: Report) {
  const vantage = {
    outside: 'outside the company’s network',
    'trusted-network': 'inside the company’s network',
    'through-tunnel': 'through a VPN tunnel',
    unknown: 'not known',
  }[context.vantage];
  const elevated = context.elevated === 'unknown' ? 'not known' : context.elevated ? 'yes' : 'no';
  return [
    { name: 'System', value: context.os },
    { name: 'Run by', value: context.user || 'not known' },
    { name: 'As administrator', value: elevated },
    { name: 'PowerShell language mode', value: context.languageMode },
    { name: 'Where this computer stands', value: vantage },
  ];
}

function resultText(result: Report['attempts'][number]['result'], errorCode: number | undefined): string {
  const words = {
    connected: 'connected',
    ended: 'connected, then ended',
    unfinished: 'not finished',
    failed: 'failed',
  };
  if (errorCode === undefined) return words[result];
  return `${words[result]}: ${formatCode(canonicalCode(errorCode) ?? errorCode)}`;
}

/** Times of the client, with its own offset from UTC, so that the page is the same wherever it is made. */
function timeIn(offsetMinutes: number): (iso: string) => string {
  const sign = offsetMinutes < 0 ? '−' : '+';
  const hours = Math.floor(Math.abs(offsetMinutes) / 60);
  const minutes = Math.abs(offsetMinutes) % 60;
  const zone =
    offsetMinutes === 0
      ? 'UTC'
      : `UTC${sign}${hours}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`;
  return (iso) => {
    const local = new Date(Date.parse(iso) + offsetMinutes * 60_000);
    return `${local.toISOString().slice(0, 16).replace('T', ' ')} (${zone})`;
  };
}
