import { asCoded, columnOf, type Table } from '../../columns/column.ts';
import { levelTable } from '../../columns/level-table.ts';
import type { PublishedRecoding } from '../../columns/disclose.ts';
import type { Hierarchy } from '../../schema/hierarchy.ts';
import { lmArithmetic, lmGeometric, lmOfColumn } from '../../stats/generalization-loss.ts';
import type { Measure } from '../measure.ts';

export interface GeneralizationInput {
  /** The quasi-identifiers as collected, before any step. */
  readonly collected: Table;
  readonly quasiIdentifiers: readonly string[];
  /** Rows of `collected` that were released. */
  readonly rows: Uint32Array;
  /** Columns that the release still holds. */
  readonly releasedColumns: ReadonlySet<string>;
  readonly recodings: ReadonlyMap<string, PublishedRecoding>;
  readonly hierarchies: ReadonlyMap<string, Hierarchy>;
}

/**
 * `loss.lm.geometric`, `loss.lm.arithmetic` and `loss.ncp` of a release against the table as collected.
 * The domain of a column is its distinct collected values. A row that was not released and a column that
 * was left out are fully lost.
 */
export function generalizationLoss(input: GeneralizationInput): Measure[] {
  const { collected, rows } = input;
  const absent = collected.rows - rows.length;
  const lm: number[] = [];
  const ncp: number[] = [];
  for (const name of input.quasiIdentifiers) {
    const column = asCoded(columnOf(collected, name));
    const recoding = input.recodings.get(name);
    const hierarchy = recoding?.hierarchy ?? input.hierarchies.get(name);
    if (!input.releasedColumns.has(name)) {
      lm.push(1);
      ncp.push(1);
      continue;
    }
    const table = hierarchy === undefined ? undefined : levelTable(column, hierarchy);
    const domain = table?.domain ?? new Set(column.codes).size;
    const level = recoding?.level ?? 0;
    let shares = absent;
    let penalties = absent;
    for (const row of rows) {
      const leaves = table === undefined ? 1 : table.leaves[level]![table.codes[level]![column.codes[row]!]!]!;
      shares += leaves / domain;
      penalties += leaves > 1 ? leaves / domain : 0;
    }
    lm.push(lmOfColumn(shares, collected.rows, domain));
    ncp.push(collected.rows === 0 ? 0 : penalties / collected.rows);
  }
  const parameters = { domain: 'observed values', columns: input.quasiIdentifiers.join(', ') };
  const exact = (id: string, value: number): Measure => ({ id, value, interval: null, intervalKind: 'exact', parameters });
  return [exact('loss.lm.geometric', lmGeometric(lm)), exact('loss.lm.arithmetic', lmArithmetic(lm)), exact('loss.ncp', ncp.length === 0 ? 0 : ncp.reduce((a, b) => a + b, 0) / ncp.length)];
}
