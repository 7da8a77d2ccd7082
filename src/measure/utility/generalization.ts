import { asCoded, columnOf, type CodedColumn, type Table } from '../../columns/column.ts';
import { levelTable } from '../../columns/level-table.ts';
import type { LocalRecoding, PublishedRecoding } from '../../columns/disclose.ts';
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
  /** The release, row i of which is row `rows[i]` as collected; needed where labels or gaps differ from row to row. */
  readonly released?: Table;
  readonly recodings: ReadonlyMap<string, PublishedRecoding>;
  readonly hierarchies: ReadonlyMap<string, Hierarchy>;
}

/**
 * `loss.lm.geometric`, `loss.lm.arithmetic` and `loss.ncp` of a release against the table as collected.
 * The domain of a column is its distinct collected values. A row that was not released and a column that
 * was left out are fully lost, as is a cell that a step suppressed; a value that was missing loses nothing by
 * being missing still. Under a local recoding the values below a label are those that the label covers.
 */
export function generalizationLoss(input: GeneralizationInput): Measure[] {
  const { collected, rows } = input;
  const absent = collected.rows - rows.length;
  const lm: number[] = [];
  const ncp: number[] = [];
  for (const name of input.quasiIdentifiers) {
    const column = asCoded(columnOf(collected, name));
    const recoding = input.recodings.get(name);
    if (!input.releasedColumns.has(name)) {
      lm.push(1);
      ncp.push(1);
      continue;
    }
    const domain = new Set(column.codes).size;
    const leavesOf = recoding?.kind === 'local' ? coveredValues(column, recoding, input, name) : valuesBelow(column, recoding, input, name, domain);
    let shares = absent;
    let penalties = absent;
    rows.forEach((row, released) => {
      const leaves = leavesOf(row, released);
      shares += leaves / domain;
      penalties += leaves > 1 ? leaves / domain : 0;
    });
    lm.push(lmOfColumn(shares, collected.rows, domain));
    ncp.push(collected.rows === 0 ? 0 : penalties / collected.rows);
  }
  const parameters = { domain: 'observed values', columns: input.quasiIdentifiers.join(', ') };
  const exact = (id: string, value: number): Measure => ({ id, value, interval: null, intervalKind: 'exact', parameters });
  return [exact('loss.lm.geometric', lmGeometric(lm)), exact('loss.lm.arithmetic', lmArithmetic(lm)), exact('loss.ncp', ncp.length === 0 ? 0 : ncp.reduce((a, b) => a + b, 0) / ncp.length)];
}

/** Domain values that a row's cell may stand for: row as collected, row of the release. */
type LeavesOf = (row: number, released: number) => number;

/** Under one level for the whole column; all of them where the cell was suppressed. */
function valuesBelow(column: CodedColumn, recoding: Exclude<PublishedRecoding, LocalRecoding> | undefined, input: GeneralizationInput, name: string, domain: number): LeavesOf {
  const hierarchy = recoding?.hierarchy ?? input.hierarchies.get(name);
  const level = recoding?.level ?? 0;
  const table = hierarchy === undefined || level === 0 ? undefined : levelTable(column, hierarchy);
  const gaps = recoding?.cellsSuppressed === true ? asCoded(columnOf(releasedOf(input), name)) : undefined;
  return (row, released) => {
    const code = column.codes[row]!;
    if (gaps !== undefined && gaps.dictionary[gaps.codes[released]!] === null && column.dictionary[code] !== null) return domain;
    return table === undefined ? 1 : table.leaves[level]![table.codes[level]![code]!]!;
  };
}

/** Under the label that the row itself was given. */
function coveredValues(column: CodedColumn, recoding: LocalRecoding, input: GeneralizationInput, name: string): LeavesOf {
  const used = new Set(column.codes);
  const placed = recoding.place(Array.from(used, (code) => column.dictionary[code] ?? null));
  const labels = asCoded(columnOf(releasedOf(input), name));
  const leaves = labels.dictionary.map((label) => {
    const [from, to] = placed.span(label);
    return to - from;
  });
  return (_, released) => leaves[labels.codes[released]!]!;
}

function releasedOf({ released }: GeneralizationInput): Table {
  if (released === undefined) throw new Error('generalizationLoss.released: expected the release, whose labels differ from row to row, got none');
  return released;
}
