import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { htmlReport } from '../../src/render/html/html.ts';
import { jsonText } from '../../src/render/json.ts';
import { buildReport } from '../../src/report/build.ts';
import { snapshotText } from '../../src/snapshot/file.ts';
import { redact } from '../../src/snapshot/redact.ts';
import { snapshotSchema } from '../../src/snapshot/schema.ts';
import { named, patched, reportOn } from '../support/samples.ts';

const personal = ['anna.schmidt', 'DESKTOP-7Q1', 'Hotel Adler Gast', '198.51.100.77', '8.8.4.77'];
const servers = ['vpn.contoso.com', '203.0.113.10'];

const observed = patched('gre-blocked', {
  context: { redaction: 'none' },
  probes: {
    session: { data: { user: 'DESKTOP-7Q1\\anna.schmidt' } },
    network: {
      data: {
        interfaces: {
          'Wi-Fi': { addresses: ['192.168.1.23/24', '8.8.4.77/32'], network: { name: 'Hotel Adler Gast' } },
        },
      },
    },
    'public-address': { data: { seenFrom: { 'http://checkip.amazonaws.com/': { address: '8.8.4.77' } } } },
    proxy: { status: 'failed', reason: 'C:\\Users\\anna.schmidt\\x.ps1 on DESKTOP-7Q1', data: null },
  },
});
const shown = (text: string, wanted: readonly string[]): string[] =>
  wanted.filter((one) => text.toLowerCase().includes(one.toLowerCase()));

test('standard hides who and where in every output, and keeps the server', () => {
  const redacted = redact(observed, 'standard');
  const report = buildReport(redacted);
  for (const text of [snapshotText(redacted), jsonText(report), htmlReport(report)]) {
    assert.equal(shown(text, personal), []);
    assert.match(text, 'vpn.contoso.com');
  }
});

test('strict hides the server too, by names and addresses that stay names and addresses', () => {
  const redacted = redact(observed, 'strict');
  for (const text of [snapshotText(redacted), htmlReport(buildReport(redacted))]) {
    assert.equal(shown(text, [...personal, ...servers]), []);
  }
  assert.ok(snapshotSchema.safeParse(redacted).success);
});

test('equal values get equal stand-ins, private ranges stay', () => {
  const text = snapshotText(redact(observed, 'standard'));
  assert.match(text, '192.168.1.23/24');
  assert.is(text.split('public-1').length - 1 >= 2, true);
});

test('redaction changes no conclusion', () => {
  const before = buildReport(observed);
  for (const level of ['standard', 'strict'] as const) {
    const after = buildReport(redact(observed, level));
    assert.equal(named(after), named(before));
    assert.equal(
      after.causes.map(({ score }) => score),
      before.causes.map(({ score }) => score),
    );
    assert.is(after.verdict, before.verdict);
  }
});

test('redacting twice is redacting once', () => {
  const once = redact(observed, 'standard');
  assert.equal(redact(once, 'standard'), once);
});

test('names that are words of the document itself change nothing but themselves', () => {
  const words = [
    'ok',
    'User',
    'profiles',
    'Expected',
    'Internet',
    'open',
    'vpn',
    'Running',
    'sstp',
    'windows',
    'contoso',
    'true',
    'constructor',
  ];
  const plain = reportOn('healthy', { context: { redaction: 'none' } });
  for (const word of words) {
    const named = patched('healthy', {
      context: { redaction: 'none' },
      probes: {
        session: { data: { user: `${word}\\${word}` } },
        network: { data: { interfaces: { 'Wi-Fi': { network: { name: word } } } } },
      },
    });
    for (const level of ['standard', 'strict'] as const) {
      const report = buildReport(redact(named, level));
      assert.is(report.verdict, plain.verdict, word);
      assert.is(report.context.user, 'host-1\\user-1');
      if (level === 'standard')
        assert.equal(
          report.connections.map(({ name, server }) => [name, server]),
          plain.connections.map(({ name, server }) => [name, server]),
          word,
        );
    }
  }
});

test('error texts lose accounts, SIDs, MACs and mail addresses, with or without a session', () => {
  const reason = 'C:\\Users\\jane.doe\\x S-1-5-21-1-2-3-1001 00-1A-2B-3C-4D-5E jane.doe@contoso.com';
  const failed = patched('healthy', {
    context: { redaction: 'none' },
    probes: {
      proxy: { status: 'failed', reason, data: null },
      session: { status: 'failed', reason, data: null },
    },
  });
  const text = snapshotText(redact(failed, 'standard'));
  assert.equal(shown(text, ['jane.doe', 'S-1-5-21', '00-1A', '@contoso']), []);
});

test('a public address that is the server’s own stays the server’s', () => {
  const through = patched('healthy', {
    context: { redaction: 'none' },
    probes: {
      profiles: { data: { connections: { 'user/Contoso VPN': { server: '45.83.12.7' } } } },
      'public-address': {
        data: { seenFrom: { 'http://checkip.amazonaws.com/': { address: '45.83.12.7' } } },
      },
    },
  });
  assert.match(snapshotText(redact(through, 'standard')), '45.83.12.7');
});

test('none leaves all and says so on the page', () => {
  assert.is(redact(observed, 'none'), observed);
  assert.match(htmlReport(buildReport(observed)), 'made with redaction off');
});

test.run();
