/** What kind of value a column holds. Dates are days, datetimes minutes of a day, both without a zone. */
export type LogicalType = 'string' | 'integer' | 'decimal' | 'date' | 'datetime' | 'boolean';

/**
 * The role of a column in disclosure control (Hundepool et al., *Statistical Disclosure Control*,
 * 2012, §2; ISO/IEC 20889:2018, clause 3): a direct identifier names a person by itself, a
 * quasi-identifier may do so together with others, a sensitive attribute is what disclosure reveals.
 */
export type AttributeClass = 'direct-identifier' | 'quasi-identifier' | 'sensitive' | 'insensitive';

export interface ColumnSchema {
  readonly name: string;
  readonly type: LogicalType;
  readonly attributeClass: AttributeClass;
  readonly description?: string;
  /** Unit of a number, for example `USD`; absent for counts and text. */
  readonly unit?: string;
}

export interface TableSchema {
  readonly name: string;
  /** What a row is, and in which order rows stand. */
  readonly description?: string;
  readonly columns: readonly ColumnSchema[];
  /** The column that says which person a row is about; absent when no column does. */
  readonly subject?: string;
}
