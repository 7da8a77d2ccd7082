import { z } from 'zod';
import { asCoded, columnOf, type CodedColumn } from '../../columns/column.ts';
import { levelTable } from '../../columns/level-table.ts';
import { InputError } from '../../schema/input-error.ts';
import { sensitiveOf, type PrivacyModel } from '../../schema/privacy-model.ts';
import type { ReleaseState } from '../step.ts';
import { distinctValues, type SensitiveColumn } from './class-models.ts';
import { valueOrder } from './value-order.ts';

const column = z.string().describe('A sensitive column.');

/** Privacy models that a step may be asked for besides k-anonymity. */
export const furtherModels = z
  .array(
    z.discriminatedUnion('model', [
      z.strictObject({ model: z.literal('k-map'), k: z.int().min(2).describe('Least number of people of the population table in every released class.') }),
      z.strictObject({ model: z.literal('delta-presence'), min: z.number().min(0).max(1).describe('Least share of a class\'s people who are in the release.'), max: z.number().min(0).max(1).describe('Greatest such share.') }),
      z.strictObject({ model: z.literal('distinct-l-diversity'), column, l: z.int().min(2).describe('Least number of values in every class.') }),
      z.strictObject({ model: z.literal('entropy-l-diversity'), column, l: z.number().min(1).describe('Least exp(entropy) of the values in every class.') }),
      z.strictObject({ model: z.literal('recursive-cl-diversity'), column, c: z.number().positive().describe('The most frequent value has less than c times the rows of the values from the l-th on.'), l: z.int().min(2).describe('See c.') }),
      z.strictObject({
        model: z.literal('t-closeness'),
        column,
        t: z.number().min(0).max(1).describe('Greatest earth mover\'s distance between a class and the table.'),
        distance: z.enum(['equal', 'ordered', 'hierarchical']).default('equal').describe('Distance between two values: 1; ranks apart / (m − 1); height of their common group in the column\'s hierarchy.'),
      }),
      z.strictObject({ model: z.literal('beta-likeness'), column, beta: z.number().positive().describe('Greatest relative gain of any value\'s share.'), enhanced: z.boolean().default(true).describe('true: a value\'s gain is also at most −ln of its share, which bounds frequent values.') }),
      z.strictObject({
        model: z.literal('delta-disclosure-privacy'),
        column,
        delta: z.number().positive().describe('Bound of |log2(share in the class / share in the table)| for every value.'),
        absent: z.literal('ignored').optional().describe('ignored: only for the values that a class holds, as ARX enforces. Default: for every value of the table, so that each class must hold all of them, as the model is defined.'),
      }),
      z.strictObject({ model: z.literal('average-risk'), max: z.number().gt(0).max(1).describe('Greatest number of classes for each released member: the mean prosecutor risk.') }),
      z.strictObject({ model: z.literal('population-uniqueness'), max: z.number().min(0).max(1).describe('Greatest estimated share of released members who are unique in the population.'), samplingFraction: z.number().gt(0).lt(1).describe('Share of the population that the table holds.') }),
    ]),
  )
  .default([])
  .describe('Further privacy models; every released class meets all of them.');

/** The sensitive columns that models name, counted over the whole table in the unit of the promise; refuses models that no release of it can meet. */
export function sensitiveColumns(state: ReleaseState, models: readonly PrivacyModel[], quasi: readonly string[], subject: Int32Array | undefined, step: string): SensitiveColumn[] {
  const names = [...new Set(models.flatMap((model) => sensitiveOf(model) ?? []))];
  const sensitive = names.map((name) => {
    if (!state.table.columns.has(name)) throw new InputError(`${step}.models: expected a column of the release (${[...state.table.columns.keys()].join(', ')}), got ${name}`);
    if (quasi.includes(name)) throw new InputError(`${step}.models: expected a sensitive column that is not generalized, got the quasi-identifier ${name}; class it as sensitive`);
    const coded = asCoded(columnOf(state.table, name));
    const hierarchy = state.hierarchies.get(name);
    const wanted = models.some((model) => model.model === 't-closeness' && model.column === name && model.distance === 'hierarchical');
    const order = valueOrder(coded, hierarchy?.order);
    return { name, column: coded, total: membersByValue(coded, subject), ...(order === undefined ? {} : { order }), ...(wanted && hierarchy !== undefined ? { levels: levelTable(coded, hierarchy) } : {}) };
  });
  for (const model of models) requireMeetable(model, sensitive.find(({ name }) => name === sensitiveOf(model)), state.population?.rows, step);
  return sensitive;
}

/** Refuses a model that contradicts itself, or that this column or population cannot meet however it is released. */
function requireMeetable(model: PrivacyModel, column: SensitiveColumn | undefined, people: number | undefined, step: string): void {
  if (model.model === 'delta-presence' && model.min > model.max) throw new InputError(`${step}.models: expected delta-presence with min up to max, got min ${model.min} above max ${model.max}; exchange them`);
  if (model.model === 'k-map' && people !== undefined && model.k > people) throw new InputError(`${step}.models: expected k of k-map up to the ${people.toLocaleString('en')} rows of the population table, got ${model.k}; lower k`);
  if (column === undefined) return;
  const values = distinctValues(column.total);
  if ('l' in model && model.l > values) throw new InputError(`${step}.models: expected l of ${model.model} up to ${values}, the number of values of ${column.name}, got ${model.l}; lower l`);
  if (model.model !== 't-closeness') return;
  if (model.distance === 'hierarchical' && column.levels === undefined) throw new InputError(`${step}.models: expected a hierarchy of ${column.name} for the hierarchical distance, got none; add one under hierarchies, or choose equal`);
  if (model.distance === 'ordered' && column.order === undefined) throw new InputError(`${step}.models: expected numbers, dates or a hierarchy of kind order for the ordered distance, got ${column.name}, whose values have no stated order; add one under hierarchies, or choose equal`);
}

/** Distinct members with each value, a member with two values in both. */
function membersByValue({ codes, dictionary }: CodedColumn, subject: Int32Array | undefined): Uint32Array {
  const total = new Uint32Array(dictionary.length);
  if (subject === undefined) for (const code of codes) total[code]!++;
  else for (const pair of new Set(Array.from(codes, (code, row) => subject[row]! * dictionary.length + code))) total[((pair % dictionary.length) + dictionary.length) % dictionary.length]!++;
  return total;
}
