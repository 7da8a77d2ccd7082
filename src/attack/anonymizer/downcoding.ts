import type { CodedColumn } from '../../columns/column.ts';
import { equivalenceClasses } from '../../columns/equivalence-classes.ts';
import { rowsByClass } from '../../columns/joint-classes.ts';
import type { PublishedNode } from './published-nodes.ts';

/** Finer cells that an attack claims for the rows of one published class; rows of a class are interchangeable. */
export interface RefinedClass {
  /** Rows of the release. */
  readonly rows: Uint32Array;
  /** Claimed labels, row by row and column by column: the claim is that some order of the rows fits them. */
  readonly cells: readonly (readonly string[])[];
  /** How many of the rows have a cell that is strictly finer than published. */
  readonly finer: number;
  /** The attacker's probability that the whole claim is right, in [0, 1]. */
  readonly confidence: number;
}

/** The classes of published columns, with the labels that their rows share. */
export function publishedCells(columns: readonly CodedColumn[]): { readonly rows: Uint32Array; readonly cells: readonly string[] }[] {
  const { ofRow, count } = equivalenceClasses(columns);
  const grouped = rowsByClass(ofRow, count);
  return Array.from({ length: count }, (_, own) => {
    const rows = grouped.rows.slice(grouped.starts[own], grouped.starts[own + 1]);
    return { rows, cells: columns.map((column) => column.dictionary[column.codes[rows[0]!]!] ?? '') };
  });
}

/**
 * Downcoding by minimality alone: recovers finer cells from nothing but the release, the hierarchies and
 * the knowledge that the algorithm generalized no further than each class needed.
 *
 * Had all rows of a class been under one child of a published label, the child would have been published.
 * So where a label has exactly two children, at least one row is under each, and the claim gives one row
 * of the class the one and another row the other. In a class of two rows both are recovered in that
 * column. One column per class is claimed, the one whose children are finest, since nothing says which
 * row of one column goes with which of another. Right with certainty against every minimal algorithm;
 * against one that is not, only as often as chance puts rows on both sides.
 *
 * Source: A. Cohen, Attacks on deidentification's defenses, USENIX Security 2022 (downcoding attacks
 * against minimal hierarchical algorithms). The step here is the one that needs no knowledge of how the
 * data are distributed; `downcodeClusters` adds that.
 */
export function downcodeForced(columns: readonly CodedColumn[], nodes: readonly ReadonlyMap<string, PublishedNode>[]): RefinedClass[] {
  return publishedCells(columns).flatMap(({ rows, cells }) => {
    const split = cells.map((label, j) => ({ j, children: nodes[j]!.get(label)?.children ?? [] })).filter(({ children }) => children.length === 2 && rows.length >= 2);
    const widest = (j: number, children: readonly string[]): number => Math.max(...children.map((child) => nodes[j]!.get(child)!.leaves.size));
    const best = split.sort((a, b) => widest(a.j, a.children) - widest(b.j, b.children) || a.j - b.j)[0];
    if (best === undefined) return [];
    const claimed = Array.from(rows, (_, i) => (i < 2 ? cells.with(best.j, best.children[i]!) : cells));
    return [{ rows, cells: claimed, finer: 2, confidence: 1 }];
  });
}

/**
 * Whether a claim holds: whether the true rows of the class can be put in an order in which each lies
 * under the claimed row beside it (a perfect matching, by augmenting paths). Only a referee, who has the
 * raw rows, can ask this.
 *
 * @param truth The raw values of the class's rows, column by column within each row.
 */
export function refinementHolds(claimed: readonly (readonly string[])[], truth: readonly (readonly string[])[], nodes: readonly ReadonlyMap<string, PublishedNode>[]): boolean {
  const under = claimed.map((cells) => truth.map((values) => cells.every((label, j) => nodes[j]!.get(label)?.leaves.has(values[j]!) ?? false)));
  const claimOf = new Array<number>(truth.length).fill(-1);
  const place = (claim: number, tried: Uint8Array): boolean => {
    for (let row = 0; row < truth.length; row++) {
      if (!under[claim]![row]! || tried[row] === 1) continue;
      tried[row] = 1;
      if (claimOf[row] === -1 || place(claimOf[row]!, tried)) {
        claimOf[row] = claim;
        return true;
      }
    }
    return false;
  };
  return claimed.length === truth.length && claimed.every((_, claim) => place(claim, new Uint8Array(truth.length)));
}
