import type { CodedColumn } from '../columns/column.ts';
import type { LevelTable } from '../columns/level-table.ts';
import { InputError } from '../schema/input-error.ts';
import { lmGeometric, lmOfColumn } from '../stats/generalization-loss.ts';
import { climb, groupRows, hashSize, merge, repeatedSubjects, subjectsPerClass, type Classes } from './class-rollup.ts';

export interface FullDomainProblem {
  readonly columns: readonly CodedColumn[];
  readonly tables: readonly LevelTable[];
  /** Whom each row is about; classes are counted in distinct subjects. Absent: rows. */
  readonly subject?: Int32Array;
  readonly k: number;
  /** Largest share of rows that may be suppressed, in [0, 1]. */
  readonly suppressionLimit: number;
  /** The search stops after this many nodes and gives the best found. */
  readonly maxNodes?: number;
}

export interface FullDomainSolution {
  /** Level of each column. */
  readonly levels: readonly number[];
  /** `loss.lm.geometric` with suppressed rows counted as fully lost. */
  readonly loss: number;
  /** 1 where a row must be suppressed. */
  readonly suppressed: Uint8Array;
  readonly suppressedRows: number;
  readonly evaluated: number;
  readonly latticeSize: number;
  /** Whether every node was evaluated or excluded by a bound, so that no better one can exist. */
  readonly proven: boolean;
}

/**
 * The full-domain generalization with the least `loss.lm.geometric` that is k-anonymous after
 * suppressing the rows of smaller classes, up to a limit.
 *
 * The lattice is walked depth first; a child's classes are merged from its parent's (roll-up). A subtree
 * is left out when its loss without any suppression already reaches the best found: suppressing a row
 * costs at least as much as generalizing it, and every descendant generalizes more. It is left out too
 * when even its most general node must suppress more than the limit, since generalizing further never
 * adds to what must be suppressed. Columns of many values come first, so that most roll-ups start from
 * few classes.
 *
 * Source: LeFevre, DeWitt and Ramakrishnan, Incognito: efficient full-domain k-anonymity, SIGMOD 2005,
 * 49–60 (roll-up property, §3.1); Samarati, IEEE TKDE 13 (2001) 1010–1027 (generalization with a
 * suppression limit, §4); the bound as in Bayardo and Agrawal, ICDE 2005, 217–228, §4.
 */
export function searchFullDomain(problem: FullDomainProblem): FullDomainSolution {
  const order = [...problem.columns.keys()].sort((a, b) => problem.tables[b]!.domain - problem.tables[a]!.domain || a - b);
  const solution = searchInOrder({ ...problem, columns: order.map((j) => problem.columns[j]!), tables: order.map((j) => problem.tables[j]!) });
  return { ...solution, levels: problem.columns.map((_, j) => solution.levels[order.indexOf(j)]!) };
}

function searchInOrder(problem: FullDomainProblem): FullDomainSolution {
  const { columns, tables, k, suppressionLimit, maxNodes = 1_000_000 } = problem;
  const width = columns.length;
  const rows = columns[0]?.codes.length ?? 0;
  const limit = Math.floor(suppressionLimit * rows);
  const climbs = tables.map(climbMaps);
  const toTop = climbs.map(topMaps);
  const repeats = repeatedSubjects(problem.subject, rows);
  const shareSums = columns.map((column, j) => sharesByLevel(column, tables[j]!));
  const slots = new Int32Array(hashSize(rows));

  const best = { loss: Infinity, levels: undefined as number[] | undefined };
  const levels = columns.map(() => 0);
  let evaluated = 0;
  let complete = true;

  const lossOf = (sums: readonly number[]): number => lmGeometric(sums.map((sum, j) => lmOfColumn(sum, rows, tables[j]!.domain)));
  const lowerBound = (): number => lossOf(shareSums.map((sums, j) => sums[levels[j]!]!));

  const evaluate = (classes: Classes): void => {
    evaluated++;
    const sizes = repeats === undefined ? classes.rows : subjectsPerClass(classes, repeats);
    const sums = columns.map(() => 0);
    let suppressed = 0;
    for (let c = 0; c < classes.count; c++) {
      const count = classes.rows[c]!;
      if (sizes[c]! < k) {
        suppressed += count;
        if (suppressed > limit) return;
      } else {
        for (let j = 0; j < width; j++) sums[j]! += count * (tables[j]!.leaves[levels[j]!]![classes.codes[c * width + j]!]! / tables[j]!.domain);
      }
    }
    const loss = lossOf(sums.map((sum) => sum + suppressed));
    if (loss < best.loss) {
      best.loss = loss;
      best.levels = [...levels];
    }
  };

  /** Whether the most general node of the subtree, where every column from `from` on is at its top, meets the limit. */
  const reachable = (classes: Classes, from: number): boolean => {
    const codes = classes.codes.slice(0, classes.count * width);
    for (let j = from; j < width; j++) {
      const map = toTop[j]![levels[j]!]!;
      for (let at = j; at < codes.length; at += width) codes[at] = map[codes[at]!]!;
    }
    const merged = merge(codes, classes.rows, classes.count, width, slots);
    const top = { ...merged.classes, repeated: classes.repeated.map((own) => merged.target[own]!) };
    const sizes = repeats === undefined ? top.rows : subjectsPerClass(top, repeats);
    let suppressed = 0;
    for (let c = 0; c < top.count; c++) if (sizes[c]! < k) suppressed += top.rows[c]!;
    return suppressed <= limit;
  };
  const descendants = (from: number): number => {
    let nodes = 1;
    for (let j = from; j < width; j++) nodes *= tables[j]!.levels - levels[j]!;
    return nodes;
  };

  const visit = (classes: Classes, from: number): void => {
    if (limit < rows && descendants(from) >= WORTH_A_LOOK && !reachable(classes, from)) return;
    evaluate(classes);
    for (let j = from; j < width; j++) {
      if (levels[j]! + 1 >= tables[j]!.levels) continue;
      if (evaluated >= maxNodes) {
        complete = false;
        return;
      }
      levels[j]!++;
      if (lowerBound() < best.loss) visit(climb(classes, j, climbs[j]![levels[j]! - 1]!, width, slots), j);
      levels[j]!--;
    }
  };
  visit(groupRows(columns, tables, repeats, slots), 0);

  if (best.levels === undefined) {
    throw new InputError(`kAnonymize.suppressionLimit: expected a limit that ${k}-anonymity can meet on ${rows} rows, got ${suppressionLimit}; raise it, lower k or release fewer quasi-identifiers`);
  }
  return {
    levels: best.levels,
    loss: best.loss,
    ...suppressAt(columns, tables, best.levels, k, problem.subject, slots),
    evaluated,
    latticeSize: tables.reduce((size, table) => size * table.levels, 1),
    proven: complete,
  };
}

