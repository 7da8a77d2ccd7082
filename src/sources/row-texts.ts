import { columnOf, textCoder, type CodedColumn, type Table } from '../columns/column.ts';
import type { LogicalType } from '../schema/table-schema.ts';

/**
 * A text column of a source in the making, most of whose cells are those of a column of the people: taking such
 * a cell over costs no look-up of its text.
 */
export interface RowTexts {
  /** Appends the cell of a row of the people. */
  readonly take: (row: number) => void;
  /** Appends a text of the source's own; null is missing. */
  readonly add: (text: string | null) => void;
  readonly column: () => CodedColumn;
}

/** Texts most of which come from this column of this table; of none where `name` is left out. */
export function rowTexts(table?: Table, name?: string, type: LogicalType = 'string'): RowTexts {
  const base = table === undefined || name === undefined ? undefined : columnOf(table, name);
  if (base?.kind === 'number') throw new Error(`sources.${table!.schema.name}: expected ${name} as codes, got numbers`);
  const known = base === undefined ? new Int32Array(0) : new Int32Array(base.dictionary.length).fill(-1);
  const codes: number[] = [];
  const { codeOf, dictionary } = textCoder();
  return {
    take(row) {
      const from = base!.codes[row]!;
      let code = known[from]!;
      if (code < 0) known[from] = code = codeOf(base!.dictionary[from]!);
      codes.push(code);
    },
    add: (text) => void codes.push(codeOf(text)),
    column: () => ({ kind: 'coded', type, codes: Uint32Array.from(codes), dictionary }),
  };
}
