import { asCoded, type Column } from '../../../columns/column.ts';
import { equivalenceClasses } from '../../../columns/equivalence-classes.ts';

/** The distinct combinations that a sample holds, with each column's categories in an order of their own. */
export interface SampleCells {
  readonly rows: number;
  /** Rows of each combination. */
  readonly counts: Uint32Array;
  /** For each column, the category of each combination. */
  readonly codes: readonly Uint32Array[];
  /** For each column, the rows of each category; none is empty. */
  readonly margins: readonly Uint32Array[];
  /** Combination of each row. */
  readonly ofRow: Uint32Array;
}

/**
 * The cells of a sample's table. Numbers, dates and texts that read as numbers are ordered by value, other categories
 * from the most frequent one down; a missing value is a category, the first.
 */
export function sampleCells(columns: readonly Column[]): SampleCells {
  const { count, ofRow, rows } = equivalenceClasses(columns);
  const first = new Uint32Array(count).fill(0xffffffff);
  for (let row = 0; row < ofRow.length; row++) if (first[ofRow[row]!] === 0xffffffff) first[ofRow[row]!] = row;
  const coded = columns.map((column) => {
    const { codes, dictionary } = asCoded(column);
    const frequency = new Uint32Array(dictionary.length);
    for (const code of codes) frequency[code]!++;
    const order = categoryOrder(column, dictionary, frequency);
    const rank = new Uint32Array(dictionary.length);
    order.forEach((code, at) => (rank[code] = at));
    return { codes: Uint32Array.from(first, (row) => rank[codes[row]!]!), margin: Uint32Array.from(order, (code) => frequency[code]!) };
  });
  return { rows: ofRow.length, counts: rows, codes: coded.map(({ codes }) => codes), margins: coded.map(({ margin }) => margin), ofRow };
}

function categoryOrder(column: Column, dictionary: readonly (string | null)[], frequency: Uint32Array): number[] {
  const used = [...dictionary.keys()].filter((code) => frequency[code]! > 0);
  const texts = used.map((code) => dictionary[code]!).filter((text) => text !== null);
  const valueOf = column.kind === 'number' && (column.type === 'date' || column.type === 'datetime') ? Date.parse : Number;
  const numeric = texts.length > 0 && texts.every((text) => text.trim() !== '' && Number.isFinite(valueOf(text)));
  const place = (code: number): number => (dictionary[code] === null ? -Infinity : numeric ? valueOf(dictionary[code]!) : -frequency[code]!);
  return used.sort((a, b) => {
    const [x, y] = [place(a), place(b)];
    if (x !== y) return x < y ? -1 : 1;
    return dictionary[a]! < dictionary[b]! ? -1 : 1;
  });
}

/** How many combinations the categories allow. */
export function cellCount({ margins }: SampleCells): number {
  return margins.reduce((product, margin) => product * margin.length, 1);
}
