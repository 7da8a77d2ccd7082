import { columnOf, MISSING_INTEGER, type Column, type NumberColumn, type Table } from '../../columns/column.ts';
import type { FullDomainRecoding, PublishedRecoding } from '../../columns/disclose.ts';
import { rowsByClass } from '../../columns/joint-classes.ts';
import { codedInOrder, labelCover, valueDomain, type LabelCover } from './label-cover.ts';

/** Numbers on both sides, compared by |x − y| / range. */
export interface AlignedNumbers {
  readonly kind: 'number';
  readonly column: Column;
  /** NaN is missing. */
  readonly released: Float64Array;
  readonly targets: Float64Array;
  /** One over the range of the targets' values; 1 where they do not vary. */
  readonly scale: number;
  /** Distance between a value and a missing released one: less than 1 where cells were left out. */
  readonly missingCost: number;
}

/** Released labels, each of which may stand for several raw values. */
export interface AlignedLabels {
  readonly kind: 'label';
  readonly column: Column;
  readonly labels: number;
  /** Label of each released row, numbered in the order of the texts. */
  readonly released: Uint32Array;
  /** Raw value of each target. */
  readonly targets: Uint32Array;
  /** Raw values by label. */
  readonly cover: LabelCover;
  /** Labels that may stand for a raw value, by value: `over.values[over.starts[v]] …`. */
  readonly over: LabelCover;
  /** Cost of a label where it may stand for the target's value. */
  readonly cost: Float64Array;
}

/** One column of the release beside the same column of the targets' raw values. */
export type AlignedColumn = AlignedNumbers | AlignedLabels;

/**
 * What a label that leaves every value open costs in distance, as a share of a plain mismatch: between a match and a
 * mismatch, because it speaks neither for a row nor against it. Assumed.
 */
const OPEN_COST = 0.5;

/**
 * The columns that release and targets share, with a distance in [0, 1] for each, after Gower. Numbers: |x − y| over the
 * range of the targets' values, at most 1, so that the scale is the same for every strategy. Labels: 1 where a label
 * cannot stand for the target's value, else half the share of the domain that it leaves open beside that value (0 where
 * it is exact, ½ for `*`). Missing equals missing and is at distance 1 from any
 * value; where the release left out single cells, a missing one may stand for any value, as `*` does.
 *
 * Source: J. C. Gower, A general coefficient of similarity and some of its properties, Biometrics 27 (1971) 857–871,
 * doi:10.2307/2528823; as the distance of Giomi et al., PoPETs 2023(2), §5. The rule for labels is this project's.
 */
export function alignedColumns(released: Table, targets: Table, names: readonly string[], recodings: ReadonlyMap<string, PublishedRecoding>): AlignedColumn[] {
  return names.filter((name) => released.columns.has(name) && targets.columns.has(name)).map((name) => aligned(columnOf(released, name), columnOf(targets, name), recodings.get(name)));
}

function aligned(column: Column, raw: Column, recoding: PublishedRecoding | undefined): AlignedColumn {
  if (isAsCollected(recoding) && column.kind === 'number' && raw.kind === 'number') {
    const targets = knownNumbers(raw);
    let [least, most] = [Infinity, -Infinity];
    for (const value of targets) {
      if (value < least) least = value;
      if (value > most) most = value;
    }
    return { kind: 'number', column, released: knownNumbers(column), targets, scale: most > least ? 1 / (most - least) : 1, missingCost: recoding?.cellsSuppressed === true ? OPEN_COST : 1 };
  }
  const coded = codedInOrder(column);
  const domain = valueDomain(raw);
  const cover = labelCover(coded, domain, recoding);
  const labels = coded.dictionary.length;
  const rest = Math.max(1, domain.texts.length - 1);
  const cost = Float64Array.from({ length: labels }, (_, label) => (OPEN_COST * Math.max(0, cover.starts[label + 1]! - cover.starts[label]! - 1)) / rest);
  return { kind: 'label', column: coded, labels, released: coded.codes, targets: domain.codes, cover, over: reversed(cover, domain.texts.length), cost };
}

/** Whether released values are as fine as raw ones, cells left out aside. */
export function isAsCollected(recoding: PublishedRecoding | undefined): recoding is FullDomainRecoding | undefined {
  return recoding === undefined || (recoding.kind !== 'local' && recoding.level === 0);
}

/** A column's numbers with NaN where one is missing. */
export function knownNumbers({ values }: NumberColumn): Float64Array {
  return values instanceof Float64Array ? values : Float64Array.from(values, (value) => (value === MISSING_INTEGER ? Number.NaN : value));
}

/** Labels by value from values by label. */
function reversed(cover: LabelCover, values: number): LabelCover {
  const labelOf = new Uint32Array(cover.values.length);
  for (let label = 0; label + 1 < cover.starts.length; label++) labelOf.fill(label, cover.starts[label]!, cover.starts[label + 1]!);
  const { starts, rows } = rowsByClass(cover.values, values);
  return { starts, values: rows.map((pair) => labelOf[pair]!) };
}

/** Whether a released label may stand for a raw value. */
export function mayStandFor({ over }: AlignedLabels, label: number, value: number): boolean {
  for (let at = over.starts[value]!; at < over.starts[value + 1]!; at++) if (over.values[at] === label) return true;
  return false;
}
