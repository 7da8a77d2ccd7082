import { describe, expect, it } from 'vitest';
import { takeRows } from '../../../src/columns/column.ts';
import type { PublishedRecoding } from '../../../src/columns/disclose.ts';
import { definitionOf } from '../../../src/measure/definitions.ts';
import { nearestRowMembership } from '../../../src/measure/holdout/nearest-row-membership.ts';
import { placedByRange } from '../../../src/release/recoding/placed-values.ts';
import { hierarchyOf } from '../../../src/schema/hierarchy.ts';
import { attacked, tableOf, valueOf } from './small-release.ts';

const KNOWN = ['town', 'sex', 'age', 'job'];
const released = tableOf({ town: ['a', 'a', 'b', 'b'], sex: ['F', 'M', 'F', 'M'], age: [30, 30, 40, 40], job: ['x', 'y', 'x', 'z'] });
const members = tableOf({ town: ['a', 'b'], sex: ['F', 'M'], age: [30, 40], job: ['x', 'z'] });
const strangers = tableOf({ town: ['a', 'c'], sex: ['M', 'F'], age: [30, 50], job: ['q', 'x'] });
const suppressed = { hierarchy: hierarchyOf({ kind: 'suppress' }), level: 1 };

describe('linkability', () => {
  it('is worked by hand on a raw release', () => {
    // Halves: town with age, sex with job. Member a F 30 x: rows {0, 1} and {0, 2} share one of 2 · 2. Member b M 40 z: {2, 3} and {3}, one of 2.
    // Stranger a M 30 q: {0, 1} and {1, 3}, one of 4. Stranger c F 50 x: nearest in age are the 40s, {2, 3} and {0, 2}, one of 4.
    const found = attacked({ released, members, strangers, known: KNOWN });
    expect(valueOf(found, 'linkability.success')).toBeCloseTo((1 / 4 + 1 / 2) / 2, 12);
    expect(valueOf(found, 'linkability.control')).toBeCloseTo(1 / 4, 12);
    expect(valueOf(found, 'linkability.advantage')).toBeCloseTo((3 / 8 - 1 / 4) / (1 - 1 / 4), 12);
    expect(valueOf(found, 'linkability.baseline')).toBe(1 / 4);
  });

  it('links nobody better than chance where everybody looks alike', () => {
    const stars = tableOf({ town: ['*', '*', '*', '*'], sex: ['*', '*', '*', '*'], age: ['*', '*', '*', '*'], job: ['*', '*', '*', '*'] });
    const found = attacked({ released: stars, members, strangers, known: KNOWN, recodings: new Map(KNOWN.map((name) => [name, suppressed])) });
    expect(valueOf(found, 'linkability.success')).toBe(1 / 4);
    expect(valueOf(found, 'linkability.control')).toBe(1 / 4);
    expect(valueOf(found, 'linkability.advantage')).toBe(0);
  });

  it('is worked by hand on a release of k = 2', () => {
    // Without town and job the halves are age and sex: a member's rows are two and two, and share one.
    const found = attacked({ released: tableOf({ town: ['*', '*', '*', '*'], sex: ['F', 'M', 'F', 'M'], age: ['30-39', '30-39', '40-49', '40-49'], job: ['*', '*', '*', '*'] }), members, strangers: tableOf({ town: ['a'], sex: ['X'], age: [99], job: ['q'] }), known: KNOWN, recodings: new Map<string, PublishedRecoding>([['town', suppressed], ['job', suppressed], ['age', { hierarchy: hierarchyOf({ kind: 'bounds', levels: [[30, 40, 50]] }), level: 1 }]]) });
    expect(valueOf(found, 'linkability.success')).toBe(1 / 4);
    expect(valueOf(found, 'linkability.control')).toBe(1 / 4);
  });

  it('needs a column of either half', () => {
    const found = attacked({ released: tableOf({ town: ['a'], age: [3] }), members, strangers, known: KNOWN });
    expect(valueOf(found, 'linkability.advantage')).toBe(0);
    expect(valueOf(found, 'linkability.success')).toBeNull();
  });
});

