import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CodedColumn, Table } from '../src/columns/column.ts';
import { makeTable } from '../src/columns/column.ts';
import type { SqlEngine } from '../src/engine/port.ts';

/** Eight quasi-identifiers with the numbers of values that such columns have. */
const COLUMNS = [
  ['postcode', 100], ['sex', 2], ['birthMonth', 12], ['birthYear', 50], ['education', 16], ['maritalStatus', 7], ['occupation', 30], ['region', 9],
] as const;

export const QUASI_IDENTIFIERS: readonly string[] = COLUMNS.map(([name]) => name);

const PART = 500_000;

/** A counter hash (the finalizer of MurmurHash3 over counter and key): the same file on every machine. */
function hash(counter: number, key: number): number {
  let x = Math.imul(counter ^ Math.imul(key + 1, 0x9e3779b9), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  x = Math.imul(x ^ (x >>> 16), 0x27d4eb2f);
  return (x ^ (x >>> 15)) >>> 0;
}

/** Rows `[from, to)` of people who share `profiles` combinations, or of all different people (null). */
function people(from: number, to: number, profiles: number | null): Table {
  const columns = new Map<string, CodedColumn>();
  COLUMNS.forEach(([name, values], key) => {
    const codes = new Uint32Array(to - from);
    for (let row = from; row < to; row++) codes[row - from] = hash(profiles === null ? row : hash(row, 99) % profiles, key) % values;
    const dictionary = Array.from({ length: values }, (_, code) => `${name.slice(0, 4)} ${String(code).padStart(3, '0')}`);
    columns.set(name, { kind: 'coded', type: 'string', codes, dictionary });
  });
  return makeTable({ name: 'people', columns: COLUMNS.map(([name]) => ({ name, type: 'string', attributeClass: 'quasi-identifier' })) }, columns);
}

/** Writes the Parquet file once. */
export async function ensureFile(engine: SqlEngine, path: string, rows: number, profiles: number | null): Promise<void> {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const session = await engine.openTrusted();
  try {
    const writer = await session.openWriter(path, people(0, 1, profiles).schema);
    for (let from = 0; from < rows; from += PART) await writer.append(people(from, Math.min(from + PART, rows), profiles));
    await writer.close();
  } finally {
    await session.close();
  }
}
