import { createHash } from 'node:crypto';
import { cellText, type Table } from '../columns/column.ts';

/** Between cells, between rows, and for a missing cell: control characters that no cell holds. */
const CELL = '\u001f';
const ROW = '\u001e';
const MISSING = '\u0000';
/** Characters hashed at a time: long concatenated strings cost more to flatten than to hash. */
const FLUSH_AT = 16_384;

/**
 * SHA-256 of a table's content: the column names, then every row, as the texts that any file format
 * holds. It does not depend on the format, on how rows are chunked or on who made them.
 */
export function contentHash(): { add(chunk: Table): void; hex(): string } {
  const hash = createHash('sha256');
  let started = false;
  return {
    add({ schema, rows, columns }) {
      const names = schema.columns.map(({ name }) => name);
      if (!started) hash.update(names.join(CELL) + ROW);
      started = true;
      const ordered = names.map((name) => columns.get(name)!);
      let text = '';
      for (let row = 0; row < rows; row++) {
        for (const column of ordered) text += (cellText(column, row) ?? MISSING) + CELL;
        text += ROW;
        if (text.length > FLUSH_AT) {
          hash.update(text);
          text = '';
        }
      }
      hash.update(text);
    },
    hex: () => hash.digest('hex'),
  };
}
