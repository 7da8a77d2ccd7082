import { makeTable, textCoder, type CodedColumn, type Column, type NumberColumn, type Table } from './column.ts';

/** The rows of tables of one schema as one table, in order; at least one table. */
export function concatenated(parts: readonly Table[]): Table {
  const [first] = parts;
  if (first === undefined) throw new Error('columns.concatenated: expected at least one table, got none');
  if (parts.length === 1) return first;
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  return makeTable(first.schema, new Map(first.schema.columns.map(({ name }) => [name, joinedColumn(parts.map((part) => part.columns.get(name)!), rows)])));
}

function joinedColumn(parts: readonly Column[], rows: number): Column {
  return parts[0]!.kind === 'number' ? joinedNumbers(parts as NumberColumn[], rows) : joinedCodes(parts as CodedColumn[], rows);
}

function joinedNumbers(parts: readonly NumberColumn[], rows: number): NumberColumn {
  const [{ type, values: sample }] = parts as [NumberColumn];
  const values = sample instanceof Int32Array ? new Int32Array(rows) : new Float64Array(rows);
  let at = 0;
  for (const part of parts) {
    values.set(part.values, at);
    at += part.values.length;
  }
  return { kind: 'number', type, values };
}

/** New texts go to the end of the dictionary. */
function joinedCodes(parts: readonly CodedColumn[], rows: number): CodedColumn {
  const codes = new Uint32Array(rows);
  const { codeOf, dictionary } = textCoder();
  let at = 0;
  for (const part of parts) {
    const recoded = Uint32Array.from(part.dictionary, codeOf);
    for (let row = 0; row < part.codes.length; row++) codes[at + row] = recoded[part.codes[row]!]!;
    at += part.codes.length;
  }
  return { kind: 'coded', type: parts[0]!.type, codes, dictionary };
}
