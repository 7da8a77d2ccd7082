import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { cellText, type Column, type NumberColumn, type Table } from '../../columns/column.ts';
import type { TableSchema } from '../../schema/table-schema.ts';

const BATCH = 1 << 16;

/** Writes rows as text; `finish` resolves when every byte has reached the file. */
export interface TextWriter {
  write(chunk: Table): Promise<void>;
  finish(): Promise<void>;
  destroy(): void;
}

/** A CSV (RFC 4180, LF line ends, missing as an empty field, empty text as `""`) or JSON-lines file. */
export function openTextWriter(path: string, schema: TableSchema, format: 'csv' | 'json-lines', gzip: boolean): TextWriter {
  const file = createWriteStream(path, { mode: 0o644 });
  const out: Writable = gzip ? createGzip() : file;
  if (gzip) out.pipe(file);
  let failure: Error | undefined;
  let wake = (): void => {};
  out.on('drain', () => wake());
  for (const stream of new Set([out, file])) {
    stream.on('error', (error: Error) => {
      failure ??= error;
      wake();
    });
  }
  const names = schema.columns.map(({ name }) => name);
  const send = async (text: string): Promise<void> => {
    if (failure !== undefined) throw failure;
    if (!out.write(text)) await new Promise<void>((resolve) => (wake = resolve));
    if (failure !== undefined) throw failure;
  };
  let headed = format === 'json-lines';
  return {
    async write(chunk) {
      if (!headed) await send(`${names.map(csvField).join(',')}\n`);
      headed = true;
      const cells = names.map((name) => cellsOf(chunk.columns.get(name)!, name, format));
      for (let from = 0; from < chunk.rows; from += BATCH) {
        await send(format === 'csv' ? csvLines(cells, from, Math.min(from + BATCH, chunk.rows)) : jsonLines(cells, from, Math.min(from + BATCH, chunk.rows)));
      }
    },
    async finish() {
      if (!headed) await send(`${names.map(csvField).join(',')}\n`);
      out.end();
      if (!file.closed && failure === undefined) await once(file, 'close');
      if (failure !== undefined) throw failure;
    },
    destroy() {
      out.destroy();
      file.destroy();
    },
  };
}

/** The written form of a column's cells: once per dictionary entry where there is one. */
function cellsOf(column: Column, name: string, format: 'csv' | 'json-lines'): (row: number) => string {
  const written = format === 'csv' ? (text: string | null) => (text === null ? '' : csvField(text)) : jsonMember(name, column);
  if (column.kind === 'number') return column.type === 'date' || column.type === 'datetime' ? remembered(column, written) : (row) => written(cellText(column, row));
  const entries = column.dictionary.map(written);
  const { codes } = column;
  return (row) => entries[codes[row]!]!;
}

/** Days and moments repeat and are slow to write out. */
function remembered(column: NumberColumn, written: (text: string | null) => string): (row: number) => string {
  const known = new Map<number, string>();
  return (row) => {
    const value = column.values[row]!;
    let text = known.get(value);
    if (text === undefined) known.set(value, (text = written(cellText(column, row))));
    return text;
  };
}

function csvLines(cells: readonly ((row: number) => string)[], from: number, to: number): string {
  let text = '';
  for (let row = from; row < to; row++) {
    text += cells[0]!(row);
    for (let index = 1; index < cells.length; index++) text += `,${cells[index]!(row)}`;
    text += '\n';
  }
  // A single empty field would read as a line that is no record.
  return cells.length === 1 ? text.replace(/^$(?=\n)/gm, '""') : text;
}

function jsonLines(cells: readonly ((row: number) => string)[], from: number, to: number): string {
  let text = '';
  for (let row = from; row < to; row++) text += `{${cells.map((cell) => cell(row)).join(',')}}\n`;
  return text;
}

function csvField(text: string): string {
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function jsonMember(name: string, column: Column): (text: string | null) => string {
  const key = JSON.stringify(name);
  const bare = column.type === 'boolean' || (column.kind === 'number' && column.type !== 'date' && column.type !== 'datetime');
  return (text) => `${key}:${text === null ? 'null' : bare ? text : JSON.stringify(text)}`;
}
