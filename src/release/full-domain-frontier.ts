import type { CodedColumn } from '../columns/column.ts';
import type { LevelTable } from '../columns/level-table.ts';
import { InputError } from '../schema/input-error.ts';
import { emptyList, type ClassList } from './lattice/class-list.ts';
import { latticeOf, type Lattice } from './lattice/lattice.ts';
import { emptyTally, objectiveOf, type Objective, type ObjectiveId, type Tally } from './lattice/objective.ts';
import { subjectsPerClass } from './lattice/repeated-subjects.ts';
import { climb, scratchFor } from './lattice/roll-up.ts';

export interface FrontierProblem {
  readonly columns: readonly CodedColumn[];
  readonly tables: readonly LevelTable[];
  /** Whom each row is about; classes are counted in distinct subjects. Absent: rows. */
  readonly subject?: Int32Array;
  /** Class sizes to ask for. */
  readonly ks: readonly number[];
  /** Largest shares of rows that may be suppressed. */
  readonly suppressionLimits: readonly number[];
  readonly objectives: readonly ObjectiveId[];
}

/** The best node for one class size, limit and loss. */
export interface FrontierOptimum {
  readonly k: number;
  readonly suppressionLimit: number;
  readonly objective: ObjectiveId;
  /** Level of each column; null where no node meets the limit. */
  readonly levels: readonly number[] | null;
  readonly loss: number | null;
  readonly suppressedRows: number | null;
}

export interface Frontier {
  readonly latticeSize: number;
  readonly optima: readonly FrontierOptimum[];
  /** For each k, the rows that every node must suppress, node by node. */
  readonly suppressed: readonly Uint32Array[];
  /** For each k and objective, every node's loss: `loss[k][objective][node]`. */
  readonly loss: readonly (readonly Float64Array[])[];
  /** The node with these levels of the columns, in the order in which they were given. */
  nodeAt(levels: readonly number[]): number;
}

/** Lattices of more nodes would take minutes and gigabytes. */
const MOST_NODES = 500_000;

/**
 * Every full-domain generalization, for several class sizes, suppression limits and losses in one pass: the whole
 * picture of risk against loss, of which a search shows one point.
 *
 * Each node's classes are merged from those of the node one level below (roll-up: LeFevre, DeWitt and Ramakrishnan,
 * SIGMOD 2005, §3.1); classes are sorted into the intervals between the ks, so that one look at a class serves all.
 */
export function fullDomainFrontier({ columns, tables, subject, ks, suppressionLimits, objectives }: FrontierProblem): Frontier {
  const sizes = tables.reduce((product, table) => product * table.levels, 1);
  if (sizes > MOST_NODES) throw new InputError(`frontier.columns: expected at most ${MOST_NODES.toLocaleString('en')} generalizations, got ${sizes.toLocaleString('en')}; name fewer columns or use hierarchies of fewer levels`);
  if (objectives.includes('loss.classification')) throw new InputError('frontier.objectives: expected losses that sizes tell, got loss.classification; use a search');
  const rising = [...new Set(ks)].sort((a, b) => a - b);
  const lattice = latticeOf({ columns, tables, tracked: false, ...(subject === undefined ? {} : { subject }) });
  const losses = objectives.map((id) => objectiveOf(id, lattice, 1));
  const kinds = [...new Map(losses.map((own) => [own.kind, own])).values()];
  const kindOf = losses.map((own) => kinds.findIndex(({ kind }) => kind === own.kind));
  const counter = bucketCounter(lattice, rising, kinds);
  const suppressed = rising.map(() => new Uint32Array(lattice.size));
  const loss = rising.map(() => objectives.map(() => new Float64Array(lattice.size)));
  const heights = lattice.levels;
  const strides = heights.map((_, j) => heights.slice(j + 1).reduce((product, height) => product * height, 1));
  const levels = new Int32Array(heights.length);
  const lists: ClassList[] = [lattice.base];
  const scratch = scratchFor(lattice.base.count);

  const visit = (depth: number, from: number, node: number): void => {
    const classes = lists[depth]!;
    counter(levels, classes, (i, tallies) => {
      suppressed[i]![node] = tallies[0]!.suppressed;
      for (let o = 0; o < losses.length; o++) loss[i]![o]![node] = losses[o]!.value(levels, tallies[kindOf[o]!]!);
    });
    for (let j = from; j < heights.length; j++) {
      if (levels[j]! + 1 >= heights[j]!) continue;
      climb(classes, (lists[depth + 1] ??= emptyList()), lattice, { column: j, from: levels[j]!, to: levels[j]! + 1 }, scratch);
      levels[j]!++;
      visit(depth + 1, j, node + strides[j]!);
      levels[j]!--;
    }
  };
  visit(0, 0, 0);

  const optima = rising.flatMap((k, i) => suppressionLimits.flatMap((suppressionLimit) => objectives.map((objective, o): FrontierOptimum => {
    const node = leastLoss(loss[i]![o]!, suppressed[i]!, Math.floor(suppressionLimit * lattice.rows));
    if (node === -1) return { k, suppressionLimit, objective, levels: null, loss: null, suppressedRows: null };
    const walked = heights.map((height, j) => Math.floor(node / strides[j]!) % height);
    return { k, suppressionLimit, objective, levels: columns.map((_, own) => walked[lattice.order.indexOf(own)]!), loss: loss[i]![o]![node]!, suppressedRows: suppressed[i]![node]! };
  })));
  const nodeAt = (own: readonly number[]): number => lattice.order.reduce((node, column, j) => node + own[column]! * strides[j]!, 0);
  return { latticeSize: lattice.size, optima, suppressed, loss, nodeAt };
}

