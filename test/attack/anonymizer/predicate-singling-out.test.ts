import { describe, expect, it } from 'vitest';
import { hasProperty, singleOut, trivialIsolation, type Predicate, type ValueShares } from '../../../src/attack/anonymizer/predicate-singling-out.ts';
import { publishedNodes } from '../../../src/attack/anonymizer/published-nodes.ts';
import { tightRecoding } from '../../../src/attack/anonymizer/tight-recoding.ts';
import { cellText, codeTexts, type CodedColumn } from '../../../src/columns/column.ts';
import { columnAtLevel, levelTable } from '../../../src/columns/level-table.ts';
import { searchFullDomain } from '../../../src/release/full-domain.ts';
import { hierarchyOf, type Hierarchy } from '../../../src/schema/hierarchy.ts';
import { wilson, type Estimate } from '../../../src/stats/intervals.ts';
import { drawsOf } from './attacked-tables.ts';

const anything = hierarchyOf({ kind: 'suppress' });
const bits = publishedNodes(['0', '1'], anything);

describe('singling out by a predicate', () => {
  it('takes the class that is least likely, and asks for a hash of one in its size', () => {
    // Classes 1* (two rows, weight 0.2 × 1) and 0* (three rows, 0.8); a fifth of the second column is 1.
    const published = [codeTexts(['1', '1', '0', '0', '0'], 5), codeTexts(['*', '*', '*', '*', '*'], 5)];
    const shares: ValueShares = new Map([['0', 0.8], ['1', 0.2]]);
    const predicate = singleOut(published, [bits, bits], [shares, shares], drawsOf('salt'))!;
    expect(predicate).toMatchObject({ cells: ['1', '*'], parts: 2 });
    expect(predicate.weight).toBeCloseTo(0.1, 12);
    expect(singleOut([codeTexts([], 0)], [bits], [shares], drawsOf('salt'))).toBeNull();
  });

  it('holds for records under its labels, in a share of one over its parts', () => {
    const flags = Array.from({ length: 4_096 }, (_, i) => Array.from({ length: 12 }, (_, j) => String((i >> j) & 1)));
    const nodes = flags[0]!.map(() => bits);
    const predicate: Predicate = { cells: ['1', ...new Array<string>(11).fill('*')], parts: 4, salt: 7, weight: 1 / 8 };
    const passing = flags.filter((values) => hasProperty(predicate, values, nodes));
    expect(passing.every(([first]) => first === '1')).toBe(true);
    // 2,048 records under the labels, a quarter of them: 5 standard errors.
    expect(Math.abs(passing.length - 512)).toBeLessThan(5 * Math.sqrt(2_048 * 0.25 * 0.75));
    expect(flags.filter((values) => hasProperty({ ...predicate, parts: 1 }, values, nodes))).toHaveLength(2_048);
  });

  it('is measured against a predicate chosen without looking', () => {
    expect(trivialIsolation(1 / 100, 100)).toBeCloseTo(0.99 ** 99, 12);
    expect(trivialIsolation(1e-6, 100)).toBeCloseTo(1e-4, 7);
    // One in n is the best weight to choose blindly, about 37 %.
    for (const weight of [0.005, 0.008, 0.012, 0.02]) expect(trivialIsolation(weight, 100)).toBeLessThan(trivialIsolation(0.01, 100));
    expect([trivialIsolation(1, 1), trivialIsolation(1, 5), trivialIsolation(0, 5)]).toEqual([1, 0, 0]);
  });
});

interface World {
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly CodedColumn[];
  readonly hierarchies: readonly Hierarchy[];
}

interface Tally {
  readonly rate: Estimate;
  /** What a predicate of the same weight, chosen blindly, would do on average. */
  readonly blind: number;
  /** What the sizes of the attacked classes predict. */
  readonly predicted: number;
}

/** Draws as many data sets, releases each and counts how often the predicate holds for exactly one raw record. */
function tally(trials: number, draw: (trial: number) => World, release: (world: World) => CodedColumn[], shares: readonly ValueShares[]): Tally {
  let isolated = 0;
  let blind = 0;
  let predicted = 0;
  for (let trial = 0; trial < trials; trial++) {
    const world = draw(trial);
    const nodes = world.hierarchies.map((hierarchy, j) => publishedNodes([...shares[j]!.keys()], hierarchy));
    const predicate = singleOut(release(world), nodes, shares, drawsOf(`salt ${trial}`))!;
    if (world.rows.filter((values) => hasProperty(predicate, values, nodes)).length === 1) isolated++;
    blind += trivialIsolation(predicate.weight, world.rows.length) / trials;
    predicted += (1 - 1 / predicate.parts) ** (predicate.parts - 1) / trials;
  }
  return { rate: wilson(isolated, trials), blind, predicted };
}

