import type { Hierarchy } from '../schema/hierarchy.ts';
import type { CodedColumn } from './column.ts';

/**
 * A hierarchy applied to one column's dictionary: what each value becomes at each level, and how much
 * of the domain the result covers.
 */
export interface LevelTable {
  readonly levels: number;
  /** `codes[level][code]` is the generalized code of a dictionary code. */
  readonly codes: readonly Uint32Array[];
  /** `labels[level][generalizedCode]` is its text. */
  readonly labels: readonly (readonly (string | null)[])[];
  /** `leaves[level][generalizedCode]` counts the domain values below it. */
  readonly leaves: readonly Uint32Array[];
  /** Number of values in the domain. */
  readonly domain: number;
}

/**
 * Builds the level table of a column. The domain is the column's distinct values in use, or `domain`
 * where a hierarchy file lists more (ARX counts the listed ones).
 */
export function levelTable(column: CodedColumn, hierarchy: Hierarchy, domain?: readonly (string | null)[]): LevelTable {
  const codes: Uint32Array[] = [];
  const labels: (string | null)[][] = [];
  const leaves: Uint32Array[] = [];
  const used = usedCodes(column);
  for (let level = 0; level < hierarchy.levels; level++) {
    const mapping = new Uint32Array(column.dictionary.length);
    const names: (string | null)[] = [];
    const codeOf = new Map<string | null, number>();
    for (const code of used) {
      const label = hierarchy.generalize(column.dictionary[code] ?? null, level);
      let general = codeOf.get(label);
      if (general === undefined) {
        general = names.length;
        codeOf.set(label, general);
        names.push(label);
      }
      mapping[code] = general;
    }
    const counts = new Uint32Array(names.length);
    for (const value of domain ?? used.map((code) => column.dictionary[code] ?? null)) {
      const general = codeOf.get(hierarchy.generalize(value, level));
      if (general !== undefined) counts[general]!++;
    }
    codes.push(mapping);
    labels.push(names);
    leaves.push(counts);
  }
  return { levels: hierarchy.levels, codes, labels, leaves, domain: domain?.length ?? used.length };
}

/** The column at one level of its table. */
export function columnAtLevel(column: CodedColumn, table: LevelTable, level: number): CodedColumn {
  if (level === 0) return column;
  const mapping = table.codes[level]!;
  return { kind: 'coded', type: 'string', codes: column.codes.map((code) => mapping[code]!), dictionary: table.labels[level]! };
}

function usedCodes(column: CodedColumn): number[] {
  const seen = new Uint8Array(column.dictionary.length);
  for (const code of column.codes) seen[code] = 1;
  const used: number[] = [];
  for (let code = 0; code < seen.length; code++) if (seen[code] === 1) used.push(code);
  return used;
}
