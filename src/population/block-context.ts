import { codeTexts, type CodedColumn, type Column, type NumberColumn, type Table } from '../columns/column.ts';
import { tablesOf, type TableMaker } from '../columns/table-maker.ts';
import { keyedDraws } from '../random/keyed-draws.ts';
import type { Draws } from '../random/draws.ts';
import type { LogicalType } from '../schema/table-schema.ts';
import { BLOCK } from '../schema/world.ts';
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
  /** The generators of the people's columns. */
  readonly attributes: readonly Attribute[];
  /** The makers of the tables, by name. */
  readonly tables: ReadonlyMap<string, TableMaker<Block>>;
}

/** What a maker of columns sees of a block. */
interface BlockPart extends World {
  readonly block: number;
  /** Id of the first row. */
  readonly firstId: number;
  readonly rows: number;
  /** Draws for one purpose, by a name that no other purpose has. */
  readonly draws: (attribute: string) => Draws;
  /** Strength of an assumed correlation in this world. */
  readonly strength: (id: string) => number;
  /** A column of the people; of an attribute's context, one of its inputs. */
  readonly column: (name: string) => Column;
  /** Numbers of such a column. */
  readonly numbers: (name: string) => Int32Array | Float64Array;
  /** The text of a row of such a column; null is missing. */
  readonly texts: (name: string) => (row: number) => string | null;
}

/** What an attribute's generator sees of its block. */
export type BlockContext = BlockPart;

/**
 * One block of a world. Each column of its people, hidden ones included, and each of its tables is made
 * when it is first asked for, with what it needs and nothing else.
 */
export interface Block extends BlockPart {
  /** A table of this block. */
  readonly table: (name: string) => Table;
  /** Another block of the same world, of which a few columns are wanted. */
  readonly neighbour: (block: number) => Block;
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

/** Opens a block; nothing is made yet. */
export function openBlock(world: World, block: number): Block {
  const { plan, attributes } = world;
  const firstId = block * BLOCK;
  const rows = Math.min(BLOCK, plan.people - firstId);
  if (!Number.isInteger(block) || block < 0 || rows <= 0) throw new RangeError(`population.block: expected 0..${plan.blocks - 1}, got ${block}`);
  const base = {
    ...world,
    block,
    firstId,
    rows,
    draws: (name: string) => keyedDraws({ seed: plan.seed, stage: 'population', instance: '', attribute: name }),
    strength: (id: string) => strengthOf(id, plan.correlation),
  };
  const makerOf = new Map(attributes.flatMap((attribute) => attribute.makes.map((name) => [name, attribute] as const)));
  const made = new Map<string, Column>();
  const column = (name: string): Column => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const attribute = makerOf.get(name);
    if (attribute === undefined) throw new Error(`population.column: expected a column of the people, got ${name}`);
    const columns = attribute.make({ ...base, ...readers((input) => {
      if (!attribute.inputs.includes(input)) throw new Error(`population.attributes: expected ${input} among the inputs of ${attribute.makes.join(', ')}, got ${attribute.inputs.join(', ')}`);
      return column(input);
    }) });
    for (const own of attribute.makes) made.set(own, columns[own]!);
    return made.get(name)!;
  };
  const opened: Block = {
    ...base,
    ...readers(column),
    table: tablesOf(world.tables, () => opened),
    neighbour: (other) => (other === block ? opened : openBlock(world, other)),
  };
  return opened;
}

function readers(column: (name: string) => Column): Pick<BlockPart, 'column' | 'numbers' | 'texts'> {
  return {
    column,
    numbers: (name) => {
      const numbers = column(name);
      if (numbers.kind !== 'number') throw new Error(`population.attributes: expected numbers in ${name}, got codes`);
      return numbers.values;
    },
    texts: (name) => {
      const coded = column(name);
      if (coded.kind !== 'coded') throw new Error(`population.attributes: expected codes in ${name}, got numbers`);
      return (row) => coded.dictionary[coded.codes[row]!] ?? null;
    },
  };
}

export function integers(values: Int32Array): NumberColumn {
  return { kind: 'number', type: 'integer', values };
}

/** Moments as whole minutes since 1970-01-01T00:00. */
export function moments(values: Int32Array): NumberColumn {
  return { kind: 'number', type: 'datetime', values };
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
