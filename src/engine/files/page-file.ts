import type { Table } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';
import type { FileTable } from '../port.ts';
import { readCsvTable } from './csv-table.ts';
import { encodingNotice, encodingOf, type Encoding } from './encoding-marks.ts';
import { readParquetTable } from './parquet-table.ts';

/** A file that a page was given, read whole. */
export interface PageFile {
  readonly table: Table;
  readonly format: Exclude<FileTable['format'], 'json-lines'>;
  readonly notices: readonly string[];
}

/** Reads a CSV file (also gzipped, of any encoding that the command line takes) or a Parquet file in a page. */
export async function readPageFile(name: string, blob: Blob, delimiter?: string): Promise<PageFile> {
  if (blob.size === 0) throw new InputError('file.content: expected a table, got an empty file', { file: name });
  let bytes: Uint8Array = new Uint8Array(await blob.arrayBuffer());
  if (startsWith(bytes, [0x50, 0x41, 0x52, 0x31])) {
    const buffer = bytes.buffer as ArrayBuffer;
    return { table: await readParquetTable({ byteLength: bytes.length, slice: (from, to) => buffer.slice(from, to) }, name), format: 'parquet', notices: [] };
  }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new InputError('file.format: expected CSV or Parquet, got a zip archive or a spreadsheet; open it and save the sheet as "CSV UTF-8"', { file: name });
  if (/\.(?:jsonl|ndjson|json)(?:\.gz)?$/i.test(name)) throw new InputError('file.format: expected CSV or Parquet in a page, got JSON; use the command line: incognita assess', { file: name });
  if (startsWith(bytes, [0x1f, 0x8b])) bytes = await unzipped(blob, name);
  const { text, encoding } = asUtf8(bytes, name);
  return { table: await readCsvTable(text, name, delimiter), format: 'csv', notices: encoding === 'utf-8' ? [] : [encodingNotice(encoding)] };
}

async function unzipped(blob: Blob, file: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await new Response(blob.stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
  } catch (cause) {
    throw new InputError('file.compression: expected a complete gzip archive, got a broken one; compress the file again', { file }, { cause });
  }
}

function asUtf8(bytes: Uint8Array, file: string): { readonly text: Uint8Array; readonly encoding: Encoding } {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8') {
    if (bytes.subarray(0, 1 << 20).includes(0)) throw new InputError('file.content: expected text, got bytes of another kind; give CSV or Parquet', { file });
    if (isUtf8(bytes)) return { text: bytes, encoding };
  }
  const other = encoding === 'utf-8' ? 'windows-1252' : encoding;
  try {
    return { text: new TextEncoder().encode(new TextDecoder(other, { fatal: true }).decode(bytes)), encoding: other };
  } catch (cause) {
    throw new InputError(`file.encoding: expected ${other.toUpperCase()} text throughout, got bytes that are none; save the file as UTF-8`, { file }, { cause });
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
