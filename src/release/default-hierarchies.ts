import { nameWords, QUASI } from '../schema/class-hints.ts';
import { hierarchyOf, type Hierarchy, type HierarchySpec } from '../schema/hierarchy.ts';
import { InputError } from '../schema/input-error.ts';
import type { TableSchema } from '../schema/table-schema.ts';
import { asCoded, MISSING_INTEGER, type CodedColumn, type Column } from '../columns/column.ts';

/**
 * A hierarchy for every quasi-identifier, and for every column that has one of its `own`: the document's where it
 * gives one, else what is proposed by type. An `InputError` where an own one does not hold every value.
 */
export function hierarchiesFor(schema: TableSchema, columns: ReadonlyMap<string, Column>, own: Readonly<Record<string, HierarchySpec>>): ReadonlyMap<string, Hierarchy> {
  const hierarchies = new Map<string, Hierarchy>();
  for (const { name, attributeClass } of schema.columns) {
    const spec = own[name];
    const column = columns.get(name);
    if (spec !== undefined) hierarchies.set(name, ownHierarchy(name, spec, column));
    else if (attributeClass === 'quasi-identifier' && column !== undefined) hierarchies.set(name, { ...hierarchyOf(proposedHierarchy(name, column), numbersOf(column)), fromData: true });
  }
  return hierarchies;
}

/** The hierarchy that a document gives a column, which must hold every value of it. */
export function ownHierarchy(name: string, spec: HierarchySpec, column: Column | undefined): Hierarchy {
  try {
    const hierarchy = hierarchyOf(spec, column === undefined ? undefined : numbersOf(column));
    if (column !== undefined) requireHeld(name, hierarchy, column);
    return hierarchy;
  } catch (cause) {
    if (!(cause instanceof InputError) || !cause.message.startsWith('hierarchy.')) throw cause;
    throw new InputError(`hierarchies.${name}${cause.message.slice('hierarchy'.length)}`, {}, { cause });
  }
}

/** Refuses a hierarchy that does not say where some values of the column belong; says how many, never which. */
export function requireHeld(name: string, { holds }: Hierarchy, column: Column): void {
  if (holds === undefined) return;
  const { codes, dictionary } = asCoded(column);
  const strange = dictionary.map((value) => value !== null && !holds(value));
  if (!strange.includes(true)) return;
  const first = codes.findIndex((code) => strange[code]!);
  if (first === -1) return;
  const [values, rows] = [strange.filter(Boolean).length, codes.reduce((sum, code) => sum + Number(strange[code]!), 0)];
  throw new InputError(`hierarchies.${name}: expected every value of the column in the hierarchy, got ${values} that it does not hold (in ${rows} ${rows === 1 ? 'row' : 'rows'}, the first is row ${first + 1}); add what is missing, mend the rows or choose another kind`);
}

/**
 * The hierarchy that a column's type, spread and name suggest, as data to be edited. No value of the column is in it:
 * dates go to months, quarters, years and bands; whole numbers from 0 to 120 that span 20 or more to bands of age;
 * other numbers to intervals of round widths, the first about a twentieth of the spread; codes of one length lose
 * digits from the right, and so do numbers of one length whose name says places (postcodes). Categories, and
 * columns of one value, can only be suppressed.
 */
export function proposedHierarchy(name: string, column: Column): HierarchySpec {
  const { type } = column;
  if (column.kind === 'coded') {
    const length = codeLength(column);
    return length === undefined ? { kind: 'suppress' } : fewerDigits(length);
  }
  const numbers = presentNumbers(column.values).sort();
  const [least, most] = [numbers[0], numbers.at(-1)];
  if (least === undefined || most === undefined || least === most) return { kind: 'suppress' };
  if (type === 'date') return { kind: 'date', levels: ['month', 'quarter', 'year', '5-years', '10-years', '20-years'] };
  if (type === 'datetime') return { kind: 'date', levels: ['hour', 'day', 'month', 'year', '10-years'] };
  const whole = type === 'integer';
  const digits = String(least).length;
  if (whole && least > 0 && digits >= 3 && digits === String(most).length && PLACES.test(nameWords(name))) return fewerDigits(digits);
  if (whole && least >= 0 && most <= 120 && most - least >= 20) return { kind: 'ageBands', widths: [5, 10, 20] };
  const widths = roundWidths(most - least, centralSpread(numbers), whole ? 2 : 0);
  return widths.length === 0 ? { kind: 'suppress' } : { kind: 'interval', widths };
}

const PLACES = QUASI.find(({ id }) => id === 'place')!.names!;

function fewerDigits(length: number): HierarchySpec {
  return { kind: 'prefix', keep: Array.from({ length: length - 1 }, (_, i) => length - 1 - i) };
}

/** Numbers of a column of numbers, missing ones left out; undefined for anything else. */
function numbersOf(column: Column): Float64Array | undefined {
  return column.kind === 'number' && (column.type === 'integer' || column.type === 'decimal') ? presentNumbers(column.values) : undefined;
}

function presentNumbers(values: Int32Array | Float64Array): Float64Array {
  const missing = values instanceof Int32Array ? (value: number) => value === MISSING_INTEGER : Number.isNaN;
  return Float64Array.from(values).filter((value) => !missing(value));
}

/** The spread of the middle 98 %, so that a few extremes do not set the scale; the whole one where that is nothing. */
function centralSpread(sorted: Float64Array): number {
  const spread = sorted[Math.ceil(sorted.length * 0.99) - 1]! - sorted[Math.floor(sorted.length * 0.01)]!;
  return spread > 0 ? spread : sorted.at(-1)! - sorted[0]!;
}

/** More levels than this make a search larger than they are worth; assumed. */
const MOST_WIDTHS = 6;

/** 1, 2 or 5 times powers of ten, each a multiple of the one before, from a twentieth of the spread to below the range. */
function roundWidths(range: number, spread: number, least: number): number[] {
  const [digits = '', power = ''] = Math.max(spread / 20, least).toExponential().split('e');
  let [leading, exponent] = [[5, 2].find((digit) => Number(digits) >= digit) ?? 1, Number(power)];
  const widths: number[] = [];
  for (let width = Number(`${leading}e${exponent}`); width < range && widths.length < MOST_WIDTHS; width = Number(`${leading}e${exponent}`)) {
    widths.push(width);
    [leading, exponent] = leading === 1 ? [2, exponent] : [1, exponent + 1];
  }
  return widths;
}

/** The common length of a column of digit codes; undefined where values are not such codes, or there is only one. */
function codeLength({ codes, dictionary }: CodedColumn): number | undefined {
  const used = new Uint8Array(dictionary.length);
  for (const code of codes) used[code] = 1;
  const values = dictionary.filter((_, code) => used[code] === 1);
  const length = values.find((value) => value !== null)?.length;
  const coded = values.length > 1 && values.every((value) => value === null || (value.length === length && /^\d{3,10}$/.test(value)));
  return coded ? length : undefined;
}
