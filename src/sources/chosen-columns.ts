import { z } from 'zod';
import { columnOf, makeTable, type Column } from '../columns/column.ts';
import type { SourceMethod } from './source.ts';

/** The option that every source about people has beside its own. */
type WithColumns<Options extends z.ZodObject> = z.ZodObject<Options['shape'] & { columns: z.ZodOptional<z.ZodArray<z.ZodType<string>>> }, Options['_zod']['config']>;

/**
 * Gives a source the option `columns`: which of its columns the outsider has, in the table's own order. The
 * rows and their cells stay as they are without it, so that a sweep over columns varies nothing else.
 */
export function withColumns<Options extends z.ZodObject>(source: SourceMethod<Options>): SourceMethod<WithColumns<Options>> {
  const names = source.schema.columns.map(({ name }) => name);
  const columns = z
    .array(z.enum(names))
    .min(1)
    .refine((chosen) => new Set(chosen).size === chosen.length, 'each column once')
    .meta({ uniqueItems: true })
    .optional()
    .describe(`Columns that the outsider has, of ${names.join(', ')}; all where left out.`);
  return {
    ...source,
    options: source.options.extend({ columns }) as unknown as WithColumns<Options>,
    run(input, options) {
      const { columns: chosen } = options as { readonly columns?: readonly string[] };
      const made = source.run(input, options as unknown as z.output<Options>);
      if (chosen === undefined) return made;
      const listed = source.schema.columns.filter(({ name }) => chosen.includes(name));
      return { ...made, table: makeTable({ ...source.schema, columns: listed }, new Map(listed.map(({ name }): [string, Column] => [name, columnOf(made.table, name)]))) };
    },
  };
}
