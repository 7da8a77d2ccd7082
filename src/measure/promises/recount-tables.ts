import { asCoded, codeTexts, columnOf, makeTable, textCoder, type CodedColumn, type Column, type NumberColumn, type Table } from '../../columns/column.ts';
import type { PublishedRecoding } from '../../columns/disclose.ts';
import type { TrustedSession } from '../../engine/port.ts';
import { ident, sql, step, withSteps, type Step } from '../../engine/sql.ts';
import type { Hierarchy } from '../../schema/hierarchy.ts';
import { numbersOf } from '../risk/class-steps.ts';
import { classValueSteps, type ValueRows } from './class-values.ts';

/** Stores what promises are recounted on, each table once, under names that the session does not have yet. */
export interface RecountTables {
  /** The columns under their own names after `c ` and the subject as `who`; gives the stored name. */
  rows(table: Table, columns: readonly string[], subject: Int32Array): Promise<string>;
  /** People with the columns as q0, q1, … at the levels of the release; without any, q0 is 0 for everybody. */
  people(population: Table, columns: readonly string[], recodings: ReadonlyMap<string, PublishedRecoding>): Promise<string>;
  /** The distinct values of a column with their groups l0, l1, … below the top. */
  levels(column: Column, hierarchy: Hierarchy): Promise<string>;
  /** The values of a stated order with their `rank`. */
  ranks(order: readonly string[]): Promise<string>;
  /** The steps that models of one sensitive column read, counted once: `name` says which rows and whole table these are. */
  values(name: string, rows: ValueRows): Promise<Step[]>;
}

/** What `values` stores. */
const STORED = ['counted', 'yardstick', 'shared'];

export async function recountTables(session: TrustedSession): Promise<RecountTables> {
  let taken = numbersOf(await session.query(sql`SELECT coalesce(max(TRY_CAST(split_part(table_name, ' ', 2) AS INTEGER)), 0) AS taken FROM information_schema.tables WHERE table_name LIKE 'recounted %'`), 'taken')[0]!;
  const stored = new Map<string, Promise<string>>();
  const ids = new Map<object, number>();
  const idOf = (thing: object): number => ids.get(thing) ?? (ids.set(thing, ids.size), ids.size - 1);
  const load = async (columns: ReadonlyMap<string, Column>): Promise<string> => {
    const name = `recounted ${++taken}`;
    await session.load(makeTable({ name, columns: [...columns].map(([column, { type }]) => ({ name: column, type, attributeClass: 'insensitive' })) }, columns));
    return name;
  };
  const once = (key: string, make: () => Promise<string>): Promise<string> => {
    const before = stored.get(key) ?? make();
    stored.set(key, before);
    return before;
  };
  return {
    rows: (table, columns, subject) =>
      once(`rows ${idOf(table)} ${JSON.stringify(columns)}`, () => load(new Map<string, Column>([...columns.map((name) => [`c ${name}`, asCoded(columnOf(table, name))] as const), ['who', subjects(subject)]]))),
    people: (population, columns, recodings) =>
      once(`people ${JSON.stringify(columns)}`, () =>
        load(new Map<string, Column>(columns.length === 0 ? [['q0', alike(population.rows)]] : columns.map((name, index) => [`q${index}`, atPublishedLevel(columnOf(population, name), recodings.get(name))]))),
      ),
    ranks: (order) => once(`ranks ${idOf(order)}`, () => load(new Map<string, Column>([['value', codeTexts(order, order.length)], ['rank', { kind: 'number', type: 'integer', values: Int32Array.from(order.keys()) }]]))),
    values: async (name, rows) => {
      const stored = await once(`values ${name}`, async () => {
        const prefix = `recounted ${++taken}`;
        const steps = classValueSteps(rows);
        const made: string[] = [];
        for (const { name: own, query } of steps) {
          // Each is read by the steps after it; those that no model reads stay steps of the next query.
          if (!STORED.includes(own)) continue;
          const before = steps.slice(0, steps.findIndex((other) => other.name === own)).map((other) => (made.includes(other.name) ? readStep(other.name, prefix) : other));
          await session.define(`${prefix} ${own}`, withSteps(before, query));
          made.push(own);
        }
        return prefix;
      });
      return STORED.map((own) => readStep(own, stored));
    },
    levels: (column, hierarchy) => once(`levels ${idOf(column)} ${idOf(hierarchy)}`, () => load(groupsOf(column, hierarchy))),
  };
}

function readStep(name: string, prefix: string): Step {
  return step(name, sql`SELECT * FROM ${ident(`${prefix} ${name}`)}`);
}

/** As 64-bit integers, so that no number of a subject is taken for a missing one. */
function subjects(subject: Int32Array): NumberColumn {
  return { kind: 'number', type: 'integer', values: Float64Array.from(subject) };
}

function alike(rows: number): CodedColumn {
  return { kind: 'coded', type: 'string', codes: new Uint32Array(rows), dictionary: ['0'] };
}

function atPublishedLevel(column: Column, recoding: PublishedRecoding | undefined): CodedColumn {
  const coded = asCoded(column);
  if (recoding === undefined) return coded;
  if (recoding.kind === 'local') throw new Error('release.promise: expected one level for a whole column of the population, got labels that differ from row to row');
  const { codeOf, dictionary } = textCoder();
  const general = coded.dictionary.map((value) => codeOf(recoding.hierarchy.generalize(value, recoding.level)));
  return { kind: 'coded', type: 'string', codes: coded.codes.map((code) => general[code]!), dictionary };
}

function groupsOf(column: Column, hierarchy: Hierarchy): Map<string, Column> {
  const values = [...new Set(asCoded(column).dictionary)];
  const labelled = (label: (value: string | null) => string | null): CodedColumn => {
    const { codeOf, dictionary } = textCoder();
    return { kind: 'coded', type: 'string', codes: Uint32Array.from(values, (value) => codeOf(label(value))), dictionary };
  };
  return new Map([['value', labelled((value) => value)], ...Array.from({ length: hierarchy.levels - 1 }, (_, level) => [`l${level}`, labelled((value) => hierarchy.generalize(value, level))] as const)]);
}