describe('attribute inference', () => {
  const known = ['town'];
  const infer = (secrets: readonly (string | null)[], recodings = new Map<string, PublishedRecoding>()) =>
    attacked({
      // Three rows of a, two of b, one of c.
      released: tableOf({ town: ['a', 'a', 'a', 'b', 'b', 'c'], illness: secrets }),
      members: tableOf({ town: ['a', 'a', 'b', 'c'], illness: ['flu', 'cold', 'gout', 'flu'] }),
      strangers: tableOf({ town: ['a', 'b', 'd', 'd'], illness: ['flu', 'flu', 'flu', null] }),
      known,
      secrets: ['illness'],
      recodings,
    });

  it('is worked by hand on a raw release', () => {
    // a votes flu (2 of 3), b ties and takes flu, which is more frequent in the release, c votes flu; d is as far from all rows, where flu prevails.
    const found = infer(['flu', 'flu', 'cold', 'gout', 'flu', 'flu']);
    expect(valueOf(found, 'inference.success')).toBe(2 / 4);
    // The stranger whose secret nobody knows is no target.
    expect(valueOf(found, 'inference.control')).toBe(1);
    expect(valueOf(found, 'inference.advantage')).toBeNull();
    // Flu prevails among strangers; half of the members have it.
    expect(valueOf(found, 'inference.baseline')).toBe(1 / 2);
    expect(valueOf(found, 'inference.under-label.share')).toBe(1 / 2);
    expect(valueOf(found, 'inference.label-width.mean')).toBe(0);
  });

  it('takes no label over several values for an answer', () => {
    const tree = hierarchyOf({ kind: 'tree', parents: { infection: ['flu', 'cold'], other: ['gout'] } });
    const found = infer(['infection', 'infection', 'infection', 'other', 'other', 'infection'], new Map([['illness', { hierarchy: tree, level: 1 }]]));
    // Infection covers two of the four values (one is missing); other covers gout alone, so that b is right.
    expect(valueOf(found, 'inference.success')).toBe(1 / 4);
    expect(valueOf(found, 'inference.control')).toBe(0);
    expect(valueOf(found, 'inference.under-label.share')).toBe(1);
    expect(valueOf(found, 'inference.label-width.mean')).toBeCloseTo(((3 * 2) / 4 + 0) / 4, 12);
  });

  it('learns nothing from stars', () => {
    const found = infer(['*', '*', '*', '*', '*', '*'], new Map([['illness', suppressed]]));
    expect(valueOf(found, 'inference.success')).toBe(0);
    expect(valueOf(found, 'inference.under-label.share')).toBe(1);
    expect(valueOf(found, 'inference.label-width.mean')).toBe(1);
  });

  it('has no answer where every cell of the secret was left out', () => {
    const found = infer([null, null, null, null, null, null], new Map([['illness', { hierarchy: hierarchyOf({ kind: 'suppress' }), level: 0, cellsSuppressed: true }]]));
    expect(valueOf(found, 'inference.success')).toBe(0);
    expect(valueOf(found, 'inference.label-width.mean')).toBe(1);
  });

  it('takes the lower median of numbers and forgives 5 % of the size, for negative ones too', () => {
    const found = attacked({
      released: tableOf({ town: ['a', 'a', 'a', 'b', 'b'], debt: [100, 104, 900, -100, -50] }),
      members: tableOf({ town: ['a', 'b', 'b'], debt: [100, -100, -50] }),
      strangers: tableOf({ town: ['a', 'a'], debt: [110, 109] }),
      known,
      secrets: ['debt'],
    });
    // a: 104 is within 5 of 100; b: −100 is right for −100 and off by 50 for −50. 104 is off by 6 from 110 (5.5 allowed) and by 5 from 109 (5.45 allowed).
    expect(valueOf(found, 'inference.success')).toBe(2 / 3);
    expect(valueOf(found, 'inference.control')).toBe(1 / 2);
    // 109 and 110 reach each other; neither is within 5 % of a member's debt.
    expect(valueOf(found, 'inference.baseline')).toBe(0);
  });

  it('takes a range of numbers for no answer though one known number alone lies in it', () => {
    const found = attacked({
      released: tableOf({ town: ['a', 'b'], debt: ['[0, 100[', '[100, 200['] }),
      members: tableOf({ town: ['a', 'b'], debt: [50, 150] }),
      strangers: tableOf({ town: ['a'], debt: [50] }),
      known,
      secrets: ['debt'],
      recodings: new Map([['debt', { hierarchy: hierarchyOf({ kind: 'interval', widths: [100] }), level: 1 }]]),
    });
    expect(valueOf(found, 'inference.success')).toBe(0);
  });
});

