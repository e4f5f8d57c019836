/// <reference lib="dom" />
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { type Browser, chromium, type Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { assumedNetworkIds } from '../../src/knowledge/assumed-networks.ts';
import { consoleText } from '../../src/render/console.ts';
import { htmlReport } from '../../src/render/html/html.ts';
import { buildReport } from '../../src/report/build.ts';
import { temporaryFolder } from '../support/engine.ts';
import { hostileTexts, openPlaces, withTexts } from '../support/hostile.ts';
import { paced } from '../support/pace.ts';
import { runs } from '../support/runs.ts';
import { patched, reportOn, sample, sampleNames } from '../support/samples.ts';

/** Its own value is not wanted: to hand the whole of axe back takes longer than what it is asked for. */
const axe = `${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')};0`;
const folder = temporaryFolder();
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Letters that move cursors or turn the reading direction around: nowhere in a page, nowhere on a terminal.  */
const controls = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/u;

const withoutColours = (text: string): string =>
  text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '');

let browser: Browser;
const test = suite('page');
test.before(async () => {
  browser = await chromium.launch({ executablePath, args, timeout: paced(30_000) });
});
test.after(() => browser.close());

interface Opened {
  readonly page: Page;
  readonly faults: string[];
}

const tabs = new Map<string, Promise<Opened>>();

/** Shows a page, and collects whatever it should not do: ask the network, complain, open a dialog. Those of the same options share a tab. */
async function opened(
  html: string,
  name: string,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<Opened> {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  const key = JSON.stringify(options);
  const tab = tabs.get(key) ?? newTab(options);
  tabs.set(key, tab);
  const { page, faults } = await tab;
  faults.length = 0;
  await page.emulateMedia({ media: null, colorScheme: options.colorScheme ?? null });
  await page.goto(pathToFileURL(file).href);
  return { page, faults };
}

async function newTab(options: Parameters<Browser['newPage']>[0]): Promise<Opened> {
  const page = await browser.newPage(options);
  // The machine's own pace decides how long it may take, not Playwright's.
  page.setDefaultTimeout(paced(30_000));
  const faults: string[] = [];
  page.on(
    'request',
    (request) => request.url().startsWith('file:') || faults.push(`request ${request.url()}`),
  );
  page.on('console', (message) => faults.push(`console ${message.text()}`));
  page.on('dialog', (dialog) => faults.push(`dialog ${dialog.message()}`));
  page.on('pageerror', (error) => faults.push(`error ${error.message}`));
  return { page, faults };
}

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** What axe has to say of a page, by all its rules or by some. It spells out what is wrong only: the rest takes most of its time. */
async function violationsOn(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(axe);
  return await page.evaluate(
    async (options) => {
      const found = await (window as unknown as { axe: Axe }).axe.run(options);
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    },
    { resultTypes: ['violations'], ...(rules && { runOnly: [...rules] }) },
  );
}

const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });

const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

for (const name of sampleNames)
  test(`${name}, light and dark: accessible, quiet, and no wider than a phone`, async () => {
    const { page, faults } = await opened(htmlReport(reportOn(name)), name, {
      colorScheme: 'light',
      viewport: { width: 320, height: 800 },
    });
    assert.ok(await fits(page));
    assert.equal(await violationsOn(page), []);
    // The same elements in other colours: of axe's rules these alone look at them.
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.ok(await fits(page));
    assert.equal(await violationsOn(page, ['color-contrast', 'link-in-text-block']), []);
    assert.equal(faults, []);
  });

const trip = { trip: { from: '2026-12-01', to: '2026-12-10' }, networks: assumedNetworkIds };
/** Pages with parts of their own: before a trip, on a supposed network, beside another snapshot. */
const otherPages: Readonly<Record<string, () => string>> = {
  'ready to travel': () => htmlReport(buildReport(sample('healthy'), { preflight: trip })),
  'not ready to travel': () => htmlReport(buildReport(sample('nat-t-registry'), { preflight: trip })),
  'supposed hotel': () => htmlReport(buildReport(sample('healthy'), { assume: 'hotel' })),
  compared: () => htmlReport(buildReport(sample('gre-blocked'), { compare: sample('healthy') })),
};
for (const [name, html] of Object.entries(otherPages))
  test(`${name}: accessible, quiet, valid, and no wider than a phone`, async () => {
    const { page, faults } = await opened(html(), name.replaceAll(' ', '-'), {
      viewport: { width: 320, height: 800 },
    });
    assert.equal(faults, []);
    assert.ok(await fits(page));
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    assert.equal(await violationsOn(page), []);
    const { results } = await validator.validateString(html());
    assert.equal(
      results.flatMap(({ messages }) => messages.map(({ message }) => message)),
      [],
    );
  });

test('hostile names are seen as text and do nothing', async () => {
  const attack = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
  const html = htmlReport(
    buildReport(
      patched('gre-blocked', {
        probes: {
          profiles: { data: { connections: { 'user/Contoso VPN': { name: attack, server: attack } } } },
          session: { data: { user: attack } },
        },
      }),
    ),
  );
  const { page, faults } = await opened(html, 'hostile');
  assert.equal(faults, []);
  assert.ok((await page.textContent('main'))?.includes(attack));
  assert.is(await page.locator('img').count(), 0);
});

for (const name of sampleNames)
  test(`${name}: valid HTML`, async () => {
    const { results } = await validator.validateString(htmlReport(reportOn(name)));
    assert.equal(
      results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
      ),
      [],
    );
  });

/** On each page every place has another text. So many pages show each text somewhere; 500 of them (npm run fuzz) show each everywhere. */
const hostilePages = Math.min(hostileTexts.length, runs(50));

