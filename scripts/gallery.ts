// npm run gallery: every sample in every theme as a picture, and one page with all of them, to be looked at.
// With --screens the five of the README, in docs/screens/.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { htmlReport } from '../src/render/html/html.ts';
import { buildReport } from '../src/report/build.ts';
import { sample, sampleNames } from '../test/support/samples.ts';

interface View {
  readonly name: string;
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
}
const views: readonly View[] = [
  { name: 'light', colorScheme: 'light', width: 1000 },
  { name: 'dark', colorScheme: 'dark', width: 1000 },
  { name: 'phone', colorScheme: 'light', width: 360 },
];

/** Typical reports, as the README shows them. */
const screens: readonly (readonly [sample: string, view: View])[] = [
  ['gre-blocked', views[0] as View],
  ['captive-portal', views[2] as View],
  ['nat-t-registry', views[1] as View],
  ['healthy', views[0] as View],
  ['sstp-tcp-blocked', views[0] as View],
];

async function picture(
  browser: Browser,
  name: string,
  view: View,
  path: string,
  height?: number,
): Promise<void> {
  const page = await browser.newPage({
    colorScheme: view.colorScheme,
    viewport: { width: view.width, height: height ?? 900 },
  });
  await page.setContent(htmlReport(buildReport(sample(name))));
  await page.screenshot({ path, fullPage: height === undefined });
  await page.close();
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  if (process.argv.includes('--screens')) {
    mkdirSync('docs/screens', { recursive: true });
    for (const [name, view] of screens)
      await picture(browser, name, view, `docs/screens/${name}.png`, view.width < 500 ? 1100 : 1000);
  } else {
    const folder = 'gallery';
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const name of sampleNames)
      for (const view of views) await picture(browser, name, view, join(folder, `${name}-${view.name}.png`));
    const rows = sampleNames.map((name) => {
      const cells = views.map(
        (view) =>
          `<td><a href="${name}-${view.name}.png"><img src="${name}-${view.name}.png" alt="${name}, ${view.name}" loading="lazy"></a></td>`,
      );
      return `<tr><th scope="row">${name}</th>${cells.join('')}</tr>`;
    });
    writeFileSync(
      join(folder, 'index.html'),
      `<!DOCTYPE html>\n<html lang="en"><meta charset="utf-8"><title>Gallery</title><style>body{font-family:sans-serif}img{width:18rem}td{vertical-align:top}</style><h1>Every sample in every theme</h1><table><tr><td></td>${views.map(({ name }) => `<th scope="col">${name}</th>`).join('')}</tr>${rows.join('\n')}</table></html>\n`,
    );
    console.log(`${sampleNames.length * views.length} pictures: ${folder}/index.html`);
  }
} finally {
  await browser.close();
}
