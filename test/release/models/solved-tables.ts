import type { HierarchySpec } from '../../../src/schema/hierarchy.ts';
import type { ClassModel } from '../../../src/schema/privacy-model.ts';

/** A row: its class, its sensitive value and, where people repeat, whom it is about. */
export type SolvedRow = readonly [ofClass: string | null, value: string | null, who?: number];

/** A table whose classes are judged by hand: which of them break a model. */
export interface SolvedTable {
  readonly title: string;
  readonly rows: readonly SolvedRow[];
  readonly unit: 'row' | 'subject';
  readonly hierarchy?: HierarchySpec;
  /** People of the population by class. */
  readonly population?: Readonly<Record<string, number>>;
  /** Each model with the classes that break it, joined by a blank; `null` is written for the class of missing values. */
  readonly judged: readonly (readonly [model: ClassModel, broken: string])[];
}

const of = (ofClass: string | null, ...values: (string | null)[]): SolvedRow[] => values.map((value) => [ofClass, value]);
const times = (count: number, ofClass: string, value: string): SolvedRow[] => Array.from({ length: count }, () => [ofClass, value]);
const closeness = (distance: 'equal' | 'ordered' | 'hierarchical', t: number): ClassModel => ({ model: 't-closeness', column: 'value', t, distance });
const distinct = (l: number): ClassModel => ({ model: 'distinct-l-diversity', column: 'value', l });
const entropy = (l: number): ClassModel => ({ model: 'entropy-l-diversity', column: 'value', l });
const recursive = (c: number, l: number): ClassModel => ({ model: 'recursive-cl-diversity', column: 'value', c, l });
const likeness = (beta: number, enhanced: boolean): ClassModel => ({ model: 'beta-likeness', column: 'value', beta, enhanced });
const disclosure = (delta: number, absent?: 'ignored'): ClassModel => ({ model: 'delta-disclosure-privacy', column: 'value', delta, ...(absent === undefined ? {} : { absent }) });
const k = (least: number): ClassModel => ({ model: 'k-anonymity', k: least });