test('500 hostile texts in the fields that come from outside: none runs, none breaks the page', async () => {
  // Two profiles, certificates, a gateway; and a dial that failed, so that causes are named as well.
  const base = patched('healthy', {
    probes: {
      attempts: {
        data: {
          attempts: { '7c9e6679-7425-40de-944b-e07fc1f90ae7': { result: 'failed', errorCode: 13801 } },
        },
      },
      proxy: { data: { user: { server: 'proxy.contoso.com:8080' } } },
    },
  });
  const places = openPlaces(base);
  assert.ok(places.length >= 75 && hostileTexts.length >= 500, `${places.length}`);
  const { page, faults } = await opened('<!DOCTYPE html><title>x</title>', 'five-hundred', {
    viewport: { width: 320, height: 800 },
  });
  const shown = new Set<string>();
  for (let turn = 0; turn < hostilePages; turn += 1) {
    const first = Math.floor((turn * hostileTexts.length) / hostilePages);
    const report = buildReport(
      withTexts(base, places, (index) => {
        const text = hostileTexts[(first + index) % hostileTexts.length] ?? '';
        shown.add(text);
        return text;
      }),
    );
    const html = htmlReport(report);
    const which = `page ${first}`;
    assert.not.match(html, controls, which);
    // Our own colours, and nobody else's.
    assert.not.match(withoutColours(consoleText(report)), controls, which);
    await page.setContent(html);
    const seen = await page.evaluate(() => ({
      foreign: document.querySelectorAll(
        'img,iframe,object,embed,base,link,form,[onload],[onerror],[onclick],[ontoggle],[onfocus]',
      ).length,
      scripts: document.scripts.length,
      styles: document.querySelectorAll('style').length,
      wide: document.documentElement.scrollWidth > window.innerWidth,
      links: [...document.links].filter(({ protocol }) => !/^https:|^about:|^file:/.test(protocol)).length,
    }));
    assert.equal(seen, { foreign: 0, scripts: 1, styles: 1, wide: false, links: 0 }, which);
  }
  assert.is(shown.size, new Set(hostileTexts).size);
  assert.equal(faults, []);
});

/**
 * Prints and says which cards lie on two pages. A word of its own at a card's first and last text shows up in the PDF's text, where
 * a form feed parts the pages. A card that is longer than a page has to be cut.
 */
async function cutCards(page: Page, format: 'A4' | 'Letter'): Promise<string[]> {
  const pdf = join(folder, 'cut.pdf');
  await page.pdf({ format, path: pdf });
  const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' });
  const pages = text.split('\f');
  const pageOf = (word: string): number => pages.findIndex((one) => one.includes(word));
  const cards = [...new Set(text.match(/card\d+begins/g))].map((word) => word.slice(0, -'begins'.length));
  assert.ok(cards.length > 0);
  return cards.filter((card) => pageOf(`${card}begins`) !== pageOf(`${card}ends`));
}

for (const name of sampleNames) {
  test(`${name}: on paper no card is cut, on A4 and on Letter`, async () => {
    const { page } = await opened(htmlReport(reportOn(name)), 'paper');
    await page.evaluate(() => {
      for (const [index, card] of [...document.querySelectorAll('.verdict,.way,.step,.cause')].entries()) {
        for (const end of ['begins', 'ends']) {
          const mark = document.createElement('span');
          mark.textContent = `card${index}${end} `;
          // Takes no room: the page breaks where it would without it.
          mark.style.cssText = 'position: absolute; font-size: 1px; line-height: 1px';
          card.insertAdjacentElement(end === 'begins' ? 'afterbegin' : 'beforeend', mark);
        }
      }
    });
    for (const format of ['A4', 'Letter'] as const) assert.equal(await cutCards(page, format), []);
  });
}

test('steps for one person: without a script, by the keyboard, and all of them on paper', async () => {
  const { page } = await opened(htmlReport(reportOn('gre-blocked')), 'roles', { javaScriptEnabled: false });
  const visible = (role: string): Promise<number> => page.locator(`.step.${role}:visible`).count();
  assert.ok((await visible('user')) > 0 && (await visible('network')) > 0);
  await page.locator('#role-all').focus();
  await page.keyboard.press('ArrowRight');
  assert.ok((await visible('user')) > 0);
  assert.is(await visible('network'), 0);
  await page.emulateMedia({ media: 'print' });
  assert.ok((await visible('network')) > 0);
});

test('at 200 % there is nothing to scroll sideways', async () => {
  const { page } = await opened(htmlReport(reportOn('healthy')), 'zoom', {
    viewport: { width: 640, height: 900 },
    deviceScaleFactor: 2,
  });
  assert.ok(await fits(page));
});

test('without scripts everything can be read; with them commands can be copied', async () => {
  const html = htmlReport(reportOn('nat-t-registry'));
  const still = await opened(html, 'still', { javaScriptEnabled: false });
  assert.is(await still.page.locator('button:visible').count(), 0);
  assert.ok(await still.page.getByText('New-ItemProperty').first().isVisible());
  const { page, faults } = await opened(html, 'copy');
  await page.locator('button.copy').first().click();
  // The clipboard answers when it likes.
  await page.waitForFunction(() =>
    /Copied|Selected/.test(document.getElementById('said')?.textContent ?? ''),
  );
  assert.equal(faults, []);
});

test('on paper the folded part is open and the buttons are gone', async () => {
  const { page } = await opened(htmlReport(reportOn('nat-t-registry')), 'print');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  assert.is(await page.locator('button:visible').count(), 0);
  assert.ok(await page.locator('details table').first().isVisible());
  assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
});

test.run();
