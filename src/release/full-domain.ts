import type { CodedColumn } from '../columns/column.ts';
import type { LevelTable } from '../columns/level-table.ts';
import { InputError } from '../schema/input-error.ts';
import { emptyList, type ClassList } from './lattice/class-list.ts';
import { judgeOf, type Judge } from './lattice/judge.ts';
import { latticeOf, type Lattice } from './lattice/lattice.ts';
import { emptyTally, objectiveOf, type Objective, type ObjectiveId, type Tally } from './lattice/objective.ts';
import { pairCounts } from './lattice/pair-counts.ts';
import { climb, scratchFor } from './lattice/roll-up.ts';
import { prepareModels, type PreparedModels } from './models/class-models.ts';

export interface FullDomainProblem {
  /** Quasi-identifiers; where there is a population its rows follow those of the release. */
  readonly columns: readonly CodedColumn[];
  readonly tables: readonly LevelTable[];
  /** Rows of the release, the first of each column. Default: all. */
  readonly rows?: number;
  /** Whom each row is about; classes are counted in distinct subjects. Absent: rows. */
  readonly subject?: Int32Array;
  /** Least members of a class. */
  readonly k: number;
  /** Further models. Default: none. */
  readonly models?: PreparedModels;
  /** Largest share of rows that may be suppressed, in [0, 1]. */
  readonly suppressionLimit: number;
  /** What is least at the optimum. Default: loss.lm.geometric. */
  readonly objective?: ObjectiveId;
  /** Weight of each column in a loss of columns. Default: all the same. */
  readonly weights?: readonly number[];
  /** The column whose prediction `loss.classification` measures. */
  readonly target?: CodedColumn;
  /** The search stops after this many nodes and gives the best found. Default: 1,000,000. */
  readonly maxNodes?: number;
}

