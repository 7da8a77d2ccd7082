import { z } from 'zod';
import { asCoded, columnOf, type CodedColumn } from '../../columns/column.ts';
import { levelTable } from '../../columns/level-table.ts';
import { InputError } from '../../schema/input-error.ts';
import { sensitiveOf, type PrivacyModel } from '../../schema/privacy-model.ts';
import type { ReleaseState } from '../step.ts';
import type { SensitiveColumn } from './class-models.ts';

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
      z.strictObject({ model: z.literal('delta-disclosure-privacy'), column, delta: z.number().positive().describe('Bound of |log2(share in the class / share in the table)| for every value.') }),
      z.strictObject({ model: z.literal('average-risk'), max: z.number().gt(0).max(1).describe('Greatest number of classes for each released member: the mean prosecutor risk.') }),
      z.strictObject({ model: z.literal('population-uniqueness'), max: z.number().min(0).max(1).describe('Greatest estimated share of released members who are unique in the population.'), samplingFraction: z.number().gt(0).lt(1).describe('Share of the population that the table holds.') }),
    ]),
  )
  .default([])
  .describe('Further privacy models; every released class meets all of them.');

/** The sensitive columns that models name, counted over the whole table in the unit of the promise. */
export function sensitiveColumns(state: ReleaseState, models: readonly PrivacyModel[], quasi: readonly string[], subject: Int32Array | undefined, step: string): SensitiveColumn[] {
  const names = [...new Set(models.flatMap((model) => sensitiveOf(model) ?? []))];
  return names.map((name) => {
    if (!state.table.columns.has(name)) throw new InputError(`${step}.models: expected a column of the release (${[...state.table.columns.keys()].join(', ')}), got ${name}`);
    if (quasi.includes(name)) throw new InputError(`${step}.models: expected a sensitive column that is not generalized, got the quasi-identifier ${name}; class it as sensitive`);
    const coded = asCoded(columnOf(state.table, name));
    const wanted = models.find((model) => model.model === 't-closeness' && model.column === name && model.distance === 'hierarchical');
    const hierarchy = state.hierarchies.get(name);
    return { name, column: coded, total: membersByValue(coded, subject), order: valueOrder(coded), ...(wanted === undefined || hierarchy === undefined ? {} : { levels: levelTable(coded, hierarchy) }) };
  });
}

/** Distinct members with each value, a member with two values in both. */
function membersByValue({ codes, dictionary }: CodedColumn, subject: Int32Array | undefined): Uint32Array {
  const total = new Uint32Array(dictionary.length);
  if (subject === undefined) for (const code of codes) total[code]!++;
  else for (const pair of new Set(Array.from(codes, (code, row) => subject[row]! * dictionary.length + code))) total[((pair % dictionary.length) + dictionary.length) % dictionary.length]!++;
  return total;
}

/** Codes by number where every value is one, else by text; a missing value comes last. */
function valueOrder({ dictionary }: CodedColumn): Uint32Array {
  const numeric = dictionary.every((value) => value === null || (value.trim() !== '' && Number.isFinite(Number(value))));
  return Uint32Array.from(dictionary.keys()).sort((a, b) => {
    const [left, right] = [dictionary[a]!, dictionary[b]!];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    return numeric ? Number(left) - Number(right) : left < right ? -1 : left > right ? 1 : 0;
  });
}
