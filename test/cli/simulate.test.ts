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
  readonly tables: { readonly name: string; readonly file: string; readonly rows: number; readonly sha256: string; readonly fileSha256: string }[];
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

describe('incognita simulate', () => {
  it('writes the people, a manifest, and their hash', async () => {
    const { code, out, err, folder } = await simulate('--format', 'csv', '--people', '9_000', '--threads', '1');
    expect([code, readdirSync(folder).sort()]).toEqual([0, ['manifest.json', 'person.csv']]);
    const lines = readFileSync(join(folder, 'person.csv'), 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(9001);
    expect(lines[0]).toMatch(/^personId,householdId,postcode/);
    const { world, tables } = manifest(folder);
    expect([world.people, world.seed, tables[0]!.rows]).toEqual([9000, 3, 9000]);
    expect(out).toContain(`${tables[0]!.sha256}  person  9000 rows`);
    expect(createHash('sha256').update(readFileSync(join(folder, 'person.csv'))).digest('hex')).toBe(tables[0]!.fileSha256);
    expect(err).toContain('not assessable: world and national figures');
  });

  it('writes the same tables for 1, 2 and 7 workers, two chunk sizes and every format', async () => {
    const hashes = new Set<string>();
    const files = new Map<string, Set<string>>();
    for (const [threads, chunk, format] of [['1', '1', 'csv'], ['2', '1', 'csv'], ['7', '2', 'csv'], ['2', '3', 'jsonl'], ['1', '2', 'jsonl'], ['2', '2', 'parquet'], ['1', '1', 'parquet']] as const) {
      const { code, folder } = await simulate('--threads', threads, '--chunk', chunk, '--format', format);
      expect(code).toBe(0);
      const [table] = manifest(folder).tables;
      hashes.add(table!.sha256);
      files.set(format, (files.get(format) ?? new Set()).add(table!.fileSha256));
    }
    expect(hashes.size).toBe(1);
    for (const [format, own] of files) expect([format, own.size]).toEqual([format, 1]);
  });

  it('adds the register and the customers of the same people', async () => {
    const { code, out, folder } = await simulate('--tables', 'person,customer,register', '--format', 'csv', '--threads', '1', '--json');
    expect(code).toBe(0);
    const { data, ok } = JSON.parse(out) as { ok: boolean; data: Manifest };
    expect(ok).toBe(true);
    expect(data).toEqual(manifest(folder));
    expect(data.tables.map(({ name }) => name).sort()).toEqual(['customer', 'person', 'register']);
    const alone = manifest((await simulate('--format', 'csv', '--threads', '1')).folder).tables[0]!;
    expect(data.tables.find(({ name }) => name === 'person')!.sha256).toBe(alone.sha256);
    const rows = (name: string): number => data.tables.find((table) => table.name === name)!.rows;
    expect(rows('register')).toBeGreaterThan(4000);
    expect(rows('register')).toBeLessThan(9000);
    expect(rows('customer')).toBeGreaterThan(1500);
  });

  it('refuses what it cannot do, with exit code 2 and nothing written', async () => {
    for (const [words, message] of [
      [['--people', 'many'], /simulate.people: expected an integer >= 1, got many/],
      [['--people', '0'], /simulate.people/],
      [['--people', '900000000'], /population.people/],
      [['--country', 'xx'], /simulate.country: expected one of us, got xx/],
      [['--seed', '-1'], /simulate.seed/],
      [['--as-of', '2026-13-01'], /population.asOf: expected a date YYYY-MM-DD/],
      [['--format', 'xlsx'], /simulate.format: expected one of parquet, csv, jsonl/],
      [['--tables', 'person,ghost'], /simulate.tables: expected one of person, customer, register, got ghost/],
      [['--correlation', '3'], /population.correlation/],
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

  it('leaves an earlier table whole and no other file when it is interrupted', async () => {
    const { folder } = await simulate('--format', 'csv', '--threads', '1');
    const earlier = readFileSync(join(folder, 'person.csv'), 'utf8');
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'simulate', '--people', '3_000_000', '--format', 'csv', '--threads', '1', '--out', folder], { stdio: ['ignore', 'ignore', 'pipe'] });
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    while (!readdirSync(folder).some((name) => name.includes('partial')) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(readdirSync(folder).sort()).toEqual(['manifest.json', 'person.csv']);
    expect(readFileSync(join(folder, 'person.csv'), 'utf8')).toBe(earlier);
  }, 60_000);
});
