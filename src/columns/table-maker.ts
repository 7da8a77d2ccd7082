import type { TableSchema } from '../schema/table-schema.ts';
import { makeTable, type Column, type Table } from './column.ts';

/**
 * Makes one table of a simulated world, a block of people at a time: a pure function of the block that it
 * sees and of draws under names of its own, so that adding a table changes no other.
 */
export interface TableMaker<Block> {
  readonly schema: TableSchema;
  /** `block`: the rows of a block's people, for every block. `world`: one table for all, such as the products. */
  readonly scope: 'block' | 'world';
  /** The columns of `schema`. A table of scope `world` is made from any block and may read nothing of its people. */
  readonly make: (block: Block) => ReadonlyMap<string, Column> | Readonly<Record<string, Column>>;
}

/** The tables of one block by name, each made when it is first asked for, once. */
export function tablesOf<Block>(makers: ReadonlyMap<string, TableMaker<Block>>, block: () => Block): (name: string) => Table {
  const made = new Map<string, Table>();
  return (name) => {
    let table = made.get(name);
    if (table === undefined) {
      const maker = makers.get(name);
      if (maker === undefined) throw new Error(`columns.table: expected one of ${[...makers.keys()].join(', ')}, got ${name}`);
      const columns = maker.make(block());
      table = makeTable(maker.schema, columns instanceof Map ? columns : new Map(Object.entries(columns)));
      made.set(name, table);
    }
    return table;
  };
}

/** Makers by the names of their tables. */
export function makersByName<Block>(makers: readonly TableMaker<Block>[]): ReadonlyMap<string, TableMaker<Block>> {
  return new Map(makers.map((maker) => [maker.schema.name, maker]));
}
