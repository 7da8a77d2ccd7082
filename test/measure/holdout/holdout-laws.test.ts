import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCoded, cellText, codeTexts, columnOf, makeTable, takeRows, type Column, type Table } from '../../../src/columns/column.ts';
import type { PublishedRecoding } from '../../../src/columns/disclose.ts';
import { alignedColumns } from '../../../src/measure/holdout/aligned-columns.ts';
import { nearestRows } from '../../../src/measure/holdout/nearest-rows.ts';
import { permutation } from '../../../src/random/permutation.ts';
import { hierarchyOf } from '../../../src/schema/hierarchy.ts';
import { attacked, seeded, tableOf, valueOf, type Cells } from './small-release.ts';

const KNOWN = ['town', 'sex', 'age', 'job'];

/** People in whom income goes with town and age. */
function people(count: number, seed: number): Table {
  const draw = seeded(seed);
  const ids = Array.from({ length: count }, (_, id) => id);
  const of = (name: string, values: number) => ids.map((id) => draw(name).below(values, id));
  const [town, sex, age, job, noise] = [of('town', 12), of('sex', 2), of('age', 60), of('job', 9), of('noise', 4)];
  return tableOf({
    town: town.map((value) => `t${value}`),
    sex: sex.map((value) => 'FM'[value]!),
    age: age.map((value) => value + 20),
    job: job.map((value, id) => (draw('gap').uniform(id) < 0.05 ? null : `j${value}`)),
    income: ids.map((id) => 100 * town[id]! + age[id]! + noise[id]!),
    party: ids.map((id) => 'abc'[(town[id]! + (noise[id] === 0 ? 1 : 0)) % 3]!),
  });
}

const rowsFrom = (table: Table, from: number, to: number): Table => takeRows(table, Uint32Array.from({ length: to - from }, (_, i) => from + i));

const years = { hierarchy: hierarchyOf({ kind: 'interval', widths: [20] }), level: 1 };
const star = { hierarchy: hierarchyOf({ kind: 'suppress' }), level: 1 };

function generalized(table: Table, recodings: ReadonlyMap<string, PublishedRecoding>): Table {
  const columns = [...table.columns].map(([name, column]): [string, Column] => {
    const recoding = recodings.get(name);
    if (recoding === undefined || recoding.kind === 'local') return [name, column];
    return [name, codeTexts(Array.from({ length: table.rows }, (_, row) => recoding.hierarchy.generalize(cellText(column, row), recoding.level)), table.rows)];
  });
  return makeTable({ ...table.schema, columns: columns.map(([name, { type }]) => ({ name, type, attributeClass: 'quasi-identifier' })) }, new Map(columns));
}

const LADDER: readonly ReadonlyMap<string, PublishedRecoding>[] = [
  new Map(),
  new Map([['age', years]]),
  new Map([['age', years], ['town', star]]),
  new Map([['age', star], ['town', star], ['job', star], ['sex', star]]),
];

describe('a release that does not depend on the members', () => {
  it.each([['as collected', LADDER[0]!], ['generalized', LADDER[2]!]] as const)('gives them no advantage: intervals cover 0 about 95 times in 100 (%s)', (_, recodings) => {
    const rounds = 60;
    const covered = new Map<string, number>();
    for (let seed = 0; seed < rounds; seed++) {
      const all = people(240, 100 + seed);
      const [members, strangers, others] = [rowsFrom(all, 0, 60), rowsFrom(all, 60, 120), rowsFrom(all, 120, 240)];
      const found = attacked({ released: generalized(others, recodings), members, strangers, known: KNOWN, secrets: ['income', 'party'], recodings, draws: seeded(seed) });
      for (const { id, parameters, interval } of found.filter((measure) => measure.id.endsWith('advantage'))) {
        const key = `${id} ${JSON.stringify(parameters)}`;
        covered.set(key, (covered.get(key) ?? 0) + (interval === null || (interval[0] <= 0 && interval[1] >= 0) ? 1 : 0));
      }
    }
    expect(covered.size).toBe(6);
    // 57 wanted; three standard errors of 1.7 below are allowed.
    for (const [key, times] of covered) expect(times, key).toBeGreaterThanOrEqual(52);
  }, 30_000);
});

describe('a raw release', () => {
  const all = people(800, 7);
  const input = { released: rowsFrom(all, 0, 600), members: rowsFrom(all, 0, 200), strangers: rowsFrom(all, 600, 800), known: KNOWN, secrets: ['income'] };

  it('shows that the attacks have power', () => {
    const found = attacked(input);
    expect(valueOf(found, 'inference.advantage')!).toBeGreaterThan(0.9);
    // A few strangers have a twin in the release, which a low rate of false alarms feels.
    expect(valueOf(found, 'membership.auc')!).toBeGreaterThan(0.95);
    expect(valueOf(found, 'membership.advantage')!).toBeGreaterThan(0.5);
    expect(valueOf(found, 'singling-out.advantage', { predicates: 'multivariate' })!).toBeGreaterThan(0.1);
  });

  it('links nearly everybody where either half is unique', () => {
    const unique = tableOf({ phone: Array.from({ length: 300 }, (_, id) => `p${id}`), address: Array.from({ length: 300 }, (_, id) => `a${id}`) });
    const found = attacked({ released: rowsFrom(unique, 0, 200), members: rowsFrom(unique, 0, 100), strangers: rowsFrom(unique, 200, 300), known: ['phone', 'address'] });
    expect(valueOf(found, 'linkability.success')).toBe(1);
    // A stranger is as far from every row by either half.
    expect(valueOf(found, 'linkability.control')).toBeCloseTo(1 / 200, 12);
  });

  it('is found out the less, the coarser it is', () => {
    const risk = (id: string, parameters = {}) => LADDER.map((recodings) => valueOf(attacked({ ...input, released: generalized(input.released, recodings), recodings }), id, parameters)!);
    for (const risks of [risk('linkability.success'), risk('inference.advantage'), risk('membership.auc'), risk('singling-out.success', { predicates: 'multivariate' })]) {
      // Two steps may differ by chance; from end to end the risk falls.
      expect(risks.at(-1)!).toBeLessThan(risks[0]! / 1.2);
      for (let step = 1; step < risks.length; step++) expect(risks[step]!).toBeLessThanOrEqual(risks[step - 1]! + 0.03);
    }
  });
});

