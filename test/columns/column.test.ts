import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCoded, cellText, codeTexts, columnOf, formatDate, makeTable, MISSING_INTEGER, parseDate, selectColumns, takeRows, type Column } from '../../src/columns/column.ts';
import type { TableSchema } from '../../src/schema/table-schema.ts';

const schema: TableSchema = {
  name: 'people',
  columns: [
    { name: 'name', type: 'string', attributeClass: 'direct-identifier' },
    { name: 'born', type: 'date', attributeClass: 'quasi-identifier' },
    { name: 'spend', type: 'decimal', attributeClass: 'insensitive' },
  ],
};
const born: Column = { kind: 'number', type: 'date', values: Int32Array.of(0, MISSING_INTEGER, -1, 0) };
const spend: Column = { kind: 'number', type: 'decimal', values: Float64Array.of(1.5, 2, Number.NaN, 1.5) };
const people = makeTable(schema, new Map<string, Column>([['name', codeTexts(['Ann', null, 'Bo', 'Ann'], 4)], ['born', born], ['spend', spend]]));

describe('cells', () => {
  it('are written as text, and a missing one is null in every kind of column', () => {
    const texts = ['name', 'born', 'spend'].map((name) => [0, 1, 2, 3].map((row) => cellText(columnOf(people, name), row)));
    expect(texts).toEqual([['Ann', null, 'Bo', 'Ann'], ['1970-01-01', null, '1969-12-31', '1970-01-01'], ['1.5', '2', null, '1.5']]);
  });

  it('may hold the least 32-bit number where the column is wider', () => {
    expect(cellText({ kind: 'number', type: 'integer', values: Float64Array.of(MISSING_INTEGER) }, 0)).toBe('-2147483648');
    expect(cellText({ kind: 'number', type: 'integer', values: Int32Array.of(MISSING_INTEGER) }, 0)).toBeNull();
  });

  it('keep their text when numbers become categories', () => {
    for (const column of [born, spend]) {
      const coded = asCoded(column);
      expect([0, 1, 2, 3].map((row) => cellText(coded, row))).toEqual([0, 1, 2, 3].map((row) => cellText(column, row)));
      expect(new Set(coded.dictionary).size).toBe(coded.dictionary.length);
    }
    expect(asCoded(born)).toMatchObject({ type: 'date', dictionary: ['1970-01-01', null, '1969-12-31'] });
  });
});

describe('dates', () => {
  it('are days since 1970-01-01', () => {
    expect([0, 1, -1, 11_016, 19_782].map(formatDate)).toEqual(['1970-01-01', '1970-01-02', '1969-12-31', '2000-02-29', '2024-02-29']);
    expect(['1970-01-01', '1969-12-31', '2000-02-29', '0001-01-01'].map(parseDate)).toEqual([0, -1, 11_016, -719_162]);
  });

  it('that do not exist, or are written otherwise, are none', () => {
    for (const text of ['2023-02-29', '1900-02-29', '2023-13-01', '2023-00-10', '2023-1-1', '01.02.2023', '2023-01-01T00:00', '']) expect(parseDate(text)).toBeNaN();
  });

  it('go there and back, as the language\'s own calendar has them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (days) => {
        expect(formatDate(days)).toBe(new Date(days * 86_400_000).toISOString().slice(0, 10));
        expect(parseDate(formatDate(days))).toBe(days);
      }),
    );
  });
});

describe('tables', () => {
  it('are checked against their schema', () => {
    const columns = new Map(people.columns);
    columns.set('spend', { kind: 'number', type: 'decimal', values: Float64Array.of(1) });
    expect(() => makeTable(schema, columns)).toThrow(/columns\.length: expected 4 rows in people\.spend, got 1/);
    columns.delete('spend');
    expect(() => makeTable(schema, columns)).toThrow(/expected a column spend in people, got none/);
    expect(() => makeTable({ ...schema, columns: schema.columns.slice(0, 2) }, people.columns)).toThrow(/expected 2 columns in people, got 3/);
  });

  it('give rows in the order asked for, and again where asked twice', () => {
    const taken = takeRows(people, Uint32Array.of(2, 0, 0));
    expect(taken.rows).toBe(3);
    expect([0, 1, 2].map((row) => schema.columns.map(({ name }) => cellText(columnOf(taken, name), row)))).toEqual([['Bo', '1969-12-31', null], ['Ann', '1970-01-01', '1.5'], ['Ann', '1970-01-01', '1.5']]);
  });

  it('give columns in the order asked for, and say which there are', () => {
    const selected = selectColumns(people, ['spend', 'name']);
    expect(selected.schema.columns.map(({ name }) => name)).toEqual(['spend', 'name']);
    expect([...selected.columns.keys()]).toEqual(['spend', 'name']);
    expect(() => selectColumns(people, ['age'])).toThrow(/expected a column of people, got age; it has name, born, spend/);
  });
});

describe('any list of texts', () => {
  it('is coded without loss, each value once in the dictionary', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ maxLength: 3 }), { nil: null })), (texts) => {
        const column = codeTexts(texts, texts.length);
        expect(texts.map((_, row) => cellText(column, row))).toEqual(texts);
        expect(column.dictionary).toEqual([...new Set(texts)]);
      }),
    );
  });
});
