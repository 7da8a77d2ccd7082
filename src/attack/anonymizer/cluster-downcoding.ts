import type { CodedColumn } from '../../columns/column.ts';
import { exp, ln, pow } from '../../stats/elementary.ts';
import { publishedCells, type RefinedClass } from './downcoding.ts';
import type { PublishedNode } from './published-nodes.ts';

/**
 * What the adversary knows of how the data are distributed: people come in clusters, most are just like
 * the cluster's centre, and some differ from it in many columns (heteroskedastic clusters).
 */
export interface ClusterModel {
  /** The centre of each cluster: a value for each column. Columns have two values. */
  readonly centres: readonly (readonly string[])[];
  /** Share of the people who differ from their centre; in (0, 1). */
  readonly loudShare: number;
  /** Share of the columns in which such a person differs, each independently; in (0, 1). */
  readonly loudColumns: number;
}

/**
 * Downcoding with knowledge of the distribution: recovers whole records.
 *
 * In a tight release a column of a class is generalized only if somebody in the class differs in it. With
 * m of the n rows loud, each column is generalized with probability 1 − (1 − f)^m (m < n, f the share of
 * columns in which a loud row differs), so the number of generalized columns tells m. Where it is one, that
 * row differs from the centre in exactly the generalized columns and agrees in the others: all rows of the
 * class are known to the last cell.
 * The posterior of m takes binomial likelihoods and a binomial prior; a claim is made where the cells left
 * as they were agree with one centre only and the probability of m = 1 is at least `minConfidence`. That
 * probability takes the class to be drawn from one cluster; a class that the algorithm put together from
 * several is not in the model.
 *
 * Source: A. Cohen, Attacks on deidentification's defenses, USENIX Security 2022 (clustered
 * heteroskedastic data, a constant share of records recovered in full). The clusters, the columns of two
 * values and the posterior are this implementation's simplest case of that, not the paper's constants.
 */
export function downcodeClusters(columns: readonly CodedColumn[], nodes: readonly ReadonlyMap<string, PublishedNode>[], model: ClusterModel, minConfidence = 0.5): RefinedClass[] {
  return publishedCells(columns).flatMap(({ rows, cells }) => {
    const open = cells.map((label, j) => (nodes[j]!.get(label)?.children.length ?? 0) > 0);
    const generalized = open.filter(Boolean).length;
    const fitting = model.centres.filter((centre) => cells.every((label, j) => open[j]! || label === centre[j]));
    if (fitting.length !== 1 || generalized === 0 || rows.length < 2) return [];
    const confidence = chanceOfOneLoud(rows.length, columns.length, generalized, model);
    if (confidence < minConfidence) return [];
    const centre = fitting[0]!;
    const other = centre.map((value, j) => (open[j]! ? nodes[j]!.get(cells[j]!)!.children.find((child) => child !== value)! : value));
    return [{ rows, cells: Array.from(rows, (_, i) => (i === 0 ? other : centre)), finer: rows.length, confidence }];
  });
}

/** P(one loud row | so many of the columns are generalized), for a class of `size` rows. */
export function chanceOfOneLoud(size: number, columns: number, generalized: number, { loudShare, loudColumns }: Omit<ClusterModel, 'centres'>): number {
  const logs = Array.from({ length: size }, (_, i) => {
    const loud = i + 1;
    // Where nobody sits at the centre all may also agree on the other value.
    const agree = pow(1 - loudColumns, loud) + (loud === size ? pow(loudColumns, size) : 0);
    return logChoose(size, loud) + loud * ln(loudShare) + (size - loud) * ln(1 - loudShare) + generalized * ln(1 - agree) + (columns - generalized) * ln(agree);
  });
  const most = Math.max(...logs);
  const weights = logs.map((log) => exp(log - most));
  return weights[0]! / weights.reduce((sum, weight) => sum + weight, 0);
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += ln((n - k + i) / i);
  return sum;
}
