import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { InputError } from '../../src/base/input-error.ts';
import { readRules } from '../../src/packs/file.ts';
import { consoleText } from '../../src/render/console.ts';
import { htmlReport } from '../../src/render/html/html.ts';
import { buildReport } from '../../src/report/build.ts';
import { cli } from '../support/cli.ts';
import { patched, sample } from '../support/samples.ts';

const example = 'docs/examples/contoso-rules.json';
const exampleText = readFileSync(example, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'rules-'));
const path = join(folder, 'rules.json');

function problems(text: string): string {
  writeFileSync(path, text);
  try {
    readRules(path);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [error.message, ...error.details].join('\n');
  }
  return '';
}

const changed = (from: string, to: string): string => exampleText.replace(from, to);
const lineOf = (text: string): number => exampleText.slice(0, exampleText.indexOf(text)).split('\n').length;

/** What is written wrong, the line that is blamed for it, and what is said. */
const mistakes: readonly (readonly [from: string, to: string, said: RegExp])[] = [
  ['"vpn-doctor.rules/1"', '"vpn-doctor.rules/2"', /schema: .*vpn-doctor\.rules\/1/],
  [
    '"reach.serverAnswers"',
    '"reach.serverAnswer"',
    /\.fact: there is no fact .*Did you mean "reach.serverAnswers"\?/,
  ],
  [
    '"fact": "attempt.errorCode", "value": 691',
    '"fact": "attempt.errorCode", "value": "691"',
    /attempt\.errorCode is never "691"; it can be a number/,
  ],
  [
    '"fact": "expected.server", "value": false',
    '"fact": "reach.udp500", "value": "silnet"',
    /it can be "answered", "silent", "unreachable"/,
  ],
  ['"strength": "strong"', '"strength": "sure"', /strength: .*"weak"\|"moderate"\|"strong"/],
  ['"id": "org-old-gateway"', '"id": "old-gateway"', /causes\[0\]\.id: .*"org-"/],
  ['"fixedBy": "helpdesk"', '"fixedBy": "boss"', /fixedBy/],
  [
    '"captive-portal": {',
    '"captiv-portal": {',
    /there is no cause "captiv-portal"\. Did you mean "captive-portal"\?/,
  ],
  [
    '"stage": "transport"',
    '"stage": "transport", "colour": "red"',
    /causes\[0\]\.colour: there is no such field/,
  ],
  [
    '"url": "https://help.contoso.com/vpn/new-gateway"',
    '"url": "javascript:alert(1)"',
    /references\[0\]\.url/,
  ],
  ['"789": 0.3', '"789": 7', /codes\.789/],
  ['"kind": "all"', '"kind": "every"', /when/],
  ['"helpdesk": {', '"helpdesk": { "name": "A",', /"name" is there twice/],
  ["today's gateways, and", 'today\\u001b[2J', /control letters/],
  [
    '"when": { "kind": "is", "fact": "expected.server", "value": true }',
    '"when": { "kind": "not", "of": { "kind": "known", "fact": "expected.server" } }',
    /what is not known proves nothing/,
  ],
];

for (const [from, to, said] of mistakes)
  test(`${to.slice(0, 60)}: told by its line and field`, () => {
    const text = problems(changed(from, to));
    assert.match(text, said);
    assert.match(text, new RegExp(`line (${lineOf(from)}|${lineOf(from) + 1}), column \\d+: `));
  });

test('what is missing is told at the place that should hold it', () => {
  const text = problems(
    changed('"title": "The profile still dials the gateway that was switched off in March",', ''),
  );
  assert.match(text, /line \d+, column \d+: causes\[0\]\.title: /);
});

test('an id that is there twice, no JSON at all, a byte order mark, endless nesting', () => {
  const twice = JSON.parse(exampleText) as { causes: Json[] };
  twice.causes.push(twice.causes[0] as Json);
  assert.match(problems(JSON.stringify(twice)), /causes\[1\]\.id: "org-old-gateway" is there twice/);
  assert.match(problems('{"schema": 1,, }'), /line 1, column \d+: this is no JSON/);
  assert.match(problems(''), /this is no JSON/);
  assert.match(problems('['.repeat(100_000)), /nested/);
  assert.is(problems(`\uFEFF${exampleText}`), '');
  assert.throws(() => readRules(join(folder, 'nowhere.json')), /Cannot read .*there is no such file/);
});

