import type { EquivalenceClasses } from '../../../columns/equivalence-classes.ts';
import type { Hierarchy } from '../../../schema/hierarchy.ts';
import { exp, ln } from '../../../stats/elementary.ts';
import { LEVELS, TIE, type AchievedLevel, type LevelId } from './achieved-measures.ts';
import { classDistances } from './class-distances.ts';
import { sensitiveCells, type SensitiveCells, type SensitiveRows } from './sensitive-cells.ts';

export interface LevelOptions {
  /** Rows that classes are compared with; absent: the table's own. */
  readonly yardstick?: SensitiveRows;
  /** The column's hierarchy, for the hierarchical distance, and for the ordered one where it states an order. */
  readonly hierarchy?: Hierarchy;
}

/**
 * The level of each privacy model that the classes of a table achieve for one sensitive column, from the columns.
 * Each level's definition, with its source, is in `achieved-definitions.ts`; `level-query.ts` counts the same by SQL.
 */
export function achievedLevels(classes: EquivalenceClasses, sensitive: SensitiveRows, { yardstick, hierarchy }: LevelOptions = {}): AchievedLevel[] {
  const cells = sensitiveCells(classes, sensitive, { ...(yardstick === undefined ? {} : { yardstick }), ...(hierarchy?.order === undefined ? {} : { order: hierarchy.order }) });
  const metrics = classMetrics(cells, hierarchy);
  return LEVELS.flatMap((level) => {
    const byClass = metrics.get(keyOf(level));
    return byClass === undefined ? [] : [{ ...level, ...worstOf(byClass, cells.members, level.id.endsWith('.min')) }];
  });
}

function keyOf(level: { readonly id: LevelId; readonly l?: number }): string {
  return `${level.id} ${level.l ?? ''}`;
}

/** The worst of all classes, and the members of those that reach it. */
function worstOf(byClass: Float64Array, members: Uint32Array, least: boolean): { worst: number; members: number } {
  let worst = least ? Infinity : -Infinity;
  for (const value of byClass) worst = least ? Math.min(worst, value) : Math.max(worst, value);
  const room = Number.isFinite(worst) ? TIE * Math.max(1, worst) : 0;
  let held = 0;
  byClass.forEach((value, c) => {
    if (least ? value <= worst + room : value >= worst - room) held += members[c]!;
  });
  return { worst, members: held };
}

/** Each class's level by the id of the measure. */
function classMetrics(cells: SensitiveCells, hierarchy: Hierarchy | undefined): Map<string, Float64Array> {
  const { starts, value, count, expected } = cells;
  const classes = starts.length - 1;
  const metrics = new Map<string, Float64Array>(classDistances(cells, hierarchy));
  const metric = (id: LevelId, l?: number): Float64Array => {
    const own = new Float64Array(classes);
    metrics.set(keyOf(l === undefined ? { id } : { id, l }), own);
    return own;
  };
  const entropy = metric('diversity.entropy.min');
  const [second, third] = [metric('diversity.recursive-c.max', 2), metric('diversity.recursive-c.max', 3)];
  const share = metric('diversity.share.max');
  const [gain, enhanced] = [metric('likeness.beta.max'), metric('likeness.enhanced-beta.max')];
  const change = metric('disclosure.delta.max');
  const known = expected.reduce((values, q) => values + Number(q > 0), 0);
  for (let c = 0; c < classes; c++) {
    const [from, to] = [starts[c]!, starts[c + 1]!];
    let [size, most, next, logs] = [0, 0, 0, 0];
    for (let i = from; i < to; i++) {
      const n = count[i]!;
      size += n;
      logs += n * ln(n);
      if (n > most) [most, next] = [n, most];
      else if (n > next) next = n;
    }
    let [greatest, bounded, apart, held] = [-Infinity, true, 0, 0];
    for (let i = from; i < to; i++) {
      const q = expected[value[i]!]!;
      const gained = q > 0 ? (count[i]! / size - q) / q : Infinity;
      if (gained > greatest) greatest = gained;
      if (q === 0 || gained > -ln(q) + TIE) bounded = false;
      apart = q > 0 ? Math.max(apart, Math.abs(ln(count[i]! / size / q)) / LN2) : Infinity;
      if (q > 0) held++;
    }
    // Rounding must not take a class of one value below one.
    entropy[c] = Math.max(1, exp(ln(size) - logs / size));
    second[c] = size > most ? most / (size - most) : Infinity;
    third[c] = size > most + next ? most / (size - most - next) : Infinity;
    share[c] = most / size;
    gain[c] = greatest;
    enhanced[c] = bounded ? greatest : Infinity;
    change[c] = held < known ? Infinity : apart;
  }
  return metrics;
}

const LN2 = ln(2);