export interface FullDomainSolution {
  /** Level of each column. */
  readonly levels: readonly number[];
  /** The objective, with suppressed rows counted as fully lost. */
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
 * The full-domain generalization with the least loss that meets the models after suppressing the rows of the
 * classes that do not, up to a limit.
 *
 * Nodes are visited from the general to the specific. What a node must suppress, every more specific one must too,
 * and each of those rows costs at least as much there: so a node inherits from the nodes above it how many rows go
 * and what they cost, and is counted only if the loss of its levels together with that cost is below the best found
 * and the rows are within the limit. Most specific nodes, which have the most classes, are never counted. Inheriting
 * holds for models that a class keeps when others join it (k-anonymity, k-map, distinct l-diversity); for the rest
 * only that part of a set of models is inherited. Classes of a node are merged from those of the node that
 * generalizes only its first columns (roll-up), and shared by all nodes with these levels.
 *
 * Source: LeFevre, DeWitt and Ramakrishnan, Incognito: efficient full-domain k-anonymity, SIGMOD 2005,
 * 49–60 (roll-up property, §3.1); Samarati, IEEE TKDE 13 (2001) 1010–1027 (generalization with a suppression
 * limit, §4); Kohlmayer, Prasser, Eckert, Kemper and Kuhn, Flash: efficient, stable and optimal k-anonymity, PASSAT
 * 2012, 708–717 (predictive tagging); Bayardo and Agrawal, ICDE 2005, 217–228, §4 (lower bounds).
 */
export function searchFullDomain(problem: FullDomainProblem): FullDomainSolution {
  const { columns, suppressionLimit, maxNodes = 1_000_000, k } = problem;
  const rows = problem.rows ?? columns[0]?.codes.length ?? 0;
  const models = problem.models ?? prepareModels([{ model: 'k-anonymity', k }], []);
  const lattice = latticeOf({ columns, tables: problem.tables, rows, tracked: models.sensitive.length > 0 || problem.target !== undefined, ...(problem.subject === undefined ? {} : { subject: problem.subject }) });
  const weights = problem.weights === undefined ? undefined : lattice.order.map((j) => problem.weights![j]!);
  const objective = objectiveOf(problem.objective ?? 'loss.lm.geometric', lattice, models.k, weights);
  const limit = Math.floor(suppressionLimit * rows);
  const judge = judgeOf({ lattice, models, objective, limit, ...(problem.target === undefined ? {} : { target: problem.target }) });
  const found = descend({ lattice, objective, judge, k: models.k, limit, maxNodes });
  if (found.levels === undefined) {
    throw new InputError(`kAnonymize.suppressionLimit: expected a limit that ${k > 1 && models.sizeOnly ? `${k}-anonymity` : 'the models'} can meet on ${rows} rows, got ${suppressionLimit}; raise it, lower k or release fewer quasi-identifiers`);
  }
  const chosen = found.levels;
  return {
    levels: columns.map((_, own) => chosen[lattice.order.indexOf(own)]!),
    loss: found.loss,
    ...suppressedAt(lattice, chosen, judge),
    evaluated: found.evaluated,
    latticeSize: lattice.size,
    proven: found.complete,
  };
}

interface Found {
  readonly levels: Int32Array | undefined;
  readonly loss: number;
  readonly evaluated: number;
  readonly complete: boolean;
}

interface Descent {
  readonly lattice: Lattice;
  readonly objective: Objective;
  readonly judge: Judge;
  /** Least rows of a class that stays. */
  readonly k: number;
  /** Most rows that may be suppressed. */
  readonly limit: number;
  readonly maxNodes: number;
}

/** Visits the lattice from its most general node down. */
function descend({ lattice, objective, judge, k, limit, maxNodes }: Descent): Found {
  const heights = lattice.levels;
  const width = heights.length;
  const strides = heights.map((_, j) => heights.slice(j + 1).reduce((product, height) => product * height, 1));
  const inheritance = inheritanceOf(lattice, objective, strides);
  const { lost } = pairCounts(lattice, k);
  const cheapest = objective.extra.map((ofLevel) => Float64Array.from(ofLevel, (costs) => costs.reduce((least, cost) => Math.min(least, cost))));
  const levels = Int32Array.from(heights, (height) => height - 1);
  const expected = emptyTally(width);
  const classesHere = classWalk(lattice, levels);
  let best: { loss: number; levels: Int32Array | undefined } = { loss: Infinity, levels: undefined };
  let evaluated = 0;
  let complete = true;

  /** Whether no node with what is expected can be better than the best found. */
  const excluded = (): boolean => {
    if (expected.suppressed > limit) return true;
    for (let j = 0; j < width; j++) expected.extra[j] = Math.max(expected.extra[j]!, expected.suppressed * cheapest[j]![levels[j]!]!);
    return objective.bound(levels, expected) > best.loss + ROUNDING;
  };
  const visit = (node: number, floor: number): void => {
    inheritance.of(node, levels, expected, floor);
    if (excluded()) return inheritance.keep(node, expected);
    if (evaluated >= maxNodes) {
      complete = false;
      return;
    }
    evaluated++;
    const { all, sure } = judge(levels, classesHere.at());
    inheritance.keep(node, sure);
    if (all.suppressed > limit) return;
    const loss = objective.value(levels, all);
    // Of equal losses the more specific node is taken, which comes later.
    if (loss <= best.loss + ROUNDING) best = { loss: Math.min(loss, best.loss), levels: levels.slice() };
  };
  /** `floor` rows go at every node with these levels of the first columns. */
  const walk = (column: number, node: number, floor: number): void => {
    if (column === width) return visit(node, floor);
    for (let level = heights[column]! - 1; level >= 0; level--) {
      levels[column] = level;
      classesHere.moved(column);
      let own = floor;
      for (let before = 0; before < column; before++) own = Math.max(own, lost[before]![column]![levels[before]! * heights[column]! + level]!);
      // All further columns as collected cost the least that any node with these levels can.
      levels.fill(0, column + 1);
      clear(expected, own);
      if (excluded()) continue;
      walk(column + 1, node + level * strides[column]!, own);
    }
  };
  walk(0, 0, 0);
  return { ...best, evaluated, complete };
}

function clear(tally: Tally, suppressed: number): void {
  tally.suppressed = suppressed;
  tally.extra.fill(0);
  tally.mostClasses = Infinity;
  tally.leastDiscernibility = 0;
}

/** The classes of the node that `levels` names, from those of the nodes that generalize only its first columns. */
function classWalk(lattice: Lattice, levels: Int32Array): { at(): ClassList; moved(column: number): void } {
  const width = levels.length;
  const scratch = scratchFor(lattice.base.count);
  const lists: ClassList[] = [lattice.base, ...lattice.levels.map(emptyList)];
  const at: ClassList[] = [lattice.base];
  /** How many of the first columns have their classes at hand. */
  let ready = 0;
  return {
    at() {
      for (; ready < width; ready++) {
        const from = at[ready]!;
        if (levels[ready] === 0) at[ready + 1] = from;
        else {
          climb(from, lists[ready + 1]!, lattice, { column: ready, from: 0, to: levels[ready]! }, scratch);
          at[ready + 1] = lists[ready + 1]!;
        }
      }
      return at[width]!;
    },
    moved(column) {
      ready = Math.min(ready, column);
    },
  };
}

interface Inheritance {
  /** What the nodes directly above say must go at a node, `floor` rows at least. */
  of(node: number, levels: ArrayLike<number>, into: Tally, floor: number): void;
  keep(node: number, sure: Tally): void;
}

/** What each node passes on to the more specific ones. Nodes past the first few million pass on nothing. */
function inheritanceOf({ levels: heights, size }: Lattice, { ofColumns }: Objective, strides: readonly number[]): Inheritance {
  const width = heights.length;
  const remembered = Math.min(size, MOST_REMEMBERED);
  const lost = new Float64Array(remembered);
  const extra = new Float64Array(ofColumns ? remembered * width : 0);
  const classes = new Float64Array(ofColumns ? 0 : remembered).fill(Infinity);
  const least = new Float64Array(ofColumns ? 0 : remembered);
  return {
    of(node, levels, into, floor) {
      clear(into, floor);
      for (let j = 0; j < width; j++) {
        const above = node + strides[j]!;
        if (levels[j]! + 1 >= heights[j]! || above >= remembered) continue;
        if (lost[above]! > into.suppressed) into.suppressed = lost[above]!;
        if (ofColumns) {
          if (lost[above]! > 0) for (let i = 0, from = above * width; i < width; i++) if (extra[from + i]! > into.extra[i]!) into.extra[i] = extra[from + i]!;
        } else {
          if (classes[above]! < into.mostClasses) into.mostClasses = classes[above]!;
          if (least[above]! > into.leastDiscernibility) into.leastDiscernibility = least[above]!;
        }
      }
    },
    keep(node, sure) {
      if (node >= remembered) return;
      lost[node] = sure.suppressed;
      if (ofColumns) extra.set(sure.extra, node * width);
      else {
        classes[node] = sure.mostClasses;
        least[node] = sure.leastDiscernibility;
      }
    },
  };
}

/** Losses as near as this are equal: sums in another order. */
const ROUNDING = 1e-12;

/** Nodes whose inheritance is kept; about 80 bytes each. */
const MOST_REMEMBERED = 4_000_000;

/** The rows that one node suppresses. */
function suppressedAt(lattice: Lattice, levels: Int32Array, judge: Judge): Pick<FullDomainSolution, 'suppressed' | 'suppressedRows'> {
  const { base, baseOfRow } = lattice;
  const scratch = scratchFor(base.count);
  let classes: ClassList = { ...base, ofBase: Uint32Array.from({ length: base.count }, (_, own) => own) };
  levels.forEach((level, j) => {
    if (level === 0) return;
    const into = emptyList();
    climb(classes, into, lattice, { column: j, from: 0, to: level }, scratch);
    classes = into;
  });
  const failed = new Uint8Array(classes.count);
  judge(levels, classes, failed);
  const suppressed = new Uint8Array(baseOfRow.length);
  let suppressedRows = 0;
  for (let row = 0; row < suppressed.length; row++) {
    if (failed[classes.ofBase[baseOfRow[row]!]!]! === 0) continue;
    suppressed[row] = 1;
    suppressedRows++;
  }
  return { suppressed, suppressedRows };
}
