import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildReport, packageRoot, serveReport, type ServedReport } from '../../src/cli/report.ts';
import { formatCount } from '../../reports/numbers.ts';
import { columnOf } from '../../src/columns/column.ts';
import { sizeHistogram } from '../../src/columns/size-histogram.ts';
import { collectPeople, planWorld } from '../../src/population/index.ts';
import { startChromium } from './chromium.ts';
import { fixtureDocuments, writeFixture } from './fixture.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const SCENARIOS = fixtureDocuments().map(({ scenario }) => scenario.id);
const FULL = `s/${SCENARIOS.at(-1)}/`;
const WORLDS = [...new Set(fixtureDocuments().map(({ population }) => population!.world.id))];

let folder: string;
let served: ServedReport;
let browser: Browser;
let pages: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'incognita-site-'));
  await writeFixture(join(folder, 'runs'));
  served = await serveReport({ runs: join(folder, 'runs') });
  browser = await startChromium();
  const notebooks = (await readdir(join(packageRoot(), 'notebooks'))).filter((file) => file.endsWith('.html'));
  pages = ['', 'method/', 'assess/', ...SCENARIOS.map((id) => `s/${id}/`), ...WORLDS.map((id) => `population/${id}/`), ...notebooks.map((file) => `notebooks/${file}`)];
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens a page; what goes wrong in it, or leaves its origin, is gathered. */
async function open(context: BrowserContext, path: string): Promise<{ page: Page; faults: string[] }> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(served.address) && !/^(data|blob):/.test(request.url())) faults.push(`request to ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(served.address + path);
  if (path.startsWith('notebooks/')) await settled(page);
  return { page, faults };
}

/** A notebook computes its figures in the page. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelectorAll('main figure').length >= 4 && document.querySelectorAll('main figure .figure-downloads button').length >= 12, undefined, { timeout: 60_000 });
}

/** Follows a link to another page, and waits until all of that is there. */
async function follow(page: Page, link: Locator): Promise<void> {
  const from = page.url();
  await link.click();
  await page.waitForURL((url) => url.href !== from);
  await page.waitForLoadState('load');
}

describe('every page', () => {
  for (const width of [320, 1280]) {
    it(`passes axe in both colour schemes, keeps to its origin and never scrolls sideways at ${width} px`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
      const found: string[] = [];
      for (const path of pages) {
        const { page, faults } = await open(context, path);
        found.push(...faults.map((fault) => `${path}: ${fault}`));
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `width of ${path}`).toBeLessThanOrEqual(width);
        expect(await page.locator('.notice').innerText()).toBe(path === 'assess/' ? 'The figures are about the file that you choose. It stays in this browser.' : "Invented people, seed 42: shows a mechanism, not your organisation's rate.");
        await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
        await page.evaluate(await readFile(AXE, 'utf8'));
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const violations = await page.evaluate(async () => {
            const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
            const result = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] });
            return result.violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary}`);
          });
          found.push(...violations.map((violation) => `${path} ${colorScheme}: ${violation}`));
        }
        await page.close();
      }
      await context.close();
      expect(found).toEqual([]);
    });
  }

  it('prints one text for one key, on every page together', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const texts = new Map<string, string>();
    const different: string[] = [];
    for (const path of pages) {
      const { page } = await open(context, path);
      const shown = await page.evaluate(() => [...document.querySelectorAll('[data-key]')].map((element) => [element.getAttribute('data-key')!, element.textContent!] as const));
      for (const [key, text] of shown) {
        if ((texts.get(key) ?? text) !== text) different.push(`${key}: ${texts.get(key)} and ${text} (${path})`);
        texts.set(key, text);
      }
      await page.close();
    }
    await context.close();
    expect(different).toEqual([]);
    // The report's own numbers are among them, found by their keys.
    const report = fixtureDocuments().at(-1)!;
    expect(texts.get('ladder/raw/exact-linkage/attack.success')).toBe('62%');
    expect([...texts.keys()].filter((key) => key.startsWith(`${report.scenario.id}/`)).length).toBeGreaterThan(report.strategies.length * 12);
  });

  it('reads without JavaScript: headline, tables and figures are in the HTML', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
    for (const path of pages) {
      const { page, faults } = await open2(context, path);
      expect(await page.locator('h1').innerText(), path).not.toBe('');
      if (path.startsWith('notebooks/')) {
        expect(await page.locator('main p').count(), path).toBeGreaterThan(8);
        expect(await page.locator('.waiting').isVisible(), path).toBe(true);
      } else {
        if (path === 'assess/') expect(await page.locator('main').innerText()).toContain('Without it the command line does the same');
        else if (path !== 'method/') {
          expect(await page.locator('table:visible').count(), path).toBeGreaterThan(0);
          const figures = await page.locator('figure').count();
          expect(figures, path).toBeGreaterThan(0);
          expect(await page.locator('figure svg[role=img]:visible').count(), path).toBe(figures);
        }
        // Controls that would do nothing are not shown.
        expect(await page.locator('button:visible, select:visible, input:visible').count(), path).toBe(0);
      }
      expect(faults).toEqual([]);
      await page.close();
    }
    await context.close();
  });
});

