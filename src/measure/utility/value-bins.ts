import { quantileSorted } from 'simple-statistics';
import { asCoded, MISSING_INTEGER, type Column, type NumberColumn } from '../../columns/column.ts';

/** The raw values of one column in few bins, the same for every release that is measured against them. */
export interface ValueBins {
  /** Bins of values; after them stand `elsewhere` and `missing`. */
  readonly values: number;
  /** All bins. */
  readonly size: number;
  /** Whether neighbouring bins are neighbouring values. */
  readonly ordered: boolean;
  /** Bin of each raw row. */
  readonly ofRow: Uint8Array;
  /** Distinct raw values, and the bin of each. */
  readonly texts: readonly (string | null)[];
  readonly ofText: Uint8Array;
  /** Bin of a text that need not be one of the raw values. */
  binOfText(text: string | null): number;
  /** Bin of a number of the column's unit; NaN is missing. Of texts: `elsewhere`. */
  binOfNumber(value: number): number;
}

/** Numbers and dates are cut into tenths; categories keep their most frequent values. Assumed. */
const TENTHS = 10;
const CATEGORIES = 20;

/**
 * Cuts a raw column into bins. Numbers and dates of more values than bins: equal shares of the rows; else one bin for
 * each value, a number between two of them going to the nearer one. Categories: one bin for each of the most frequent
 * values, one for all others. So few bins that sampling alone does not fill a table of two columns with differences:
 * at most √rows / 5 of a sample of `rows`, at least three.
 */
export function valueBins(column: Column, rows: number): ValueBins {
  const most = Math.max(3, Math.floor(Math.sqrt(rows) / 5));
  return column.kind === 'number' ? numberBins(column, Math.min(TENTHS, most)) : categoryBins(column, Math.min(CATEGORIES, most));
}

function numberBins(column: NumberColumn, most: number): ValueBins {
  const known = Float64Array.from(column.values).filter((value) => !isMissing(value)).sort();
  const distinct = known.filter((value, i) => i === 0 || value !== known[i - 1]);
  const cuts = distinct.length <= most
    ? Array.from({ length: Math.max(0, distinct.length - 1) }, (_, i) => (distinct[i]! + distinct[i + 1]!) / 2)
    : [...new Set(Array.from({ length: most - 1 }, (_, i) => quantileSorted(known as unknown as number[], (i + 1) / most)))];
  const values = cuts.length + 1;
  const binOfNumber = (value: number): number => {
    if (isMissing(value)) return values + 1;
    let bin = 0;
    while (bin < cuts.length && value >= cuts[bin]!) bin++;
    return bin;
  };
  const { codes, dictionary } = asCoded(column);
  const ofText = new Uint8Array(dictionary.length);
  const ofRow = Uint8Array.from(column.values, binOfNumber);
  codes.forEach((code, row) => (ofText[code] = ofRow[row]!));
  return bins(values, true, ofRow, dictionary, ofText, binOfNumber);
}

function categoryBins(column: Exclude<Column, NumberColumn>, most: number): ValueBins {
  const { codes, dictionary } = column;
  const counts = new Uint32Array(dictionary.length);
  for (const code of codes) counts[code]!++;
  const used = [...dictionary.keys()].filter((code) => dictionary[code] !== null && counts[code]! > 0).sort((a, b) => counts[b]! - counts[a]! || a - b);
  const own = used.length <= most ? used : used.slice(0, most - 1);
  const values = own.length;
  const ofText = Uint8Array.from(dictionary, (text) => (text === null ? values + 1 : values));
  own.forEach((code, bin) => (ofText[code] = bin));
  return bins(values, false, Uint8Array.from(codes, (code) => ofText[code]!), dictionary, ofText, (value) => (Number.isNaN(value) ? values + 1 : values));
}

function bins(values: number, ordered: boolean, ofRow: Uint8Array, texts: readonly (string | null)[], ofText: Uint8Array, binOfNumber: ValueBins['binOfNumber']): ValueBins {
  const binOf = new Map(texts.map((text, code) => [text, ofText[code]!]));
  return { values, size: values + 2, ordered, ofRow, texts, ofText, binOfText: (text) => (text === null ? values + 1 : (binOf.get(text) ?? values)), binOfNumber };
}

function isMissing(value: number): boolean {
  return Number.isNaN(value) || value === MISSING_INTEGER;
}
