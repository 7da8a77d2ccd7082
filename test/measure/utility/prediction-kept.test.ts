import { describe, expect, it } from 'vitest';
import { codeTexts, makeTable, type Column, type Table } from '../../../src/columns/column.ts';
import type { Measure } from '../../../src/measure/measure.ts';
import { weightedAuc } from '../../../src/measure/utility/weighted-auc.ts';
import { withheldUtility } from '../../../src/measure/utility/withheld-utility.ts';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { areaUnderRoc } from '../../../src/stats/ranking.ts';

const draws = keyedDraws({ seed: 1, stage: 'measure', instance: '', attribute: 'test' });

describe('area under the ROC curve of several classes', () => {
  it('is the usual one of two classes, with DeLong influence that sums to nothing', () => {
    const scores = Float64Array.from([0.1, 0.4, 0.35, 0.8]);
    const truth = Uint8Array.from([0, 0, 1, 1]);
    // Pairs: 0.35 > 0.1, 0.35 < 0.4, 0.8 > both: three of four.
    const area = weightedAuc([scores.map((score) => -score), scores], truth);
    expect(area.value).toBeCloseTo(0.75, 12);
    expect(area.influence.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 12);
    expect(areaUnderRoc(scores, truth).value).toBeCloseTo(area.value, 12);
  });

  it('weights classes by their shares and counts ties half', () => {
    // Class 2 (half the rows) is found always, classes 0 and 1 are not told apart.
    const truth = Uint8Array.from([0, 1, 2, 2]);
    const even = Float64Array.from([1, 1, 0, 0]);
    const third = Float64Array.from([0, 0, 1, 1]);
    // Class 0 against others: ties with one, above two: (½ + 1 + 1) / 3.
    expect(weightedAuc([even, even, third], truth).value).toBeCloseTo(0.25 * (2.5 / 3) + 0.25 * (2.5 / 3) + 0.5, 12);
    expect(weightedAuc([third], Uint8Array.from([0, 0, 0, 0])).value).toBeNaN();
  });
});

describe('utility on withheld rows', () => {
  const rows = 4000;
  const plan = Array.from({ length: rows }, (_, row) => (draws.uniform(row, 0) < 0.5 ? 'basic' : 'gold'));
  const stays = plan.map((own, row) => (draws.uniform(row, 1) < (own === 'gold' ? 0.9 : 0.2) ? 'yes' : 'no'));
  const spend = Float64Array.from({ length: rows }, (_, row) => 100 * draws.uniform(row, 2));
  const tableOf = (columns: Readonly<Record<string, Column>>): Table => makeTable({ name: 't', columns: Object.entries(columns).map(([name, { type }]) => ({ name, type, attributeClass: 'insensitive' })) }, new Map(Object.entries(columns)));
  const collected = tableOf({ plan: codeTexts(plan, rows), stays: codeTexts(stays, rows), spend: { kind: 'number', type: 'decimal', values: spend } });
  const given = Uint32Array.from({ length: 3000 }, (_, row) => row);
  const withheld = Uint32Array.from({ length: 1000 }, (_, row) => 3000 + row);
  const part = (name: string) => {
    const column = collected.columns.get(name)!;
    return column.kind === 'number' ? { ...column, values: column.values.slice(0, 3000) } : { ...column, codes: column.codes.slice(0, 3000) };
  };
  const raw = tableOf({ plan: part('plan'), stays: part('stays'), spend: part('spend') });
  const own = withheldUtility({ collected, given, withheld, target: 'stays', draws });
  const measured = (release: Table): (id: string) => Measure => {
    const measures = own.measure({ form: 'records', release, recodings: new Map() });
    return (id) => measures.find((measure) => measure.id === `utility.${id}`)!;
  };

  it('keeps everything on the raw rows, and its area is that of the generator', () => {
    const of = measured(raw);
    expect(of('prediction.kept').value).toBe(1);
    // Gold 0.9 and basic 0.2 stay: AUC = P(+ gold, − basic) + ½ ties = (0.45·0.4 + ½(0.45·0.05 + 0.1·0.4)) / (0.55·0.45).
    const area = (0.45 * 0.4 + 0.5 * (0.45 * 0.05 + 0.1 * 0.4)) / (0.55 * 0.45);
    const { value, interval } = of('prediction.auc');
    expect(interval![0]).toBeLessThan(area);
    expect(interval![1]).toBeGreaterThan(area);
    expect(value).toBeGreaterThan(0.8);
    expect(of('segment-count.error').value).toBeLessThan(0.15);
    expect(of('pair.distance').value).toBeLessThan(0.1);
  });

  it('falls to nothing where columns no longer belong together, though each keeps its shares', () => {
    const shiftedBy = (shift: number): ((id: string) => Measure) => measured(tableOf({ plan: part('plan'), stays: codeTexts(Array.from({ length: 3000 }, (_, row) => stays[(row + shift) % 3000]!), 3000), spend: part('spend') }));
    const of = Array.from({ length: 20 }, (_, i) => shiftedBy(100 + 140 * i));
    for (const own of of) {
      expect(own('marginal.distance').value).toBeCloseTo(measured(raw)('marginal.distance').value!, 6);
      expect(own('pair.distance').value!).toBeGreaterThan(measured(raw)('pair.distance').value! + 0.05);
    }
    // A ranking follows however weak a signal, so that one draw may rank well or badly by chance; on average none does.
    expect(Math.abs(of.reduce((sum, own) => sum + own('prediction.kept').value! / of.length, 0))).toBeLessThan(0.35);
  });

  it('is not comparable for statistics, and has nothing to keep where raw rows predict nothing', () => {
    expect(own.measure({ form: 'aggregate', release: raw, recodings: new Map() }).every(({ value, note }) => value === null && /statistics/.test(note!))).toBe(true);
    const none = withheldUtility({ collected, given, withheld, target: 'spend', draws }).measure({ form: 'records', release: raw, recodings: new Map() });
    expect(none.find(({ id }) => id === 'utility.prediction.kept')).toMatchObject({ value: null, note: expect.stringMatching(/no better than guessing/) });
  });

  it('refuses a target that the file has not', () => {
    expect(() => withheldUtility({ collected, given, withheld, target: 'stayed', draws })).toThrow(/compare\.target: expected a column of the file .*got stayed/);
  });
});
