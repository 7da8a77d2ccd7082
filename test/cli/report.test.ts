import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildReport, main, packageRoot, serveReport } from '../../src/cli/report.ts';
import { runCli } from '../../src/cli/main.ts';
import { InputError } from '../../src/schema/input-error.ts';
import { fixtureDocuments, writeFixture } from '../reports/fixture.ts';

let folder: string;
let runs: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'incognita-cli-report-'));
  runs = join(folder, 'runs');
  await writeFixture(runs, fixtureDocuments().slice(0, 1));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Streams of an invocation without a terminal. */
function streams(): { io: Parameters<typeof main>[1]; out: () => string; err: () => string } {
  let [out, err] = ['', ''];
  return { io: { out: (text) => void (out += text), err: (text) => void (err += text), interactive: false, color: false }, out: () => out, err: () => err };
}

describe('incognita report', () => {
  it('finds the package from its sources', () => {
    expect(existsSync(join(packageRoot(), 'reports/site.css'))).toBe(true);
    expect(() => packageRoot('/')).toThrow(/expected the package incognita/);
  });

  it('says how to make runs where there are none, with exit code 2', async () => {
    const { io, err, out } = streams();
    expect(await runCli(['report', '--runs', join(folder, 'nothing'), '--no-open'], io)).toBe(2);
    expect(err()).toMatch(/^report\.runs: expected runs in .*nothing, got no index\.json there; run a scenario first, for example `incognita run scenarios`/);
    expect(out()).toBe('');
  });

  it.each([['not JSON', '{', 'cannot be read'], ['of another version', '{"version":9,"runs":[]}', 'got 9'], ['empty', '{"version":1,"runs":[]}', 'got none']])('refuses an index that is %s', async (_, text, message) => {
    const broken = await mkdtemp(join(folder, 'broken-'));
    await writeFile(join(broken, 'index.json'), text);
    await expect(buildReport({ runs: broken, outDir: join(broken, 'site') })).rejects.toThrow(InputError);
    await expect(buildReport({ runs: broken, outDir: join(broken, 'site') })).rejects.toThrow(message);
    expect(existsSync(join(broken, 'site'))).toBe(false);
  });

  it('refuses a report that is missing, or whose id would leave the site', async () => {
    const broken = await mkdtemp(join(folder, 'broken-'));
    const [document] = fixtureDocuments();
    await writeFile(join(broken, 'index.json'), JSON.stringify({ version: 1, runs: [{ scenario: 'x', key: 'k', path: 'x/k', title: 'X', concern: 'misuse' }] }));
    await expect(buildReport({ runs: broken, outDir: join(broken, 'site') })).rejects.toThrow(/expected the report of x/);
    await mkdir(join(broken, 'x/k'), { recursive: true });
    await writeFile(join(broken, 'x/k/measures.csv'), '');
    await writeFile(join(broken, 'x/k/report.json'), JSON.stringify({ ...document, scenario: { ...document!.scenario, id: '../../escape' } }));
    await expect(buildReport({ runs: broken, outDir: join(broken, 'site') })).rejects.toThrow(/expected a report of version 1/);
  });

  it('builds into a new folder and again over its own site, never over other files', async () => {
    const site = join(folder, 'site');
    const { io, out } = streams();
    expect(await main(['--runs', runs, '--build', site, '--json'], io)).toBe(0);
    expect(JSON.parse(out())).toMatchObject({ ok: true, data: { folder: site, scenarios: ['everything-joined'] } });
    await writeFile(join(site, 'left-over.txt'), 'from an earlier build');
    await buildReport({ runs, outDir: site });
    expect(existsSync(join(site, 'left-over.txt'))).toBe(false);

    const precious = join(folder, 'precious');
    await mkdir(precious);
    await writeFile(join(precious, 'thesis.txt'), 'years of work');
    await expect(buildReport({ runs, outDir: precious })).rejects.toThrow(/report\.build: expected an empty folder or an earlier report/);
    expect(await readFile(join(precious, 'thesis.txt'), 'utf8')).toBe('years of work');
  });

  it('escapes what a run says, wherever a page shows it', async () => {
    const hostile = join(folder, 'hostile');
    const [document] = fixtureDocuments();
    const text = '<img src=x onerror=alert(1)></script>';
    await writeFixture(hostile, [{ ...document!, headline: text, scenario: { ...document!.scenario, title: text, question: text }, strategies: document!.strategies.map((strategy) => ({ ...strategy, title: text })) }]);
    await buildReport({ runs: hostile, outDir: join(folder, 'hostile-site') });
    for (const page of ['index.html', 's/everything-joined/index.html']) {
      const { document } = new JSDOM(await readFile(join(folder, 'hostile-site', page), 'utf8')).window;
      expect(document.querySelector('img, [onerror]')).toBeNull();
      expect(document.body.textContent!.includes(text)).toBe(true);
      for (const script of document.querySelectorAll('script.figure-spec')) expect(() => JSON.parse(script.textContent!)).not.toThrow();
    }
  });

  it('serves on this machine only, on the next port if one is in use, and builds new runs in', async () => {
    const taken = createServer();
    const port = await new Promise<number>((done) => taken.listen(0, '127.0.0.1', () => done((taken.address() as { port: number }).port)));
    let rebuilt: (error: Error | null) => void = () => {};
    const built = new Promise<Error | null>((done) => (rebuilt = done));
    const served = await serveReport({ runs, port, onRebuild: (error) => rebuilt(error) });
    try {
      expect(served.port).toBeGreaterThan(port);
      expect(served.address).toBe(`http://127.0.0.1:${served.port}/`);
      const page = async (path: string): Promise<Response> => fetch(served.address + path);
      expect(await (await page('')).text()).toContain('Everything is joined');
      expect((await page('s/breach/')).status).toBe(404);
      await writeFixture(runs, fixtureDocuments().slice(1, 2));
      expect(await built).toBeNull();
      expect(await (await page('s/breach/')).text()).toContain('The database is stolen');
    } finally {
      await served.close();
      taken.close();
    }
    await expect(fetch(served.address)).rejects.toThrow();
  });

  it.each(['0', '70000', 'web', '4321.5'])('refuses the port %s', async (port) => {
    await expect(main(['--runs', runs, '--port', port, '--no-open'], streams().io)).rejects.toThrow(/report\.port: expected a whole number from 1 to 65535/);
  });

  it('explains itself', async () => {
    const { io, out } = streams();
    expect(await main(['--help'], io)).toBe(0);
    expect(out()).toContain('--build');
    expect(out()).toContain('Examples:');
  });
});
