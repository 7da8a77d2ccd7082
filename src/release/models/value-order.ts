import { parseDate, type CodedColumn } from '../../columns/column.ts';

/**
 * The codes of a column in the order of its values, a missing one last; undefined where they have no order that means
 * anything: neither a stated one (`stated`, from least to greatest), nor that of numbers, nor that of days or minutes.
 * The alphabet is none. Different texts of one number (`1`, `1.0`) are different values, one after the other.
 */
export function valueOrder({ type, dictionary }: Pick<CodedColumn, 'type' | 'dictionary'>, stated?: readonly string[]): Uint32Array | undefined {
  const present = dictionary.filter((value) => value !== null);
  if (stated !== undefined) {
    const rankOf = new Map(stated.map((value, rank) => [value, rank]));
    return present.every((value) => rankOf.has(value)) ? sorted(dictionary, (value) => rankOf.get(value)!) : undefined;
  }
  if (present.length === 0) return undefined;
  if (present.every(isNumeral)) return sorted(dictionary, Number);
  const inTime = type === 'datetime' ? (value: string) => MINUTE.test(value) : (value: string) => !Number.isNaN(parseDate(value));
  return present.every(inTime) ? sorted(dictionary, () => 0) : undefined;
}

const NUMERAL = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;

function isNumeral(value: string): boolean {
  return NUMERAL.test(value) && Number.isFinite(Number(value));
}

/** By place, then by text. */
function sorted(dictionary: readonly (string | null)[], placeOf: (value: string) => number): Uint32Array {
  const places = dictionary.map((value) => (value === null ? Infinity : placeOf(value)));
  return Uint32Array.from(dictionary.keys()).sort((a, b) => {
    const [left, right] = [places[a]!, places[b]!];
    if (left !== right) return left - right;
    return (dictionary[a] ?? '') < (dictionary[b] ?? '') ? -1 : 1;
  });
}
