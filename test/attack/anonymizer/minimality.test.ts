import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimality } from '../../../src/attack/anonymizer/minimality.ts';
import { topDownSplit, type LevelPath } from '../../../src/attack/anonymizer/top-down-split.ts';
import { asCoded, cellText, columnOf, type Table } from '../../../src/columns/column.ts';
import { equivalenceClasses } from '../../../src/columns/equivalence-classes.ts';
import { columnAtLevel, levelTable } from '../../../src/columns/level-table.ts';
import type { Score } from '../../../src/measure/referee.ts';
import { hierarchyOf, type Hierarchy } from '../../../src/schema/hierarchy.ts';
import { wilson } from '../../../src/stats/intervals.ts';
import { boutOn, drawsOf, written } from './attacked-tables.ts';

const anything = hierarchyOf({ kind: 'suppress' });
const pathOf = (hierarchy: Hierarchy): LevelPath => ({ names: ['x'], hierarchies: new Map([['x', hierarchy]]), steps: Array.from({ length: hierarchy.levels }, (_, level) => [level]) });
const diverse = (people: Table, guarded: string, l: number) => (rows: Uint32Array): boolean => rows.filter((row) => cellText(columnOf(people, 's'), row) === guarded).length * l <= rows.length;

function attack(people: Table, release: Table, hierarchy: Hierarchy, options: object, knownRows?: Uint32Array): { score: Score; claims: ReturnType<typeof minimality.run>['claims'] } {
  const bout = boutOn({ people, sensitive: 's', release, rows: Uint32Array.from({ length: people.rows }, (_, row) => row), recodings: new Map([['x', { hierarchy, level: hierarchy.levels - 1 }]]), known: ['x'], ...(knownRows === undefined ? {} : { knownRows }) });
  const { claims } = minimality.run(bout.view, minimality.options.parse({ sensitive: 's', on: ['x'], path: pathOf(hierarchy).steps, ...options }));
  return { claims, score: bout.score(claims, 'person-to-value') };
}

/** The example of the paper: everybody of q1 has HIV, so q1 alone is not 2-diverse. */
const hiv = written('people', { x: ['quasi-identifier', ['q1', 'q1', 'q2', 'q2', 'q2', 'q2', 'q2']], s: ['sensitive', ['HIV', 'HIV', 'none', 'none', 'none', 'none', 'none']] });

describe('a generalizer that does no more than it must', () => {
  it('joins q1 with q2, and leaves them apart where both are diverse', () => {
    const cells = (table: Table): (string | null)[] => Array.from({ length: table.rows }, (_, row) => cellText(columnOf(table, 'x'), row));
    expect(cells(topDownSplit(hiv, pathOf(anything), diverse(hiv, 'HIV', 2)))).toEqual(['*', '*', '*', '*', '*', '*', '*']);
    expect(cells(topDownSplit(hiv, pathOf(anything), diverse(hiv, 'HIV', 1)))).toEqual(['q1', 'q1', 'q2', 'q2', 'q2', 'q2', 'q2']);
    expect(() => topDownSplit(hiv, pathOf(anything), () => false)).toThrow(/^topDownSplit\.lawful: expected the coarsest classes to be lawful/);
  });

  it('publishes lawful classes only, and none whose parts would all be lawful', () => {
    const hierarchy = hierarchyOf({ kind: 'interval', widths: [2, 4, 8, 16], origin: 0 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(31), fc.boolean()), { minLength: 4, maxLength: 60 }), (rows) => {
        const people = written('people', { x: ['quasi-identifier', rows.map(([x]) => String(x))], s: ['sensitive', rows.map(([, held]) => (held ? 'yes' : 'no'))] });
        const lawful = diverse(people, 'yes', 2);
        if (!lawful(Uint32Array.from(rows.keys()))) return;
        const release = topDownSplit(people, pathOf(hierarchy), lawful);
        const { ofRow, count } = equivalenceClasses([columnOf(release, 'x')]);
        const members = Array.from({ length: count }, (_, own) => Uint32Array.from(rows.keys()).filter((row) => ofRow[row] === own));
        const column = asCoded(columnOf(people, 'x'));
        const table = levelTable(column, hierarchy);
        for (const own of members) {
          expect(lawful(own)).toBe(true);
          const label = cellText(columnOf(release, 'x'), own[0]!);
          const level = Array.from({ length: hierarchy.levels }, (_, i) => i).findIndex((i) => cellText(columnAtLevel(column, table, i), own[0]!) === label);
          if (level === 0) continue;
          const finer = equivalenceClasses([columnAtLevel(column, table, level - 1)]).ofRow;
          const parts = [...new Set(Array.from(own, (row) => finer[row]!))].map((part) => own.filter((row) => finer[row] === part));
          expect(parts.every(lawful)).toBe(false);
        }
      }),
      { numRuns: 200, seed: 8 },
    );
  });
});

