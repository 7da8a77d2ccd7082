import { cellText, codeTexts, columnOf, numbersIn, type CodedColumn, type Column, type NumberColumn, type Table } from '../columns/column.ts';
import { keyedDraws } from '../random/keyed-draws.ts';
import type { Draws } from '../random/draws.ts';
import type { LogicalType } from '../schema/table-schema.ts';
import { BLOCK } from '../schema/world.ts';
import type { SourceInput } from './source.ts';

/** The people as a source reads them. `row` is a row of the people table, not a person's id. */
export interface SourceReader {
  readonly rows: number;
  readonly ids: NumberColumn['values'];
  /** Draws of one purpose, this outsider's own. */
  readonly draws: (attribute: string) => Draws;
  readonly numbers: (name: string) => NumberColumn['values'];
  readonly texts: (name: string) => (row: number) => string | null;
  /** Age in completed years on the day of the source. */
  readonly age: (row: number) => number;
  /** The row of a person; the people's ids are consecutive. */
  readonly rowOf: (personId: number) => number;
  /** First row of the row's block of ids, and the row after its last. */
  readonly blockOf: (row: number) => readonly [from: number, to: number];
}

export function readSource(source: string, { people, seed, asOfDays, instance }: SourceInput): SourceReader {
  const numbers = (name: string): NumberColumn['values'] => numbersIn(people, name);
  const ids = numbers('personId');
  const first = ids[0] ?? 0;
  const rowOf = (personId: number): number => personId - first;
  return {
    rows: people.rows,
    ids,
    draws: (attribute) => keyedDraws({ seed, stage: 'sources', instance, attribute }),
    numbers,
    texts: (name) => textsOf(people, name),
    age: ages(numbers('birthDate'), asOfDays),
    rowOf,
    blockOf: (row) => {
      const start = Math.floor(ids[row]! / BLOCK) * BLOCK;
      return [Math.max(0, rowOf(start)), Math.min(people.rows, rowOf(start + BLOCK))];
    },
  };
}

/** The texts of a column of a table that a source reads, by row; null is missing. */
export function textsOf(table: Table, name: string): (row: number) => string | null {
  const column = columnOf(table, name);
  return (row) => cellText(column, row);
}

/** The last day on which someone was born who has completed `years` years on `days`. */
export function yearsBefore(days: number, years: number): number {
  const date = new Date(days * 86_400_000);
  return Math.floor(Date.UTC(date.getUTCFullYear() - years, date.getUTCMonth(), date.getUTCDate()) / 86_400_000);
}

/** Calendar year of a day since 1970-01-01. */
export function yearOf(days: number): number {
  return new Date(days * 86_400_000).getUTCFullYear();
}

const OLDEST = 125;

function ages(birthDates: NumberColumn['values'], asOfDays: number): (row: number) => number {
  const lastDay = Int32Array.from({ length: OLDEST + 1 }, (_, years) => yearsBefore(asOfDays, years));
  return (row) => {
    const born = birthDates[row]!;
    let age = Math.max(0, Math.min(OLDEST, Math.floor((asOfDays - born) / 365.2425)));
    while (age > 0 && born > lastDay[age]!) age--;
    while (age < OLDEST && born <= lastDay[age + 1]!) age++;
    return age;
  };
}

/** A text column of a source's rows. */
export function textColumn(values: readonly (string | null)[], type: LogicalType = 'string'): CodedColumn {
  return codeTexts(values, values.length, type);
}

export function integerColumn(values: readonly number[], type: 'integer' | 'date' = 'integer'): Column {
  return { kind: 'number', type, values: Int32Array.from(values) };
}
