import { exp, ln } from '../../stats/elementary.ts';
import type { Lattice } from './lattice.ts';

/** Losses by which an optimal generalization may be chosen. */
export const OBJECTIVES = ['loss.lm.geometric', 'loss.lm.arithmetic', 'loss.ncp', 'loss.non-uniform-entropy', 'loss.discernibility', 'loss.average-class-size', 'loss.classification'] as const;
export type ObjectiveId = (typeof OBJECTIVES)[number];

/** What is counted at a node: which rows go, and what the classes that stay are like. */
export interface Tally {
  /** Rows that are suppressed. */
  suppressed: number;
  /** For each column, the sum over suppressed rows of what suppression costs beyond their generalization. */
  readonly extra: Float64Array;
  /** Classes that stay. */
  classes: number;
  /** Sum of the squares of their rows. */
  squares: number;
  /** Rows of them whose target value is not the most frequent of their class. */
  minority: number;
  /** Classes of at least k that the rows of the classes that stay may fall into at a more specific node. */
  mostClasses: number;
  /** Least discernibility at a more specific node. */
  leastDiscernibility: number;
}

/** Nothing known: no row goes, and classes may be any number. */
export function emptyTally(columns: number): Tally {
  return { suppressed: 0, extra: new Float64Array(columns), classes: 0, squares: 0, minority: 0, mostClasses: Infinity, leastDiscernibility: 0 };
}

/** A loss over the nodes of a lattice. */
export interface Objective {
  readonly id: ObjectiveId;
  /** `extra[column][level][code]` per suppressed row; one entry where it is the same for every code. */
  readonly extra: readonly (readonly Float64Array[])[];
  /** Whether the loss is of columns (`extra`) or of classes. */
  readonly ofColumns: boolean;
  /** Losses of one kind have the same `extra`. */
  readonly kind: 'lm' | 'ncp' | 'entropy' | 'classes';
  value(levels: ArrayLike<number>, tally: Tally): number;
  /** At most the value at these levels, where the tally's suppressed rows, as some more general node has them, must go. */
  bound(levels: ArrayLike<number>, sure: Tally): number;
}

/** Prepares a loss for classes of at least k; `weights` by column in walk order count in the losses of columns. */
export function objectiveOf(id: ObjectiveId, lattice: Lattice, k: number, weights: readonly number[] = lattice.levels.map(() => 1)): Objective {
  const { rows } = lattice;
  switch (id) {
    case 'loss.discernibility':
      return ofClasses(id, lattice, ({ squares, suppressed }) => squares + rows * suppressed, (levels, { suppressed, leastDiscernibility }) => {
        const kept = rows - suppressed;
        // A row costs the size of its class, k at least, or if suppressed all rows; and so many rows in so few classes have at least this sum of squares (Cauchy and Schwarz).
        return Math.max(leastDiscernibility, rows * suppressed + kept * Math.max(Math.min(k, rows), kept / Math.max(1, cellsAt(lattice, levels))));
      });
    case 'loss.average-class-size':
      return ofClasses(id, lattice, ({ classes, suppressed }) => rows / (classes + (suppressed > 0 ? 1 : 0)), (levels, { suppressed, mostClasses }) => rows / (Math.min(mostClasses, cellsAt(lattice, levels), Math.floor((rows - suppressed) / k)) + 1));
    case 'loss.classification':
      return ofClasses(id, lattice, ({ minority, suppressed }) => (minority + suppressed) / rows, (_, { suppressed }) => suppressed / rows);
    default:
      return ofColumns(id, lattice, weights);
  }
}

/** Classes that there may be at most: the product of the columns' codes. */
function cellsAt({ margins }: Lattice, levels: ArrayLike<number>): number {
  return margins.reduce((product, ofLevel, j) => product * ofLevel[levels[j]!]!.length, 1);
}

function ofClasses(id: ObjectiveId, lattice: Lattice, value: (tally: Tally) => number, bound: Objective['bound']): Objective {
  return { id, extra: lattice.margins.map((levels) => levels.map(() => Float64Array.of(0))), ofColumns: false, kind: 'classes', value: (_, tally) => value(tally), bound };
}

/** A cost of each code per row, and the cost of a suppressed row; the columns' shares of the greatest cost are then averaged. */
function ofColumns(id: ObjectiveId, { margins, tables, rows, levels }: Lattice, weights: readonly number[]): Objective {
  const costs = margins.map((ofLevel, j) => ofLevel.map((counts, level) => costOf(id, counts, tables[j]!.leaves[level]!, tables[j]!.domain)));
  const most = id === 'loss.non-uniform-entropy' ? ln(rows) : 1;
  const base = costs.map((ofLevel, j) => ofLevel.map((cost, level) => cost.reduce((sum, own, code) => sum + own * margins[j]![level]![code]!, 0)));
  const span = margins.map((_, j) => spanOf(id, base[j]![0]!, base[j]!.at(-1)!, rows, tables[j]!.domain));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const even = weights.every((weight) => weight === weights[0]);
  const value: Objective['value'] = (at, { extra }) => {
    let sum = 0;
    let product = 1;
    let logs = 0;
    for (let j = 0; j < levels.length; j++) {
      const { least, width } = span[j]!;
      const loss = width === 0 ? 0 : (base[j]![at[j]!]! + extra[j]! - least) / width;
      sum += weights[j]! * loss;
      if (even) product *= 1 + loss;
      else logs += weights[j]! * ln(1 + loss);
    }
    if (id !== 'loss.lm.geometric') return sum / total;
    return exp(even ? ln(product) / levels.length : logs / total) - 1;
  };
  const kind = id === 'loss.ncp' ? 'ncp' : id === 'loss.non-uniform-entropy' ? 'entropy' : 'lm';
  return { id, ofColumns: true, kind, extra: costs.map((ofLevel) => ofLevel.map((cost) => flattened(cost.map((own) => most - own)))), value, bound: value };
}

function flattened(values: Float64Array): Float64Array {
  return values.every((value) => value === values[0]) ? values.subarray(0, 1) : values;
}

function costOf(id: ObjectiveId, counts: Float64Array, leaves: Uint32Array, domain: number): Float64Array {
  // Non-uniform entropy: what a value tells beyond its group is ln(group's rows / value's rows); the value's part is the same at every level.
  if (id === 'loss.non-uniform-entropy') return counts.map((count) => (count === 0 ? 0 : ln(count)));
  if (id === 'loss.ncp') return counts.map((_, code) => (leaves[code] === 1 ? 0 : leaves[code]! / domain));
  return counts.map((_, code) => leaves[code]! / domain);
}

/** Where a column's loss is 0, and how far it is to 1. */
function spanOf(id: ObjectiveId, first: number, last: number, rows: number, domain: number): { least: number; width: number } {
  if (id === 'loss.ncp') return { least: 0, width: rows };
  if (id === 'loss.non-uniform-entropy') return { least: first, width: last - first };
  return { least: rows / domain, width: rows - rows / domain };
}
