import { describe, expect, it } from 'vitest';
import { codeTexts, makeTable, type Column, type Table } from '../../src/columns/column.ts';
import { contentDigest } from '../../src/engine/files/content-hash.ts';
import type { TableSchema } from '../../src/schema/table-schema.ts';

const schema: TableSchema = {
  name: 'example',
  columns: [
    { name: 'text', type: 'string', attributeClass: 'insensitive' },
    { name: 'amount', type: 'decimal', attributeClass: 'insensitive' },
  ],
};

const tableOf = (texts: (string | null)[], amounts: number[]): Table =>
  makeTable(schema, new Map<string, Column>([['text', codeTexts(texts, texts.length)], ['amount', { kind: 'number', type: 'decimal', values: Float64Array.from(amounts) }]]));

const digestOf = (...blocks: readonly (readonly [Table, number])[]): string => {
  const digest = contentDigest();
  for (const [table, block] of blocks) digest.add(table, block);
  return digest.hex();
};

describe('the digest of a table\'s rows', () => {
  const [first, second] = [tableOf(['a', null, 'b'], [1, Number.NaN, 3]), tableOf(['c'], [4])];

  it('does not depend on how a column is coded', () => {
    const recoded: Table = { ...first, columns: new Map(first.columns).set('text', { kind: 'coded', type: 'string', codes: Uint32Array.of(3, 1, 2), dictionary: ['never used', null, 'b', 'a'] }) };
    expect(digestOf([recoded, 0])).toBe(digestOf([first, 0]));
  });

  it('sees every change of a cell, of the order of rows and of the block', () => {
    const digests = [
      digestOf([first, 0]),
      digestOf([first, 1]),
      digestOf([tableOf(['a', 'b', null], [1, Number.NaN, 3]), 0]),
      digestOf([tableOf(['a', null, 'b'], [1, Number.NaN, 3.5]), 0]),
      digestOf([tableOf(['a', 'null', 'b'], [1, Number.NaN, 3]), 0]),
      digestOf([{ ...first, schema: { ...schema, name: 'other' } }, 0]),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('adds up over blocks in any order, modulo 2^256', () => {
    expect(digestOf([first, 0], [second, 1])).toBe(digestOf([second, 1], [first, 0]));
    const merged = contentDigest();
    merged.merge(digestOf([second, 1]));
    merged.merge(digestOf([first, 0]));
    expect(merged.hex()).toBe(digestOf([first, 0], [second, 1]));
    const wrapping = contentDigest();
    wrapping.merge('f'.repeat(64));
    wrapping.merge(`${'0'.repeat(63)}2`);
    expect(wrapping.hex()).toBe(`${'0'.repeat(63)}1`);
  });
});
