import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bench, benchSearch, chosenBenchmarks } from '../../bench/main.ts';
import { benchmarkRecords } from '../../bench/person-records.ts';

it('measures a small file, made once and the same each time', async () => {
  const folders = [mkdtempSync(join(tmpdir(), 'bench-')), mkdtempSync(join(tmpdir(), 'bench-'))];
  const [results, again] = [await bench({ rows: 20_000, runs: 1, folder: folders[0]! }), await bench({ rows: 20_000, runs: 1, folder: folders[1]! })];
  expect(results.map(({ result }) => result.classes)).toEqual(again.map(({ result }) => result.classes));
  expect(results[0]!.result.classes).toBeLessThanOrEqual(1400);
  expect(results[1]!.result.classes).toBeGreaterThan(19_900);
  for (const { result } of results) {
    expect(result.engine.ours).toHaveLength(1);
    expect(result.kernel.ratio).toBeGreaterThan(0);
  }
  for (const name of readdirSync(folders[0]!)) expect(readFileSync(join(folders[0]!, name)).equals(readFileSync(join(folders[1]!, name)))).toBe(true);
  for (const folder of folders) rmSync(folder, { recursive: true });
});

it('compares person records with faker', async () => {
  const { fakerPerSecond, objectsRatio, codedRatio } = await benchmarkRecords(1, 1);
  for (const figure of [fakerPerSecond, objectsRatio, codedRatio]) expect(figure).toBeGreaterThan(0);
});

it('times the optimal search and all nodes against GROUP BY, with the same optimum each time', async () => {
  const [[first], [again]] = [await benchSearch({ rows: 300, runs: 1 }), await benchSearch({ rows: 300, runs: 1 })];
  expect(first!.latticeSize).toBe(12_960);
  expect(first!.searches.map(({ suppressionLimit }) => suppressionLimit)).toEqual([0, 0.02, 0.05, 1]);
  expect(first!.searches.map(({ loss, suppressedRows, evaluated }) => [loss, suppressedRows, evaluated])).toEqual(again!.searches.map(({ loss, suppressedRows, evaluated }) => [loss, suppressedRows, evaluated]));
  for (const { ratio, medianSeconds } of [...first!.searches, first!.frontier!]) {
    expect(medianSeconds).toBeGreaterThan(0);
    expect(ratio).toBeGreaterThan(0);
  }
  await expect(benchSearch({ rows: 300, runs: 1, adult: 'no such folder' })).rejects.toThrow(/bench\.adult: expected a folder with adult\.csv/);
});

it('runs the benchmarks that are named, or all', () => {
  expect(chosenBenchmarks(undefined)).toEqual(['classes', 'records', 'search']);
  expect(chosenBenchmarks('search')).toEqual(['search']);
  expect(() => chosenBenchmarks('serach')).toThrow(/bench\.only: expected names of classes, records, search, got serach/);
});
