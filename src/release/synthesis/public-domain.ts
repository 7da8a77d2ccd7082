import { z } from 'zod';
import { asCoded, columnOf, MISSING_INTEGER, parseDate, type CodedColumn, type Column, type NumberColumn, type Table } from '../../columns/column.ts';
import type { Draws } from '../../random/draws.ts';
import { InputError } from '../../schema/input-error.ts';

const bound = z.union([z.number(), z.iso.date()]);

/** How a user states the domain of each column: known without the data, since what the data hold would tell of people. */
export const publicDomain = z
  .record(
    z.string(),
    z.union([
      z.array(z.union([z.string(), z.number(), z.boolean()])).min(1).max(100_000).describe('All values that the column may have.'),
      z.strictObject({
        lower: bound.describe('Least number or date; smaller ones are moved to it.'),
        upper: bound.describe('Greatest number or date; greater ones are moved to it.'),
        bins: z.int().min(1).max(10_000).default(20).describe('Number of equal cells between lower and upper; within a cell values are spread evenly.'),
      }),
    ]),
  )
  .describe('Public domain of each column, stated without looking at the data: a list of values, or { lower, upper, bins } for numbers and dates. Missing values, and values that a list leaves out, are one more cell.');

type Domain = z.output<typeof publicDomain>[string];

/** Rows in the cells of one column's public domain. */
export interface Cells {
  /** Number of cells. */
  readonly size: number;
  /** Cell of each row of the table. */
  readonly cells: Uint32Array;
}

/** A column as cells of its public domain; the last cell is for missing values. */
export interface CellColumn extends Cells {
  readonly name: string;
  /** Values that a list leaves out or that lie beyond lower and upper. A fact about the real rows. */
  readonly outside: number;
  /** A column of values drawn from these cells; `draws` says where in a cell of numbers. */
  decode(cells: Uint32Array, draws: Draws): Column;
}

/** The named columns as cells; refuses a column whose domain is not stated. */
export function cellColumns(table: Table, names: readonly string[], domain: Readonly<Record<string, Domain>>): CellColumn[] {
  const unknown = Object.keys(domain).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new InputError(`synthesize.domain: expected columns to synthesize (${names.join(', ')}), got ${unknown.join(', ')}; leave them out of the domain`);
  const without = names.filter((name) => domain[name] === undefined);
  if (without.length > 0) {
    throw new InputError(
      `synthesize.domain: expected a public domain for every column, since the values found in the data would give people away, got none for ${without.join(', ')}; write { ${without[0]}: [value, …] } for categories or { ${without[0]}: { lower: …, upper: …, bins: … } } for numbers and dates, or leave the column out by columns`,
    );
  }
  return names.map((name) => cellColumn(columnOf(table, name), name, domain[name]!));
}

/** One column as cells of its domain. */
export function cellColumn(column: Column, name: string, domain: Domain): CellColumn {
  if (Array.isArray(domain)) return column.kind === 'coded' ? listedTexts(column, name, domain.map(String)) : listedNumbers(column, name, domain.map(String));
  if (column.kind !== 'number') throw new InputError(`synthesize.domain.${name}: expected a list of values, since the column holds text, got lower and upper; list its values`);
  return binned(column, name, domain);
}

function listedTexts(column: CodedColumn, name: string, values: readonly string[]): CellColumn {
  const cellOf = new Map(values.map((value, cell) => [value, cell]));
  requireDistinct(name, cellOf.size, values.length);
  const cellOfCode = Uint32Array.from(column.dictionary, (text) => (text === null ? values.length : (cellOf.get(text) ?? values.length)));
  const cells = column.codes.map((code) => cellOfCode[code]!);
  const outside = column.codes.reduce((sum, code) => sum + (column.dictionary[code] !== null && cellOfCode[code] === values.length ? 1 : 0), 0);
  const dictionary = [...values, null];
  return { name, size: values.length + 1, cells, outside, decode: (drawn) => ({ kind: 'coded', type: column.type, codes: drawn, dictionary }) };
}

