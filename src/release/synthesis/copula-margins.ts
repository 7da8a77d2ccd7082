import { MISSING_INTEGER, type CodedColumn, type Column, type NumberColumn } from '../../columns/column.ts';
import { normalScores, type NormalScores } from './normal-scores.ts';

/** A column as one or two variables of the copula, and the way back from their quantiles. */
export interface CopulaMargin {
  /** The values, and whether there is one, where numbers are missing. */
  readonly variables: readonly NormalScores[];
  /** The column whose rows lie at these quantiles in (0, 1) of each variable. */
  decode(quantiles: readonly Float64Array[]): Column;
}

export function copulaMargin(column: Column): CopulaMargin {
  return column.kind === 'number' ? numberMargin(column) : categoryMargin(column);
}

/**
 * Categories are ordered from the most frequent one down, as in the Synthetic Data Vault, equal ones by their text;
 * a missing value is a category.
 */
function categoryMargin(column: CodedColumn): CopulaMargin {
  const counts = new Float64Array(column.dictionary.length);
  for (const code of column.codes) counts[code]!++;
  const textOf = (code: number): string => column.dictionary[code] ?? '';
  const order = [...counts.keys()].filter((code) => counts[code]! > 0).sort((a, b) => counts[b]! - counts[a]! || (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0));
  const rankOf = new Int32Array(counts.length);
  order.forEach((code, rank) => (rankOf[code] = rank));
  let below = 0;
  const upTo = Float64Array.from(order, (code) => (below += counts[code]!));
  return {
    variables: [normalScores(Int32Array.from(column.codes, (code) => rankOf[code]!), order.length)],
    decode: ([quantiles]) => ({ kind: 'coded', type: column.type, codes: Uint32Array.from(quantiles!, (q) => Math.min(order.length - 1, firstAbove(upTo, q * below))), dictionary: order.map((code) => column.dictionary[code]!) }),
  };
}

/**
 * Numbers are ordered by size and interpolated between neighbours on the way back, so that few are copied exactly;
 * whole numbers and dates are rounded. Missing ones are a second variable.
 */
function numberMargin(column: NumberColumn): CopulaMargin {
  const { values, type } = column;
  const missing = (value: number): boolean => Number.isNaN(value) || (value === MISSING_INTEGER && values instanceof Int32Array);
  const sorted = Float64Array.from(values).filter((value) => !missing(value)).sort();
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  const without = values.length - sorted.length;
  const value = normalScores(Int32Array.from(values, (own) => (missing(own) ? -1 : firstAbove(distinct, own) - 1)), distinct.length);
  const isMissing = without === 0 ? [] : [normalScores(Int32Array.from(values, (own) => (missing(own) ? 1 : 0)), 2)];
  const at = (quantile: number): number => {
    const place = Math.max(0, Math.min(sorted.length - 1, quantile * sorted.length - 0.5));
    const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
    const between = low + (high - low) * (place - Math.floor(place));
    return type === 'decimal' ? between : Math.round(between);
  };
  return {
    variables: [value, ...isMissing],
    decode: ([quantiles, gaps]) => {
      const narrow = values instanceof Int32Array;
      const drawn = narrow ? new Int32Array(quantiles!.length) : new Float64Array(quantiles!.length);
      quantiles!.forEach((quantile, row) => {
        const gap = gaps !== undefined && gaps[row]! * values.length >= sorted.length;
        drawn[row] = gap || sorted.length === 0 ? (narrow ? MISSING_INTEGER : Number.NaN) : at(quantile);
      });
      return { kind: 'number', type, values: drawn };
    },
  };
}

/** Position of the first entry of a rising list that is above `value`; its length where none is. */
function firstAbove(rising: Float64Array, value: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
