import { asCoded, columnOf, makeTable, textCoder, type CodedColumn, type Column, type NumberColumn, type Table } from '../../columns/column.ts';
import type { PublishedRecoding } from '../../columns/disclose.ts';
import type { TrustedSession } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import type { Hierarchy } from '../../schema/hierarchy.ts';
import { numbersOf } from '../risk/class-steps.ts';

/** Stores what promises are recounted on, each table once, under names that the session does not have yet. */
export interface RecountTables {
  /** The columns under their own names after `c ` and the subject as `who`; gives the stored name. */
  rows(table: Table, columns: readonly string[], subject: Int32Array): Promise<string>;
  /** People with the columns as q0, q1, … at the levels of the release; without any, q0 is 0 for everybody. */
  people(population: Table, columns: readonly string[], recodings: ReadonlyMap<string, PublishedRecoding>): Promise<string>;
  /** The distinct values of a column with their groups l0, l1, … below the top. */
  levels(column: Column, hierarchy: Hierarchy): Promise<string>;
}

export async function recountTables(session: TrustedSession): Promise<RecountTables> {
  let taken = numbersOf(await session.query(sql`SELECT count(*) AS tables FROM information_schema.tables`), 'tables')[0]!;
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
    levels: (column, hierarchy) => once(`levels ${idOf(column)} ${idOf(hierarchy)}`, () => load(groupsOf(column, hierarchy))),
  };
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
