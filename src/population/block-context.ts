import { codeTexts, type CodedColumn, type Column, type NumberColumn } from '../columns/column.ts';
import { keyedDraws } from '../random/keyed-draws.ts';
import type { Draws } from '../random/draws.ts';
import type { LogicalType } from '../schema/table-schema.ts';
import { strengthOf } from './assumed-correlations.ts';
import type { CountryPack } from './country.ts';
import type { HouseholdModel } from './household-model.ts';
import type { MoveOrigins } from './move-origins.ts';
import type { WorldPlan } from './world-plan.ts';

/** What is the same for all blocks of a world. */
export interface World {
  readonly plan: WorldPlan;
  readonly pack: CountryPack;
  readonly households: HouseholdModel;
  readonly origins: MoveOrigins;
}

/** What an attribute's generator sees of its block. */
export interface BlockContext extends World {
  readonly block: number;
  /** Id of the first row. */
  readonly firstId: number;
  readonly rows: number;
  /** Draws of the attribute that is being made, by a name of its own. */
  readonly draws: (attribute: string) => Draws;
  /** Strength of an assumed correlation in this world. */
  readonly strength: (id: string) => number;
  /** Numbers of an input column. */
  readonly numbers: (name: string) => Int32Array | Float64Array;
  /** The text of an input column's row; null is missing. */
  readonly texts: (name: string) => (row: number) => string | null;
}

/**
 * Makes one or a few columns of a block as a pure function of its inputs and of draws under its own
 * names, so that adding or removing one changes no other column.
 */
export interface Attribute {
  readonly makes: readonly string[];
  /** Columns that it reads; made by attributes before it. */
  readonly inputs: readonly string[];
  readonly make: (context: BlockContext) => Readonly<Record<string, Column>>;
}

/** Runs the attributes in order; gives all their columns, hidden ones included. */
export function makeColumns(world: World, block: number, firstId: number, rows: number, attributes: readonly Attribute[]): Map<string, Column> {
  const columns = new Map<string, Column>();
  for (const attribute of attributes) {
    const input = (name: string): Column => {
      const column = attribute.inputs.includes(name) ? columns.get(name) : undefined;
      if (column === undefined) throw new Error(`population.attributes: expected ${name} among the inputs of ${attribute.makes.join(', ')} and made before, got neither`);
      return column;
    };
    const made = attribute.make({
      ...world,
      block,
      firstId,
      rows,
      draws: (name) => keyedDraws({ seed: world.plan.seed, stage: 'population', instance: '', attribute: name }),
      strength: (id) => strengthOf(id, world.plan.correlation),
      numbers: (name) => {
        const column = input(name);
        if (column.kind !== 'number') throw new Error(`population.attributes: expected numbers in ${name}, got codes`);
        return column.values;
      },
      texts: (name) => {
        const column = input(name);
        if (column.kind !== 'coded') throw new Error(`population.attributes: expected codes in ${name}, got numbers`);
        return (row) => column.dictionary[column.codes[row]!] ?? null;
      },
    });
    for (const name of attribute.makes) columns.set(name, made[name]!);
  }
  return columns;
}

export function integers(values: Int32Array): NumberColumn {
  return { kind: 'number', type: 'integer', values };
}

export function dates(values: Int32Array): NumberColumn {
  return { kind: 'number', type: 'date', values };
}

export function decimals(values: Float64Array): NumberColumn {
  return { kind: 'number', type: 'decimal', values };
}

/** A coded column of one text per row. */
export function texts(rows: number, textAt: (row: number) => string | null, type: LogicalType = 'string'): CodedColumn {
  return codeTexts(rowTexts(rows, textAt), rows, type);
}

function* rowTexts(rows: number, textAt: (row: number) => string | null): Generator<string | null> {
  for (let row = 0; row < rows; row++) yield textAt(row);
}