function listedNumbers(column: NumberColumn, name: string, texts: readonly string[]): CellColumn {
  const values = texts.map((text) => (column.type === 'date' ? parseDate(text) : column.type === 'datetime' ? Number.NaN : Number(text)));
  if (values.some((value) => !Number.isFinite(value) || (column.type !== 'decimal' && !Number.isSafeInteger(value)))) {
    throw new InputError(`synthesize.domain.${name}: expected a list of the column's own type (${column.type}), got another value; give lower, upper and bins instead, or correct the list`);
  }
  requireDistinct(name, new Set(values).size, values.length);
  const listed: CodedColumn = { ...asCoded(column), dictionary: distinctNumbers(column) };
  const asTexts = listedTexts(listed, name, values.map(String));
  return { ...asTexts, decode: (drawn) => numberColumn(column.type, Math.min(...values), Math.max(...values), drawn.length, (row) => values[drawn[row]!] ?? null) };
}

/** The dictionary of `asCoded`, with dates as their numbers. */
function distinctNumbers(column: NumberColumn): (string | null)[] {
  const { codes, dictionary } = asCoded(column);
  const texts = [...dictionary];
  codes.forEach((code, row) => {
    if (texts[code] !== null) texts[code] = String(column.values[row]!);
  });
  return texts;
}

function binned(column: NumberColumn, name: string, { lower: from, upper: to, bins: wanted }: Exclude<Domain, unknown[]>): CellColumn {
  const [lower, upper] = [boundOf(column, name, from, 0), boundOf(column, name, to, 1439)];
  if (!(lower < upper)) throw new InputError(`synthesize.domain.${name}: expected lower below upper, got ${from} and ${to}`);
  const whole = column.type !== 'decimal';
  if (whole && !(Number.isSafeInteger(lower) && Number.isSafeInteger(upper))) throw new InputError(`synthesize.domain.${name}: expected whole numbers as lower and upper, as the column has them, got ${from} and ${to}`);
  // Whole numbers lower..upper are shared out evenly; more cells than numbers would leave some empty for ever.
  const width = whole ? upper - lower + 1 : upper - lower;
  const bins = whole ? Math.min(wanted, width) : wanted;
  const start = (bin: number): number => lower + (whole ? Math.ceil((bin * width) / bins) : (bin * width) / bins);
  let outside = 0;
  const cells = Uint32Array.from(column.values, (value) => {
    if (Number.isNaN(value) || (value === MISSING_INTEGER && column.values instanceof Int32Array)) return bins;
    if (value < lower || value > upper) outside++;
    return Math.max(0, Math.min(bins - 1, Math.floor(((value - lower) * bins) / width)));
  });
  return {
    name,
    size: bins + 1,
    cells,
    outside,
    decode: (drawn, draws) =>
      numberColumn(column.type, lower, upper, drawn.length, (row) => {
        const bin = drawn[row]!;
        if (bin === bins) return null;
        const first = start(bin);
        const value = whole ? first + draws.below(start(bin + 1) - first, row) : first + draws.uniform(row) * (start(bin + 1) - first);
        return Math.min(upper, value);
      }),
  };
}

/** A bound as a number of the column's unit: days for dates, minutes for datetimes, `minute` of the day it names. */
function boundOf(column: NumberColumn, name: string, given: number | string, minute: number): number {
  if (typeof given === 'number') return given;
  const days = parseDate(given);
  if (column.type === 'date') return days;
  if (column.type === 'datetime') return days * 1440 + minute;
  throw new InputError(`synthesize.domain.${name}: expected numbers as lower and upper, since the column holds numbers, got a date`);
}

/** A number column whose storage depends on the public bounds alone. */
function numberColumn(type: NumberColumn['type'], lower: number, upper: number, rows: number, valueOf: (row: number) => number | null): NumberColumn {
  const narrow = type !== 'decimal' && lower > MISSING_INTEGER && upper < -MISSING_INTEGER;
  const values = narrow ? new Int32Array(rows) : new Float64Array(rows);
  for (let row = 0; row < rows; row++) values[row] = valueOf(row) ?? (narrow ? MISSING_INTEGER : Number.NaN);
  return { kind: 'number', type, values };
}

function requireDistinct(name: string, distinct: number, given: number): void {
  if (distinct < given) throw new InputError(`synthesize.domain.${name}: expected every value once, got ${given - distinct} twice; leave them out`);
}