/** The first node of least loss within the limit: of equal ones the most specific, as nodes are numbered; -1 where there is none. */
function leastLoss(loss: Float64Array, suppressed: Uint32Array, limit: number): number {
  let best = -1;
  for (let node = 0; node < loss.length; node++) if (suppressed[node]! <= limit && (best === -1 || loss[node]! < loss[best]! - ROUNDING)) best = node;
  return best;
}

const ROUNDING = 1e-12;

/**
 * Counts one node for every k. Classes of sizes from one k up to the next share a bucket; what suppresses them is then
 * all buckets below. For each kind of loss of columns `done` gets a tally of its own, by its index in `kinds`.
 */
function bucketCounter({ base, fields, words, repeats, baseOfRow }: Lattice, ks: readonly number[], kinds: readonly Objective[]): (levels: Int32Array, classes: ClassList, done: (k: number, tallies: readonly Tally[]) => void) => void {
  const width = fields.length;
  const largest = ks.at(-1)!;
  const bucketOf = Uint8Array.from({ length: largest }, (_, size) => ks.filter((k) => k <= size).length);
  const tallies = kinds.map(() => emptyTally(width));
  // Classes smaller than the largest k.
  const small = new Uint32Array(base.count);
  const buckets = new Uint8Array(base.count);
  const inBucket = new Float64Array(ks.length);
  return (levels, classes, done) => {
    const { count, rows, words: tuples } = classes;
    const sizes = repeats === undefined ? rows : subjectsPerClass(rows, count, repeats, (row) => classes.ofBase[baseOfRow[row]!]!);
    // Only columns whose codes cost differently need a look at each class.
    const uneven = kinds.flatMap(({ extra }, kind) => fields.flatMap((field, j) => (extra[j]![levels[j]!]!.length > 1 ? [{ kind, j, field, cost: extra[j]![levels[j]!]! }] : [])));
    const sums = new Float64Array(ks.length * uneven.length);
    const tally = new Float64Array(ks.length * 3);
    let squares = 0;
    let few = 0;
    for (let c = 0; c < count; c++) {
      const own = rows[c]!;
      squares += own * own;
      if (sizes[c]! >= largest) continue;
      const bucket = bucketOf[sizes[c]!]!;
      tally[bucket * 3]! += own;
      tally[bucket * 3 + 1]!++;
      tally[bucket * 3 + 2]! += own * own;
      small[few] = c;
      buckets[few++] = bucket;
    }
    // One column after the other, with what it needs at hand.
    uneven.forEach(({ field: { word, shift, mask }, cost }, i) => {
      inBucket.fill(0);
      for (let s = 0; s < few; s++) {
        const c = small[s]!;
        inBucket[buckets[s]!]! += rows[c]! * cost[(tuples[c * words + word]! >>> shift) & mask]!;
      }
      for (let k = 0; k < ks.length; k++) sums[k * uneven.length + i] = inBucket[k]!;
    });
    for (const own of tallies) {
      own.suppressed = 0;
      own.classes = count;
      own.squares = squares;
      own.extra.fill(0);
    }
    for (let k = 0; k < ks.length; k++) {
      tallies.forEach((own, kind) => {
        own.suppressed += tally[k * 3]!;
        own.classes -= tally[k * 3 + 1]!;
        own.squares -= tally[k * 3 + 2]!;
        for (let j = 0; j < width; j++) own.extra[j]! += tally[k * 3]! * kinds[kind]!.extra[j]![levels[j]!]![0]!;
      });
      uneven.forEach(({ kind, j, cost }, i) => (tallies[kind]!.extra[j]! += sums[k * uneven.length + i]! - tally[k * 3]! * cost[0]!));
      done(k, tallies);
    }
  };
}
