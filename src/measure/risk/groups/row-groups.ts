import { asCoded, columnOf, MISSING_INTEGER, type Table } from '../../../columns/column.ts';

/** A way to divide the rows of a table. */
export interface RowGroups {
  /** What divides them, for example `age`. */
  readonly dimension: string;
  /** Group of each row, an index of `names`. */
  readonly ofRow: Uint32Array;
  /** Distinct names. */
  readonly names: readonly string[];
}

const MISSING = 'missing';

/**
 * Groups by the values of a column: a special category, rural or urban, a segment. Their names are cells of the file, so
 * without `values` they are `group 1`, `group 2`, …, the largest first. A missing value is the group `missing`.
 */
export function groupsByColumn(table: Table, column: string, { values = false }: { readonly values?: boolean } = {}): RowGroups {
  const { codes, dictionary } = asCoded(columnOf(table, column));
  const sizes = new Uint32Array(dictionary.length);
  for (const code of codes) sizes[code]! += 1;
  const text = (code: number): string => dictionary[code] ?? '';
  const order = [...sizes.keys()]
    .filter((code) => sizes[code]! > 0 && dictionary[code] !== null)
    .sort((a, b) => sizes[b]! - sizes[a]! || (text(a) < text(b) ? -1 : 1));
  const groupOf = new Uint32Array(dictionary.length).fill(order.length);
  order.forEach((code, group) => (groupOf[code] = group));
  const names = order.map((code, group) => (values ? text(code) : `group ${group + 1}`));
  return { dimension: column, ofRow: codes.map((code) => groupOf[code]!), names: [...names, names.includes(MISSING) ? `(${MISSING})` : MISSING] };
}

export interface AgeBandOptions {
  /** Ages at which a new band begins, ascending; default 18, 35, 50, 65. */
  readonly from?: readonly number[];
  /** The day on which ages count, in days since 1970-01-01; needed where the column holds dates of birth. */
  readonly asOfDays?: number;
}

/** Days of a Gregorian year on average. */
const YEAR = 365.2425;

/** Groups by age, from ages in years or from dates of birth. */
export function groupsByAge(table: Table, column: string, { from = [18, 35, 50, 65], asOfDays }: AgeBandOptions = {}): RowGroups {
  const ages = columnOf(table, column);
  if (ages.kind !== 'number' || ages.type === 'datetime') throw new Error(`groups.age: expected ages in years or dates of birth in ${column}, got ${ages.type}; group by the column as it is instead`);
  if (ages.type === 'date' && asOfDays === undefined) throw new Error(`groups.age: expected the day on which ages count for the dates in ${column}, got none`);
  if (from.length === 0 || from.some((age, at) => at > 0 && age <= from[at - 1]!)) throw new Error(`groups.age: expected ascending ages at which bands begin, got ${from.join(', ')}`);
  const ofRow = Uint32Array.from(ages.values, (value) => {
    if (value === MISSING_INTEGER || Number.isNaN(value)) return from.length + 1;
    const age = ages.type === 'date' ? Math.floor((asOfDays! - value) / YEAR) : value;
    const band = from.findIndex((least) => age < least);
    return band === -1 ? from.length : band;
  });
  const bands = from.slice(1).map((end, at) => `${from[at]}–${end - 1}`);
  return { dimension: column, ofRow, names: [`under ${from[0]}`, ...bands, `${from.at(-1)} and over`, MISSING] };
}

/** Groups by how many rows share the value: rare names stand out in ways that no generalization of other columns mends. */
export function groupsByRarity(table: Table, column: string, { fewerThan = 10 }: { readonly fewerThan?: number } = {}): RowGroups {
  if (!Number.isInteger(fewerThan) || fewerThan < 2) throw new Error(`groups.fewerThan: expected a whole number of at least 2, got ${fewerThan}`);
  const { codes, dictionary } = asCoded(columnOf(table, column));
  const sizes = new Uint32Array(dictionary.length);
  for (const code of codes) sizes[code]! += 1;
  return {
    dimension: column,
    ofRow: codes.map((code) => (dictionary[code] === null ? 2 : sizes[code]! < fewerThan ? 0 : 1)),
    names: [`shared by fewer than ${fewerThan}`, `shared by ${fewerThan} or more`, MISSING],
  };
}

/** The groups that are shown: those of fewer than `least` members are put together, and left out if they are few even then. */
export interface ShownGroups {
  /** For each group the index of the shown one, or -1. */
  readonly shown: Int32Array;
  readonly names: readonly string[];
  /** Members in no shown group. */
  readonly leftOut: number;
}

/** Decides which groups are large enough to show, in the order of their names. */
export function shownGroups(names: readonly string[], members: ArrayLike<number>, least: number): ShownGroups {
  const shown = new Int32Array(names.length).fill(-1);
  const kept: string[] = [];
  const small: number[] = [];
  let together = 0;
  names.forEach((name, group) => {
    const own = members[group]!;
    if (own === 0) return;
    if (own < least) {
      small.push(group);
      together += own;
    } else {
      shown[group] = kept.push(name) - 1;
    }
  });
  if (together < least) return { shown, names: kept, leftOut: together };
  for (const group of small) shown[group] = kept.length;
  return { shown, names: [...kept, `${small.length} smaller groups`], leftOut: 0 };
}