/** As `open`, where no script will run. */
async function open2(context: BrowserContext, path: string): Promise<{ page: Page; faults: string[] }> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(served.address)) faults.push(`request to ${request.url()}`);
  });
  await page.goto(served.address + path);
  return { page, faults };
}

describe('the landing page', () => {
  it('sorts its table by any column, both ways, by mouse and by keyboard', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const { page } = await open(context, '');
    const column = (index: number): Promise<string[]> => page.locator(`table.index tbody tr > :nth-child(${index})`).evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset['value']!));
    await page.getByRole('button', { name: 'Scenario' }).click();
    const names = await column(1);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
    await page.getByRole('button', { name: 'Scenario' }).press('Enter');
    expect(await column(1)).toEqual([...names].reverse());
    await page.getByRole('button', { name: 'Utility' }).press('Space');
    const utilities = (await column(6)).map(Number);
    expect(utilities).toEqual([...utilities].sort((a, b) => b - a));
    expect(new Set(utilities).size).toBeGreaterThan(1);
    expect(await page.locator('th[aria-sort]').count()).toBe(1);
    await context.close();
  });

  it('moves the same thousand dots to another strategy and says so in its title', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    const { page } = await open(context, '');
    const dots = (): Promise<number> => page.locator('.crowd-panel').last().locator('path').evaluateAll((paths) => paths.reduce((sum, path) => sum + path.getAttribute('d')!.split('M').length - 1, 0));
    const before = await page.locator('.figure-title').first().innerText();
    expect(await dots()).toBe(1000);
    await page.locator('.figure-controls input').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    const after = await page.locator('.figure-title').first().innerText();
    expect(after).not.toBe(before);
    expect(await page.locator('figure svg').first().getAttribute('aria-label')).toBe(after);
    expect(await dots()).toBe(1000);
    await context.close();
  });

  it('keeps the colour scheme that the reader chose', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
    const { page } = await open(context, '');
    const surface = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await surface()).toBe('rgb(255, 255, 255)');
    await page.getByRole('radio', { name: 'dark' }).check();
    expect(await surface()).toBe('rgb(20, 23, 28)');
    await page.goto(`${served.address}method/`);
    expect(await surface()).toBe('rgb(20, 23, 28)');
    await page.getByRole('radio', { name: 'auto' }).check();
    expect(await surface()).toBe('rgb(255, 255, 255)');
    await context.close();
  });
});

