import { codeTexts, makeTable, MISSING_INTEGER, type Column, type Table } from '../../../src/columns/column.ts';
import type { PublishedRecoding } from '../../../src/columns/disclose.ts';
import { holdoutAttacks, type HoldoutInput } from '../../../src/measure/holdout/holdout-attacks.ts';
import type { Measure } from '../../../src/measure/measure.ts';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import type { Draws } from '../../../src/random/draws.ts';

/** Cells of a column: all texts, or all numbers; `null` is missing. */
export type Cells = readonly (string | null)[] | readonly (number | null)[];

const isNumbers = (cells: Cells): cells is readonly (number | null)[] => cells.some((cell) => typeof cell === 'number');

/** A table written out column by column: texts as codes, numbers as integers. */
export function tableOf(columns: Readonly<Record<string, Cells>>): Table {
  const entries = Object.entries(columns);
  const made = entries.map(([name, cells]): [string, Column] =>
    isNumbers(cells) ? [name, { kind: 'number', type: 'integer', values: Int32Array.from(cells, (cell) => cell ?? MISSING_INTEGER) }] : [name, codeTexts(cells as readonly (string | null)[], cells.length)],
  );
  return makeTable({ name: 'customer', columns: made.map(([name, { type }]) => ({ name, type, attributeClass: 'quasi-identifier' })) }, new Map(made));
}

export const seeded = (seed: number) => (attribute: string): Draws => keyedDraws({ seed, stage: 'holdout', instance: 0, attribute });

export type Attacked = Pick<HoldoutInput, 'released' | 'members' | 'strangers' | 'known'> & Partial<HoldoutInput>;

export function attacked(input: Attacked): Measure[] {
  return holdoutAttacks({ form: 'records', recodings: new Map<string, PublishedRecoding>(), secrets: [], draws: seeded(1), ...input });
}

/** Value of the one measure of that id, and of those parameters where several have the id. */
export function valueOf(measures: readonly Measure[], id: string, parameters: Measure['parameters'] = {}): number | null {
  const found = measures.filter((measure) => measure.id === `holdout.${id}` && Object.entries(parameters).every(([name, value]) => measure.parameters[name] === value));
  if (found.length !== 1) throw new Error(`expected one measure holdout.${id}, got ${found.length}`);
  return found[0]!.value;
}
