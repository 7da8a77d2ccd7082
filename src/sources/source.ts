import type { z } from 'zod';
import type { Table } from '../columns/column.ts';
import type { Method } from '../schema/method.ts';
import type { TableSchema } from '../schema/table-schema.ts';

/** What a source is drawn from: the truth, and common knowledge that is published. */
export interface SourceInput {
  /** The people of the world. */
  readonly people: Table;
  /** Another table of the same people by name, such as their ties; only those that the source `reads`. */
  readonly worldTable: (name: string) => Table;
  /** E-mail providers with their shares, as `PROVIDERS` in `schema/world.ts`. */
  readonly providers: Table;
  readonly seed: number;
  /** The day the source was taken, in days since 1970-01-01. */
  readonly asOfDays: number;
  /** Whose copy of the source it is: two instances with the same options are drawn independently. */
  readonly instance: string;
}

/** What an outsider holds. */
export interface Source {
  readonly table: Table;
  /** The `personId` behind each row, -1 where a row is about no person. Only the referee may see it. */
  readonly personOf: Int32Array;
}

export interface SourceMethod<Options extends z.ZodObject = z.ZodObject> extends Method<Options, SourceInput, Source> {
  /** Of the table that it gives. */
  readonly schema: TableSchema;
  /** `block`: a person's rows depend on people of the same block only, so that any shard can be drawn alone. `world`: about no person. */
  readonly scope: 'block' | 'world';
  /** Tables of the world beside the people that it is drawn from. */
  readonly reads: readonly string[];
}