const tablesOf = ({ columns, hierarchies }: World) => columns.map((column, j) => levelTable(column, hierarchies[j]!));
const raw = ({ columns }: World): CodedColumn[] => [...columns];
const nothing = ({ columns }: World): CodedColumn[] => columns.map((column) => codeTexts(Array.from(column.codes, () => '*'), column.codes.length));
const local = (k: number) => (world: World): CodedColumn[] => tightRecoding(world.columns, tablesOf(world), k);
const optimal = (k: number) => (world: World): CodedColumn[] => {
  const tables = tablesOf(world);
  const { levels, suppressed } = searchFullDomain({ columns: world.columns, tables, k, suppressionLimit: 0 });
  expect(suppressed.some((flag) => flag === 1)).toBe(false);
  return world.columns.map((column, j) => {
    const general = columnAtLevel(column, tables[j]!, levels[j]!);
    return codeTexts(Array.from(general.codes, (_, row) => cellText(general, row)), general.codes.length);
  });
};

/** Five standard errors of a share over so many trials: a right implementation fails below once in a million. */
const allowed = (share: number, trials: number): number => 5 * Math.sqrt((share * (1 - share)) / trials);

describe('fifty flags of a hundred people, released five-anonymous by local recoding', () => {
  const shares = Array.from({ length: 50 }, (_, j): ValueShares => new Map([['0', 0.95 - 0.005 * j], ['1', 0.05 + 0.005 * j]]));
  const draw = (trial: number): World => {
    const draws = drawsOf(`flags ${trial}`);
    const rows = Array.from({ length: 100 }, (_, i) => shares.map((share, j) => (draws.uniform(i, j) < share.get('1')! ? '1' : '0')));
    return { rows, columns: shares.map((_, j) => codeTexts(rows.map((row) => row[j]!), 100)), hierarchies: shares.map(() => anything) };
  };

  it('isolates somebody in four of ten, where a blind predicate hardly ever would', () => {
    const { rate, blind, predicted } = tally(200, draw, local(5), shares);
    expect(Math.abs(rate.value - predicted)).toBeLessThan(allowed(predicted, 200));
    expect(rate.interval[0]).toBeGreaterThan(0.25);
    expect(blind).toBeLessThan(0.02);
  });

  it('isolates nearly always from the raw rows, and no more than blindly from a release of nothing', () => {
    expect(tally(40, draw, raw, shares)).toMatchObject({ rate: { value: 1 } });
    const hidden = tally(300, draw, nothing, shares);
    expect(hidden.blind).toBeCloseTo(0.99 ** 99, 6);
    expect(Math.abs(hidden.rate.value - hidden.blind)).toBeLessThan(allowed(hidden.blind, 300));
  });
});

describe('five columns of two hundred people, released by optimal full-domain generalization', () => {
  const hierarchy = hierarchyOf({ kind: 'interval', widths: [2, 4, 8], origin: 0 });
  // Shares that fall like 1/(v + 2).
  const total = Array.from({ length: 16 }, (_, v) => 1 / (v + 2)).reduce((a, b) => a + b, 0);
  const share: ValueShares = new Map(Array.from({ length: 16 }, (_, v) => [String(v), 1 / (v + 2) / total]));
  const shares = Array.from({ length: 5 }, () => share);
  const draw = (trial: number): World => {
    const draws = drawsOf(`values ${trial}`);
    const value = (u: number): string => {
      let left = u;
      for (const [text, part] of share) if ((left -= part) < 0) return text;
      return '15';
    };
    const rows = Array.from({ length: 200 }, (_, i) => shares.map((_, j) => value(draws.uniform(i, j))));
    return { rows, columns: shares.map((_, j) => codeTexts(rows.map((row) => row[j]!), 200)), hierarchies: shares.map(() => hierarchy) };
  };

  it('isolates as often, but its classes are as likely as they are large: a blind predicate does nearly as well', () => {
    const { rate, blind, predicted } = tally(120, draw, optimal(5), shares);
    expect(Math.abs(rate.value - predicted)).toBeLessThan(allowed(predicted, 120));
    expect(blind).toBeGreaterThan(0.25);
    expect(blind).toBeLessThan(predicted);
  });
});
