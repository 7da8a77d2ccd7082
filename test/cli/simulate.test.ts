import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/main.ts';

const root = mkdtempSync(join(tmpdir(), 'simulate-test-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

interface Manifest {
  readonly world: { readonly people: number; readonly seed: number; readonly postcodes: string[]; readonly notAssessable: string[] };
  readonly tables: { readonly name: string; readonly rows: number; readonly sha256: string; readonly files: { readonly file: string; readonly rows: number; readonly bytes: number; readonly sha256: string }[] }[];
}

async function simulate(...words: string[]): Promise<{ code: number; out: string; err: string; folder: string }> {
  const folder = join(root, String(folders++));
  let out = '';
  let err = '';
  const io = { out: (text: string) => void (out += text), err: (text: string) => void (err += text), interactive: false, color: false };
  const code = await runCli(['simulate', '--people', '9000', '--seed', '3', '--out', folder, ...words], io);
  return { code, out, err, folder };
}

const manifest = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;

const table = (folder: string, name: string) => manifest(folder).tables.find((one) => one.name === name)!;
const filesOf = (folder: string, name: string): string[] => readdirSync(join(folder, name)).sort();
/** The lines of a table's CSV files, in the order of the parts, without the headers. */
const csvRows = (folder: string, name: string): string[] => filesOf(folder, name).flatMap((file) => readFileSync(join(folder, name, file), 'utf8').trimEnd().split('\n').slice(1));

describe('incognita simulate', () => {
  it('writes the people in parts, a manifest, and their digest', async () => {
    const { code, out, err, folder } = await simulate('--tables', 'person', '--format', 'csv', '--people', '9_000', '--threads', '1', '--chunk', '2');
    expect([code, readdirSync(folder).sort()]).toEqual([0, ['manifest.json', 'person']]);
    expect(filesOf(folder, 'person')).toEqual(['part-000000.csv', 'part-000002.csv']);
    expect(csvRows(folder, 'person')).toHaveLength(9000);
    expect(readFileSync(join(folder, 'person', 'part-000002.csv'), 'utf8')).toMatch(/^personId,householdId,postcode/);
    const { world } = manifest(folder);
    const { rows, sha256, files } = table(folder, 'person');
    expect([world.people, world.seed, rows, files.map((file) => file.rows)]).toEqual([9000, 3, 9000, [8192, 808]]);
    expect(out).toContain(`${sha256}  person  9000 rows`);
    for (const { file, bytes, sha256: hash } of files) {
      const content = readFileSync(join(folder, file));
      expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, hash]);
    }
    expect(err).toContain('not assessable: world and national figures');
  });

  it('writes the same rows of every table for 1, 2 and 7 workers, any parts and every format', async () => {
    const digests = new Set<string>();
    for (const [threads, chunk, format] of [['1', '1', 'csv'], ['2', '2', 'jsonl'], ['7', '1', 'parquet']] as const) {
      const { code, folder } = await simulate('--threads', threads, '--chunk', chunk, '--format', format);
      expect(code).toBe(0);
      digests.add(JSON.stringify(manifest(folder).tables.map(({ name, rows, sha256 }) => [name, rows, sha256])));
    }
    expect(digests.size).toBe(1);
  });

  it('makes any shard alone: its rows are those of the whole, and the digests add up', async () => {
    const whole = await simulate('--format', 'csv', '--threads', '1');
    const shards = [await simulate('--format', 'csv', '--threads', '1', '--shard', '1/3'), await simulate('--format', 'csv', '--threads', '1', '--shard', '2/3'), await simulate('--format', 'csv', '--threads', '1', '--shard', '3/3')];
    for (const { name, sha256, rows } of manifest(whole.folder).tables) {
      expect([name, shards.flatMap(({ folder }) => csvRows(folder, name))]).toEqual([name, csvRows(whole.folder, name)]);
      const sum = shards.reduce((total, { folder }) => total + BigInt(`0x${table(folder, name).sha256}`), 0n) % (1n << 256n);
      expect([name, sum.toString(16).padStart(64, '0')]).toEqual([name, sha256]);
      expect(shards.reduce((total, { folder }) => total + table(folder, name).rows, 0)).toBe(rows);
    }
  });

  it('makes a table the same whichever others are asked for', async () => {
    const { code, out, folder } = await simulate('--tables', 'person,register', '--format', 'csv', '--threads', '1', '--json');
    expect(code).toBe(0);
    const { data, ok } = JSON.parse(out) as { ok: boolean; data: Manifest };
    expect([ok, data]).toEqual([true, manifest(folder)]);
    expect(data.tables.map(({ name }) => name)).toEqual(['person', 'register']);
    const alone = await simulate('--tables', 'register', '--format', 'csv', '--threads', '1');
    expect(table(alone.folder, 'register')).toEqual(table(folder, 'register'));
    expect(table(folder, 'register').rows).toBeGreaterThan(4000);
    expect(table(folder, 'register').rows).toBeLessThan(9000);
  });

  it('takes world, company and outsiders from a scenario, and flags before it', async () => {
    const { code, folder } = await simulate('--scenario', 'scenarios/consent.yaml', '--tables', 'register,campaign', '--format', 'csv', '--threads', '1', '--penetration', '0.1');
    expect(code).toBe(0);
    const { world, company, sources } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { world: Record<string, unknown>; company: Record<string, unknown>; sources: Record<string, Record<string, unknown>> };
    expect(world).toMatchObject({ people: 9000, seed: 3, asOf: '2026-01-01' });
    expect(company).toMatchObject({ penetration: 0.1 });
    expect(sources['electoralRoll']!['coverage']).toBe(0.8);
    const { code: none, err } = await simulate('--scenario', 'scenarios/none.yaml');
    expect([none, /scenarios\/none\.yaml: expected a scenario file, got a path that cannot be read/.test(err)]).toEqual([2, true]);
  });

  it('refuses what it cannot do, with exit code 2 and nothing written', async () => {
    for (const [words, message] of [
      [['--people', 'many'], /simulate.people: expected an integer >= 1, got many/],
      [['--people', '0'], /simulate.people/],
      [['--people', '900000000'], /population.people/],
      [['--country', 'zz'], /simulate.country: expected one of us.*, got zz/],
      [['--seed', '-1'], /simulate.seed/],
      [['--as-of', '2026-13-01'], /population.asOf: expected a date YYYY-MM-DD/],
      [['--format', 'xlsx'], /simulate.format: expected one of parquet, csv, jsonl/],
      [['--tables', 'person,ghost'], /simulate.tables: expected all, population, company, sources or one of person, .*, got ghost/],
      [['--correlation', '3'], /population.correlation/],
      [['--tie-share', '0'], /population.tieShare/],
      [['--like-share', 'x'], /population.likeShare/],
      [['--history-days', '900'], /population.historyDays/],
      [['--penetration', '2'], /simulate.penetration/],
      [['--shard', '3/2'], /simulate.shard: expected i\/n with 1 <= i <= n, got 3\/2/],
      [['--shard', '1/9'], /simulate.shard: expected at most 3 shards of a world of 9000 people, got 9/],
      [['--threads', '0'], /simulate.threads/],
    ] as const) {
      const { code, err, folder } = await simulate(...words);
      expect([words, code]).toEqual([words, 2]);
      expect(err).toMatch(message);
      expect(existsSync(folder)).toBe(false);
    }
    const file = join(root, 'file');
    writeFileSync(file, '');
    const { code, err } = await simulate('--out', join(file, 'below'));
    expect([code, /simulate.out: expected a folder/.test(err)]).toEqual([2, true]);
  });

  it.each(['1', '2'])('leaves an earlier table whole and no other file when it is interrupted on %s threads', async (threads) => {
    const { folder } = await simulate('--tables', 'person', '--format', 'csv', '--threads', '1');
    const earlier = csvRows(folder, 'person');
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'simulate', '--people', '3_000_000', '--tables', 'person', '--format', 'csv', '--threads', threads, '--out', folder], { stdio: ['ignore', 'ignore', 'pipe'] });
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    const written = (): boolean => readdirSync(folder).some((name) => name.startsWith('.partial-') && readdirSync(join(folder, name), { recursive: true }).some((file) => String(file).endsWith('.csv')));
    while (!written() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(readdirSync(folder).sort()).toEqual(['manifest.json', 'person']);
    expect(csvRows(folder, 'person')).toEqual(earlier);
  }, 60_000);
});
