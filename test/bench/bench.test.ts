import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bench } from '../../bench/main.ts';
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
