import { describe, expect, it } from 'vitest';
import { codeTexts, makeTable, type Column, type Table } from '../../../src/columns/column.ts';
import type { PublishedRecoding } from '../../../src/columns/disclose.ts';
import type { Measure } from '../../../src/measure/measure.ts';
import { responseModel } from '../../../src/measure/utility/response-model.ts';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { hierarchyOf } from '../../../src/schema/hierarchy.ts';
import type { ColumnSchema } from '../../../src/schema/table-schema.ts';

const draws = (attribute: string) => keyedDraws({ seed: 8, stage: 'test', instance: 0, attribute });
const decades = hierarchyOf({ kind: 'date', levels: ['10-years'] });

type Feature = (id: number, strong: boolean) => string | number;

/** `ids` people, half of them of the strong kind: six in ten of these answer, two in ten of the others. */
function people(ids: readonly number[], feature: Feature, type: ColumnSchema['type'], shuffled = false): Table {
  const strong = ids.map((id) => draws('kind').below(2, id) === 1);
  const responds = ids.map((id, i) => draws('responds').uniform(id) < ((shuffled ? draws('other').below(2, id) === 1 : strong[i]!) ? 0.6 : 0.2));
  const values = ids.map((id, i) => feature(id, strong[i]!));
  const column: Column =
    type === 'decimal' || type === 'date'
      ? { kind: 'number', type, values: type === 'date' ? Int32Array.from(values as number[]) : Float64Array.from(values as number[]) }
      : codeTexts(values as string[], ids.length);
  return makeTable(
    { name: 'customer', columns: [{ name: 'feature', type, attributeClass: 'insensitive' }, { name: 'name', type: 'string', attributeClass: 'direct-identifier' }, { name: 'responded', type: 'boolean', attributeClass: 'insensitive' }] },
    new Map([['feature', column], ['name', codeTexts(ids.map(String), ids.length)], ['responded', codeTexts(responds.map(String), ids.length, 'boolean')]]),
  );
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

function aucOf(feature: Feature, type: ColumnSchema['type'], shuffled = false, released: (table: Table) => Table = (table) => table, recodings: ReadonlyMap<string, PublishedRecoding> = new Map()): { auc: number; error: number; measure: Measure } {
  const release = released(people(range(0, 12_000), feature, type, shuffled));
  const [measure] = responseModel.run({ release, recodings, withheld: people(range(12_000, 18_000), feature, type, shuffled) }, responseModel.options.parse({}));
  expect(measure).toMatchObject({ id: 'utility.response-model.auc', denominator: 6000 });
  return { auc: measure!.value!, error: (measure!.interval![1] - measure!.interval![0]) / 2 / 1.96, measure: measure! };
}

// P(strong | responds) = 3/4, P(strong | not) = 1/3: area = 3/4 · 2/3 + ½ (3/4 · 1/3 + 1/4 · 2/3).
const THEORY = 17 / 24;

describe('responseModel', () => {
  it('recovers a planted signal at its theoretical area, in categories, numbers and dates', () => {
    const kinds: [Feature, ColumnSchema['type']][] = [
      [(_, strong) => (strong ? 'gold' : 'plain'), 'string'],
      [(id, strong) => (strong ? 100 : 0) + draws('noise').uniform(id), 'decimal'],
      [(id, strong) => (strong ? 3653 : 0) + draws('day').below(3600, id), 'date'],
    ];
    for (const [feature, type] of kinds) {
      const { auc, error } = aucOf(feature, type);
      expect(Math.abs(auc - THEORY), type).toBeLessThan(4 * error + 0.005);
    }
  });

  it('falls to one half where the outcome goes with nothing', () => {
    const { auc, error } = aucOf((_, strong) => (strong ? 'gold' : 'plain'), 'string', true);
    expect(Math.abs(auc - 0.5)).toBeLessThan(4 * error);
  });

  it('maps withheld values as the release was generalized, and is lost where it does not know how', () => {
    const feature: Feature = (id, strong) => (strong ? 3653 : 0) + draws('day').below(3600, id);
    const generalized = (table: Table): Table => {
      const column = table.columns.get('feature')!;
      if (column.kind !== 'number') throw new Error('expected dates');
      return { ...table, columns: new Map(table.columns).set('feature', codeTexts(Array.from(column.values, (day) => (day < 3653 ? '[1970, 1980)' : '[1980, 1990)')), table.rows)) };
    };
    const known = aucOf(feature, 'date', false, generalized, new Map([['feature', { hierarchy: decades, level: 1 }]]));
    expect(Math.abs(known.auc - THEORY)).toBeLessThan(4 * known.error + 0.005);
    expect(aucOf(feature, 'date', false, generalized).auc).toBe(0.5);
  });

  it('does not learn from direct identifiers, nor from the outcome', () => {
    const { measure } = aucOf(() => 'same', 'string');
    expect(measure.value).toBe(0.5);
  });

  it('learns from named features only, where some are named', () => {
    const table = people(range(0, 2000), (_, strong) => (strong ? 'gold' : 'plain'), 'string');
    const run = (features: string[]) => responseModel.run({ release: table, recodings: new Map(), withheld: table }, responseModel.options.parse({ features }))[0]!.value;
    expect(run(['feature'])).toBeGreaterThan(0.65);
    expect(run(['absent'])).toBe(0.5);
  });

  it('says why where it cannot be assessed', () => {
    const table = people(range(0, 50), () => 'same', 'string');
    const without = makeTable({ name: 'r', columns: [{ name: 'feature', type: 'string', attributeClass: 'insensitive' }] }, new Map([['feature', table.columns.get('feature')!]]));
    expect(responseModel.run({ release: without, recodings: new Map(), withheld: table }, { outcome: 'responded' })).toMatchObject([{ value: null, note: 'the release has no column responded to learn from' }]);
    const answered = { ...table, columns: new Map(table.columns).set('responded', codeTexts(range(0, 50).map(() => 'true'), 50)) };
    expect(responseModel.run({ release: table, recodings: new Map(), withheld: answered }, { outcome: 'responded' })).toMatchObject([{ value: null, note: 'the withheld rows hold only one outcome' }]);
  });
});
