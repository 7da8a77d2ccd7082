import { canonicalText, type InferredType } from '../schema/infer-types.ts';
import { codeTexts, MISSING_INTEGER, parseDate, type CodedColumn, type Column } from './column.ts';

const LARGEST_INT32 = 2_147_483_647;

/** A column of texts as what its texts are: dates and numbers as such, truth values in small letters, else as it is. */
export function typedColumn(column: CodedColumn, inferred: InferredType): Column {
  const { codes, dictionary } = column;
  if (inferred.type === 'boolean') return codeTexts(Array.from(codes, (code) => dictionary[code]?.toLowerCase() ?? null), codes.length, 'boolean');
  if (inferred.type !== 'integer' && inferred.type !== 'decimal' && inferred.type !== 'date') return column;
  const numbers = dictionary.map((text) => {
    const canonical = text === null ? null : canonicalText(text, inferred);
    if (canonical === null) return Number.NaN;
    return inferred.type === 'date' ? parseDate(canonical) : Number(canonical);
  });
  // A date that no calendar has, or a number beyond exact integers, would be lost: such a column stays text.
  if (dictionary.some((text, code) => text !== null && (Number.isNaN(numbers[code]!) || (inferred.type === 'integer' && !Number.isSafeInteger(numbers[code]!))))) return column;
  const whole = inferred.type !== 'decimal' && numbers.every((number) => Number.isNaN(number) || Math.abs(number) <= LARGEST_INT32);
  const values = whole ? Int32Array.from(codes, (code) => (Number.isNaN(numbers[code]!) ? MISSING_INTEGER : numbers[code]!)) : Float64Array.from(codes, (code) => numbers[code]!);
  return { kind: 'number', type: inferred.type, values };
}
