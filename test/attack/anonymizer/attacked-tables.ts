import type { Attack } from '../../../src/attack/attack.ts';
import { codeTexts, makeTable, selectColumns, takeRows, type Table } from '../../../src/columns/column.ts';
import type { PublishedRecoding } from '../../../src/columns/disclose.ts';
import { prepareBout, type Bout } from '../../../src/measure/referee.ts';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import type { Draws } from '../../../src/random/draws.ts';
import type { AttributeClass } from '../../../src/schema/table-schema.ts';

export const drawsOf = (attribute: string, seed = 17): Draws => keyedDraws({ seed, stage: 'test', instance: 0, attribute });

/** A table written column by column: class and cells. */
export function written(name: string, columns: Readonly<Record<string, readonly [AttributeClass, readonly (string | null)[]]>>): Table {
  const entries = Object.entries(columns);
  return makeTable(
    { name, columns: entries.map(([column, [attributeClass]]) => ({ name: column, type: 'string', attributeClass })) },
    new Map(entries.map(([column, [, cells]]) => [column, codeTexts(cells, cells.length)])),
  );
}

export interface Setting {
  /** Everybody, with every column, the sensitive one too. */
  readonly people: Table;
  readonly sensitive: string;
  /** The release and the person of each of its rows. */
  readonly release: Table;
  readonly rows: Uint32Array;
  readonly recodings?: ReadonlyMap<string, PublishedRecoding>;
  /** What the register shows of people, and of whom: everybody unless said. */
  readonly known: readonly string[];
  readonly knownRows?: Uint32Array;
}

/** A bout in which every released person and up to as many absent ones are targets. */
export function boutOn({ people, sensitive, release, rows, recodings = new Map(), known, knownRows }: Setting): Bout {
  const listed = knownRows ?? Uint32Array.from({ length: people.rows }, (_, row) => row);
  const register = takeRows(selectColumns({ ...people, schema: { ...people.schema, name: 'register' } }, known), listed);
  const released = new Set(rows);
  return prepareBout({
    truth: {
      people,
      collected: people,
      personOfContact: Int32Array.from({ length: people.rows }, (_, row) => row),
      withheld: Uint8Array.from({ length: people.rows }, (_, row) => (released.has(row) ? 0 : 1)),
      optedOut: new Uint8Array(people.rows),
    },
    released: { table: release, rows, recodings },
    sources: new Map([['register', { table: register, personOf: Int32Array.from(listed) }]]),
    directions: ['person-to-value'],
    aim: 'released' satisfies Attack['aim'],
    sensitive,
    maxTargets: people.rows,
    draws: (purpose) => drawsOf(purpose),
    attackDraws: drawsOf('attack'),
  });
}
