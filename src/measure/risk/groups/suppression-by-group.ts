import { exact, missing, NOTHING_LEFT, share } from '../../exact-measure.ts';
import type { Measure } from '../../measure.ts';
import { shownGroups, type RowGroups } from './row-groups.ts';

export interface GroupSuppression {
  readonly group: string;
  readonly rows: number;
  readonly suppressed: number;
  readonly share: number;
}

export interface SuppressionByGroup {
  readonly dimension: string;
  readonly rows: number;
  readonly suppressed: number;
  readonly groups: readonly GroupSuppression[];
  /** Rows whose groups are too small to show. */
  readonly leftOut: number;
  readonly measures: readonly Measure[];
}

/**
 * Who is left out: suppression removes those who stand out, so that minorities vanish first and statistics on
 * them are off. `kept` lists the rows of the grouped table that remain, each once.
 */
export function suppressionByGroup(groups: RowGroups, kept: Uint32Array, { least = 10 }: { readonly least?: number } = {}): SuppressionByGroup {
  const { dimension, ofRow, names } = groups;
  const remains = new Uint8Array(ofRow.length);
  for (const row of kept) {
    if (row >= ofRow.length) throw new Error(`groups.kept: expected rows from 0 to ${ofRow.length - 1}, got ${row}`);
    if (remains[row] === 1) throw new Error(`groups.kept: expected each row once, got ${row} twice`);
    remains[row] = 1;
  }
  const rows = new Uint32Array(names.length);
  const gone = new Uint32Array(names.length);
  ofRow.forEach((group, row) => {
    rows[group]! += 1;
    if (remains[row] === 0) gone[group]! += 1;
  });
  const { shown, names: shownNames, leftOut } = shownGroups(names, rows, least);
  const sums = shownNames.map((group) => ({ group, rows: 0, suppressed: 0 }));
  shown.forEach((at, group) => {
    if (at < 0) return;
    sums[at]!.rows += rows[group]!;
    sums[at]!.suppressed += gone[group]!;
  });
  const all = { dimension, rows: ofRow.length, suppressed: ofRow.length - kept.length, groups: sums.map((own) => ({ ...own, share: own.suppressed / own.rows })), leftOut };
  return { ...all, measures: suppressionMeasures(all) };
}

function suppressionMeasures({ dimension, rows, suppressed, groups }: Omit<SuppressionByGroup, 'measures'>): Measure[] {
  const parameters = { unit: 'row', dimension };
  const highest = groups.reduce((most, group) => Math.max(most, group.share), 0);
  const note = rows === 0 ? NOTHING_LEFT : suppressed === 0 ? 'No row is left out.' : 'Every group is too small to show.';
  return [
    ...groups.map((own) => share('suppressed.share', own.suppressed, own.rows, { ...parameters, group: own.group })),
    suppressed === 0 || groups.length === 0 ? missing('suppressed.disparity', parameters, note) : exact('suppressed.disparity', highest / (suppressed / rows), parameters),
  ];
}
