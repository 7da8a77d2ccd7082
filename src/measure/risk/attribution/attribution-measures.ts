import { exact, missing, NOTHING_LEFT } from '../../exact-measure.ts';
import type { Measure } from '../../measure.ts';
import { VALUE_KINDS, type SubsetValues, type ValueKind } from './subset-values.ts';

/** What one column, or one group of columns, adds. */
export interface ColumnAttribution {
  readonly name: string;
  /** Different values, or combinations of a group's. */
  readonly distinct: number;
  /** Alone, beyond knowing nothing. Its entropy is the column's own bits. */
  readonly addOne: SubsetValues;
  /** What would be gone without it. Its entropy is the column's bits given all the others. */
  readonly dropOne: SubsetValues;
  /** Its fair part of the total: what it adds, averaged over all orders of the columns. */
  readonly shapley: SubsetValues;
  /** 95 % intervals of the Shapley values where they are sampled; null where they are exact. */
  readonly interval: Readonly<Record<ValueKind, readonly [number, number]>> | null;
}

/** What the columns of a file add, one by one and together. */
export interface AttributionFigures {
  readonly rows: number;
  readonly droppedRows: number;
  /** Orders drawn; null where all sets were tried. */
  readonly orders: number | null;
  /** Of nothing known, of all columns known, and their difference, which the Shapley values add up to. */
  readonly none: SubsetValues;
  readonly all: SubsetValues;
  readonly total: SubsetValues;
  /** log₂ of the rows: bits that name a row. */
  readonly bitsToName: number;
  readonly columns: readonly ColumnAttribution[];
}

const SUBJECT: Readonly<Record<ValueKind, string>> = { sampleUnique: 'column.sample-unique', prosecutor: 'column.prosecutor', entropy: 'column.entropy' };

/** The figures of each column, and the bits of all of them. */
export function attributionMeasures(result: AttributionFigures): Measure[] {
  const { rows, all, bitsToName, columns } = result;
  const base = { unit: 'row', columns: columns.length };
  const ids = (kind: ValueKind): string[] => ['add-one', 'drop-one', 'shapley'].map((way) => `${SUBJECT[kind]}.${way}`);
  if (rows === 0) {
    return [
      ...columns.flatMap(({ name }) => VALUE_KINDS.flatMap(ids).map((id) => missing(id, { ...base, column: name }, NOTHING_LEFT))),
      missing('columns.entropy.bits', base, NOTHING_LEFT),
      missing('row.name.bits', base, NOTHING_LEFT),
    ];
  }
  return [
    ...columns.flatMap((column) => VALUE_KINDS.flatMap((kind) => ofColumn(column, kind, { ...base, column: column.name }, result.orders))),
    exact('columns.entropy.bits', all.entropy, base),
    exact('row.name.bits', bitsToName, base),
  ];
}

function ofColumn({ addOne, dropOne, shapley, interval }: ColumnAttribution, kind: ValueKind, parameters: Measure['parameters'], orders: number | null): Measure[] {
  const part = exact(`${SUBJECT[kind]}.shapley`, shapley[kind], parameters);
  return [
    exact(`${SUBJECT[kind]}.add-one`, addOne[kind], parameters),
    exact(`${SUBJECT[kind]}.drop-one`, dropOne[kind], parameters),
    interval === null || orders === null ? part : { ...part, interval: interval[kind], intervalKind: 'replicates', parameters: { ...parameters, orders }, note: 'Over orders of the columns drawn at random.' },
  ];
}
