import { describe, expect, it } from 'vitest';
import { furtherModels, sensitiveColumns } from '../../../src/release/models/model-options.ts';
import type { HierarchySpec } from '../../../src/schema/hierarchy.ts';
import type { PrivacyModel } from '../../../src/schema/privacy-model.ts';
import { releaseState } from '../release-state.ts';

const state = (hierarchies: Record<string, HierarchySpec> = {}) =>
  releaseState({ columns: { age: ['quasi-identifier', ['1', '2', '2', '3']], illness: ['sensitive', ['flu', 'cold', 'cold', null]], income: ['sensitive', ['10', '9', '9', null]] }, subject: [1, 1, 1, 2], hierarchies });
const prepare = (model: PrivacyModel, hierarchies?: Record<string, HierarchySpec>) => sensitiveColumns(state(hierarchies), [model], ['age'], state().subject, 'kAnonymize');

describe('models that a step is asked for', () => {
  it('counts a column once for each person and value', () => {
    const [income] = prepare({ model: 't-closeness', column: 'income', t: 0.2, distance: 'ordered' });
    expect(Array.from(income!.total)).toEqual([1, 1, 1]);
    expect(Array.from(income!.order!, (code) => income!.column.dictionary[code])).toEqual(['9', '10', null]);
    expect(prepare({ model: 't-closeness', column: 'illness', t: 0.2, distance: 'ordered' }, { illness: { kind: 'order', values: ['flu', 'cold'], sizes: [2] } })[0]!.order).toEqual(Uint32Array.of(0, 1, 2));
  });

  it.each<[string, PrivacyModel, RegExp]>([
    ['a column that is not there', { model: 'distinct-l-diversity', column: 'town', l: 2 }, /^kAnonymize\.models: expected a column of the release \(age, illness, income\), got town$/],
    ['a quasi-identifier', { model: 'distinct-l-diversity', column: 'age', l: 2 }, /^kAnonymize\.models: expected a sensitive column that is not generalized, got the quasi-identifier age; class it as sensitive$/],
    ['more values than there are', { model: 'distinct-l-diversity', column: 'illness', l: 4 }, /^kAnonymize\.models: expected l of distinct-l-diversity up to 3, the number of values of illness, got 4; lower l$/],
    ['more effective values than there are', { model: 'entropy-l-diversity', column: 'illness', l: 3.5 }, /expected l of entropy-l-diversity up to 3, .* got 3\.5; lower l$/],
    ['values from a place that is not there', { model: 'recursive-cl-diversity', column: 'illness', c: 2, l: 5 }, /expected l of recursive-cl-diversity up to 3, .* got 5; lower l$/],
    ['a hierarchical distance without a hierarchy', { model: 't-closeness', column: 'illness', t: 0.2, distance: 'hierarchical' }, /^kAnonymize\.models: expected a hierarchy of illness for the hierarchical distance, got none; add one under hierarchies, or choose equal$/],
    ['an ordered distance of names', { model: 't-closeness', column: 'illness', t: 0.2, distance: 'ordered' }, /^kAnonymize\.models: expected numbers, dates or a hierarchy of kind order for the ordered distance, got illness, whose values have no stated order; add one under hierarchies, or choose equal$/],
    ['a presence whose ends are exchanged', { model: 'delta-presence', min: 0.5, max: 0.2 }, /^kAnonymize\.models: expected delta-presence with min up to max, got min 0\.5 above max 0\.2; exchange them$/],
  ])('refuses %s', (_, model, message) => {
    expect(() => prepare(model)).toThrow(message);
    expect(() => prepare(model)).not.toThrow(/flu|cold/);
  });

  it('refuses a k-map that the population cannot meet', () => {
    const { table } = state();
    expect(() => sensitiveColumns({ ...state(), population: table }, [{ model: 'k-map', k: 5 }], ['age'], undefined, 'kAnonymize')).toThrow(/^kAnonymize\.models: expected k of k-map up to the 4 rows of the population table, got 5; lower k$/);
  });

  it.each([[{ model: 'distinct-l-diversity', column: 'illness', l: 1 }], [{ model: 't-closeness', column: 'illness', t: 1.1 }], [{ model: 'beta-likeness', column: 'illness', beta: 0 }], [{ model: 'delta-presence', min: -0.1, max: 1 }], [{ model: 'l-diversity', column: 'illness', l: 2 }]])('does not parse %j', (model) =>
    expect(furtherModels.safeParse([model]).success).toBe(false));
});