describe('singling out', () => {
  const both = (measures: ReturnType<typeof attacked>, quantity: string) => [valueOf(measures, `singling-out.${quantity}`, { predicates: 'univariate' }), valueOf(measures, `singling-out.${quantity}`, { predicates: 'multivariate' })];

  it('is worked by hand on one column of texts', () => {
    // Only b and c select one row. Member b is alone; next to member a nothing selects one row. Stranger c is alone; next to d, as far from all, comes a.
    const found = attacked({ released: tableOf({ town: ['a', 'a', 'b', 'c'] }), members: tableOf({ town: ['a', 'b'] }), strangers: tableOf({ town: ['c', 'd'] }), known: ['town'] });
    expect(both(found, 'success')).toEqual([1 / 2, 1 / 2]);
    expect(both(found, 'control')).toEqual([1 / 2, 1 / 2]);
    expect(both(found, 'advantage')).toEqual([0, 0]);
    expect(found.find(({ id }) => id === 'holdout.singling-out.success')!.note).toBe('Predicates were found next to 2 of 4 targets.');
  });

  it('is worked by hand on numbers, each person counted once', () => {
    // 50 is the greatest: both members are nearest to it, "at least 50" fits one of them, who counts once. Both strangers fit it, so that neither is alone.
    const found = attacked({ released: tableOf({ age: [20, 30, 30, 50] }), members: tableOf({ age: [50, 45] }), strangers: tableOf({ age: [60, 55] }), known: ['age'] });
    expect(both(found, 'success')).toEqual([1 / 2, 1 / 2]);
    expect(both(found, 'control')).toEqual([0, 0]);
    expect(both(found, 'advantage')).toEqual([1 / 2, 1 / 2]);
  });

  it('counts a label for everybody whom it may stand for', () => {
    const ages = { hierarchy: hierarchyOf({ kind: 'interval', widths: [10] }), level: 1 };
    const label = (age: string) => ages.hierarchy.generalize(age, 1);
    const find = (own: readonly number[]) => attacked({ released: tableOf({ age: [label('31'), label('45'), label('45')] }), members: tableOf({ age: own }), strangers: tableOf({ age: [70, 71] }), known: ['age'], recodings: new Map([['age', ages]]) });
    expect(both(find([31, 45]), 'success')).toEqual([1 / 2, 1 / 2]);
    // Two people in their thirties are behind the one label.
    expect(both(find([31, 38]), 'success')).toEqual([0, 0]);
  });

  it('cuts both tables to the same size', () => {
    const found = attacked({ released: tableOf({ town: ['a', 'b', 'b'] }), members: tableOf({ town: ['a', 'a'] }), strangers: tableOf({ town: ['b'] }), known: ['town'] });
    // Of two people of a neither would be alone; the table of one stranger leaves one.
    expect(both(found, 'success')).toEqual([1, 1]);
  });
});

describe('membership', () => {
  it('is worked by hand from distances', () => {
    // 1 % of two strangers is 0.02 false alarms at distance 1: both members below it, and 2 % of the one on it.
    const found = nearestRowMembership(Float64Array.of(0, 0, 1, 2, 1, 3), 4);
    expect(valueOf(found, 'membership.tpr')).toBeCloseTo(2.02 / 4, 12);
    expect(valueOf(found, 'membership.advantage')).toBeCloseTo((0.505 - 0.01) / 0.99, 12);
    expect(valueOf(found, 'membership.auc')).toBeCloseTo((2 + 2 + 1.5 + 1) / 8, 12);
  });

  it('is a coin where all are as far', () => {
    const found = nearestRowMembership(new Float64Array(200), 100);
    expect(valueOf(found, 'membership.tpr')).toBeCloseTo(0.01, 12);
    expect(valueOf(found, 'membership.advantage')).toBeCloseTo(0, 12);
    expect(valueOf(found, 'membership.auc')).toBe(0.5);
  });

  it('knows everybody whose row is there', () => {
    const found = attacked({ released, members, strangers, known: KNOWN });
    expect(valueOf(found, 'membership.tpr')).toBe(1);
    expect(valueOf(found, 'membership.auc')).toBe(1);
  });
});

