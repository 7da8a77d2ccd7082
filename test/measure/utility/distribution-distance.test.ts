import { describe, expect, it } from 'vitest';
import { codeTexts, makeTable, type Column, type Table } from '../../../src/columns/column.ts';
import type { PublishedRecoding } from '../../../src/columns/disclose.ts';
import { marginalDistance, pairDistance, type WithheldRows } from '../../../src/measure/utility/distribution-distance.ts';
import { releaseMasses } from '../../../src/measure/utility/release-masses.ts';
import { spreadLabels } from '../../../src/measure/utility/spread-labels.ts';
import { valueBins } from '../../../src/measure/utility/value-bins.ts';
import { hierarchyOf } from '../../../src/schema/hierarchy.ts';

const texts = (...values: (string | null)[]): Column => codeTexts(values, values.length);
const numbers = (...values: number[]): Column => ({ kind: 'number', type: 'integer', values: Int32Array.from(values) });
const tableOf = (columns: Readonly<Record<string, Column>>): Table =>
  makeTable({ name: 't', columns: Object.entries(columns).map(([name, { type }]) => ({ name, type, attributeClass: 'quasi-identifier' })) }, new Map(Object.entries(columns)));
/** Raw rows that are the withheld ones and the domain at once; as if drawn from very many, so that bins are not coarsened. */
const held = (raw: Table): WithheldRows => {
  const columns = raw.schema.columns.map(({ name }) => ({ name, bins: valueBins(raw.columns.get(name)!, 1_000_000) }));
  return { columns, ofRow: columns.map(({ bins }) => bins.ofRow), rows: raw.rows };
};
const masses = (release: Table, withheld: WithheldRows, recodings: ReadonlyMap<string, PublishedRecoding> = new Map()) => releaseMasses(release, recodings, withheld.columns);

describe('distance of shares', () => {
  const raw = tableOf({ sex: texts('F', 'F', 'F', 'M'), town: texts('a', 'a', 'b', 'b') });
  const withheld = held(raw);

  it('is none for the same rows, whatever their order and number', () => {
    const twice = tableOf({ sex: texts('M', 'F', 'F', 'F', 'F', 'M', 'F', 'F'), town: texts('b', 'a', 'a', 'b', 'b', 'b', 'a', 'a') });
    expect(marginalDistance(masses(twice, withheld), withheld).value).toBeCloseTo(0, 12);
    expect(pairDistance(masses(twice, withheld), withheld).value).toBeCloseTo(0, 12);
  });

  it('is half the sum of differences, by hand', () => {
    // sex: 3/4 and 1/4 against 1/2 and 1/2: a quarter apart. town: half and half in both.
    const other = tableOf({ sex: texts('F', 'F', 'M', 'M'), town: texts('a', 'b', 'a', 'b') });
    expect(marginalDistance(masses(other, withheld), withheld).value).toBeCloseTo((0.25 + 0) / 2, 12);
    // Pairs (F,a) 2/4, (F,b) 1/4, (M,b) 1/4 against a quarter each, (M,a) among them.
    expect(pairDistance(masses(other, withheld), withheld).value).toBeCloseTo((0.25 + 0 + 0 + 0.25) / 2, 12);
  });

  it('is 1 for a column that is absent or open throughout, and a share for single open cells', () => {
    expect(marginalDistance(masses(tableOf({ sex: texts('F', 'F', 'F', 'M') }), withheld), withheld).value).toBeCloseTo(0.5, 12);
    const recoding = { hierarchy: hierarchyOf({ kind: 'suppress' }), level: 1 };
    const starred = tableOf({ sex: texts('F', 'F', 'F', 'M'), town: texts('*', '*', '*', '*') });
    expect(marginalDistance(masses(starred, withheld, new Map([['town', recoding]])), withheld).value).toBeCloseTo(0.5, 12);
    const gap = tableOf({ sex: texts('F', 'F', 'F', 'M'), town: texts(null, 'a', 'b', 'b') });
    const gaps = new Map([['town', { hierarchy: hierarchyOf({ kind: 'suppress' }), level: 0, cellsSuppressed: true }]]);
    expect(marginalDistance(masses(gap, withheld, gaps), withheld).value).toBeCloseTo((0 + 0.25) / 2, 12);
  });

  it('counts a person once in its interval: rows that repeat do not narrow it', () => {
    const other = masses(tableOf({ sex: texts('F', 'F', 'M', 'M'), town: texts('a', 'a', 'a', 'b') }), withheld);
    const alone = marginalDistance(other, withheld).interval;
    const doubled: WithheldRows = { columns: withheld.columns, ofRow: withheld.ofRow.map((own) => Uint8Array.from([...own, ...own])), rows: 8, person: Uint32Array.from([0, 1, 2, 3, 0, 1, 2, 3]) };
    const repeated = marginalDistance(other, doubled).interval;
    expect(repeated[0]).toBeCloseTo(alone[0], 12);
    expect(repeated[1]).toBeCloseTo(alone[1], 12);
  });
});

describe('labels spread over raw values', () => {
  it('gives a full-domain label evenly to the distinct values below it', () => {
    const raw = valueBins(numbers(10, 11, 12, 20, 21, 30), 1_000_000);
    const { labels, starts, bins, weights } = spreadLabels(texts('[10, 20)', '[20, 30)'), raw, { hierarchy: hierarchyOf({ kind: 'interval', widths: [10] }), level: 1 });
    expect([...labels]).toEqual([0, 1]);
    expect([...bins.subarray(starts[0], starts[1])]).toEqual([0, 1, 2]);
    expect([...weights.subarray(starts[0], starts[1])]).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect([...bins.subarray(starts[1], starts[2])]).toEqual([3, 4]);
  });

  it('gives a label that differs from row to row to the values in its span', () => {
    const raw = valueBins(texts('a', 'b', 'c', 'd'), 1_000_000);
    const recoding: PublishedRecoding = { kind: 'local', place: (values) => ({ at: Uint32Array.from(values, (value) => 'abcd'.indexOf(value ?? '')), span: (label) => (label === 'a..b' ? [0, 2] : label === '*' ? [0, 4] : [2, 3]) }) };
    const { starts, bins } = spreadLabels(texts('a..b', 'c', '*'), raw, recoding);
    expect([...bins.subarray(starts[0], starts[1])]).toEqual([raw.binOfText('a'), raw.binOfText('b')].sort());
    expect([...bins.subarray(starts[1], starts[2])]).toEqual([raw.binOfText('c')]);
    expect(starts[3]! - starts[2]!).toBe(0);
  });

  it('puts perturbed numbers where they lie, and between two values to the nearer one', () => {
    const raw = valueBins(numbers(0, 10), 1_000_000);
    expect([-5, 4, 6, 99].map(raw.binOfNumber)).toEqual([0, 0, 1, 1]);
    expect(raw.binOfNumber(Number.NaN)).toBe(raw.values + 1);
  });

  it('keeps the most frequent categories apart and few rows in few bins', () => {
    const raw = valueBins(texts(...Array.from({ length: 300 }, (_, i) => `v${Math.floor(Math.sqrt(i))}`)), 400);
    expect(raw.values).toBe(3);
    expect(raw.binOfText('v16')).not.toBe(raw.binOfText('v1'));
    expect(raw.binOfText('unheard of')).toBe(raw.binOfText('v1'));
  });
});