export const solvedTables: readonly SolvedTable[] = [
  {
    // A has x 2/3, y 1/3; B has x 1/4, y 1/4, z 1/2; the table x 3/7, y 2/7, z 2/7.
    title: 'two classes of three values',
    rows: [...of('A', 'x', 'x', 'y'), ...of('B', 'x', 'y', 'z', 'z')],
    unit: 'row',
    population: { A: 6, B: 5, C: 9 },
    judged: [
      [k(3), ''],
      [k(4), 'A'],
      [distinct(2), ''],
      [distinct(3), 'A'],
      // exp of the entropies: 3 / 2^(2/3) = 1.8899 and 2^1.5 = 2.8284.
      [entropy(1.889), ''],
      [entropy(1.891), 'A'],
      [entropy(2.828), 'A'],
      [entropy(2.829), 'A B'],
      // 2/1 and 2/2; a ratio that equals c breaks the model. From the third value on: none left in A, 2/1 in B.
      [recursive(2.01, 2), ''],
      [recursive(2, 2), 'A'],
      [recursive(1, 2), 'A B'],
      [recursive(2.5, 3), 'A'],
      [recursive(2, 3), 'A B'],
      // 6/21 and 6/28.
      [closeness('equal', 2 / 7), ''],
      [closeness('equal', 0.285), 'A'],
      [closeness('equal', 3 / 14), 'A'],
      [closeness('equal', 0.214), 'A B'],
      // 14/9 − 1 = 5/9 by x in A; 7/4 − 1 = 3/4 by z in B.
      [likeness(0.75, false), ''],
      [likeness(0.74, false), 'B'],
      [likeness(5 / 9, false), 'B'],
      [likeness(0.55, false), 'A B'],
      // z is absent from A. |log2|: 0.637 at most among those that A holds, log2(7/4) = 0.8074 in B.
      [disclosure(0.81), 'A'],
      [disclosure(0.8), 'A B'],
      [disclosure(0.81, 'ignored'), ''],
      [disclosure(0.8, 'ignored'), 'B'],
      [disclosure(0.63, 'ignored'), 'A B'],
      [{ model: 'k-map', k: 5 }, ''],
      [{ model: 'k-map', k: 6 }, 'B'],
      // 3 of 6 and 4 of 5.
      [{ model: 'delta-presence', min: 0.5, max: 0.8 }, ''],
      [{ model: 'delta-presence', min: 0.51, max: 0.8 }, 'A'],
      [{ model: 'delta-presence', min: 0.5, max: 0.79 }, 'B'],
    ],
  },
  {
    title: 'a class that the population does not hold',
    rows: [...of('A', 'x', 'x'), ...of('B', 'x')],
    unit: 'row',
    population: { A: 4 },
    judged: [
      [{ model: 'k-map', k: 2 }, 'B'],
      [{ model: 'delta-presence', min: 0, max: 1 }, 'B'],
    ],
  },
  {
    // x 3/4, y 1/4. In B: log2(2) = 1 by y, exactly the bound; the entropy of B is ln 2.
    title: 'bounds that are met exactly',
    rows: [...of('A', 'x', 'x'), ...of('B', 'x', 'y')],
    unit: 'row',
    judged: [
      [entropy(2), 'A'],
      [disclosure(1), 'A B'],
      [disclosure(1.01), 'A'],
      [disclosure(1, 'ignored'), 'B'],
      [closeness('equal', 0.25), ''],
      [closeness('equal', 0.249), 'A B'],
      [likeness(1, false), ''],
      [likeness(0.999, false), 'B'],
    ],
  },
  {
    // x 8/10: a gain of 0.25 in A is above −ln 0.8 = 0.223; y gains 2/3 in B, below 1 and −ln 0.2.
    title: 'a frequent value that only enhanced likeness bounds',
    rows: [...times(4, 'A', 'x'), ...times(4, 'B', 'x'), ...times(2, 'B', 'y')],
    unit: 'row',
    judged: [
      [likeness(1, false), ''],
      [likeness(1, true), 'A'],
      [likeness(0.66, true), 'A B'],
      [likeness(0.66, false), 'B'],
    ],
  },
  {
    // Nine salaries in three classes. Cumulative differences over 9·8: 27, 12 and 17.
    title: 'the nine salaries of Li, Li and Venkatasubramanian',
    rows: [...of('low', '3', '4', '5'), ...of('mixed', '6', '11', '8'), ...of('high', '7', '9', '10')],
    unit: 'row',
    judged: [
      [closeness('ordered', 0.375), ''],
      [closeness('ordered', 0.374), 'low'],
      [closeness('ordered', 0.237), 'low'],
      [closeness('ordered', 0.236), 'low high'],
      [closeness('ordered', 1 / 6), 'low high'],
      [closeness('ordered', 0.166), 'low mixed high'],
      // Any three of nine are as far apart as any other: the order alone tells the classes apart.
      [closeness('equal', 2 / 3), ''],
      [closeness('equal', 0.666), 'low mixed high'],
      [distinct(3), ''],
    ],
  },
  {
    // The order is the one that the hierarchy states, not that of the alphabet; a missing value comes last.
    title: 'grades in a stated order',
    rows: [...of('A', 'low', 'middle'), ...of('B', 'high', null)],
    unit: 'row',
    hierarchy: { kind: 'order', values: ['low', 'middle', 'high'], sizes: [2] },
    judged: [
      // A: (1/4 + 1/2 + 1/4)/3 = 1/3, B the same.
      [closeness('ordered', 1 / 3), ''],
      [closeness('ordered', 0.33), 'A B'],
    ],
  },
  {
    title: 'days',
    rows: [...of('A', '2021-03-01', '2019-12-31'), ...of('B', '2020-01-01')],
    unit: 'row',
    judged: [
      // Cumulative shares 1/2, 1/2 and 0, 1 beside 1/3, 2/3: 1/6 + 1/6 and 1/3 + 1/3, over 2.
      [closeness('ordered', 1 / 3), ''],
      [closeness('ordered', 0.33), 'B'],
      [closeness('ordered', 0.16), 'A B'],
    ],
  },
  {
    // Half of the mass moves across the top in A and B, within a group in C and D: 1/2·1 and 1/2·1/2 of the table of eight.
    title: 'four values in two groups',
    rows: [...of('A', 'a', 'b'), ...of('B', 'c', 'd'), ...of('C', 'a', 'c'), ...of('D', 'b', 'd')],
    unit: 'row',
    hierarchy: { kind: 'tree', parents: { g: ['a', 'b'], h: ['c', 'd'] } },
    judged: [
      [closeness('hierarchical', 0.5), ''],
      [closeness('hierarchical', 0.49), 'A B'],
      [closeness('hierarchical', 0.25), 'A B'],
      [closeness('hierarchical', 0.24), 'A B C D'],
      [closeness('equal', 0.5), ''],
      [closeness('equal', 0.49), 'A B C D'],
    ],
  },
  {
    /*
     * Skewness: 1 % are positive. Knowing the class lifts that to 50 % in `even`, to 98 % in `most`, to 2 % in `few`.
     * `most` and `few` are equally diverse, `even` is the most diverse of all, and only distances tell them apart.
     */
    title: 'one in a hundred is positive',
    rows: [...of('even', '+', '-'), ...times(49, 'most', '+'), ...of('most', '-'), ...of('few', '+'), ...times(49, 'few', '-'), ...times(49, 'rest', '+'), ...times(9849, 'rest', '-')],
    unit: 'row',
    judged: [
      [distinct(2), ''],
      // exp of the entropy: 2 for `even`, 1.1030 for `most` and `few`, 1.0319 for `rest`.
      [entropy(2), 'few most rest'],
      [entropy(1.104), 'few most rest'],
      [entropy(1.103), 'rest'],
      [recursive(49, 2), 'few most rest'],
      [recursive(50, 2), 'rest'],
      [closeness('equal', 0.97), ''],
      [closeness('equal', 0.96), 'most'],
      [closeness('equal', 0.49), 'most'],
      [closeness('equal', 0.48), 'even most'],
      [closeness('equal', 0.01), 'even most'],
      // .98 / .01 − 1 and .5 / .01 − 1.
      [likeness(97, false), ''],
      [likeness(96.9, false), 'most'],
      [likeness(48, false), 'even most'],
    ],
  },
  {
    title: 'people with several rows, counted by row',
    rows: [['A', 'x', 1], ['A', 'x', 1], ['A', 'y', 1], ['A', 'x', 2], ['B', 'y', 3], ['B', 'y', 3], ['B', 'y', 1]],
    unit: 'row',
    judged: [
      [k(3), ''],
      [recursive(2.5, 2), 'A B'],
      // A: x 3/4 beside 3/7; B: y 1 beside 4/7.
      [closeness('equal', 3 / 7), ''],
      [closeness('equal', 0.42), 'B'],
      [closeness('equal', 9 / 28), 'B'],
      [closeness('equal', 0.32), 'A B'],
    ],
  },
  {
    // In A person 1 counts for x once and for y once, person 2 for x: x 2, y 1. In the table x 2 and y 2: person 1 has y in both classes.
    title: 'the same people, counted by person',
    rows: [['A', 'x', 1], ['A', 'x', 1], ['A', 'y', 1], ['A', 'x', 2], ['B', 'y', 3], ['B', 'y', 3], ['B', 'y', 1]],
    unit: 'subject',
    population: { A: 4, B: 2 },
    judged: [
      [k(2), ''],
      [k(3), 'A B'],
      [distinct(2), 'B'],
      [recursive(2.5, 2), 'B'],
      [recursive(2, 2), 'A B'],
      [closeness('equal', 0.5), ''],
      [closeness('equal', 1 / 6), 'B'],
      [closeness('equal', 0.16), 'A B'],
      [{ model: 'delta-presence', min: 0.5, max: 0.99 }, 'B'],
    ],
  },
  {
    // A missing value is a value, and a missing quasi-identifier a class.
    title: 'missing values',
    rows: [...of('A', null, null, 'x'), ...of(null, 'x', 'y')],
    unit: 'row',
    judged: [
      [k(2), ''],
      [k(3), 'null'],
      [distinct(2), ''],
      [distinct(3), 'A null'],
      [recursive(2, 2), 'A'],
      // The table: missing 2/5, x 2/5, y 1/5. A 2/3, 1/3, 0: 4/15; the other 0, 1/2, 1/2: 2/5.
      [closeness('equal', 0.4), ''],
      [closeness('equal', 4 / 15), 'null'],
      [closeness('equal', 0.26), 'A null'],
      // y gains 3/2, the missing value 2/3.
      [likeness(1.5, false), ''],
      [likeness(1.4, false), 'null'],
      [likeness(0.6, false), 'A null'],
    ],
  },
];

/** Every class of five that three values can fill, 243 of them: 3 hold one value only, 1 in 81. */
export function allClassesOfFive(): SolvedRow[] {
  return Array.from({ length: 243 }, (_, c) => Array.from({ length: 5 }, (_cell, i): SolvedRow => [`c${c}`, 'uvw'[Math.floor(c / [1, 3, 9, 27, 81][i]!) % 3]!])).flat();
}