describe('a scenario page', () => {
  it('can be walked by keyboard, first to the content, with the focus always visible', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    const { page } = await open(context, FULL);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    const reached = new Set<string>();
    const faults: string[] = [];
    for (let step = 0; step < 90; step++) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const box = element.getBoundingClientRect();
        const shown = element instanceof HTMLInputElement && element.type === 'radio' ? element.nextElementSibling! : element;
        const { outlineStyle, outlineWidth } = getComputedStyle(shown);
        return { name: `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent!.trim().slice(0, 40)}`, tag: element.tagName, outline: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, seen: box.bottom > 0 && box.top < innerHeight, height: box.height };
      });
      if (!focus.outline) faults.push(`no outline on ${focus.name}`);
      if (!focus.seen) faults.push(`out of sight: ${focus.name}`);
      if (['BUTTON', 'SELECT', 'SUMMARY'].includes(focus.tag) && focus.height < 24) faults.push(`${focus.height} px high: ${focus.name}`);
      reached.add(focus.tag);
    }
    expect(faults).toEqual([]);
    // Links, sort and download buttons, disclosures and scrolling regions all take the focus.
    expect([...reached]).toEqual(expect.arrayContaining(['A', 'BUTTON', 'SUMMARY', 'DIV']));
    await context.close();
  });

  it('downloads each figure as SVG, PNG and CSV with title, source and seed', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark' });
    const { page, faults } = await open(context, FULL);
    const figure = page.locator('figure').first();
    const title = await figure.locator('.figure-title').innerText();
    const save = async (kind: string): Promise<Buffer> => {
      const [download] = await Promise.all([page.waitForEvent('download'), figure.getByRole('button', { name: `Download ${kind}` }).click()]);
      expect(download.suggestedFilename()).toMatch(new RegExp(`^ladder_risk_seed42_[\\d.]+\\.${kind.toLowerCase()}$`));
      return readFile((await download.path())!);
    };
    const svg = (await save('SVG')).toString('utf8');
    expect(svg).toContain(`<title>${title.replace(/&/g, '&amp;')}</title>`);
    expect(svg).toContain('invented people, seed 42');
    expect(svg).not.toMatch(/var\(|currentColor|<style|\sstyle=/);
    // From a dark page it carries the dark surface with it.
    expect(svg).toContain('rgb(20, 23, 28)');
    const png = await save('PNG');
    const [, width] = /viewBox="0 0 (\d+)/.exec(svg)!;
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(2 * Number(width));
    const rows = (await save('CSV')).toString('utf8').trim().split('\r\n');
    expect(rows[0]).toBe('strategy,strongest attack,the release adds,95% interval,success,baseline,source');
    expect(rows).toHaveLength(1 + fixtureDocuments().at(-1)!.strategies.length);
    expect(rows[1]).toMatch(/^As collected,"Exact linkage with the register, from known customers to their records",62%,60% to 64%,62%,0\.4%,.*invented people, seed 42/);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('gives the report document, its measures and the scenario as files', async () => {
    const get = async (name: string): Promise<string> => (await fetch(`${served.address}${FULL}${name}`)).text();
    const document = fixtureDocuments().at(-1)!;
    expect(JSON.parse(await get('report.json'))).toEqual(document);
    expect(await get('scenario.yaml')).toBe(document.scenario.yaml);
    // One row per measure of the document, and a header.
    const lines = (await get('measures.csv')).trim().split('\n');
    expect(lines[0]).toMatch(/^scenario,strategy,measure,value/);
    expect(lines.length - 1).toBeGreaterThan(document.strategies.flatMap(({ measures }) => measures).length);
    expect(lines.find((line) => line.startsWith('ladder,raw,sample-unique.count'))).toContain(',12123,');
  });

  it('draws figures again when its place becomes narrow', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const { page } = await open(context, FULL);
    const width = (): Promise<number> => page.locator('figure svg').first().evaluate((svg) => Number(svg.getAttribute('width')));
    const wide = await width();
    await page.setViewportSize({ width: 320, height: 900 });
    await page.waitForFunction((before) => Number(document.querySelector('figure svg')!.getAttribute('width')) < before, wide);
    expect(await width()).toBeLessThanOrEqual(288);
    await context.close();
  });

  it('opens from a file, figures and switch included', async () => {
    const outDir = join(folder, 'site');
    await buildReport({ runs: join(folder, 'runs'), outDir });
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`file://${outDir}/index.html`);
    await follow(page, page.getByRole('link', { name: 'A ladder of safeguards' }));
    expect(await page.locator('h1').innerText()).toBe('A ladder of safeguards');
    expect(await page.locator('h1').evaluate((element) => parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThan(30);
    expect(await page.getByRole('radio', { name: 'dark' }).count()).toBe(1);
    expect(await page.locator('.figure-downloads button').count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('a population page', () => {
  it('is reached from the landing page and from each scenario of its world', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const { page, faults } = await open(context, '');
    await follow(page, page.getByRole('link', { name: /Meet the population/ }));
    expect(page.url()).toContain('/population/');
    const { page: scenario } = await open(context, FULL);
    await follow(scenario, scenario.getByRole('link', { name: 'The population behind these numbers' }));
    expect(new URL(scenario.url()).pathname).toContain(`population/${fixtureDocuments().at(-1)!.population!.world.id}/`);
    // Worlds stand once, with all the scenarios that share them.
    expect(WORLDS).toHaveLength(2);
    expect(await scenario.locator('.hero .note a').count()).toBe(SCENARIOS.length - 1);
    await follow(scenario, scenario.getByRole('link', { name: 'A ladder of safeguards' }));
    expect(await scenario.locator('h1').innerText()).toBe('A ladder of safeguards');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('tells inputs from emergent figures, misses first, each with its reason', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const { page } = await open(context, `population/${WORLDS[1]}/`);
    expect(await page.locator('h1').innerText()).toBe('This world meets 2 of 3 published figures that nothing was fitted to, and 1 of 3 that were put in');
    expect(await page.locator('#calibration h3').allInnerTexts()).toEqual(['Emergent: 2 met, 1 missed, 1 not assessable', 'Inputs: 1 met, 2 missed, 0 not assessable', 'Without a published figure']);
    const outcomes = await page.locator('#calibration table').first().locator('tbody tr td:nth-child(2) strong').allInnerTexts();
    expect(outcomes).toEqual(['✕ missed', '● met', '● met', '– not assessable']);
    expect(await page.locator('#calibration tbody tr').first().innerText()).toContain('Below by 33 points; tolerance and chance allow 2.4 points. Among nine blocks.');
    expect(await page.locator('#calibration table').nth(1).innerText()).toContain('The published figure was not re-read, so this is a notice, not a failure.');
    await context.close();
  });
});

describe('the studies', () => {
  it('are all reached from the landing page, in the order in which they are best read', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const { page, faults } = await open(context, 'notebooks/whole-frontier.html');
    await follow(page, page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Studies' }));
    expect(new URL(page.url()).hash).toBe('#studies');
    const doors = page.getByRole('navigation', { name: 'Studies' }).getByRole('link');
    const [files, summaries] = [await doors.evaluateAll((links) => links.map((link) => link.getAttribute('href')!)), await doors.locator('span').allInnerTexts()];
    expect(files.slice(0, 2)).toEqual(['notebooks/uniqueness.html', 'notebooks/whole-frontier.html']);
    expect([...files].sort()).toEqual(pages.filter((path) => path.startsWith('notebooks/')).sort());
    expect(summaries.every((summary) => summary.length > 20)).toBe(true);
    await follow(page, doors.last());
    expect(new URL(page.url()).pathname).toBe(`/${files.at(-1)!}`);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('lose more the larger k is, and less the more may be left out', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const { page } = await open(context, 'notebooks/whole-frontier.html');
    const loss = new Map(await page.locator('#figure-study-least [data-key^="study/frontier.loss"]').evaluateAll((shown) => shown.map((element) => [element.getAttribute('data-key')!, parseFloat(element.textContent!)] as const)));
    const at = (k: number, limit: number): number => loss.get(`study/frontier.loss{${k}, ${limit}}`)!;
    const [ks, limits] = [[2, 3, 5, 11, 20], [0, 0.02, 0.05, 1]];
    expect(loss.size).toBe(ks.length * limits.length);
    for (const limit of limits) for (let i = 1; i < ks.length; i++) expect(at(ks[i]!, limit)).toBeGreaterThanOrEqual(at(ks[i - 1]!, limit));
    for (const k of ks) for (let i = 1; i < limits.length; i++) expect(at(k, limits[i]!)).toBeLessThanOrEqual(at(k, limits[i - 1]!));
    await context.close();
  });
});

describe('the notebook', () => {
  it('counts in the page what the same functions count here', async () => {
    const plan = await planWorld({ country: 'us', people: 50_000, seed: 42, asOf: '2026-01-01' });
    const world = await collectPeople(plan);
    // Day and year of birth together are the date of birth.
    const { sizes, members } = sizeHistogram(['sex', 'education', 'occupation', 'birthDate', 'postcode'].map((name) => columnOf(world, name)));
    expect(sizes[0]).toBe(1);
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const { page, faults } = await open(context, 'notebooks/uniqueness.html');
    expect(await page.locator('main figure [data-key="study/alone#count"]').first().innerText()).toBe(`${formatCount(members[0]!)} of 50,000`);

    const output = page.locator('.crowd-of-one output strong');
    expect(await output.innerText()).toBe('50,000');
    for (const box of await page.locator('.crowd-of-one input').all()) await box.press('Space');
    const crowd = (await output.innerText()).split(' → ').map((text) => Number(text.replace(/,/g, '')));
    expect(crowd).toHaveLength(7);
    expect(crowd).toEqual([...crowd].sort((a, b) => b - a));
    expect(crowd.at(-1)).toBeGreaterThanOrEqual(1);
    expect(await page.locator('.waiting').isVisible()).toBe(false);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('the page that assesses a file', () => {
  const people = ['id,email,sex,age,zip,religion', ...Array.from({ length: 400 }, (_, i) => `${i % 350},n${i % 350}@mail.example,${i % 2 === 0 ? 'F' : 'M'},${20 + ((i * 7) % 50)},${10_000 + (i % 9)},${['a', 'b', 'c'][i % 3]!}`)].join('\n');
  const file = (name: string, content: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  const done = (page: Page) => page.waitForFunction(() => /Change a class|expected/.test(document.querySelector<HTMLElement>('[data-part="status"]')!.innerText), undefined, { timeout: 60_000 });

  for (const width of [320, 1280]) {
    it(`counts in the browser, asks nobody, and passes axe at ${width} px`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
      const { page, faults } = await open(context, 'assess/');
      // The worker starts with the page; from then on nothing may be asked for.
      await page.waitForLoadState('networkidle');
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.setInputFiles('#assess-file', file('people.csv', people));
      await done(page);
      expect(await page.locator('[data-part="result"] h2').allInnerTexts()).toContain('Which column costs what');
      expect(await page.locator('[data-part="result"]').innerText()).toContain('stand alone in this file');
      await page.selectOption('select[name="subject"]', 'id');
      await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-part="result"]')!.innerText.includes('told apart by id'));
      await done(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.evaluate(await readFile(AXE, 'utf8'));
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await page.evaluate(async () => {
          const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
          const result = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] });
          return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
        })).toEqual([]);
      }
      expect([asked.filter((url) => !url.startsWith('blob:')), faults]).toEqual([[], []]);
      await context.close();
    });
  }

  it('may not connect, in the page or in its worker', async () => {
    const context = await browser.newContext();
    const { page } = await open(context, 'assess/');
    const refused = await page.evaluate(async () => {
      const inPage = await fetch('../index.html').then(() => 'answered', () => 'refused');
      const worker = new Worker(URL.createObjectURL(new Blob(["fetch(new URL('../index.html', 'http://127.0.0.1')).then(() => postMessage('answered'), () => postMessage('refused'))"])));
      return [inPage, await new Promise((resolve) => worker.addEventListener('message', ({ data }) => resolve(data)))];
    });
    expect(refused).toEqual(['refused', 'refused']);
    await context.close();
  });

  it('says in a sentence what it cannot read', async () => {
    const context = await browser.newContext();
    const { page } = await open(context, 'assess/');
    await page.setInputFiles('#assess-file', file('ragged.csv', 'a,b\n1,2\n3\n'));
    await done(page);
    expect(await page.locator('[data-part="status"]').innerText()).toBe('ragged.csv:3: file.record: expected 2 fields as in the header, got 1; mend this line, or give the right --delimiter');
    expect(await page.locator('[data-part="result"]').isHidden()).toBe(true);
    await context.close();
  });
});
