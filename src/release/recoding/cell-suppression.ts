import type { CodedColumn } from '../../columns/column.ts';
import { equivalenceClasses } from '../../columns/equivalence-classes.ts';
import { wildcardSizes } from './wildcard-sizes.ts';

export interface SuppressionProblem {
  /** Codes of each key column; they are changed in place. */
  readonly codes: readonly Uint32Array[];
  /** Texts by code of each column, and the code of a missing value among them. */
  readonly dictionaries: readonly (readonly (string | null)[])[];
  readonly gap: readonly number[];
  /** Whom each row is about; a key is counted in distinct subjects. */
  readonly subject: Int32Array;
  readonly k: number;
  /** Sets of columns on each of which rows must be k-anonymous. */
  readonly combinations: readonly (readonly number[])[];
  /** Columns from the first to suppress to the last; undefined: whichever helps most rows. */
  readonly order: readonly number[] | undefined;
  /** own: a missing value agrees with a missing one only; wildcard: with any. */
  readonly missing: 'own' | 'wildcard';
}

/**
 * Makes cells missing until on each combination of columns every row agrees with rows of at least k subjects; there
 * must be k subjects in all. Every turn of the loop suppresses at least one cell of a row that lacks company, and a
 * table without cells satisfies any k, so the guarantee holds whatever the heuristic chooses.
 *
 * The heuristic: of the columns whose suppression gives some lonely rows enough company take the first in the given
 * order, else the one that helps most rows, and suppress it in the rows it helps. Where no single column helps,
 * suppress the first in order, else the one of most values, in all lonely rows, and go on. After the rule of
 * μ-Argus and sdcMicro to suppress where it removes most unsafe combinations (Hundepool et al., Statistical
 * Disclosure Control, 2012, §3; Templ, Kowarik and Meindl, J. Statistical Software 67 (2015) 4, doi:10.18637/jss.v067.i04).
 */
export function suppressCells(problem: SuppressionProblem): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const combination of problem.combinations) while (suppressSome(problem, combination)) changed = true;
  }
}

/** One turn: whether anything had to be suppressed. */
function suppressSome(problem: SuppressionProblem, combination: readonly number[]): boolean {
  const { codes, gap, k, order } = problem;
  const sizes = sizesOf(problem, combination, allRows(problem.subject.length));
  const lonely = allRows(problem.subject.length).filter((row) => sizes[row]! < k);
  if (lonely.length === 0) return false;
  const open = (j: number): Uint32Array => lonely.filter((row) => codes[j]![row] !== gap[j]);
  const usable = (order ?? combination).filter((j) => combination.includes(j) && open(j).length > 0);
  if (usable.length === 0) {
    giveCompany(problem, combination, lonely);
    return true;
  }
  let best: { readonly j: number; readonly helped: Uint32Array } | undefined;
  for (const j of usable) {
    const helped = helpedBy(problem, combination, lonely, open(j), j);
    if (helped.length > (best?.helped.length ?? 0)) best = { j, helped };
    if (best !== undefined && order !== undefined) break;
  }
  const j = best?.j ?? (order === undefined ? mostValued(problem, usable, lonely) : usable[0]!);
  for (const row of best?.helped ?? open(j)) codes[j]![row] = gap[j]!;
  return true;
}

/** The rows that find company once column j is suppressed: in all of them together (own), in each alone (wildcard). */
function helpedBy(problem: SuppressionProblem, combination: readonly number[], lonely: Uint32Array, open: Uint32Array, j: number): Uint32Array {
  const { codes, gap, k, missing } = problem;
  const trial = codes.map((own, column) => (column === j ? own.slice() : own));
  for (const row of open) trial[j]![row] = gap[j]!;
  if (missing === 'wildcard') {
    const sizes = wildcardSizes({ ...problem, targets: open, targetCodes: trial }, combination);
    return open.filter((_, i) => sizes[i]! >= k);
  }
  // Only rows that lack column j can be of the company.
  const lonelyRow = new Uint8Array(problem.subject.length);
  for (const row of lonely) lonelyRow[row] = 1;
  const rows = allRows(problem.subject.length).filter((row) => trial[j]![row] === gap[j] || lonelyRow[row] === 1);
  const sizes = sizesOf({ ...problem, codes: trial }, combination, rows);
  const sizeOf = new Uint32Array(problem.subject.length);
  rows.forEach((row, i) => (sizeOf[row] = sizes[i]!));
  return open.filter((row) => sizeOf[row]! >= k);
}

/** Subjects that agree with each of the rows on the combination, among these rows. */
function sizesOf(problem: SuppressionProblem, combination: readonly number[], rows: Uint32Array): Uint32Array {
  if (problem.missing === 'wildcard') return wildcardSizes({ ...problem, targets: rows, targetCodes: problem.codes }, combination);
  const { ofRow, persons } = classesOf(problem, combination, rows);
  return ofRow.map((own) => persons[own]!);
}

/** Rows without any cell left are too few: others join them, as many as needed from the largest class if it can spare them, else all of the smallest. */
function giveCompany(problem: SuppressionProblem, combination: readonly number[], lonely: Uint32Array): void {
  const { codes, gap, subject, k } = problem;
  const rows = allRows(subject.length).filter((row) => combination.some((j) => codes[j]![row] !== gap[j]));
  const { ofRow, persons } = classesOf(problem, combination, rows);
  const there = new Set(Array.from(lonely, (row) => subject[row]!));
  const wanted = k - there.size;
  const classes = [...persons.keys()].sort((a, b) => persons[a]! - persons[b]!);
  const [smallest, largest] = [classes[0]!, classes.at(-1)!];
  const newcomers = new Set<number>();
  rows.forEach((row, i) => {
    if (ofRow[i] === largest && newcomers.size < wanted && !there.has(subject[row]!)) newcomers.add(subject[row]!);
  });
  const spares = newcomers.size === wanted && persons[largest]! >= k + wanted;
  rows.forEach((row, i) => {
    if (spares ? ofRow[i] === largest && newcomers.has(subject[row]!) : ofRow[i] === smallest) for (const j of combination) codes[j]![row] = gap[j]!;
  });
}

/** Classes of some rows on the combination, counted in distinct subjects. */
function classesOf({ codes, dictionaries, subject }: SuppressionProblem, combination: readonly number[], rows: Uint32Array): { readonly ofRow: Uint32Array; readonly persons: Uint32Array } {
  const columns = combination.map((j): CodedColumn => ({ kind: 'coded', type: 'string', codes: rows.map((row) => codes[j]![row]!), dictionary: dictionaries[j]! }));
  const { ofRow, persons } = equivalenceClasses(columns, { subject: { kind: 'number', type: 'integer', values: Int32Array.from(rows, (row) => subject[row]!) } });
  return { ofRow, persons: persons! };
}

function mostValued({ codes, gap }: SuppressionProblem, usable: readonly number[], lonely: Uint32Array): number {
  const values = usable.map((j) => new Set(lonely.map((row) => codes[j]![row]!).filter((code) => code !== gap[j])).size);
  return usable[values.indexOf(Math.max(...values))]!;
}

function allRows(rows: number): Uint32Array {
  return Uint32Array.from({ length: rows }, (_, row) => row);
}
