import type { ColumnSchema, LogicalType, TableSchema } from '../schema/table-schema.ts';

/**
 * A column of text or categories: `codes[row]` is an index into `dictionary`. A missing value is the
 * dictionary entry `null` (at most one), so that it forms a category of its own unless a caller says
 * otherwise. Dictionary entries are distinct, in any order.
 */
export interface CodedColumn {
  readonly kind: 'coded';
  readonly type: LogicalType;
  readonly codes: Uint32Array;
  readonly dictionary: readonly (string | null)[];
}

/**
 * A column of numbers, one per row. A date is the number of days since 1970-01-01, a datetime of minutes
 * since 1970-01-01T00:00 by the clock on the wall there. A missing value is
 * `MISSING_INTEGER` in an Int32Array and NaN in a Float64Array.
 */
export interface NumberColumn {
  readonly kind: 'number';
  readonly type: 'integer' | 'decimal' | 'date' | 'datetime';
  readonly values: Int32Array | Float64Array;
}

export type Column = CodedColumn | NumberColumn;

/** Columns of equal length under their schema; `columns` holds exactly the names that the schema lists. */
export interface Table {
  readonly schema: TableSchema;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
}

export const MISSING_INTEGER = -2147483648;

/** The text of one cell as it is written to a file; `null` is missing. */
export function cellText(column: Column, row: number): string | null {
  if (column.kind === 'coded') return column.dictionary[column.codes[row]!] ?? null;
  const value = column.values[row]!;
  if (column.values instanceof Int32Array ? value === MISSING_INTEGER : Number.isNaN(value)) return null;
  return column.type === 'date' ? formatDate(value) : column.type === 'datetime' ? formatMinute(value) : String(value);
}

/** ISO 8601 date and time, to the minute, of a number of minutes since 1970-01-01T00:00. */
export function formatMinute(minutes: number): string {
  const days = Math.floor(minutes / 1440);
  const minute = minutes - days * 1440;
  const hours = Math.floor(minute / 60);
  return `${formatDate(days)}T${String(hours).padStart(2, '0')}:${String(minute - hours * 60).padStart(2, '0')}:00`;
}

/**
 * ISO 8601 date of a number of days since 1970-01-01 (proleptic Gregorian calendar, years 0000–9999).
 * Source: H. Hinnant, chrono-compatible low-level date algorithms, `civil_from_days`, 2013.
 */