describe('the minimality attack', () => {
  it('names both people of q1 with certainty, in a class of seven of whom two hold the value', () => {
    const { claims, score } = attack(hiv, topDownSplit(hiv, pathOf(anything), diverse(hiv, 'HIV', 2)), anything, { guarded: 'HIV', l: 2 });
    expect(claims.filter(({ guess }) => guess !== null).map(({ guess, confidence }) => [guess, confidence])).toEqual([['HIV', 1], ['HIV', 1]]);
    expect([score.claimed, score.rightClaims]).toEqual([2, 2]);
  });

  it('says nothing where the smallest class allowed explains the generalization', () => {
    const release = topDownSplit(hiv, pathOf(anything), diverse(hiv, 'HIV', 2));
    for (const decides of ['class', 'table']) expect(attack(hiv, release, anything, { guarded: 'HIV', l: 2, k: 3, decides }).score.claimed).toBe(0);
  });

  it('says nothing of a class that its register does not hold whole', () => {
    const release = topDownSplit(hiv, pathOf(anything), diverse(hiv, 'HIV', 2));
    expect(attack(hiv, release, anything, { guarded: 'HIV', l: 2 }, Uint32Array.of(0, 1, 2, 3, 4, 5)).score.claimed).toBe(0);
  });

  it('takes a decision over the whole table for what it is: one of its parts is not diverse', () => {
    // Two published classes, each of a pair and a four with two guarded values: 15 ways, and in one of them, where the pair
    // holds both, a part is not diverse. Somebody of a pair holds it if their own class is that way, or if it is another
    // (held in 4 of those 14: 1/3 − 1/15 of all) and the other class is.
    const tree = hierarchyOf({ kind: 'tree', parents: { a: ['a1', 'a2'], b: ['b1', 'b2'] } });
    const people = written('people', { x: ['quasi-identifier', ['a1', 'a1', 'a2', 'a2', 'a2', 'a2', 'b1', 'b1', 'b2', 'b2', 'b2', 'b2']], s: ['sensitive', ['y', 'y', 'n', 'n', 'n', 'n', 'y', 'n', 'y', 'n', 'n', 'n']] });
    const release = written('release', { x: ['quasi-identifier', ['a', 'a', 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'b', 'b']], s: ['sensitive', ['y', 'y', 'n', 'n', 'n', 'n', 'y', 'n', 'y', 'n', 'n', 'n']] });
    const { claims } = attack(people, release, tree, { guarded: 'y', l: 2, decides: 'table' });
    const expected = (1 / 15 + (1 / 15) * (1 / 3 - 1 / 15)) / (1 - (14 / 15) ** 2);
    const sure = claims.filter(({ guess }) => guess === 'y');
    expect(sure).toHaveLength(4);
    for (const { confidence } of sure) expect(confidence).toBeCloseTo(expected, 9);
  });

  it('abstains where a column was not generalized, or not by levels', () => {
    const everybody = { people: hiv, sensitive: 's', release: hiv, rows: Uint32Array.of(0, 1, 2, 3, 4, 5, 6), known: ['x'] };
    const options = minimality.options.parse({ sensitive: 's', guarded: 'HIV', path: [[0], [1]], on: ['x'] });
    const hierarchy = hierarchyOf({ kind: 'suppress' });
    const local = { kind: 'local' as const, place: () => ({ at: new Uint32Array(0), span: () => [0, 0] as const }) };
    for (const [recodings, lacks] of [
      [new Map(), 'The column x was not generalized: there is nothing to explain.'],
      [new Map([['x', { hierarchy, level: 1, cellsSuppressed: true }]]), 'The column x has labels or gaps that no hierarchy gives, so that no path of levels explains them.'],
      [new Map([['x', local]]), 'The column x has labels or gaps that no hierarchy gives, so that no path of levels explains them.'],
    ] as const) {
      const { applicable, claims, lacks: why } = minimality.run(boutOn({ ...everybody, recodings }).view, options);
      expect([applicable, why]).toEqual([false, lacks]);
      expect(claims.map(({ guess }) => guess)).toEqual(Array(7).fill(null));
    }
  });

  it('refuses a path that the hierarchies do not have', () => {
    const bout = boutOn({ people: hiv, sensitive: 's', release: hiv, rows: Uint32Array.of(0, 1, 2, 3, 4, 5, 6), known: ['x'], recodings: new Map([['x', { hierarchy: hierarchyOf({ kind: 'suppress' }), level: 1 }]]) });
    const run = (path: readonly (readonly number[])[]) => () => minimality.run(bout.view, minimality.options.parse({ sensitive: 's', guarded: 'HIV', path, on: ['x'] }));
    expect(run([[0], [2]])).toThrow(/^minimality\.path: expected levels of x from 0 to 1, got 2$/);
    expect(run([[1], [0]])).toThrow(/^minimality\.path: expected steps from the finest to the coarsest, got \[0\] after \[1\]$/);
    expect(run([[0, 1], [1, 1]])).toThrow(/^minimality\.path: expected a level for each of x in every step, got 2 of 1$/);
  });
});

