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
  /** The column that `loss.classification` would predict. */
  readonly target?: CodedColumn;
}

/** A judge of one search. */
export function judgeOf({ lattice, models, objective, target }: JudgeInput): Judge {
  const { repeats, baseOfRow } = lattice;
  const columns = models.sensitive.map(({ column }) => baseCells(lattice, column));
  const predicted = target === undefined ? undefined : baseCells(lattice, target);
  const all = emptyTally(lattice.levels.length);
  const sure = models.monotone ? all : emptyTally(lattice.levels.length);
  const verdicts = new Uint8Array(lattice.base.count);

  /** Judges the classes one by one by all models, where sizes are not enough. */
  const byModels = (fate: Uint8Array, classes: ClassList, sizes: Uint32Array): void => {
    const counts = columns.map((column) => classCounts(column, classes, lattice));
    const facts: { -readonly [Key in keyof ClassFacts]: ClassFacts[Key] } = { size: 0, population: 0, counts: [] };
    for (let c = 0; c < classes.count; c++) {
      facts.size = sizes[c]!;
      facts.population = classes.population.length === 0 ? 0 : classes.population[c]!;
      facts.counts = counts.map((matrix, at) => matrix.subarray(c * columns[at]!.values, (c + 1) * columns[at]!.values));
      fate[c] = facts.size === 0 || models.passes(facts) ? STAYS : models.growing(facts) ? FAILS : SURELY_FAILS;
    }
  };

  return (levels, classes, failed) => {
    const { count, rows } = classes;
    const fate = failed ?? verdicts;
    const sizes = repeats === undefined ? rows : subjectsPerClass(rows, count, repeats, (row) => classes.ofBase[baseOfRow[row]!]!);
    if (models.sizeOnly) for (let c = 0; c < count; c++) fate[c] = sizes[c]! < models.k ? SURELY_FAILS : STAYS;
    else byModels(fate, classes, sizes);
    if (sure !== all) addUp(sure, levels, classes, fate, SURELY_FAILS, lattice, objective);
    // Models of the whole release leave out its smallest classes until they hold, as ARX does.
    if (models.ofTable.length > 0) for (const c of spareClasses(models.ofTable, classes, sizes, fate)) fate[c] = FAILS;
    addUp(all, levels, classes, fate, FAILS, lattice, objective);
    if (predicted !== undefined) {
      const counts = classCounts(predicted, classes, lattice);
      all.minority = 0;
      for (let c = 0; c < count; c++) if (fate[c] === STAYS) all.minority += rows[c]! - mostFrequent(counts, c * predicted.values, predicted.values);
    }
    return { all, sure };
  };
}

/** Adds up what it costs to suppress the classes whose fate is at least `gone`, and counts those that stay. */
function addUp(tally: Tally, levels: ArrayLike<number>, { count, rows, words: tuples }: ClassList, fate: Uint8Array, gone: number, { fields, words }: Lattice, { extra, ofColumns }: Objective): void {
  const uneven = ofColumns ? fields.flatMap((_, j) => (extra[j]![levels[j]!]!.length > 1 ? [j] : [])) : [];
  const costs = uneven.map((j) => extra[j]![levels[j]!]!);
  const at = Int32Array.from(uneven, (j) => fields[j]!.word);
  const shifts = Int32Array.from(uneven, (j) => fields[j]!.shift);
  const masks = Int32Array.from(uneven, (j) => fields[j]!.mask);
  const sums = new Float64Array(uneven.length);
  let [suppressed, classes, squares] = [0, 0, 0];
  for (let c = 0; c < count; c++) {
    const own = rows[c]!;
    if (fate[c]! >= gone) {
      suppressed += own;
      for (let i = 0; i < sums.length; i++) sums[i]! += own * costs[i]![(tuples[c * words + at[i]!]! >>> shifts[i]!) & masks[i]!]!;
    } else if (own > 0) {
      classes++;
      squares += own * own;
    }
  }
  tally.suppressed = suppressed;
  tally.classes = classes;
  tally.squares = squares;
  for (let j = 0; j < fields.length; j++) tally.extra[j] = suppressed * extra[j]![levels[j]!]![0]!;
  uneven.forEach((j, i) => (tally.extra[j] = sums[i]!));
}