/** The example's own cause: an L2TP profile to a server that the organisation does not give out, where nothing answers. */
const oldGateway: Json = {
  probes: {
    profiles: {
      data: {
        connections: {
          'user/Contoso VPN': { tunnel: 'l2tp', server: '198.51.100.7', l2tpAuthentication: 'psk' },
          'all-users/Contoso SSTP': null,
        },
      },
    },
    attempts: {
      data: {
        attempts: {
          '7c9e6679-7425-40de-944b-e07fc1f90ae7': {
            result: 'failed',
            errorCode: 809,
            tunnel: 'l2tp',
            at: '2026-11-20T18:39:51.000Z',
          },
        },
      },
    },
    'tcp-ports': {
      data: {
        servers: {
          '198.51.100.7': { 443: { '198.51.100.7': { result: 'no-answer', failure: 'timeout', ms: 3500 } } },
        },
      },
    },
    ike: {
      data: {
        servers: {
          '198.51.100.7': {
            '198.51.100.7': {
              ikev1: {
                udp500: { result: 'no-answer', failure: 'timeout', ms: 3500 },
                udp4500: { result: 'no-answer', failure: 'timeout', ms: 3500 },
              },
            },
          },
        },
      },
    },
  },
};

test('a cause of one’s own comes first where it holds, and is not there without the rules', () => {
  const snapshot = patched('healthy', oldGateway);
  const [first] = buildReport(snapshot, { rules: readRules(example) }).causes;
  assert.is(first?.id, 'org-old-gateway');
  assert.is(first?.confidence, 'likely');
  assert.not.ok(buildReport(snapshot).causes.some(({ id }) => id.startsWith('org-')));
});

test('it is ruled out at a server that is given out, and the healthy client stays healthy', () => {
  const report = buildReport(sample('healthy'), { rules: readRules(example) });
  assert.is(report.verdict, 'healthy');
  assert.equal(report.causes, []);
});

test('steps of one’s own go first, and the help desk is called by its name', () => {
  const report = buildReport(sample('captive-portal'), { rules: readRules(example) });
  assert.match(report.causes[0]?.fix[0]?.text ?? '', /travel app/);
  assert.is(report.organisation?.helpdesk?.phone, '+49 30 5550100');
  const missing = buildReport(sample('nat-t-registry'), { rules: readRules(example) });
  assert.match(consoleText(missing), /Contoso Service Desk \(\+49 30 5550100, help@contoso\.com\)/);
  assert.match(htmlReport(missing), /Contoso Service Desk/);
});

test('what a pack says is text, never markup', () => {
  const hostile = exampleText
    .replaceAll('Contoso Service Desk', '<img src=x onerror=alert(1)>')
    .replace('Press the', '</script><script>alert(1)</script> {{constructor}} Press the');
  assert.is(problems(hostile), '');
  const page = htmlReport(buildReport(sample('captive-portal'), { rules: readRules(path) }));
  assert.not.match(page, /<img src=x|<script>alert/);
});

test('on the command line: exit code 2, and nothing on stdout', async () => {
  writeFileSync(path, changed('"strong"', '"sure"'));
  const ran = await cli(['check', '--from', 'samples/captive-portal.json', '--rules', path, '--json']);
  assert.is(ran.code, 2);
  assert.is(ran.stdout, '');
  assert.match(ran.stderr, /line \d+, column \d+: causes\[0\]\.evidence\[0\]\.strength/);
});

/** In time that grows with the file and not with its square: 60,000 keys took minutes, and would again. */
test('sixty thousand keys, and ten thousand facts that nobody knows, are told at once', () => {
  const keys = Array.from({ length: 60_000 }, (_, index) => `"k${index}":1`).join(',');
  assert.match(problems(`{"schema":"vpn-doctor.rules/1",${keys}}`), /and \d+ more/);
  const facts = Array.from({ length: 50 }, (_, index) => ({
    kind: 'is',
    fact: `reach.tcp44${index}`,
    value: 'open',
  }));
  const one = { effect: 'supports', strength: 'weak', when: { kind: 'any', of: facts }, text: 'x' };
  const rules = JSON.parse(exampleText) as { causes: { id: string }[] };
  const [first] = rules.causes;
  const causes = Array.from({ length: 10 }, (_, index) => ({
    ...first,
    id: `${first?.id}-${index}`,
    evidence: Array.from({ length: 20 }, () => one),
  }));
  assert.match(problems(JSON.stringify({ ...rules, causes })), /there is no fact/);
});

test.run();
