import type { Draws } from '../../../random/draws.ts';
import { permutation } from '../../../random/permutation.ts';
import { overReplicates } from '../../../stats/intervals.ts';
import { ClassSplitter } from './class-splitter.ts';
import { emptySet } from './column-subsets.ts';
import type { DistinctRows } from './named-columns.ts';
import { VALUE_KINDS, valuesOf, type SubsetValues, type ValueKind } from './subset-values.ts';

/**
 * The Shapley value of each player of a game whose value for every set of players is known: the mean of
 * what the player adds, over all orders in which the players may come,
 *
 *   φᵢ = Σ_{S ∌ i} |S|!·(m − |S| − 1)!/m! · (v(S ∪ i) − v(S)).
 *
 * The values add up to v(all) − v(none). Source: L. S. Shapley, A value for n-person games, in Kuhn and
 * Tucker (eds.), Contributions to the Theory of Games II, Annals of Mathematics Studies 28, Princeton 1953, 307–317.
 */
export function shapleyValues(values: Float64Array, players: number): Float64Array {
  // weights[s]: of a set of s players that the player joins.
  const weights = Float64Array.from({ length: players }, (_, others) => {
    let inverse = players;
    for (let i = 1; i <= others; i++) inverse *= (players - i) / i;
    return 1 / inverse;
  });
  const shapley = new Float64Array(players);
  for (let set = 1; set < values.length; set++) {
    let size = 0;
    for (let rest = set; rest !== 0; rest &= rest - 1) size += 1;
    const weight = weights[size - 1]!;
    for (let player = 0; player < players; player++) {
      if (((set >>> player) & 1) === 1) shapley[player]! += weight * (values[set]! - values[set ^ (1 << player)]!);
    }
  }
  return shapley;
}

/** The values of the sets that grow by one column at a time; the last is that of all columns in `order`. */
export function valuesAlong(rows: DistinctRows, order: Iterable<number>, splitter = new ClassSplitter(rows, false)): SubsetValues[] {
  const view = emptySet(rows);
  const values = [valuesOf(view, rows.rows)];
  let level = 0;
  for (const column of order) {
    // Once nobody shares a class, more columns change nothing.
    if (level === 0 || view.together > 0) {
      level += 1;
      splitter.split(level, column, true);
      splitter.report(level, view);
    }
    values.push(valuesOf(view, rows.rows));
  }
  return values;
}

export interface SampledShapley {
  readonly value: number;
  /** 95 %, over the orders drawn. */
  readonly interval: readonly [number, number];
}

/**
 * Shapley values as means over orders of the columns drawn at random, for more columns than all sets
 * can be tried for; the interval is Student's over the orders. Values still add up exactly.
 * Source: Castro, Gómez and Tejada, Polynomial calculation of the Shapley value based on sampling, Computers &
 * Operations Research 36(5) (2009) 1726–1730, doi:10.1016/j.cor.2008.04.004.
 */
export function sampledShapley(rows: DistinctRows, orders: number, draws: Draws): Readonly<Record<ValueKind, readonly SampledShapley[]>> {
  const players = rows.codes.length;
  const splitter = new ClassSplitter(rows, false);
  const added = VALUE_KINDS.map(() => Array.from({ length: players }, () => new Float64Array(orders)));
  for (let draw = 0; draw < orders; draw++) {
    const order = permutation(players, draws, draw);
    const values = valuesAlong(rows, order, splitter);
    order.forEach((player, at) => {
      VALUE_KINDS.forEach((kind, of) => (added[of]![player]![draw] = values[at + 1]![kind] - values[at]![kind]));
    });
  }
  const summary = (of: number): SampledShapley[] =>
    added[of]!.map((own) => {
      const { value, interval } = overReplicates([...own]);
      return { value, interval: interval ?? [value, value] };
    });
  return { sampleUnique: summary(0), prosecutor: summary(1), entropy: summary(2) };
}