describe('in a table of twenty thousand', () => {
  // Addresses in a row of houses, generalized to blocks that double; a tenth holds the value, independently.
  const PEOPLE = 20_000;
  const L = 3;
  const hierarchy = hierarchyOf({ kind: 'interval', widths: [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192], origin: 0 });
  const draws = drawsOf('people');
  const people = written('people', {
    x: ['quasi-identifier', Array.from({ length: PEOPLE }, (_, i) => String(draws.below(PEOPLE / 2, i, 0)))],
    s: ['sensitive', Array.from({ length: PEOPLE }, (_, i) => (draws.uniform(i, 1) < 0.1 ? 'yes' : 'no'))],
  });
  const claimed = (release: Table) => {
    const { score, claims } = attack(people, release, hierarchy, { guarded: 'yes', l: L });
    const made = claims.filter(({ guess }) => guess !== null);
    return { score, rate: wilson(score.rightClaims, score.claimed), believed: made.reduce((sum, { confidence }) => sum + confidence, 0) / made.length, spread: Math.sqrt(made.reduce((sum, { confidence }) => sum + confidence * (1 - confidence), 0)) / made.length };
  };

  it('breaks the promised 1/l for hundreds of people, and as often as it says', () => {
    const { score, rate, believed, spread } = claimed(topDownSplit(people, pathOf(hierarchy), diverse(people, 'yes', L)));
    expect(score.claimed).toBeGreaterThan(300);
    expect(rate.interval[0]).toBeGreaterThan(1 / L);
    // Its confidence is a probability: five standard errors, doubled because members of a class share their fate.
    expect(Math.abs(rate.value - believed)).toBeLessThan(10 * spread);
    // Against the guess from the class alone, whose share is 1/l at most.
    expect(rate.value).toBeGreaterThan(0.45);
  });

  it('learns nothing from a generalization that was chosen without looking', () => {
    // Blocks of 64 for everybody: about 128 people each, diverse with room to spare.
    const level = 6;
    const column = asCoded(columnOf(people, 'x'));
    const release = { ...people, columns: new Map(people.columns).set('x', columnAtLevel(column, levelTable(column, hierarchy), level)) };
    const { score, rate, believed } = claimed(release);
    expect(score.claimed).toBeGreaterThan(100);
    expect(believed).toBeGreaterThan(1 / L);
    expect(rate.interval[1]).toBeLessThan(1 / L);
    // Those whom it names hold the value as often as the counts of their blocks say.
    const { ofRow, count } = equivalenceClasses([columnOf(release, 'x')]);
    const [size, held] = [new Float64Array(count), new Float64Array(count)];
    ofRow.forEach((own, row) => {
      size[own]!++;
      if (cellText(columnOf(people, 's'), row) === 'yes') held[own]!++;
    });
    const named = score.main.filter(({ confidence }) => confidence > 0);
    const ofBlocks = named.reduce((sum, { person }) => sum + held[ofRow[person]!]! / size[ofRow[person]!]!, 0) / named.length;
    expect(Math.abs(rate.value - ofBlocks)).toBeLessThan(5 * Math.sqrt(0.16 / score.claimed));
  });
});
