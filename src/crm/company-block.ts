import type { Table } from '../columns/column.ts';
import { tablesOf, type TableMaker } from '../columns/table-maker.ts';
import type { Draws } from '../random/draws.ts';
import { ledgerOfBlock, type BlockLedger } from './block-ledger.ts';
import { strengthOf } from './company-correlations.ts';
import { drawContacts, crmDraws, type Contacts } from './contacts.ts';
import type { CrmOptions } from './crm-options.ts';
import { holdRecords, type HeldRecords } from './held-records.ts';
import { readPeople, type PeopleReader } from './people-reader.ts';

/** What a company meets in one block of a world: the block's people, and what the world knows of them. */
export interface CompanyWorld {
  /** A table of the world's population, of this block's people, by the names in `schema/`. */
  readonly worldTable: (name: string) => Table;
  /** Whether the world has such a table; a company gets by with the people alone. */
  readonly hasWorldTable: (name: string) => boolean;
  readonly seed: number;
  /** People in the whole world. */
  readonly worldPeople: number;
  /** The day of the extract, in days since 1970-01-01. */
  readonly asOfDays: number;
  /** For how many days before it traces such as page hits are kept. */
  readonly historyDays: number;
  /** Which company it is, where a world has several; empty for the first. */
  readonly instance: string | number;
  readonly options: CrmOptions;
  /** Scale of the assumed correlations, 0 to 1. */
  readonly correlation: number;
}

/** One block as the makers of a company's tables see it; each part is made when it is first asked for, once. */
export interface CompanyBlock extends CompanyWorld {
  /** The block's people. */
  readonly people: Table;
  readonly reader: () => PeopleReader;
  /** The company's contacts among them. */
  readonly contacts: () => Contacts;
  /** What the contacts' records hold, with every departure from the truth logged. */
  readonly held: () => HeldRecords;
  /** What was asked, given and withdrawn when signing up and after. */
  readonly ledger: () => BlockLedger;
  /** Draws for one purpose of this company's, by a name that no other purpose has. */
  readonly draws: (attribute: string) => Draws;
  /** Strength of an assumed correlation in this world. */
  readonly strength: (id: string) => number;
  /** Another table of the company's, of this block. */
  readonly table: (name: string) => Table;
  /** Whether the company keeps such a table. */
  readonly has: (name: string) => boolean;
}

/** Opens a block; nothing but the people is made yet. */
export function openCompanyBlock(world: CompanyWorld, makers: ReadonlyMap<string, TableMaker<CompanyBlock>>): CompanyBlock {
  const people = world.worldTable('person');
  const draws = crmDraws(world.seed, world.instance);
  const reader = once(() => readPeople(people));
  const contacts = once(() => drawContacts(reader(), world, world.options, draws));
  const base = { ...world, people, reader, contacts, draws, strength: (id: string) => strengthOf(id, world.correlation) };
  const held = once(() => holdRecords(base));
  const opened: CompanyBlock = {
    ...base,
    held,
    ledger: once(() => ledgerOfBlock({ ...base, held })),
    table: tablesOf(makers, () => opened),
    has: (name) => makers.has(name),
  };
  return opened;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