/** Subtrees of fewer nodes are walked without asking whether any of them can meet the limit. */
const WORTH_A_LOOK = 6;

/** `maps[level][code]` is the code at the last level. */
function topMaps(climbs: readonly Uint32Array[]): Uint32Array[] {
  const tops: Uint32Array[] = [Uint32Array.of(0)];
  for (let level = climbs.length - 1; level >= 0; level--) {
    const above = tops[0]!;
    tops.unshift(climbs[level]!.map((code) => (level === climbs.length - 1 ? code : above[code]!)));
  }
  const last = Math.max(0, ...(climbs.at(-1) ?? [0]));
  tops[tops.length - 1] = Uint32Array.from({ length: last + 1 }, (_, code) => code);
  return tops;
}

/** `maps[level][code]` is the code at level + 1; throws where a level is not a coarsening of the one before. */
function climbMaps(table: LevelTable): Uint32Array[] {
  return table.codes.slice(0, -1).map((codes, level) => {
    const map = new Uint32Array(table.labels[level]!.length).fill(0xffffffff);
    const above = table.codes[level + 1]!;
    codes.forEach((code, leaf) => {
      if (table.labels[level]![code] === undefined) return;
      if (map[code] !== 0xffffffff && map[code] !== above[leaf]) {
        throw new InputError(`hierarchy.levels: expected each level to join whole groups of the one before, got level ${level + 1} that splits one of level ${level}; choose widths that divide each other`);
      }
      map[code] = above[leaf]!;
    });
    return map;
  });
}

function sharesByLevel(column: CodedColumn, table: LevelTable): number[] {
  const counts = new Float64Array(column.dictionary.length);
  for (const code of column.codes) counts[code]!++;
  return table.codes.map((codes, level) => {
    let sum = 0;
    counts.forEach((count, leaf) => {
      if (count > 0) sum += count * (table.leaves[level]![codes[leaf]!]! / table.domain);
    });
    return sum;
  });
}

function suppressAt(columns: readonly CodedColumn[], tables: readonly LevelTable[], levels: readonly number[], k: number, subject: Int32Array | undefined, slots: Int32Array): { suppressed: Uint8Array; suppressedRows: number } {
  const width = columns.length;
  const rows = columns[0]?.codes.length ?? 0;
  const codes = new Uint32Array(rows * width);
  columns.forEach((column, j) => {
    const map = tables[j]!.codes[levels[j]!]!;
    for (let row = 0; row < rows; row++) codes[row * width + j] = map[column.codes[row]!]!;
  });
  const { classes, target } = merge(codes, undefined, rows, width, slots);
  const repeats = repeatedSubjects(subject, rows);
  const sizes = repeats === undefined ? classes.rows : subjectsPerClass({ ...classes, repeated: repeats.rows.map((row) => target[row]!) }, repeats);
  const suppressed = Uint8Array.from(target, (own) => (sizes[own]! < k ? 1 : 0));
  return { suppressed, suppressedRows: suppressed.reduce((sum, flag) => sum + flag, 0) };
}