describe('local recoding and single cells left out', () => {
  it('finds a person under every label that covers the value', () => {
    const recoding: PublishedRecoding = { kind: 'local', place: (values) => placedByRange(values, true, new Map([['[20, 30]', ['20', '30']], ['[30, 40]', ['30', '40']]])) };
    const found = attacked({
      released: tableOf({ age: ['[20, 30]', '[30, 40]'], illness: ['flu', 'cold'] }),
      members: tableOf({ age: [20, 40, 30], illness: ['flu', 'cold', 'cold'] }),
      strangers: tableOf({ age: [90], illness: ['gout'] }),
      known: ['age'],
      secrets: ['illness'],
      recodings: new Map([['age', recoding]]),
    });
    // 20 and 40 lie under one label each. 30 lies under both, which cover as many values: the votes tie, and cold comes first by its text.
    expect(valueOf(found, 'inference.success')).toBe(1);
    expect(valueOf(found, 'inference.control')).toBe(0);
  });

  it('lets a missing cell stand for any value where cells were left out, and for none where they were not', () => {
    const find = (cellsSuppressed: boolean) =>
      attacked({
        released: tableOf({ town: [null, 'b'], job: ['x', 'y'], illness: ['flu', 'cold'] }),
        members: tableOf({ town: ['a', 'b'], job: ['y', 'y'], illness: ['flu', 'cold'] }),
        strangers: tableOf({ town: ['a'], job: ['y'], illness: ['gout'] }),
        known: ['town', 'job'],
        secrets: ['illness'],
        recodings: new Map([['town', { hierarchy: hierarchyOf({ kind: 'suppress' }), level: 0, cellsSuppressed }]]),
      });
    // Member a y: the first row is at ½ + 1 with the cell left out, the second at 1 + 0: the second is nearer either way.
    expect(valueOf(find(true), 'inference.success')).toBe(1 / 2);
    expect(valueOf(find(false), 'inference.success')).toBe(1 / 2);
    const distance = (cellsSuppressed: boolean) =>
      valueOf(attacked({ released: tableOf({ town: [null] }), members: tableOf({ town: ['a'] }), strangers: tableOf({ town: [null] }), known: ['town'], recodings: new Map([['town', { hierarchy: hierarchyOf({ kind: 'suppress' }), level: 0, cellsSuppressed }]]) }), 'membership.auc');
    // The member is at ½ or 1. The stranger without a town is at 0 where missing equals missing, but a left-out cell says nothing about anybody.
    expect(distance(false)).toBe(0);
    expect(distance(true)).toBe(0.5);
  });
});

describe('any form of release', () => {
  const list = (measures: ReturnType<typeof attacked>) => measures.map(({ id, parameters }) => ({ id, parameters }));
  const input = { members, strangers, known: KNOWN.slice(0, 3), secrets: ['job'] };
  const full = list(attacked({ ...input, released }));

  it('has the same measures, each defined', () => {
    expect(list(attacked({ ...input, released, form: 'synthetic' }))).toEqual(full);
    expect(list(attacked({ ...input, released: tableOf({ count: [3, 4] }), form: 'aggregate' }))).toEqual(full);
    expect(list(attacked({ ...input, released: tableOf({ count: [3, 4] }) }))).toEqual(full);
    expect(list(attacked({ ...input, released: tableOf({ town: ['a', 'b'] }) }))).toEqual(full);
    expect(list(attacked({ ...input, released: tableOf({ town: [], sex: [], age: [], job: [] }) }))).toEqual(full);
    expect(new Set(full.map(({ id }) => id)).size).toBe(4 + 4 + 6 + 3);
    for (const { id } of full) expect(definitionOf(id), id).toBeDefined();
  });

  it('does not rank statistics', () => {
    const found = attacked({ ...input, released: tableOf({ count: [3, 4] }), form: 'aggregate' });
    expect(found.every(({ value, note }) => value === null && note!.startsWith('Not comparable on this axis'))).toBe(true);
  });

  it('counts a release without rows or without a known column as no gain', () => {
    for (const nothing of [tableOf({ count: [3, 4] }), tableOf({ town: [], sex: [], age: [], job: [] })]) {
      const found = attacked({ ...input, released: nothing });
      expect(found.filter(({ id }) => id.endsWith('advantage')).map(({ value }) => value)).toEqual([0, 0, 0, 0, 0]);
    }
  });

  it('says which targets are missing', () => {
    const found = attacked({ ...input, released, strangers: takeRows(strangers, new Uint32Array(0)) });
    expect(valueOf(found, 'inference.success')).not.toBeNull();
    expect(found.filter(({ id }) => id.endsWith('advantage')).every(({ value, note }) => value === null && note !== undefined)).toBe(true);
  });
});
