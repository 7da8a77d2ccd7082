import { z } from 'zod';
import { AGE_GROUPS, DATE_LEVELS, hierarchyOf, type HierarchySpec } from '../schema/hierarchy.ts';
import { InputError } from '../schema/input-error.ts';

const growing = (what: string) => z.array(z.int().min(1)).min(1).describe(`${what} at each level, each a multiple of the one before.`);

/** How a document writes each kind of generalization hierarchy. */
export const hierarchyKinds = [
  z.strictObject({ kind: z.literal('date'), levels: z.array(z.enum(DATE_LEVELS)).min(1).optional().describe('Levels between the value and *, from short to long; by default month, quarter, year and bands of 5, 10 and 20 years.') }),
  z.strictObject({ kind: z.literal('prefix'), keep: z.array(z.int().min(1)).min(1).describe('Number of characters kept at each level, falling.') }),
  z.strictObject({
    kind: z.literal('mask'),
    length: z.int().min(1).max(200).describe('Characters of the longest value.'),
    from: z.enum(['left', 'right']).optional().describe('The side at which masking begins; right by default.'),
    step: z.int().min(1).optional().describe('Characters masked more at each level; 1 by default.'),
    keep: z.int().min(0).optional().describe('Characters that stay until the last level; 0 by default.'),
    character: z.string().length(1).optional().describe('What a masked character becomes; * by default.'),
    pad: z.enum(['left', 'right']).optional().describe('Fills shorter values with that character on this side, so that lengths do not show; by default they do.'),
  }),
  z.strictObject({
    kind: z.literal('interval'),
    widths: z.array(z.number().positive()).min(1).describe('Width of the intervals at each level, each a multiple of the one before.'),
    origin: z.number().optional().describe('Where intervals start; 0 by default.'),
    lower: z.number().optional().describe('Smaller values become one group, < lower.'),
    upper: z.number().optional().describe('Values from here on become one group, >= upper.'),
  }),
  z.strictObject({ kind: z.literal('bounds'), levels: z.array(z.array(z.number()).min(1)).min(1).describe('Bounds of the intervals at each level, growing; each level keeps some of the one before.') }),
  z.strictObject({ kind: z.literal('quantile'), groups: z.array(z.int().min(2).max(10_000)).min(1).describe('Number of groups of about equal size at each level, each dividing the one before. The bounds are values of the column: they depend on the data and are published.') }),
  z.strictObject({
    kind: z.literal('logarithmic'),
    base: z.int().min(2).optional().describe('Factor between the ends of a band; 10 by default.'),
    powers: z.array(z.int().min(1).max(100)).min(1).optional().describe('How many powers a band spans at each level, each a multiple of the one before; 1, 2, 4 by default.'),
    smallest: z.number().positive().optional().describe('Numbers nearer to zero are one band; 1 by default.'),
  }),
  z.strictObject({
    kind: z.literal('ageBands'),
    widths: z.array(z.int().min(1).max(100)).min(1).optional().describe('Width of the bands in years at each level, each a multiple of the one before; 5, 10, 20 by default.'),
    top: z.int().min(1).optional().describe('Ages from here on are one group; 90 by default (45 CFR 164.514).'),
    groups: z.enum(AGE_GROUPS).optional().describe('Published groups in place of widths: labour-force is 15-24, 25-54, 55-64 (OECD).'),
  }),
  z.strictObject({ kind: z.literal('geography'), country: z.enum(['us']).describe('us: ZIP codes to three digits, state, division and region of the census.') }),
  z.strictObject({
    kind: z.literal('tree'),
    parents: z.record(z.string(), z.array(z.string())).describe('For each group the values, or the groups one level below, that it holds.'),
    rest: z.string().optional().describe('The group of values that none lists; without it every value must be listed.'),
  }),
  z.strictObject({ kind: z.literal('order'), values: z.array(z.string()).min(1).describe('All values in their order.'), sizes: growing('Number of neighbours that form a group') }),
  z.strictObject({ kind: z.literal('suppress') }),
] as const;

/** A hierarchy whose levels nest, whatever the column; quantiles are looked at without its numbers. */
export const hierarchy = z.discriminatedUnion('kind', hierarchyKinds).superRefine(requireNesting);

/** Adds an issue, at the option in question, where the levels of a hierarchy would not nest. */
export function requireNesting(spec: unknown, context: z.RefinementCtx): void {
  try {
    hierarchyOf(spec as HierarchySpec, []);
  } catch (error) {
    const [, option, expected, got] = (error instanceof InputError && /^hierarchy\.(\w+): expected (.+), got (.+)$/.exec(error.message)) || [];
    if (option === undefined) throw error;
    context.addIssue({ code: 'custom', path: [option], message: `${expected} (here ${got})` });
  }
}