export function formatDate(days: number): string {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** Days since 1970-01-01 of an ISO 8601 date; NaN when it is not one. */
export function parseDate(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return Number.NaN;
  const days = Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  return formatDateOrEmpty(days) === text ? days : Number.NaN;
}

function formatDateOrEmpty(days: number): string {
  return Number.isFinite(days) ? formatDate(days) : '';
}

/** The column of that name; a missing one is a fault of the caller. */
export function columnOf(table: Table, name: string): Column {
  const column = table.columns.get(name);
  if (column === undefined) {
    throw new Error(`columns.name: expected a column of ${table.schema.name}, got ${name}; it has ${[...table.columns.keys()].join(', ')}`);
  }
  return column;
}

/** The numbers of the column of that name; a column of codes is a fault of the caller. */
export function numbersIn(table: Table, name: string): NumberColumn['values'] {
  const column = columnOf(table, name);
  if (column.kind !== 'number') throw new Error(`columns.kind: expected numbers in ${table.schema.name}.${name}, got codes`);
  return column.values;
}

/** The coded column of that name; a column of numbers is a fault of the caller. */
export function codesIn(table: Table, name: string): CodedColumn {
  const column = columnOf(table, name);
  if (column.kind !== 'coded') throw new Error(`columns.kind: expected codes in ${table.schema.name}.${name}, got numbers`);
  return column;
}

/** A table from columns, checked: names as in the schema, equal lengths. */
export function makeTable(schema: TableSchema, columns: ReadonlyMap<string, Column>): Table {
  let rows: number | undefined;
  for (const { name } of schema.columns) {
    const column = columns.get(name);
    if (column === undefined) throw new Error(`columns.schema: expected a column ${name} in ${schema.name}, got none`);
    const length = column.kind === 'coded' ? column.codes.length : column.values.length;
    if (rows !== undefined && rows !== length) throw new Error(`columns.length: expected ${rows} rows in ${schema.name}.${name}, got ${length}`);
    rows = length;
  }
  if (columns.size !== schema.columns.length) throw new Error(`columns.schema: expected ${schema.columns.length} columns in ${schema.name}, got ${columns.size}`);
  return { schema, rows: rows ?? 0, columns };
}

/** Gives texts codes in the order of their first appearance. */
export interface TextCoder {
  readonly codeOf: (text: string | null) => number;
  /** The texts by code so far. */
  readonly dictionary: readonly (string | null)[];
}

export function textCoder(): TextCoder {
  const dictionary: (string | null)[] = [];
  const codes = new Map<string | null, number>();
  return {
    dictionary,
    codeOf(text) {
      let code = codes.get(text);
      if (code === undefined) {
        code = dictionary.length;
        dictionary.push(text);
        codes.set(text, code);
      }
      return code;
    },
  };
}

/** A coded column from texts, its dictionary in order of first appearance. */
export function codeTexts(texts: Iterable<string | null>, length: number, type: LogicalType = 'string'): CodedColumn {
  const codes = new Uint32Array(length);
  const { codeOf, dictionary } = textCoder();
  let row = 0;
  for (const text of texts) codes[row++] = codeOf(text);
  return { kind: 'coded', type, codes, dictionary };
}

/** Coded forms of number columns, which are asked for again and again; columns never change. */
const codedForms = new WeakMap<NumberColumn, CodedColumn>();

/** The same column with dictionary codes: numbers become categories in order of first appearance. */
export function asCoded(column: Column): CodedColumn {
  if (column.kind === 'coded') return column;
  let coded = codedForms.get(column);
  if (coded === undefined) {
    coded = codeNumbers(column);
    codedForms.set(column, coded);
  }
  return coded;
}

function codeNumbers(column: NumberColumn): CodedColumn {
  const { values, type } = column;
  const codes = new Uint32Array(values.length);
  const dictionary: (string | null)[] = [];
  const codeOf = new Map<number, number>();
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    let code = codeOf.get(value);
    if (code === undefined) {
      code = dictionary.length;
      dictionary.push(cellText(column, row));
      codeOf.set(value, code);
    }
    codes[row] = code;
  }
  return { kind: 'coded', type, codes, dictionary };
}

/** The rows `rows[0], rows[1], …` of a table, in that order. */
export function takeRows(table: Table, rows: Uint32Array): Table {
  const columns = new Map<string, Column>();
  for (const [name, column] of table.columns) columns.set(name, takeColumn(column, rows));
  return { schema: table.schema, rows: rows.length, columns };
}

function takeColumn(column: Column, rows: Uint32Array): Column {
  if (column.kind === 'coded') {
    const codes = new Uint32Array(rows.length);
    for (let i = 0; i < rows.length; i++) codes[i] = column.codes[rows[i]!]!;
    return { ...column, codes };
  }
  const values = column.values instanceof Int32Array ? new Int32Array(rows.length) : new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = column.values[rows[i]!]!;
  return { ...column, values };
}

/** The table with only these columns, in this order. */
export function selectColumns(table: Table, names: readonly string[]): Table {
  const schemaOf = new Map<string, ColumnSchema>(table.schema.columns.map((column) => [column.name, column]));
  return makeTable(
    { ...table.schema, columns: names.map((name) => schemaOf.get(name) ?? missingColumn(table, name)) },
    new Map(names.map((name) => [name, columnOf(table, name)])),
  );
}

function missingColumn(table: Table, name: string): never {
  columnOf(table, name);
  throw new Error(`columns.schema: ${name} has no schema in ${table.schema.name}`);
}
