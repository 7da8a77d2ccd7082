import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeTexts, makeTable, MISSING_INTEGER, type Column, type Table } from '../../src/columns/column.ts';
import { classSizes, countDistinct, equivalenceClasses, NO_CLASS } from '../../src/columns/equivalence-classes.ts';
import { frameClasses } from '../../src/columns/frame-classes.ts';
import { personHistogram, rowHistogram, sizeHistogram, wildcardHistogram } from '../../src/columns/size-histogram.ts';

const texts = (...values: (string | null)[]): Column => codeTexts(values, values.length);
const wholes = (...values: number[]): Column => ({ kind: 'number', type: 'integer', values: Int32Array.from(values) });

function tableOf(columns: Readonly<Record<string, Column>>): Table {
  return makeTable({ name: 't', columns: Object.entries(columns).map(([name, { type }]) => ({ name, type, attributeClass: 'quasi-identifier' })) }, new Map(Object.entries(columns)));
}

/** The classes by joined text: slow, and obviously right. */
function slowly(columns: readonly Column[], rows: number): Map<string, number[]> {
  const classes = new Map<string, number[]>();
  for (let row = 0; row < rows; row++) {
    const key = JSON.stringify(columns.map((column) => (column.kind === 'coded' ? column.dictionary[column.codes[row]!] : column.values[row]!)));
    classes.set(key, [...(classes.get(key) ?? []), row]);
  }
  return classes;
}

describe('a table solved by hand', () => {
  // Persons: A in rows 0 and 1 (one class), B in rows 2 and 4 (two classes), C in row 3.
  const sex = texts('F', 'F', 'F', 'M', 'M', 'M');
  const age = wholes(30, 30, 30, 40, 40, MISSING_INTEGER);
  const subject = texts('A', 'A', 'B', 'C', 'B', null);

  it('has three classes, of 3, 2 and 1 rows, with the missing age apart', () => {
    const { count, rows, ofRow, droppedRows } = equivalenceClasses([sex, age]);
    expect([count, droppedRows]).toEqual([3, 0]);
    expect([...ofRow].map((ofClass) => rows[ofClass])).toEqual([3, 3, 3, 2, 2, 1]);
    expect([...classSizes([sex, age])].sort()).toEqual([1, 2, 3]);
  });

  it('counts distinct persons, the row without a subject as one', () => {
    const classes = equivalenceClasses([sex, age], { subject });
    expect([...classes.ofRow].map((ofClass) => classes.persons![ofClass])).toEqual([2, 2, 2, 2, 2, 1]);
    // A: 2; B: min(2, 2); C: 2; nobody: 1.
    expect(personHistogram(classes, subject)).toEqual({ unit: 'person', sizes: [1, 2], classes: [1, 2], members: [1, 3] });
  });

  it('drops rows with a missing value where that is asked', () => {
    const { ofRow, droppedRows, count } = equivalenceClasses([sex, age], { missing: 'drop' });
    expect([count, droppedRows, ofRow[5]]).toEqual([2, 1, NO_CLASS]);
    expect(sizeHistogram([sex, age], { missing: 'drop' })).toEqual({ unit: 'row', sizes: [2, 3], classes: [1, 1], members: [2, 3] });
  });

  it('gives the histogram', () => {
    expect(sizeHistogram([sex, age])).toEqual({ unit: 'row', sizes: [1, 2, 3], classes: [1, 1, 1], members: [1, 2, 3] });
    expect(rowHistogram(Uint32Array.of(5000, 1, 5000))).toEqual({ unit: 'row', sizes: [1, 5000], classes: [1, 2], members: [1, 10000] });
  });

  it('counts distinct values within classes', () => {
    const { ofRow, count } = equivalenceClasses([sex]);
    expect([...countDistinct(ofRow, count, age)]).toEqual([1, 2]);
  });

  it('matches a missing value with any value', () => {
    // Row 5 (M, ?) matches rows 3, 4 and itself: 3; rows 3 and 4 match 3; rows 0-2 match 3.
    expect(wildcardHistogram(tableOf({ sex, age }))).toEqual({ unit: 'row', sizes: [3], classes: null, members: [6] });
    // (F,1) (F,?) (?,1) (M,2): sizes 3, 3, 3, 1.
    expect(wildcardHistogram(tableOf({ a: texts('F', 'F', null, 'M'), b: texts('1', null, '1', '2') }))).toMatchObject({ sizes: [1, 3], members: [1, 3] });
  });

  it('counts the classes of a release in a frame with another dictionary', () => {
    const release = tableOf({ zip: texts('b', 'a', 'a') });
    const frame = tableOf({ zip: texts('a', 'c', 'b', 'a', 'a') });
    const { release: f, frame: F } = frameClasses(release, frame, ['zip']);
    expect([...f].map((rows, index) => [rows, F[index]])).toEqual([[1, 1], [2, 3]]);
    expect([...frameClasses(release, tableOf({ zip: texts('c') }), ['zip']).frame]).toEqual([0, 0]);
  });

  it('needs a column', () => {
    expect(() => equivalenceClasses([])).toThrow(/at least one column/);
  });
});