/** The same column with its dictionary in another order and an entry that no row has. */
function renumbered(column: Column, seed: number): Column {
  if (column.kind === 'number') return column;
  const { codes, dictionary, type } = column;
  const order = permutation(dictionary.length, seeded(seed)('dictionary'));
  const at = new Uint32Array(dictionary.length);
  order.forEach((old, code) => (at[old] = code));
  return { kind: 'coded', type, codes: codes.map((code) => at[code]!), dictionary: [...Array.from(order, (old) => dictionary[old]!), 'no row has this'] };
}

describe('what an attack must not read', () => {
  it('neither the order of the rows nor that of the dictionaries changes a measure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.constantFrom(...LADDER), (seed, recodings) => {
        const all = people(120, seed);
        const released = generalized(rowsFrom(all, 0, 80), recodings);
        const shuffled = takeRows(released, permutation(80, seeded(seed)('rows')));
        const input = { members: rowsFrom(all, 0, 40), strangers: rowsFrom(all, 80, 120), known: KNOWN, secrets: ['income', 'party'], recodings };
        const moved = { ...shuffled, columns: new Map([...shuffled.columns].map(([name, column]) => [name, renumbered(column, seed)])) };
        expect(attacked({ ...input, released: moved })).toEqual(attacked({ ...input, released }));
      }),
      { numRuns: 20 },
    );
  });
});

describe('nearestRows', () => {
  const text = fc.constantFrom('a', 'b', 'c', 'd', null);
  const size = fc.oneof(fc.integer({ min: -3, max: 9 }), fc.constant(null));
  const cells = fc.integer({ min: 1, max: 400 }).chain((rows) => fc.record({ town: fc.array(text, { minLength: rows, maxLength: rows }), age: fc.array(size, { minLength: rows, maxLength: rows }), job: fc.array(text, { minLength: rows, maxLength: rows }) }));

  it('finds what looking at every row finds', () => {
    fc.assert(
      fc.property(cells, fc.array(fc.tuple(text, size, text), { minLength: 1, maxLength: 8 }), fc.constantFrom<PublishedRecoding | undefined>(undefined, { hierarchy: hierarchyOf({ kind: 'tree', parents: { vowel: ['a'], consonant: ['b', 'c', 'd'] } }), level: 1 }), (rows, targets, recoding) => {
        const typed = (column: Cells): Cells => (column.every((cell) => cell === null) ? [...column.slice(1), 0] as Cells : column);
        const recodings = new Map(recoding === undefined ? [] : [['job', recoding]]);
        const released = generalized(tableOf({ ...rows, age: typed(rows.age) }), recodings);
        const own = tableOf({ town: targets.map(([town]) => town), age: typed(targets.map(([, age]) => age)), job: targets.map(([, , job]) => job) });
        const index = nearestRows(alignedColumns(released, own, ['town', 'age', 'job'], recodings));
        for (let target = 0; target < own.rows; target++) {
          const { distance, points } = index.search(target);
          const found = Array.from(points).flatMap((point) => [...index.rowsOf(point)]).sort((a, b) => a - b);
          const distances = Array.from({ length: released.rows }, (_, row) => plainDistance(released, own, row, target, recoding));
          const least = Math.min(...distances);
          expect(distance).toBeCloseTo(least, 9);
          expect(found).toEqual([...distances.keys()].filter((row) => distances[row]! - least < 1e-9));
        }
      }),
      { numRuns: 40 },
    );
  });

  /** The distance as its definition says it, cell by cell. */
  function plainDistance(released: Table, own: Table, row: number, target: number, recoding: PublishedRecoding | undefined): number {
    const [left, right] = [released, own].map((table, side) => (name: string) => cellText(columnOf(table, name), side === 0 ? row : target)) as [(name: string) => string | null, (name: string) => string | null];
    const known = Array.from({ length: own.rows }, (_, i) => cellText(columnOf(own, 'age'), i)).flatMap((age) => (age === null ? [] : [Number(age)]));
    const range = Math.max(...known) - Math.min(...known);
    const gap = Math.abs(Number(left('age')) - Number(right('age')));
    const age = left('age') === null || right('age') === null ? (left('age') === right('age') ? 0 : 1) : Math.min(1, gap / (range > 0 ? range : 1));
    const town = left('town') === right('town') ? 0 : 1;
    if (recoding === undefined || recoding.kind === 'local') return town + age + (left('job') === right('job') ? 0 : 1);
    const domain = asCoded(columnOf(own, 'job')).dictionary;
    const covered = domain.filter((value) => recoding.hierarchy.generalize(value, recoding.level) === left('job'));
    return town + age + (covered.includes(right('job')) ? (0.5 * (covered.length - 1)) / Math.max(1, domain.length - 1) : 1);
  }
});
