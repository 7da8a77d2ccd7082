import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { InputError } from '../../schema/input-error.ts';
import type { FileTable } from '../port.ts';

/** A readable file whose kind its first bytes have confirmed. */
export interface SourceFile {
  readonly path: string;
  readonly format: FileTable['format'];
  readonly gzip: boolean;
}

/** Looks at a file before anything reads it; every refusal says what to do instead. */
export function sourceFile(path: string): SourceFile {
  const { head, tail } = endsOf(path);
  const gzip = head[0] === 0x1f && head[1] === 0x8b;
  const name = path.toLowerCase().replace(/\.gz$/, '');
  if (/\.(xlsx?|xlsm|ods|numbers)$/.test(name) || startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new InputError('file.format: expected CSV, JSON lines or Parquet, got a spreadsheet; open it and save the sheet as "CSV UTF-8"', { file: path });
  }
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) {
    throw new InputError('file.format: expected CSV, JSON lines or Parquet, got a zip archive (or a spreadsheet without its extension); unpack it first', { file: path });
  }
  const parquet = text(head) === 'PAR1' && text(tail) === 'PAR1';
  if (name.endsWith('.parquet') && !parquet) {
    throw new InputError('file.format: expected a Parquet file, got one without the PAR1 mark at both ends; it is cut off, encrypted or of another format', { file: path });
  }
  if (parquet) return { path, format: 'parquet', gzip: false };
  return { path, format: /\.(jsonl|ndjson|json)$/.test(name) ? 'json-lines' : 'csv', gzip };
}

function endsOf(path: string): { head: Uint8Array; tail: Uint8Array } {
  try {
    const { size } = statSync(path);
    if (statSync(path).isDirectory()) throw new InputError('file.path: expected a file, got a folder; name one file in it', { file: path });
    if (size === 0) throw new InputError('file.content: expected a table, got an empty file', { file: path });
    const handle = openSync(path, 'r');
    try {
      const head = new Uint8Array(4);
      const tail = new Uint8Array(4);
      readSync(handle, head, 0, 4, 0);
      readSync(handle, tail, 0, 4, Math.max(size - 4, 0));
      return { head, tail };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    const reason = code === 'ENOENT' ? 'no such file; check the path' : code === 'EACCES' || code === 'EPERM' ? 'no permission to read it' : `a file that cannot be read (${code})`;
    throw new InputError(`file.path: expected a readable file, got ${reason}`, { file: path }, { cause: error });
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function text(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
