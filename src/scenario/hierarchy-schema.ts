import { z } from 'zod';

const dateLevels = ['month', 'quarter', 'year', '5-years', '10-years', '20-years'] as const;

/** How a document writes a generalization hierarchy. */
export const hierarchy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('date'), levels: z.array(z.enum(dateLevels)).min(1).optional().describe('Levels between the day and *.') }),
  z.strictObject({ kind: z.literal('prefix'), keep: z.array(z.int().min(1)).min(1).describe('Number of characters kept at each level, falling.') }),
  z.strictObject({ kind: z.literal('interval'), widths: z.array(z.number().positive()).min(1).describe('Width of the intervals at each level, each a multiple of the one before.'), origin: z.number().optional().describe('Where intervals start.') }),
  z.strictObject({ kind: z.literal('tree'), parents: z.record(z.string(), z.array(z.string())).describe('For each group the values, or the groups one level below, that it holds.') }),
  z.strictObject({ kind: z.literal('suppress') }),
]);
