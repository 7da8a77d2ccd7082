import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeTexts } from '../../src/columns/column.ts';
import { levelTable } from '../../src/columns/level-table.ts';
import { searchFullDomain } from '../../src/release/full-domain.ts';
import { emptyList } from '../../src/release/lattice/class-list.ts';
import { spareClasses } from '../../src/release/lattice/table-models.ts';
import { prepareModels } from '../../src/release/models/class-models.ts';
import { listedHierarchy } from '../../src/schema/hierarchy.ts';
import { estimateUniques } from '../../src/stats/population-uniqueness/histogram-estimators.ts';

const shared = '../shared/data';
const available = existsSync(`${shared}/adult/adult.csv`);
if (!available) console.warn(`skipped: the Adult optimum needs ${shared}, which is absent`);

const lines = (name: string): string[][] => readFileSync(`${shared}/adult/${name}`, 'utf8').trim().split(/\r?\n/).map((line) => line.split(';'));

/** Estimated share of the population's uniques, if so many classes of one are left of a table of `everyone`. */
function shareWith(ones: number, everyone: number, fraction: number, others: readonly (readonly [number, number])[]): number {
  const sizes = [...(ones > 0 ? [1] : []), ...others.map(([size]) => size)];
  const classes = [...(ones > 0 ? [ones] : []), ...others.map(([, count]) => count)];
  const members = sizes.reduce((sum, size, i) => sum + size * classes[i]!, 0);
  const result = estimateUniques('dankar', { sizes, classes }, members / (everyone / fraction), false);
  if (result.failed !== undefined) throw new Error(result.failed);
  return result.populationShare;
}

describe('population uniqueness as a model of the release', () => {
  const others = [[2, 40], [3, 25], [6, 20], [15, 8]] as const;
  const sizes = Uint32Array.from([...Array.from({ length: 90 }, () => 1), ...others.flatMap(([size, count]) => Array.from({ length: count }, () => size))]);
  const list = { ...emptyList(), count: sizes.length, rows: sizes };
  const everyone = sizes.reduce((sum, size) => sum + size, 0);

  it.each([0.001, 0.01, 0.03])('suppresses as few classes of one as bring the estimate to %d', (max) => {
    const gone = spareClasses([{ model: 'population-uniqueness', max, samplingFraction: 0.05 }], list, sizes, new Uint8Array(sizes.length));
    expect([...gone].every((c) => sizes[c] === 1)).toBe(true);
    expect(shareWith(90 - gone.length, everyone, 0.05, others)).toBeLessThanOrEqual(max);
    if (gone.length > 0) expect(shareWith(90 - gone.length + 1, everyone, 0.05, others)).toBeGreaterThan(max);
  });

  it('suppresses nobody where nobody is alone, and everyone who is where nothing is allowed', () => {
    const pairs = Uint32Array.of(2, 2, 3);
    expect(spareClasses([{ model: 'population-uniqueness', max: 0, samplingFraction: 0.05 }], { ...emptyList(), count: 3, rows: pairs }, pairs, new Uint8Array(3))).toHaveLength(0);
    expect(spareClasses([{ model: 'population-uniqueness', max: 0, samplingFraction: 0.05 }], list, sizes, new Uint8Array(sizes.length))).toHaveLength(90);
  });

  it('goes together with a bound of the average risk', () => {
    const gone = spareClasses([{ model: 'population-uniqueness', max: 0.01, samplingFraction: 0.05 }, { model: 'average-risk', max: 0.1 }], list, sizes, new Uint8Array(sizes.length));
    const kept = sizes.filter((_, c) => !gone.includes(c));
    expect(kept.length / kept.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(0.1);
  });
});

describe.skipIf(!available)('Adult with at most 1 % estimated to be unique in a population ten times as large', () => {
  it('finds a generalization that loses less than the one ARX 3.9.2 enforces, and keeps the promise', () => {
    const names = ['sex', 'age', 'race', 'marital-status', 'education', 'native-country', 'workclass', 'occupation', 'salary-class'];
    const [header, ...cells] = lines('adult.csv') as [string[], ...string[][]];
    const columns = names.map((name) => codeTexts(cells.map((row) => row[header.indexOf(name)]!), cells.length));
    const tables = names.map((name, j) => {
      const rows = lines(`adult_hierarchy_${name}.csv`);
      return levelTable(columns[j]!, listedHierarchy(rows), rows.map((row) => row[0]!));
    });
    const solution = searchFullDomain({ columns, tables, k: 1, models: prepareModels([{ model: 'population-uniqueness', max: 0.01, samplingFraction: 0.1 }], []), suppressionLimit: 0.05 });
    // ARX's loss is .130744. Where its solver finds no Pitman estimate it counts the model as not met, without falling
    // back; ours has an estimate for every node, each is judged, and this one meets the same bound at less loss.
    expect(solution.loss).toBeCloseTo(0.126806772, 8);
    expect(solution.loss).toBeLessThan(0.130744);
    expect(solution.suppressedRows).toBe(942);
    expect(solution.proven).toBe(true);
    // The bound on the loss excludes most of the 12,960 nodes although no class is too small by itself.
    expect(solution.evaluated).toBeLessThan(1000);
  });
});
