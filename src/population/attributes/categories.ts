import type { CodedColumn, Column } from '../../columns/column.ts';
import type { LogicalType } from '../../schema/table-schema.ts';

/** Labels of a column of truth values; the codes are 0, 1 and, where it is missing, 2. */
export const TRUTH = ['false', 'true', null] as const;

/** A coded column over fixed labels; not every label need occur. */
export function categories(codes: Uint32Array, labels: readonly (string | null)[], type: LogicalType = 'string'): CodedColumn {
  return { kind: 'coded', type, codes, dictionary: labels };
}

/** The codes of such a column. */
export function codesOf(column: Column): Uint32Array {
  if (column.kind !== 'coded') throw new Error('population.attributes: expected codes, got numbers');
  return column.codes;
}

/** A coded column from one number per row (-1 is missing) and the text of a number; each text is made once. */
export function codedNumbers(numbers: ArrayLike<number>, textOf: (number: number) => string): CodedColumn {
  const codes = new Uint32Array(numbers.length);
  const dictionary: (string | null)[] = [];
  const codeOfNumber = new Map<number, number>();
  const codeOfText = new Map<string | null, number>();
  let last = Number.NaN;
  let code = 0;
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row]!;
    // Neighbouring rows often have the same number.
    if (number !== last) {
      last = number;
      const known = codeOfNumber.get(number);
      if (known === undefined) {
        const text = number === -1 ? null : textOf(number);
        const sameText = codeOfText.get(text);
        code = sameText ?? dictionary.length;
        if (sameText === undefined) {
          dictionary.push(text);
          codeOfText.set(text, code);
        }
        codeOfNumber.set(number, code);
      } else code = known;
    }
    codes[row] = code;
  }
  return { kind: 'coded', type: 'string', codes, dictionary };
}
