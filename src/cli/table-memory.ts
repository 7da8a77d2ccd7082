import { statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { EngineError } from '../engine/duckdb/driver-error.ts';
import { findDelimiter, firstRecords } from '../engine/files/csv-dialect.ts';
import { firstKeys } from '../engine/files/json-lines.ts';
import { sourceFile } from '../engine/files/source-file.ts';
import { headOf } from '../engine/files/text-encoding.ts';
import { InputError } from '../schema/input-error.ts';
import type { ColumnProfile } from '../schema/propose-class.ts';

/** What may be taken, in bytes: all in all, and by texts, which live in the heap of the engine that runs this. */
export interface MemoryBounds {
  readonly all: number;
  readonly texts: number;
}

/** Bytes of one number or code. */
const CELL = 4;
/** The table as read, its coded numbers and the release stand side by side; assumed. */
const COPIES = 3;
/** Bytes of one text beside its characters, in a dictionary and in an index of it; assumed. */
const TEXT = 80;
/** Share of the heap that texts may fill; assumed. */
const HEAP_SHARE = 0.8;

/** What a table takes: rows × columns × 4 bytes, three times, and two bytes for each character of its distinct texts with 80 for each text. */
export function tableBytes(rows: number, columns: number, profiles: readonly ColumnProfile[] = []): MemoryBounds {
  const texts = profiles.reduce((sum, { distinct, values }) => sum + distinct * (TEXT + 2 * meanLength(values)), 0);
  return { all: rows * columns * CELL * COPIES + texts, texts };
}

function meanLength(values: readonly string[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value.length, 0) / values.length;
}

/** What `--memory` allows, such as `4GB` or `50%`; by default what the system has left. */
export function allowedMemory(memory: string | undefined): MemoryBounds {
  const texts = getHeapStatistics().heap_size_limit * HEAP_SHARE;
  const parts = memory === undefined ? null : /^(\d+(?:\.\d+)?)\s*(?:([KMGT])(i?)B|%)$/i.exec(memory);
  if (parts === null) return { all: process.availableMemory(), texts };
  const [, number, unit, binary] = parts;
  if (unit === undefined) return { all: (totalmem() * Number(number)) / 100, texts };
  const exponent = 'KMGT'.indexOf(unit.toUpperCase()) + 1;
  return { all: Array.from({ length: exponent }).reduce<number>((bytes) => bytes * (binary === '' ? 1000 : 1024), Number(number)), texts };
}

/** Refuses a table that would not fit, and says what can be done. Without profiles its texts are not counted yet. */
export function requireMemory(rows: number, columns: number, allowed: MemoryBounds, profiles: readonly ColumnProfile[] = []): void {
  const needed = tableBytes(rows, columns, profiles);
  const shape = `${rows.toLocaleString('en')} rows × ${columns} columns`;
  if (needed.all > allowed.all) {
    throw new InputError(`file.memory: expected a table that fits into ${shownBytes(allowed.all)} of memory, got ${shape}, which need about ${shownBytes(needed.all)}; ${REMEDIES}, or allow more with --memory where there is more`);
  }
  if (needed.texts > allowed.texts) {
    throw new InputError(`file.memory: expected distinct texts that fit into ${shownBytes(allowed.texts)}, got ${shape} whose texts need about ${shownBytes(needed.texts)}; ${REMEDIES}, or set NODE_OPTIONS=--max-old-space-size=<megabytes>`);
  }
}

const REMEDIES = 'take columns out of the file that the release does not need, or release a sample of its people';
const HEAD_BYTES = 1 << 20;

/** Refuses a large text file before it is read, by its size and the length of its first records; compressed ones cannot be told. */
export async function requireFileMemory(path: string, delimiter: string | undefined, allowed: MemoryBounds): Promise<void> {
  const { format, gzip } = sourceFile(path);
  const { size } = statSync(path);
  if (gzip || format === 'parquet' || size <= HEAD_BYTES) return;
  const text = new TextDecoder().decode(await headOf(path, gzip, HEAD_BYTES));
  const records = text.split('\n').length - 1;
  const columns = format === 'csv' ? (firstRecords(text, delimiter ?? findDelimiter(text, false), 1, false)[0]?.length ?? 0) : firstKeys(text).length;
  // Two significant digits: an estimate should look like one.
  requireMemory(Number(((size / HEAD_BYTES) * records).toPrecision(2)), columns, allowed);
}

/** The work, the engine's want of memory in a sentence of its own. */
export async function withinMemory<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof EngineError) || cause.kind !== 'Out of Memory') throw cause;
    throw new InputError(`file.memory: expected a table for which the memory of the engine is enough, got one that needs more; ${REMEDIES}, or allow more with --memory`, {}, { cause });
  }
}

function shownBytes(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`;
}
