import type { CodedColumn } from '../../columns/column.ts';
import { equivalenceClasses } from '../../columns/equivalence-classes.ts';

export interface WildcardProblem {
  /** Rows that are asked about, and their codes (by row of the table). */
  readonly targets: Uint32Array;
  readonly targetCodes: readonly Uint32Array[];
  /** Codes of all rows. */
  readonly codes: readonly Uint32Array[];
  readonly dictionaries: readonly (readonly (string | null)[])[];
  readonly gap: readonly number[];
  readonly subject: Int32Array;
}

/**
 * For each target at least so many subjects have a row that agrees with it wherever neither lacks a value. Of a
 * subject with several rows only the first counts, so that nobody counts twice: a lower bound, and exact where
 * everybody has one row.
 *
 * Rows are put together by which columns they lack; two such patterns are compared on the columns that both have
 * (the matching of missing values with any, sdcMicro's alpha = 1).
 */
export function wildcardSizes(problem: WildcardProblem, combination: readonly number[]): Uint32Array {
  const { targets, targetCodes, codes, dictionaries, gap, subject } = problem;
  const seen = new Set<number>();
  const counted: number[] = [];
  subject.forEach((person, row) => {
    if (!seen.has(person)) counted.push(row);
    seen.add(person);
  });
  const sources = byPattern(Uint32Array.from(counted), codes, gap, combination);
  const asked = byPattern(targets, targetCodes, gap, combination);
  const sizes = new Uint32Array(subject.length);
  for (const [lacked, rows] of asked) {
    for (const [lacking, others] of sources) {
      const common = combination.filter((_, i) => ((lacked | lacking) & (1 << i)) === 0);
      if (common.length === 0) {
        for (const row of rows) sizes[row]! += others.length;
        continue;
      }
      const columns = common.map((j): CodedColumn => {
        const stacked = new Uint32Array(rows.length + others.length);
        rows.forEach((row, i) => (stacked[i] = targetCodes[j]![row]!));
        others.forEach((row, i) => (stacked[rows.length + i] = codes[j]![row]!));
        return { kind: 'coded', type: 'string', codes: stacked, dictionary: dictionaries[j]! };
      });
      const { ofRow, count } = equivalenceClasses(columns);
      const agreeing = new Uint32Array(count);
      for (let i = rows.length; i < ofRow.length; i++) agreeing[ofRow[i]!]!++;
      rows.forEach((row, i) => (sizes[row]! += agreeing[ofRow[i]!]!));
    }
  }
  return targets.map((row) => sizes[row]!);
}

/** Rows by the columns of the combination that they lack, as bits. */
function byPattern(rows: Uint32Array, codes: readonly Uint32Array[], gap: readonly number[], combination: readonly number[]): Map<number, Uint32Array> {
  const patterns = rows.map((row) => combination.reduce((bits, j, i) => (codes[j]![row] === gap[j] ? bits | (1 << i) : bits), 0));
  return new Map([...new Set(patterns)].map((pattern) => [pattern, rows.filter((_, i) => patterns[i] === pattern)]));
}
