import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/main.ts';
import { definitionOf } from '../../src/measure/definitions.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import { capturedIo } from './captured-io.ts';

const root = mkdtempSync(join(tmpdir(), 'compare-test-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const draws = keyedDraws({ seed: 3, stage: 'test', instance: '', attribute: 'people' });
const TOWNS = ['Ashford', 'Birchley', 'Cresswell', 'Dunmore'];
const people = Array.from({ length: 500 }, (_, row) => [`c${row}`, `Person ${row}`, 1940 + draws.below(60, row, 0), TOWNS[draws.below(4, row, 1)], draws.below(3, row, 2) === 0 ? 'Kneeling pox' : 'none of it', (100 * draws.uniform(row, 3)).toFixed(2)]);
const input = join(root, 'people.csv');
writeFileSync(input, `id,name,born,town,diagnosis,spend\n${people.map((row) => row.join(',')).join('\n')}\n`);

async function compare(...words: string[]) {
  const io = capturedIo();
  const code = await runCli(['compare', ...words], io);
  return { code, out: io.stdout(), err: io.stderr() };
}

const CLASSES = 'columns: { id: direct-identifier, name: direct-identifier, born: quasi-identifier, town: quasi-identifier, diagnosis: sensitive, spend: insensitive }\n';
const config = (text: string): string => {
  const path = join(root, 'ladder.yaml');
  writeFileSync(path, `${CLASSES}${text}`);
  return path;
};

describe('incognita compare', () => {
  let ladder: Awaited<ReturnType<typeof compare>>;
  const page = join(root, 'compare.html');
  beforeAll(async () => {
    ladder = await compare(input, '--quasi', 'born,town', '--sensitive', 'diagnosis', '--subject', 'id', '--targets', '100', '--seed', '1', '--quiet', '--out', page, '--gate', 'holdout.inference.advantage<=0.9', '--gate', 'prosecutor.risk.max<=1/5');
  });

  it('sets a ladder side by side, with what was not run and what was not tested, in 120 columns', () => {
    const { code, out, err } = ladder;
    expect(code).toBe(0);
    for (const label of ['names removed', 'k = 3', 'k = 20', 'Mondrian 5', 'cells 5', 'microaggr.', 'swapping', 'noise', 'PRAM', 'marginals', 'copula']) expect(out).toContain(label);
    expect(out).toMatch(/Gate prosecutor\.risk\.max<=1\/5: .*k = 5.* meet it; names removed/);
    expect(out).toMatch(/Not tested/);
    expect(err).toMatch(/DP ε = 1 was not run: needs a public domain/);
    const tables = out.split('\n').filter((line) => line.startsWith('  ') && !line.startsWith('  - '));
    expect(Math.max(...tables.map((line) => line.length))).toBeLessThanOrEqual(120);
    for (const cell of ['Kneeling', 'Ashford', 'Person 7']) expect(out + err).not.toContain(cell);
    expect(out).not.toMatch(/\bbest\b|\bsafe\b/);
    expect(out).not.toContain('\u001b');
  });

  it('writes one page that asks for nothing and holds no cell, its pictures said in words', () => {
    const html = readFileSync(page, 'utf8');
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).not.toMatch(/<script|<link|<img|https?:\/\/(?!www\.w3\.org\/(?:2000\/svg|1999\/xlink))/);
    for (const cell of ['Kneeling', 'Ashford', 'Person 7']) expect(html).not.toContain(cell);
    expect(html.match(/<svg[^>]*role="img"[^>]*aria-label="[^"]{20,}"[^>]*aria-describedby="(\w+)-summary"/g)).toHaveLength(6);
    for (const id of ['map', 'cloud', 'least']) expect(html).toContain(`id="${id}-summary"`);
    expect(html).toContain('incognita compare people.csv --config ladder.yaml --targets 100 --seed 1');
    // What the page says can be run again, and says the same.
    const again = /aria-label="The configuration" tabindex="0"><pre>([\s\S]*?)<\/pre>/.exec(html)![1]!.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    writeFileSync(join(root, 'again.yaml'), again);
  });

  it('repeats from the configuration that the page gives, to the last figure', async () => {
    const { code, out } = await compare(input, '--config', join(root, 'again.yaml'), '--targets', '100', '--seed', '1', '--quiet');
    expect(code).toBe(0);
    const rows = (text: string): string[] => text.split('\n').filter((line) => /^ {2}[●○–] |^ {4}\S/.test(line));
    expect(rows(out)).toEqual(rows(ladder.out));
  });

  it('gives every measure as JSON, each with a definition, and synthetic rows no class risk', async () => {
    const { code, out } = await compare(input, '--config', config('strategies:\n  k4: [removeDirectIdentifiers, { kAnonymize: { k: 4 } }]\n  drawn: { title: Drawn, label: drawn, steps: [removeDirectIdentifiers, { synthesize: { method: independent-marginals } }] }\ntarget: diagnosis\nutility: utility.segment-count.error\n'), '--targets', '100', '--seed', '1', '--quiet', '--json');
    expect(code).toBe(0);
    const { ok, data } = JSON.parse(out) as { ok: boolean; data: { measures: { id: string; value: number | null; note?: string; parameters: Record<string, unknown> }[]; strategies: { id: string; label: string }[]; axes: { utility: string }; config: { configSha256: string } } };
    expect(ok).toBe(true);
    expect(data.strategies.map(({ id }) => id)).toEqual(['names-removed', 'k4', 'drawn']);
    expect(data.axes.utility).toBe('utility.segment-count.error');
    expect(data.config.configSha256).toMatch(/^[0-9a-f]{64}$/);
    expect([...new Set(data.measures.map(({ id }) => id))].filter((id) => definitionOf(id) === undefined)).toEqual([]);
    expect(data.measures.every(({ parameters }) => typeof parameters['strategy'] === 'string')).toBe(true);
    expect(data.measures.find(({ id, parameters }) => id === 'prosecutor.risk.max' && parameters['strategy'] === 'drawn')).toMatchObject({ value: null, note: expect.stringMatching(/Not comparable/) });
    expect(data.measures.find(({ id }) => id === 'utility.prediction.auc')!.parameters['target']).toBe('diagnosis');
  });

  it('runs private synthesis where the configuration states a public domain, and keeps its values to itself', async () => {
    const { code, out } = await compare(input, '--config', config('domain:\n  born: { lower: 1930, upper: 2010, bins: 8 }\n  town: [Ashford, Birchley, Cresswell, Dunmore]\n  diagnosis: [Kneeling pox, none of it]\n'), '--targets', '60', '--seed', '1', '--quiet', '--json');
    expect(code).toBe(0);
    const { data } = JSON.parse(out) as { data: { strategies: { id: string; notRun: string | null }[] } };
    expect(data.strategies.filter(({ id }) => id.startsWith('private')).map(({ notRun }) => notRun)).toEqual([null, null]);
    const { config: again } = (JSON.parse(out) as { data: { config: { yaml: string } } }).data;
    expect(again.yaml).not.toContain('Ashford');
  });

  it('leaves with 1 where no strategy meets the gates', async () => {
    const { code, out } = await compare(input, '--config', config("strategies: { k4: [removeDirectIdentifiers, { kAnonymize: { k: 4 } }] }\ngates: ['prosecutor.risk.max<=1/400']\n"), '--targets', '60', '--quiet');
    expect(code).toBe(1);
    expect(out).toMatch(/does not/);
  });

  it.each([
    [['--targets', 'many'], /compare\.targets: expected a whole number from 10 to 100,000, got 'many'/],
    [['--seed', '-1'], /compare\.seed: expected an integer >= 0/],
    [['--target', 'diagnose'], /compare\.target: expected a column of the file/],
    [['--gate', 'holdout.advantge.max<=0.1'], /gate\.measure: expected a measure of this comparison/],
    [['--quasi', 'borne'], /compare\.quasi: expected a column of the file, got 'borne'; did you mean 'born'/],
    [['--out', join(root, 'picture.png')], /compare\.out: expected a path that ends in \.html/],
  ])('refuses %j', async (words, message) => {
    const { code, err } = await compare(input, '--quiet', '--targets', '50', '--config', config('strategies: { k4: [removeDirectIdentifiers, { kAnonymize: { k: 4 } }] }\n'), ...words);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
    expect(existsSync(join(root, 'picture.png'))).toBe(false);
  });

  it('names the line of a configuration that is wrong', async () => {
    expect((await compare(input, '--config', config('strategies:\n  k4: [{ kAnonymise: { k: 4 } }]\n'))).err).toMatch(/ladder\.yaml:3:\d+: .*kAnonymize/);
    expect((await compare(input, '--config', config("strategies: { k4: [removeDirectIdentifiers] }\ngates: ['risk below a tenth']\n"))).err).toMatch(/ladder\.yaml:3:\d+: .*gate: expected a measure/);
    expect((await compare(input, '--config', config('subject: customer\nstrategies: { k4: [removeDirectIdentifiers] }\n'))).err).toMatch(/compare\.subject: expected a column of the file, got 'customer'/);
    expect((await compare(input, '--config', config('strategies: { names-removed: [removeDirectIdentifiers] }\n'))).err).toMatch(/expected another id, got names-removed/);
  });
});

describe('incognita schema ladder', () => {
  it('prints what the package ships (if this fails: incognita schema ladder > schema/ladder.schema.json)', async () => {
    const io = capturedIo();
    expect(await runCli(['schema', 'ladder'], io)).toBe(0);
    expect(io.stdout()).toBe(readFileSync(new URL('../../schema/ladder.schema.json', import.meta.url), 'utf8'));
    expect(() => new Ajv({ strict: false, formats: { date: true } }).compile(JSON.parse(io.stdout()) as object)).not.toThrow();
  });
});
