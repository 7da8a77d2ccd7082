import { asCoded, columnOf, type CodedColumn } from '../../columns/column.ts';
import { countDistinct } from '../../columns/equivalence-classes.ts';
import { InputError } from '../../schema/input-error.ts';
import type { ReleaseState } from '../step.ts';

/** The items of a table with one row for each item of a data subject; a missing value is no item. */
export interface ItemColumn {
  readonly coded: CodedColumn;
  /** Code of the missing value, -1 if there is none. */
  readonly missing: number;
  /** Distinct data subjects with a row of each code. */
  readonly subjects: Uint32Array;
}

export function itemColumn(state: ReleaseState, item: string, step: string): ItemColumn {
  if (!state.table.columns.has(item)) throw new InputError(`${step}.item: expected a column of the release (${[...state.table.columns.keys()].join(', ')}), got ${item}`);
  const coded = asCoded(columnOf(state.table, item));
  const subjects = countDistinct(coded.codes, coded.dictionary.length, { kind: 'number', type: 'integer', values: state.subject });
  return { coded, missing: coded.dictionary.indexOf(null), subjects };
}
