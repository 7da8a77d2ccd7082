import { createHash } from 'node:crypto';
import { MISSING_INTEGER, type CodedColumn, type NumberColumn, type Table } from '../../columns/column.ts';

const SIZE = 32;
/** Between texts, and for a missing cell: control characters that no cell holds. */
const SEPARATOR = '\u001f';
const MISSING = '\u0000';

/**
 * A digest of rows, as 64 hexadecimal digits: of each block of a table the SHA-256 of its columns in
 * canonical form, summed over the blocks modulo 2^256. It does not depend on the file format, on who made
 * which block, or on the order of blocks, and the digests of shards add up to that of the whole.
 *
 * M. Bellare, D. Micciancio, "A new paradigm for collision-free hashing: incrementality at reduced cost",
 * EUROCRYPT '97, section 5 (AdHASH), doi:10.1007/3-540-69053-0_13. It shows that two runs agree; it is no
 * seal against forgers.
 */
export function contentDigest(): { add(table: Table, block: number): void; merge(hex: string): void; hex(): string } {
  const sum = new Uint8Array(SIZE);
  const plus = (bytes: Uint8Array): void => {
    let carry = 0;
    for (let i = SIZE - 1; i >= 0; i--) {
      carry += sum[i]! + bytes[i]!;
      sum[i] = carry & 0xff;
      carry >>>= 8;
    }
  };
  return {
    add: (table, block) => plus(blockHash(table, block)),
    merge: (hex) => plus(Buffer.from(hex, 'hex')),
    hex: () => Buffer.from(sum).toString('hex'),
  };
}

function blockHash(table: Table, block: number): Uint8Array {
  const hash = createHash('sha256').update(`${table.schema.name}${SEPARATOR}${block}${SEPARATOR}${table.rows}`);
  for (const { name, type } of table.schema.columns) {
    const column = table.columns.get(name)!;
    hash.update(`${SEPARATOR}${name}${SEPARATOR}${type}${SEPARATOR}`);
    if (column.kind === 'number') hash.update(canonicalNumbers(column));
    else canonicalCodes(column).forEach((part) => hash.update(part));
  }
  return hash.digest();
}

/** Decimals have one form of missing; whole numbers are taken as they are. */
function canonicalNumbers({ values, type }: NumberColumn): Uint8Array {
  const numbers = type === 'decimal' ? Float64Array.from(values, (value) => (Number.isNaN(value) || (value === MISSING_INTEGER && values instanceof Int32Array) ? Number.NaN : value)) : values instanceof Int32Array ? values : Float64Array.from(values);
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Codes by first appearance, and the texts that appear in that order. */
function canonicalCodes({ codes, dictionary }: CodedColumn): readonly (Uint8Array | string)[] {
  const renumbered = new Int32Array(dictionary.length).fill(-1);
  const seen: string[] = [];
  const canonical = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    let number = renumbered[code]!;
    if (number < 0) {
      number = seen.length;
      renumbered[code] = number;
      seen.push(dictionary[code] ?? MISSING);
    }
    canonical[row] = number;
  }
  return [new Uint8Array(canonical.buffer), seen.join(SEPARATOR)];
}
