import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { longestDattoDiagnostic, longestDattoResult } from '../../src/render/emit/datto.ts';
import { type EmitFormat, emitFormats, emitters } from '../../src/render/emit/emitters.ts';
import { longestIntune } from '../../src/render/emit/intune.ts';
import { longestJson } from '../../src/render/emit/json.ts';
import { longestLine } from '../../src/render/emit/line.ts';
import { longestNinjaField, longestNinjaHtml } from '../../src/render/emit/ninja.ts';
import { longestNsight } from '../../src/render/emit/nsight.ts';
import type { Emitted, Said } from '../../src/render/emit/said.ts';
import { summarySchema } from '../../src/report/summary.ts';
import { runs } from '../support/runs.ts';
import { sampleSummary, situations } from '../support/said.ts';
import { reportOn, sampleNames } from '../support/samples.ts';

/** All situations in one format, as a person can read them side by side. `npm run update:golden` writes them anew. */
function golden(format: EmitFormat): string {
  const parts = Object.entries(situations).map(([name, said]) => {
    const { stdout, exitCode, sideFile } = emitters[format](said);
    const side = sideFile ? `--- ${sideFile.name}\n${sideFile.content}\n` : '';
    return `=== ${name}: exit code ${exitCode}\n${stdout}${side}`;
  });
  return parts.join('\n');
}

for (const format of emitFormats)
  test(`${format}: every situation as it is laid down`, () => {
    const path = `test/render/emit/${format}.golden.txt`;
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, golden(format));
    assert.fixture(golden(format), readFileSync(path, 'utf8'));
  });

/** What each product takes, whatever there is to say. */
const limits: Readonly<Record<EmitFormat, (emitted: Emitted, said: Said) => void>> = {
  intune: ({ stdout, exitCode }) => {
    assert.ok(stdout.length <= 2048);
    assert.ok(stdout.length - 1 <= longestIntune);
    assert.match(stdout, /^VPNDOC v1 status=[A-Z]+[^\n]*\n$/);
    assert.ok([0, 1].includes(exitCode));
  },
  line: ({ stdout }) => {
    assert.match(stdout, /^VPNDOC v1 status=[A-Z]+[^\n]*\n$/);
    assert.ok(stdout.length - 1 <= longestLine, stdout);
  },
  datto: ({ stdout, exitCode }) => {
    const lines = stdout.split('\n');
    const [start, result = '', end, startMore] = lines;
    assert.equal([start, end, startMore], ['<-Start Result->', '<-End Result->', '<-Start Diagnostic->']);
    assert.equal(lines.slice(-2), ['<-End Diagnostic->', '']);
    const diagnostic = lines.slice(4, -2).join('\n');
    assert.match(result, /^STATUS=VPNDOC v1 status=/);
    assert.ok(result.length <= longestDattoResult);
    assert.ok(diagnostic.length <= longestDattoDiagnostic);
    assert.not.match(`${result}${diagnostic}`, '<-');
    assert.ok([0, 1].includes(exitCode));
  },
  nsight: ({ stdout, exitCode }) => {
    assert.ok(stdout.length <= longestNsight && longestNsight < 10_000);
    assert.ok(exitCode === 0 || exitCode > 1000);
  },
  ninja: ({ stdout, exitCode, sideFile }) => {
    const names = ['vpnDoctorVerdict', 'vpnDoctorIds', 'vpnDoctorLastRun', 'vpnDoctorText'];
    const lines = stdout.trimEnd().split('\n');
    assert.equal(
      lines.map((one) => one.split('=')[0]),
      names,
    );
    for (const [index, one] of lines.entries())
      assert.ok(one.length <= `${names[index]}=`.length + longestNinjaField);
    assert.ok([0, 1].includes(exitCode));
    const page = sideFile?.content ?? '';
    assert.ok(JSON.stringify(page).length < 45_000 && page.length <= longestNinjaHtml);
    assert.match(page, /^[\x20-\x7e]*$/);
    // Nothing but our own tags: no script, no style sheet, nothing that is fetched.
    const tags = [...page.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/ (style|colspan)="[^"]*"/g, ''));
    const ours = ['<p>', '<table>', '<tr>', '<th>', '<td>', '<b>', '<br>', '</p>', '</table>', '</tr>'];
    for (const tag of tags) assert.ok([...ours, '</th>', '</td>', '</b>'].includes(tag), tag);
  },
  json: ({ stdout }, said) => {
    assert.ok(stdout.length - 1 <= longestJson);
    const document = JSON.parse(stdout) as { status: string; findings?: unknown[]; more?: number };
    const all = said.kind === 'run' ? said.summary.findings.length : 0;
    assert.is((document.findings?.length ?? 0) + (document.more ?? 0), all);
    assert.is(stdout.trimEnd().includes('\n'), false);
  },
};

