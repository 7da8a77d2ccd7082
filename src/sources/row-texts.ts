import { columnOf, type CodedColumn, type Table } from '../columns/column.ts';
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
  const dictionary: (string | null)[] = [];
  const codeOf = new Map<string | null, number>();
  const codeFor = (text: string | null): number => {
    let code = codeOf.get(text);
    if (code === undefined) {
      code = dictionary.length;
      dictionary.push(text);
      codeOf.set(text, code);
    }
    return code;
  };
  return {
    take(row) {
      const from = base!.codes[row]!;
      let code = known[from]!;
      if (code < 0) known[from] = code = codeFor(base!.dictionary[from]!);
      codes.push(code);
    },
    add: (text) => void codes.push(codeFor(text)),
    column: () => ({ kind: 'coded', type, codes: Uint32Array.from(codes), dictionary }),
  };
}
