import { createHash } from 'node:crypto';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { consoleText } from '../../src/render/console.ts';
import { htmlReport } from '../../src/render/html/html.ts';
import { buildReport } from '../../src/report/build.ts';
import { largeSnapshot, patched, reportOn, sampleNames } from '../support/samples.ts';

// The second half is a template expression and a terminal escape, to whoever would take them for one.
const attack = `<img src=x onerror="alert(1)">{{constructor}}$\{7*7}\u001b[31m\u202e`;

test('names from outside are text, in the page and on the terminal', () => {
  const snapshot = patched('gre-blocked', {
    probes: {
      profiles: { data: { connections: { 'user/Contoso VPN': { name: attack, server: attack } } } },
      network: { data: { interfaces: { 'Wi-Fi': { network: { name: attack } } } } },
      security: { data: { products: { [attack]: { kind: 'firewall' } } } },
      proxy: { status: 'failed', reason: attack, data: null },
    },
  });
  const html = htmlReport(buildReport(snapshot));
  assert.not.match(html, '<img');
  assert.not.match(html, '\u001b');
  assert.not.match(html, '\u202e');
  assert.match(html, '&lt;img src&#x3D;x');
  const text = consoleText(buildReport(snapshot));
  assert.not.match(text, '\u001b[31m');
  assert.not.match(text, '\u202e');
});

for (const name of sampleNames) {
  test(`${name}: the page stands alone, under a policy that allows only its own style and script`, () => {
    const html = htmlReport(reportOn(name));
    const policy =
      /Content-Security-Policy" content="([^"]+)"/
        .exec(html)?.[1]
        ?.replaceAll('&#x3D;', '=')
        .replaceAll('&#x27;', "'") ?? '';
    assert.match(policy, "default-src 'none'");
    for (const tag of ['style', 'script']) {
      const text = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(html)?.[1] ?? '';
      assert.ok(text.length > 100);
      assert.match(policy, `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    }
    assert.not.match(html, /<(img|link|iframe|object|base)\b|\ssrc=|url\(/);
    assert.ok(html.length < 150_000);
    assert.not.match(html, /undefined|\[object Object\]|NaN/);
  });
}

test('first on the page: the verdict, then the actions, then the causes', () => {
  const html = htmlReport(reportOn('nat-t-registry'));
  const order = [
    'id="headline"',
    'class="actions"',
    'id="causes"',
    'id="transports-title"',
    'id="attempts-title"',
    'id="coverage-title"',
  ].map((mark) => html.indexOf(mark));
  assert.ok(order.every((at) => at > 0));
  assert.equal(
    [...order].sort((a, b) => a - b),
    order,
  );
});

test('times are the client’s own, not those of the machine that replays', () => {
  assert.match(htmlReport(reportOn('gre-blocked')), '20/11/2026, 19:42 (UTC+1)');
  const zone = process.env.TZ;
  process.env.TZ = 'Pacific/Auckland';
  assert.is(htmlReport(reportOn('gre-blocked')), htmlReport(reportOn('gre-blocked')));
  assert.match(htmlReport(reportOn('gre-blocked')), '20/11/2026, 19:42 (UTC+1)');
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test('dates as they are written where the client stands', () => {
  const locale = (of: string): string =>
    htmlReport(buildReport(patched('gre-blocked', { context: { locale: of } })));
  assert.match(locale('de-DE'), '20.11.2026, 19:42 (UTC+1)');
  assert.match(locale('en-US'), '11/20/2026, 07:42 PM (UTC+1)');
  assert.match(locale('x-nowhere-at-all'), '20/11/2026');
});

test('a snapshot of a megabyte is still a page that opens', () => {
  const html = htmlReport(buildReport(largeSnapshot()));
  assert.ok(html.length < 150_000, `${html.length}`);
});

test.run();