describe('any table', () => {
  const table = fc.integer({ min: 1, max: 60 }).chain((rows) =>
    fc.array(
      fc.oneof(
        fc.array(fc.constantFrom('a', 'b', 'c', null), { minLength: rows, maxLength: rows }).map((values) => texts(...values)),
        fc.array(fc.constantFrom(0, 1, 2147483647, -2147483647, MISSING_INTEGER), { minLength: rows, maxLength: rows }).map((values) => wholes(...values)),
        fc.array(fc.constantFrom(0.5, -1, Number.NaN), { minLength: rows, maxLength: rows }).map((values): Column => ({ kind: 'number', type: 'decimal', values: Float64Array.from(values) })),
      ),
      { minLength: 1, maxLength: 6 },
    ).map((columns) => ({ rows, columns })),
  );

  it('has the classes that comparing texts gives', () => {
    fc.assert(
      fc.property(table, ({ rows, columns }) => {
        const expected = [...slowly(columns, rows).values()];
        const { count, ofRow, rows: sizes } = equivalenceClasses(columns);
        expect(count).toBe(expected.length);
        for (const members of expected) {
          expect(new Set(members.map((row) => ofRow[row])).size).toBe(1);
          expect(sizes[ofRow[members[0]!]!]).toBe(members.length);
        }
        expect([...classSizes(columns)].sort()).toEqual([...sizes].sort());
      }),
    );
  });

  it('has them in keys of one, two and more words, across partitions', () => {
    const rows = 90_000;
    for (const [width, radix] of [[2, 300], [3, 40_000], [9, 60_000]] as const) {
      const columns = Array.from({ length: width }, (_, column): Column => ({
        kind: 'coded',
        type: 'string',
        // Two rows in three repeat the row before.
        codes: Uint32Array.from({ length: rows }, (_, row) => (Math.floor(row / 3) * 7919 * (column + 1) + column) % radix),
        dictionary: Array.from({ length: radix }, (_, code) => String(code)),
      }));
      const expected = [...slowly(columns, rows).values()];
      const { count, ofRow, rows: sizes } = equivalenceClasses(columns);
      expect(count).toBe(expected.length);
      expect(expected.every((members) => members.every((row) => ofRow[row] === ofRow[members[0]!]) && sizes[ofRow[members[0]!]!] === members.length)).toBe(true);
      expect(rowHistogram(classSizes(columns))).toEqual(rowHistogram(sizes));
    }
  });

  it('matches wildcards as comparing every pair does', () => {
    const cells = fc.array(fc.tuple(fc.constantFrom('a', 'b', null), fc.constantFrom('x', 'y', null), fc.constantFrom('1', null)), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(cells, (rows) => {
        const sizes = rows.map((one) => rows.filter((other) => one.every((value, index) => value === null || other[index] === null || value === other[index])).length);
        const histogram = wildcardHistogram(tableOf(Object.fromEntries([0, 1, 2].map((index) => [`c${index}`, texts(...rows.map((row) => row[index]!))]))));
        expect(Object.fromEntries(histogram.sizes.map((size, index) => [size, histogram.members[index]]))).toEqual(
          Object.fromEntries([...new Set(sizes)].map((size) => [size, sizes.filter((other) => other === size).length])),
        );
      }),
    );
  });
});
