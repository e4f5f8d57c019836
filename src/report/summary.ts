// The small build of zod: `status` loads nothing else of size, and its whole cost is that of starting.
import * as z from 'zod/mini';
import { decidingVerdict } from '../diagnosis/travel-verdict.ts';
import { travelVerdicts, verdicts } from '../diagnosis/verdicts.ts';
import type { Report, ReportCause } from './model.ts';

export const lastRunVersion = 'vpn-doctor.last-run/1';

/** What a report says of one cause to those who watch many computers. */
const findingSchema = z.object({
  id: z.string().check(z.maxLength(120)),
  title: z.string().check(z.maxLength(300)),
  confidence: z.enum(['confirmed', 'likely', 'possible']),
  /** Who can repair it, as a role and in the words of the reader. */
  fixedBy: z.string().check(z.maxLength(40)),
  who: z.string().check(z.maxLength(600)),
  blocking: z.boolean(),
  /** The first thing to do. */
  step: z.string().check(z.maxLength(1200)),
});
export type Finding = z.infer<typeof findingSchema>;

/**
 * A run in short, for remote management: what `last-run.json` holds, and all that an emitter may say. Only words of our tables and of an
 * organisation's rules are in it; no name or address of a person, computer, network, connection or server is.
 */
export const summarySchema = z.object({
  schema: z.literal(lastRunVersion),
  tool: z.object({ name: z.string().check(z.maxLength(80)), version: z.string().check(z.maxLength(80)) }),
  /** When the run had ended. */
  finishedAt: z.iso.datetime(),
  verdict: z.enum(verdicts),
  /** Of the run itself, after --fail-on. */
  exitCode: z.int().check(z.minimum(0), z.maximum(255)),
  /** False where it was cut short. */
  complete: z.boolean(),
  /** True where this computer was looked through and has no VPN connection: there is nothing that could fail. */
  noConnection: z._default(z.boolean(), false),
  headline: z.string().check(z.maxLength(2000)),
  /** Where it was a check before a trip; then `verdict` and `headline` are about that, and what it found comes first. */
  preflight: z.optional(
    z.object({
      verdict: z.enum(travelVerdicts),
      /** First and last day, where they were given. */
      from: z.optional(z.string().check(z.maxLength(10))),
      to: z.optional(z.string().check(z.maxLength(10))),
    }),
  ),
  /** How many connections have each verdict. */
  connections: z.record(z.enum(verdicts), z.int().check(z.minimum(0))),
  /** Best first. */
  findings: z.array(findingSchema).check(z.maxLength(500)),
});
export type RunSummary = z.infer<typeof summarySchema>;

/** Pure: the time is when the observation had ended. */
export function summaryOf(report: Report, exitCode: number): RunSummary {
  const count = (wanted: string): number =>
    report.connections.filter(({ verdict }) => verdict === wanted).length;
  return {
    schema: lastRunVersion,
    tool: report.tool,
    finishedAt: new Date(Date.parse(report.taken) + report.timings.totalMs).toISOString(),
    verdict: decidingVerdict(report),
    exitCode,
    complete: report.context.complete,
    noConnection: hasNone(report),
    headline: report.preflight?.headline ?? report.headline,
    ...(report.preflight && { preflight: { verdict: report.preflight.verdict, ...report.preflight.trip } }),
    connections: {
      healthy: count('healthy'),
      degraded: count('degraded'),
      inconclusive: count('inconclusive'),
      failing: count('failing'),
    },
    findings: [...travelFindings(report), ...report.causes.map((cause) => findingOf(cause, report.roles))],
  };
}

/** What stands against the trip and is no cause of its own, each once. Texts of our tables only. */
function travelFindings({ preflight, roles }: Report): Finding[] {
  const found = (preflight?.checks ?? []).filter(
    ({ id, result }) => id !== 'works' && (result === 'fix' || result === 'limit'),
  );
  return found
    .filter(({ id }, index) => found.findIndex((one) => one.id === id) === index)
    .map(({ id, result, text, advice }) => {
      const by = advice?.by ?? 'helpdesk';
      return {
        id: `travel-${id}`,
        title: text,
        confidence: 'likely',
        fixedBy: by,
        who: roles[by],
        blocking: result === 'fix',
        step: advice?.text ?? '',
      };
    });
}

/** Nobody's profiles were out of sight, and there are none. */
function hasNone({ connections, context, coverage }: Report): boolean {
  const read = (probe: string): boolean => coverage.some((one) => one.probe === probe && one.status === 'ok');
  return connections.length === 0 && !context.needsUserSession && read('profiles') && read('phonebooks');
}

function findingOf(
  { id, title, confidence, fixedBy, blocking, fix }: ReportCause,
  roles: Report['roles'],
): Finding {
  // What leaves this computer names nobody and nothing of it.
  const step = fix.find(({ kind }) => kind !== 'bridge') ?? fix[0];
  return {
    id,
    title,
    confidence,
    fixedBy,
    who: roles[fixedBy],
    blocking,
    step: step?.general ?? step?.text ?? '',
  };
}
