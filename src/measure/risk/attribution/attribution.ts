import type { Table } from '../../../columns/column.ts';
import type { MissingRule } from '../../../columns/equivalence-classes.ts';
import type { Draws } from '../../../random/draws.ts';
import { log2 } from '../../../stats/elementary.ts';
import type { Measure } from '../../measure.ts';
import { attributionMeasures, type AttributionFigures } from './attribution-measures.ts';
import { ClassSplitter } from './class-splitter.ts';
import { distinctRows, type ColumnGroup, type DistinctRows } from './named-columns.ts';
import { sampledShapley, shapleyValues, valuesAlong } from './shapley.ts';
import { allSubsetValues, VALUE_KINDS, type SubsetValues } from './subset-values.ts';

export type { ColumnAttribution } from './attribution-measures.ts';

export interface AttributionOptions {
  /** How a missing value counts; default `own`, a category of its own. */
  readonly missing?: MissingRule;
  /** Most columns or groups for which all 2^m sets are tried, at most 16; default 12. Beyond it, orders are drawn. */
  readonly exactColumns?: number;
  /** Orders drawn where there are more columns, at least 2; default 200. */
  readonly orders?: number;
  /** Where the orders come from; needed beyond `exactColumns`. */
  readonly draws?: Draws;
}

export interface Attribution extends AttributionFigures {
  readonly measures: readonly Measure[];
}

const MOST_EXACT = 16;

/**
 * Which column costs the most privacy? Three answers for each column, or for all that a source gave, because columns
 * overlap: what it does by itself (add-one), what leaving it out would save (drop-one), and its part of
 * the whole (Shapley), each in sample uniqueness, mean prosecutor risk and bits. Counts rows of the file: uniqueness in
 * the file is not uniqueness in the population, and where people repeat, give one row per person.
 */
export function attribution(table: Table, columns: readonly (string | ColumnGroup)[], { missing = 'own', exactColumns = 12, orders = 200, draws }: AttributionOptions = {}): Attribution {
  if (!Number.isInteger(exactColumns) || exactColumns < 1 || exactColumns > MOST_EXACT) throw new Error(`attribution.exactColumns: expected 1 to ${MOST_EXACT}, got ${exactColumns}`);
  if (!Number.isInteger(orders) || orders < 2) throw new Error(`attribution.orders: expected a whole number of at least 2, got ${orders}`);
  const rows = distinctRows(table, columns, { missing });
  const exact = rows.names.length <= exactColumns;
  if (!exact && draws === undefined) throw new Error(`attribution.draws: expected draws for ${rows.names.length} columns, got none; give them, raise exactColumns, or put columns into groups`);
  const parts = exact ? triedAll(rows) : sampled(rows, orders, draws!);
  const result = {
    rows: rows.rows,
    droppedRows: rows.droppedRows,
    orders: exact ? null : orders,
    ...parts,
    total: minus(parts.all, parts.none),
    bitsToName: rows.rows === 0 ? 0 : log2(rows.rows),
  };
  return { ...result, measures: attributionMeasures(result) };
}

type Parts = Pick<Attribution, 'none' | 'all' | 'columns'>;

function triedAll(rows: DistinctRows): Parts {
  const values = allSubsetValues(rows);
  const players = rows.names.length;
  const everybody = (1 << players) - 1;
  const at = (set: number): SubsetValues => ({ sampleUnique: values.sampleUnique[set]!, prosecutor: values.prosecutor[set]!, entropy: values.entropy[set]! });
  const shapley = VALUE_KINDS.map((kind) => shapleyValues(values[kind], players));
  const [none, all] = [at(0), at(everybody)];
  const columns = rows.names.map((name, player) => ({
    name,
    distinct: rows.radix[player]!,
    addOne: minus(at(1 << player), none),
    dropOne: minus(all, at(everybody ^ (1 << player))),
    shapley: { sampleUnique: shapley[0]![player]!, prosecutor: shapley[1]![player]!, entropy: shapley[2]![player]! },
    interval: null,
  }));
  return { none, all, columns };
}

function sampled(rows: DistinctRows, orders: number, draws: Draws): Parts {
  const players = rows.names.map((_, player) => player);
  const splitter = new ClassSplitter(rows, false);
  const of = (some: readonly number[]): SubsetValues => valuesAlong(rows, some, splitter).at(-1)!;
  const [none, all] = [of([]), of(players)];
  const shapley = sampledShapley(rows, orders, draws);
  const columns = rows.names.map((name, player) => {
    const [unique, prosecutor, entropy] = [shapley.sampleUnique[player]!, shapley.prosecutor[player]!, shapley.entropy[player]!];
    return {
      name,
      distinct: rows.radix[player]!,
      addOne: minus(of([player]), none),
      dropOne: minus(all, of(players.filter((other) => other !== player))),
      shapley: { sampleUnique: unique.value, prosecutor: prosecutor.value, entropy: entropy.value },
      interval: { sampleUnique: unique.interval, prosecutor: prosecutor.interval, entropy: entropy.interval },
    };
  });
  return { none, all, columns };
}

function minus(more: SubsetValues, less: SubsetValues): SubsetValues {
  return { sampleUnique: more.sampleUnique - less.sampleUnique, prosecutor: more.prosecutor - less.prosecutor, entropy: more.entropy - less.entropy };
}
