import { asCoded, cellText, columnOf, MISSING_INTEGER, type NumberColumn, type Table } from '../../columns/column.ts';
import { sqrt } from '../../stats/elementary.ts';
import { missing, NOTHING_LEFT, share } from '../exact-measure.ts';
import type { Measure } from '../measure.ts';

export interface PerturbationInput {
  /** The columns as collected, before any step. */
  readonly collected: Table;
  readonly released: Table;
  /** Row of `collected` behind each released row. */
  readonly rows: Uint32Array;
  /** Columns that were generalized or pseudonymized: their loss is counted elsewhere. */
  readonly replaced: ReadonlySet<string>;
}

/**
 * `loss.changed.share` and `loss.il1s` of what a release says of its rows, against the table as collected:
 * how many cells another value stands in, and how far the numbers among them moved.
 */
export function perturbationLoss({ collected, released, rows, replaced }: PerturbationInput): Measure[] {
  const names = released.schema.columns.map(({ name }) => name).filter((name) => !replaced.has(name) && collected.columns.has(name));
  let changed = 0;
  const moved: number[] = [];
  for (const name of names) {
    const [before, after] = [columnOf(collected, name), columnOf(released, name)];
    if (before.kind === 'number' && after.kind === 'number') {
      const { cells, distance } = movedNumbers(before, after, rows);
      changed += cells;
      if (distance !== undefined) moved.push(distance);
    } else {
      const [was, is] = [asCoded(before), asCoded(after)];
      for (let row = 0; row < rows.length; row++) if (cellText(was, rows[row]!) !== cellText(is, row)) changed++;
    }
  }
  const parameters = { columns: names.join(', ') };
  const il1s = rows.length === 0 || moved.length === 0 ? missing('loss.il1s', parameters, rows.length === 0 ? NOTHING_LEFT : 'The release holds no column of numbers as collected.') : { id: 'loss.il1s', value: moved.reduce((sum, distance) => sum + distance, 0) / moved.length, interval: null, intervalKind: 'exact' as const, parameters };
  return [share('loss.changed.share', changed, rows.length * names.length, parameters), il1s];
}

/** Changed cells, and the mean distance in units of √2 standard deviations of the collected rows; no distance without spread. */
function movedNumbers(before: NumberColumn, after: NumberColumn, rows: Uint32Array): { readonly cells: number; readonly distance: number | undefined } {
  const known = Float64Array.from(before.values).filter((value) => !isMissing(value));
  const mean = known.reduce((sum, value) => sum + value / known.length, 0);
  const sd = sqrt(known.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / Math.max(1, known.length - 1));
  let [cells, distance, pairs] = [0, 0, 0];
  for (let row = 0; row < rows.length; row++) {
    const [was, is] = [before.values[rows[row]!]!, after.values[row]!];
    if (isMissing(was) || isMissing(is)) {
      if (isMissing(was) !== isMissing(is)) cells++;
      continue;
    }
    pairs++;
    if (was !== is) cells++;
    distance += Math.abs(was - is);
  }
  return { cells, distance: sd === 0 || pairs === 0 ? undefined : distance / pairs / (Math.SQRT2 * sd) };
}

function isMissing(value: number): boolean {
  return Number.isNaN(value) || value === MISSING_INTEGER;
}