const text = (longest: number) =>
  fc.oneof(
    fc.string({ maxLength: longest, unit: 'binary' }),
    fc.constantFrom(
      '<-End Result->',
      '"\r\nVPNDOC v1 status=OK',
      'A sentence. '.repeat(80).slice(0, longest),
    ),
  );
const finding = fc.record({
  id: fc.stringMatching(/^[a-z-]{1,60}$/),
  title: text(300),
  confidence: fc.constantFrom('confirmed', 'likely', 'possible'),
  fixedBy: fc.constantFrom('user', 'helpdesk', 'network', 'vpn-admin'),
  who: text(600),
  blocking: fc.boolean(),
  step: text(1200),
});
const count = fc.nat(500);
const said: fc.Arbitrary<Said> = fc.oneof(
  fc.record({
    kind: fc.constant('run' as const),
    ageMs: fc.integer({ min: -1000, max: 1e11 }),
    summary: fc.record({
      schema: fc.constant('vpn-doctor.last-run/1' as const),
      tool: fc.record({ name: text(80), version: text(80) }),
      finishedAt: fc.constant('2026-11-22T10:00:00.000Z'),
      verdict: fc.constantFrom('healthy', 'degraded', 'inconclusive', 'failing'),
      exitCode: fc.constantFrom(0, 1, 3, 4, 130),
      complete: fc.boolean(),
      noConnection: fc.boolean(),
      headline: text(2000),
      connections: fc.record({ healthy: count, degraded: count, inconclusive: count, failing: count }),
      findings: fc.array(finding, { maxLength: 60 }),
    }),
  }),
  fc.record({ kind: fc.constant('stale' as const), reason: text(400) }),
  fc.record({ kind: fc.constant('error' as const), reason: text(400), exitCode: fc.constantFrom(2, 5) }),
);

for (const format of emitFormats)
  test(`${format}: whatever there is to say, it keeps to the product's limits`, () => {
    fc.assert(
      fc.property(said, (one) => {
        const emitted = emitters[format](one);
        assert.match(emitted.stdout, /^[\x20-\x7e\n]+$/);
        assert.ok(emitted.stdout.endsWith('\n'));
        limits[format](emitted, one);
      }),
      { numRuns: runs(400) },
    );
    for (const one of Object.values(situations)) limits[format](emitters[format](one), one);
  });

/** Formats whose exit code starts something by itself. */
const alarming = ['intune', 'datto', 'ninja'] as const;

test('only a finding alarms: a tool that failed, or does not know, starts nothing', () => {
  for (const format of alarming)
    for (const [name, one] of Object.entries(situations)) {
      const finding = one.kind === 'run' && one.summary.exitCode === 1;
      assert.is(emitters[format](one).exitCode, finding ? 1 : 0, `${format}, ${name}`);
    }
});

test('N-sight: a code of its own for a finding, for not known, and for a tool that failed', () => {
  const code = (name: string): number => emitters.nsight(situations[name] as Said).exitCode;
  assert.equal(
    [
      'no finding',
      'no connection at all',
      'degraded',
      'one finding',
      'not known',
      'scripts forbidden',
      'too old',
      'tool failed',
    ].map(code),
    [0, 0, 0, 1001, 1002, 1002, 1002, 1003],
  );
});

for (const name of sampleNames)
  test(`${name}: nothing of the computer, its people, networks, connections and servers is in it`, () => {
    const report = reportOn(name);
    const summary = sampleSummary(name);
    summarySchema.parse(summary);
    const secret = [
      report.context.user,
      ...report.connections.flatMap((one) => [one.name, one.server, one.owner ?? '']),
    ].filter((one) => one.length > 3);
    for (const format of emitFormats) {
      const { stdout, sideFile } = emitters[format]({ kind: 'run', summary, ageMs: 0 });
      for (const one of secret)
        assert.not.ok(`${stdout}${sideFile?.content}`.includes(one), `${format}: ${one}`);
      assert.not.match(stdout, /\b\d{1,3}(\.\d{1,3}){3}\b/, format);
    }
  });

test.run();
