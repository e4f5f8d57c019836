import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { asciiText } from '../../src/base/text/ascii.ts';
import { sweep } from '../../src/base/text/sweep.ts';
import { briefText, consoleText } from '../../src/render/console.ts';
import { longestTicket, ticketText } from '../../src/render/ticket.ts';
import type { Report } from '../../src/report/model.ts';
import { reportOn, sampleNames } from '../support/samples.ts';

for (const name of sampleNames)
  test(`${name}: a note that fits, in plain letters`, () => {
    const report = reportOn(name);
    const text = ticketText(report);
    assert.ok(text.length <= longestTicket, `${text.length}`);
    assert.match(text, /^[\x20-\x7e\n]+$/);
    assert.match(text, 'redaction standard');
    const [first] = report.causes;
    if (first && report.verdict === 'failing') assert.match(text, `[${first.id}]`);
  });

test('what does not fit goes, the least important first; the end stays', () => {
  const report = reportOn('nat-t-registry');
  const long = 'A sentence that goes on and on. '.repeat(20);
  const full: Report = {
    ...report,
    headline: long,
    causes: Array.from(
      { length: 50 },
      () => ({ ...report.causes[0], title: long }) as Report['causes'][number],
    ),
    actions: Array.from({ length: 3 }, () => ({
      id: 'unknown/try-hotspot' as const,
      kind: 'look' as const,
      by: 'user' as const,
      text: long,
      causeId: 'unknown' as const,
    })),
    next: [{ text: long, tellsApart: [] }],
  };
  const text = ticketText(full);
  assert.ok(text.length <= longestTicket, `${text.length}`);
  assert.match(text, /^VPN: Does not connect/);
  assert.match(text, /redaction standard\)\n$/);
});

test('letters that ASCII has not: signs become signs, accents go, the rest is a question mark', () => {
  assert.is(asciiText('Anna’s “VPN” – Zürich → 東京…'), 'Anna\'s "VPN" - Zurich -> ??...');
});

test('the last look: what can be traced by its form alone', () => {
  const text =
    'S-1-5-21-3623811015-3361044348-30300820-1013 00-1A-2B-3C-4D-5E C:\\Users\\anna\\file "C:\\\\Users\\\\anna" anna.schmidt@example.com';
  assert.is(sweep(text), 'sid mac C:\\Users\\user\\file "C:\\\\Users\\\\user" mail');
  assert.is(sweep('help@contoso.com', ['help@contoso.com']), 'help@contoso.com');
  // Nothing that only looks a little like it.
  for (const harmless of [
    'S-1-5-18',
    '2026-11-20T18:42:07.000Z',
    '203.0.113.10',
    'fe80::1',
    '3F9A61D0C5E27B48',
  ])
    assert.is(sweep(harmless), harmless);
});

test('a run that was cut short says so first, in the long summary and in the short one', () => {
  const whole = reportOn('gre-blocked');
  const report: Report = { ...whole, context: { ...whole.context, complete: false } };
  for (const text of [consoleText, briefText]) {
    assert.match(text(report).split('\n')[0] ?? '', 'Cut short');
    assert.not.match(text(whole), 'Cut short');
  }
});

test.run();
