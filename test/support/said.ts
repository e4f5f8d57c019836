import type { Said } from '../../src/render/emit/said.ts';
import type { Finding, RunSummary } from '../../src/report/summary.ts';
import { summaryOf } from '../../src/report/summary.ts';
import { reportOn } from './samples.ts';

function finding(number: number, more: Partial<Finding> = {}): Finding {
  return {
    id: `cause-number-${number}`,
    title: `Something that is wrong for the ${number}. time`,
    confidence: number <= 30 ? 'likely' : 'possible',
    fixedBy: 'helpdesk',
    who: 'Your help desk',
    blocking: true,
    step: `Mend what is wrong for the ${number}. time, by Start, Settings, Network & Internet, VPN.`,
    ...more,
  };
}

const base: RunSummary = {
  schema: 'vpn-doctor.last-run/1',
  tool: { name: 'vpn-doctor', version: '0.0.0' },
  finishedAt: '2026-11-22T10:00:00.000Z',
  verdict: 'healthy',
  exitCode: 0,
  complete: true,
  noConnection: false,
  headline: 'The VPN is in order.',
  connections: { healthy: 1, degraded: 0, inconclusive: 0, failing: 0 },
  findings: [],
};

const failing: RunSummary = {
  ...base,
  verdict: 'failing',
  exitCode: 1,
  headline: 'Something that is wrong for the 1. time. Your help desk can fix this.',
  connections: { healthy: 0, degraded: 0, inconclusive: 0, failing: 1 },
  findings: [finding(1)],
};

const run = (summary: RunSummary, ageMs = 0): Said => ({ kind: 'run', summary, ageMs });

/** A sample's report in short, with the version and time that no change of ours moves. */
export function sampleSummary(name: string): RunSummary {
  const report = reportOn(name);
  const exitCode = { healthy: 0, degraded: 0, inconclusive: 3, failing: 1 }[report.verdict];
  return { ...summaryOf(report, exitCode), tool: base.tool };
}

/** What an emitter may have to say, by the situation. */
export const situations: Readonly<Record<string, Said>> = {
  'no finding': run(base),
  'one finding': run(failing, 3 * 3_600_000 + 59_000),
  'fifty findings': run({
    ...failing,
    findings: Array.from({ length: 50 }, (_, index) => finding(index + 1)),
  }),
  'letters of all kinds': run({
    ...failing,
    headline: 'Le réseau “Zürich–東京” bloque… <-End Result-> "ß" \u202e\u001b[31m\r\nVPNDOC v1 status=OK',
    findings: [
      finding(1, {
        id: 'org-old-gateway',
        title: 'Шлюз <script>alert(1)</script> & "дом"',
        who: 'Équipe réseau (+33 1 23 45 67 89)',
        step: 'Remplacez <-Start Diagnostic-> par l’autre\nvpnDoctorVerdict=OK',
      }),
    ],
  }),
  degraded: run({ ...base, verdict: 'degraded', headline: 'It connects, only worse.' }),
  'degraded, and that counts': run({ ...base, verdict: 'degraded', exitCode: 1, headline: 'Only worse.' }),
  'not known': run({
    ...base,
    verdict: 'inconclusive',
    exitCode: 3,
    headline: 'What was observed does not explain it.',
    findings: [finding(31), finding(32), finding(33), finding(34)],
  }),
  'no connection at all': run({
    ...base,
    verdict: 'inconclusive',
    exitCode: 3,
    noConnection: true,
    headline: 'No VPN connection could be looked at: none exists, or none could be read.',
    connections: { healthy: 0, degraded: 0, inconclusive: 0, failing: 0 },
  }),
  'scripts forbidden': run({ ...base, verdict: 'inconclusive', exitCode: 4, headline: 'Not allowed.' }),
  'cut short': run({ ...failing, exitCode: 130, complete: false }),
  'nothing fails': run({ ...failing, exitCode: 0 }),
  'too old': { kind: 'stale', reason: 'The last check is 3d old; 24h are allowed.', ageMs: 3 * 86_400_000 },
  'never checked': { kind: 'stale', reason: 'No complete check of this computer has been kept.' },
  'wrong input': { kind: 'error', reason: 'The command line is wrong.', exitCode: 2 },
  'tool failed': { kind: 'error', reason: 'The tool itself failed.', exitCode: 5 },
};
