import type { AttributeClass, ColumnSchema, LogicalType } from './table-schema.ts';

const columnsOf =
  (attributeClass: AttributeClass) =>
  (name: string, description: string, type: LogicalType = 'string', unit?: string): ColumnSchema => ({ name, type, attributeClass, description, ...(unit === undefined ? {} : { unit }) });

/** A column that names a person by itself. */
export const direct = columnsOf('direct-identifier');
/** A column that may name a person together with others. */
export const quasi = columnsOf('quasi-identifier');
/** A column that disclosure would reveal. */
export const sensitive = columnsOf('sensitive');
/** Any other column. */
export const other = columnsOf('insensitive');
