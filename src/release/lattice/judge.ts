import type { CodedColumn } from '../../columns/column.ts';
import type { ClassFacts, PreparedModels } from '../models/class-models.ts';
import type { ClassList } from './class-list.ts';
import type { Lattice } from './lattice.ts';
import { emptyTally, type Objective, type Tally } from './objective.ts';
import { subjectsPerClass } from './repeated-subjects.ts';
import { spareClasses } from './table-models.ts';
import { baseCells, classCounts, mostFrequent } from './value-counts.ts';

/** What a node costs. */
export interface Judgement {
  /** With every class suppressed that fails a model. */
  readonly all: Tally;
  /** With only those suppressed that would fail in every more specific node too: the same, where all models grow with a class. */
  readonly sure: Tally;
}

/** How a class fares: it stays, it fails a model, or it fails one that it would fail in every more specific node too. */
const [STAYS, FAILS, SURELY_FAILS] = [0, 1, 2];

/** Judges nodes of a lattice; gives the same object each time. `failed` receives a number above 0 for each class that is suppressed. */
export type Judge = (levels: ArrayLike<number>, classes: ClassList, failed?: Uint8Array) => Judgement;

export interface JudgeInput {
  readonly lattice: Lattice;
  readonly models: PreparedModels;
  readonly objective: Objective;
  /** Most rows that may be suppressed; what more of them cost is not added up. */
  readonly limit: number;
  /** The column that `loss.classification` would predict. */
  readonly target?: CodedColumn;
}

/** A judge of one search. */
export function judgeOf({ lattice, models, objective, limit, target }: JudgeInput): Judge {
  const { repeats, baseOfRow, fields, words } = lattice;
  const columns = models.sensitive.map(({ column }) => baseCells(lattice, column));
  const predicted = target === undefined ? undefined : baseCells(lattice, target);
  const byRow = { ...lattice, repeats: undefined };
  const all = emptyTally(lattice.levels.length);
  const sure = models.monotone ? all : emptyTally(lattice.levels.length);
  const verdicts = new Uint8Array(lattice.base.count);
  const gone = new Uint32Array(lattice.base.count);

  /** Adds up what it costs to suppress the classes whose fate is at least `least`, and counts those that stay. */
  const addUp = (tally: Tally, levels: ArrayLike<number>, { count, rows, words: tuples }: ClassList, fate: Uint8Array, least: number): void => {
    let [suppressed, classes, squares, lost] = [0, 0, 0, 0];
    for (let c = 0; c < count; c++) {
      const own = rows[c]!;
      if (fate[c]! >= least) {
        suppressed += own;
        gone[lost++] = c;
      } else if (own > 0) {
        classes++;
        squares += own * own;
      }
    }
    tally.suppressed = suppressed;
    tally.classes = classes;
    tally.squares = squares;
    // Nobody asks what more than may go would cost.
    if (!objective.ofColumns || suppressed > limit) return;
    for (let j = 0; j < fields.length; j++) {
      const costs = objective.extra[j]![levels[j]!]!;
      const { word, shift, mask } = fields[j]!;
      let sum = 0;
      if (costs.length === 1) sum = suppressed * costs[0]!;
      else for (let i = 0; i < lost; i++) sum += rows[gone[i]!]! * costs[(tuples[gone[i]! * words + word]! >>> shift) & mask]!;
      tally.extra[j] = sum;
    }
  };

  /** Judges the classes one by one by all models, where sizes are not enough. */
  const byModels = (fate: Uint8Array, classes: ClassList, sizes: Uint32Array): void => {
    const counts = columns.map((column) => classCounts(column, classes, lattice));
    const facts: { -readonly [Key in keyof ClassFacts]: ClassFacts[Key] } = { size: 0, population: 0, counts: [] };
    for (let c = 0; c < classes.count; c++) {
      // Most classes of specific nodes are too small whatever they hold.
      if (sizes[c]! < models.k) {
        fate[c] = sizes[c] === 0 ? STAYS : SURELY_FAILS;
        continue;
      }
      facts.size = sizes[c]!;
      facts.population = classes.population.length === 0 ? 0 : classes.population[c]!;
      facts.counts = counts.map((matrix, at) => matrix.subarray(c * columns[at]!.values, (c + 1) * columns[at]!.values));
      fate[c] = facts.size === 0 || models.passes(facts) ? STAYS : models.growing(facts) ? FAILS : SURELY_FAILS;
    }
  };

  return (levels, classes, failed) => {
    const { count, rows } = classes;
    const sizes = repeats === undefined ? rows : subjectsPerClass(rows, count, repeats, (row) => classes.ofBase[baseOfRow[row]!]!);
    const fate = failed ?? verdicts;
    if (models.sizeOnly) for (let c = 0; c < count; c++) fate[c] = sizes[c]! < models.k ? SURELY_FAILS : STAYS;
    else byModels(fate, classes, sizes);
    if (sure !== all) addUp(sure, levels, classes, fate, SURELY_FAILS);
    // Models of the whole release leave out its smallest classes until they hold, as ARX does.
    if (models.ofTable.length > 0) for (const c of spareClasses(models.ofTable, classes, sizes, fate)) fate[c] = FAILS;
    addUp(all, levels, classes, fate, FAILS);
    if (!objective.ofColumns) foresee(sure, classes, fate, lattice.rows, models.k);
    if (predicted !== undefined && all.suppressed <= limit) {
      // The loss is of rows, whomever they are about.
      const counts = classCounts(predicted, classes, byRow);
      all.minority = 0;
      for (let c = 0; c < count; c++) if (fate[c] === STAYS) all.minority += rows[c]! - mostFrequent(counts, c * predicted.values, predicted.values);
    }
    return { all, sure };
  };
}

/**
 * What more specific nodes may come to. A class of s rows splits there into at most ⌊s/k⌋ classes that stay, which
 * have at least s²/⌊s/k⌋ for their sum of squares (Cauchy and Schwarz); to suppress some of its rows instead costs more,
 * as each then costs all rows of the table.
 */
function foresee(tally: Tally, { count, rows }: ClassList, fate: Uint8Array, all: number, k: number): void {
  let [most, least] = [0, 0];
  for (let c = 0; c < count; c++) {
    const own = rows[c]!;
    if (fate[c]! >= SURELY_FAILS || own === 0) continue;
    const parts = Math.floor(own / k);
    most += parts;
    // A class that cannot split may lose rows to become smaller: worth it only where twice its rows are more than the table's.
    least += parts === 0 ? 0 : 2 * own <= all || parts > 1 ? (own * own) / parts : own;
  }
  tally.mostClasses = most;
  tally.leastDiscernibility = least + all * tally.suppressed;
}
