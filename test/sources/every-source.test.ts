import { beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../src/columns/column.ts';
import { concatenated } from '../../src/columns/concatenated.ts';
import { openBlock } from '../../src/population/block-context.ts';
import { emailProviderTable, openWorld, planWorld } from '../../src/population/index.ts';
import { BLOCK } from '../../src/schema/world.ts';
import { addressBook } from '../../src/sources/address-book.ts';
import { breachDump } from '../../src/sources/breach-dump.ts';
import { brokerFile } from '../../src/sources/broker-file.ts';
import { electoralRoll } from '../../src/sources/electoral-roll.ts';
import { sources } from '../../src/sources/index.ts';
import { publicProfiles } from '../../src/sources/public-profiles.ts';
import { scrapedAccounts } from '../../src/sources/scraped-accounts.ts';
import { secondCompany } from '../../src/sources/second-company.ts';
import type { Source, SourceInput, SourceMethod } from '../../src/sources/source.ts';
import { blockAlone, drawnWorld, inputOf, rowsOf, textOf, type OutsideWorld } from './outside-world.ts';

/** All sources about people. */
const ABOUT_PEOPLE = [electoralRoll, publicProfiles, scrapedAccounts, brokerFile, secondCompany, addressBook, breachDump] as unknown as readonly SourceMethod[];
/** Two whole blocks and a broken one. */
const world = drawnWorld(2 * BLOCK + 900);

function run(source: SourceMethod, options: object = {}, of: OutsideWorld = world, instance = 'outsider', seed = 7): Source {
  return source.run(inputOf(of, instance, seed), source.options.parse(options) as never);
}

describe.each(ABOUT_PEOPLE.map((source) => [source.id, source] as const))('%s', (_, source) => {
  const whole = run(source);

  it('has the columns of its schema and a person behind each row, in their order', () => {
    expect(whole.table.schema).toBe(source.schema);
    expect([...whole.table.columns.keys()].sort()).toEqual(source.schema.columns.map(({ name }) => name).sort());
    expect(whole.personOf.length).toBe(whole.table.rows);
    expect(whole.table.rows).toBeGreaterThan(300);
    expect(whole.personOf.every((person) => person >= 0 && person < world.people.rows)).toBe(true);
  });

  it('gives the rows of the whole block by block', () => {
    const blocks = [0, 1, 2].map((block) => run(source, {}, blockAlone(world, block)));
    expect(blocks.flatMap(({ table }) => rowsOf(table))).toEqual(rowsOf(whole.table));
    expect(blocks.flatMap(({ personOf }) => [...personOf])).toEqual([...whole.personOf]);
  });

  it('repeats itself, and differs by seed and by whose copy it is', () => {
    expect(run(source)).toEqual(whole);
    expect([...run(source, {}, world, 'outsider', 8).personOf]).not.toEqual([...whole.personOf]);
    expect([...run(source, {}, world, 'another').personOf]).not.toEqual([...whole.personOf]);
  });

  it('tells no personId in any column', () => {
    for (const { name } of source.schema.columns) {
      const told = Array.from(whole.personOf).filter((person, row) => textOf(whole.table, name, row) === String(person)).length;
      expect(told / whole.table.rows).toBeLessThan(0.01);
    }
  });

  it('holds nobody at coverage 0 and refuses shares beyond 0 to 1 and unknown options', () => {
    expect(run(source, { coverage: 0 }).table.rows).toBe(0);
    expect(source.options.safeParse({ coverage: 1.01 }).success).toBe(false);
    expect(source.options.safeParse({ coverage: -0.1 }).success).toBe(false);
    expect(source.options.safeParse({ coverge: 0.5 }).success).toBe(false);
  });

  it('shows the columns that are asked for, with the same cells', () => {
    const names = source.schema.columns.map(({ name }) => name);
    const chosen = [names.at(-1)!, names[0]!];
    const { table, personOf } = run(source, { columns: chosen });
    expect([...personOf]).toEqual([...whole.personOf]);
    expect(table.schema.columns.map(({ name }) => name)).toEqual([names[0], names.at(-1)]);
    expect(table.schema.name).toBe(source.schema.name);
    for (const name of chosen) expect(table.columns.get(name)).toEqual(whole.table.columns.get(name));
    expect(source.options.safeParse({ columns: [] }).success).toBe(false);
    expect(source.options.safeParse({ columns: ['shoeSize'] }).success).toBe(false);
    expect(source.options.safeParse({ columns: [names[0], names[0]] }).success).toBe(false);
  });
});

describe('the sources of a simulated world', () => {
  const made = new Map<string, { whole: Source; blocks: Source[] }>();
  let tableOf: (name: string) => Table;

  beforeAll(async () => {
    const plan = await planWorld({ country: 'us', people: BLOCK + 900, seed: 3, asOf: '2026-01-01' });
    const opened = await openWorld(plan);
    const blocks = Array.from({ length: plan.blocks }, (_, block) => openBlock(opened, block));
    const joined = new Map<string, Table>();
    tableOf = (name) => {
      if (!joined.has(name)) joined.set(name, concatenated(blocks.map(({ table }) => table(name))));
      return joined.get(name)!;
    };
    const input = (instance: string, table: (name: string) => Table): SourceInput => ({ people: table('person'), worldTable: table, providers: emailProviderTable(opened.pack), seed: plan.seed, asOfDays: plan.asOfDay, instance });
    for (const source of sources.filter(({ scope }) => scope === 'block')) {
      const options = source.options.parse({});
      made.set(source.id, { whole: source.run(input(source.id, tableOf), options), blocks: blocks.map(({ table }) => source.run(input(source.id, table), options)) });
    }
  });

  it.each(sources.filter(({ scope }) => scope === 'block').map(({ id }) => id))('%s: blocks alone give the rows of the whole', (id) => {
    const { whole, blocks } = made.get(id)!;
    expect(blocks.flatMap(({ table }) => rowsOf(table))).toEqual(rowsOf(whole.table));
    expect(whole.table.rows).toBeGreaterThan(100);
  });

  const column = (table: Table, name: string): (string | null)[] => Array.from({ length: table.rows }, (_, row) => textOf(table, name, row));

  it('put a broker\'s up-to-date entries at the household\'s own address', () => {
    const { table, personOf } = made.get('brokerFile')!.whole;
    const [people, households] = [tableOf('person'), tableOf('household')];
    const addressOf = new Map(column(households, 'householdId').map((home, row) => [home, `${textOf(households, 'street', row)} ${textOf(households, 'houseNumber', row)}`]));
    const fresh = [...personOf.keys()].filter((row) => textOf(table, 'postcode', row) === textOf(people, 'postcode', personOf[row]!) && textOf(people, 'previousPostcode', personOf[row]!) === null);
    expect(fresh.length).toBeGreaterThan(1000);
    expect(fresh.every((row) => `${textOf(table, 'street', row)} ${textOf(table, 'houseNumber', row)}` === addressOf.get(textOf(people, 'householdId', personOf[row]!)))).toBe(true);
  });

  it('scrape public accounts alone, and dump usernames of which the stated share are handles', () => {
    const accounts = tableOf('account');
    const open = new Set(column(accounts, 'handle').flatMap((handle, row) => (textOf(accounts, 'visibility', row) === 'public' ? [`${textOf(accounts, 'personId', row)} ${textOf(accounts, 'platform', row)} ${handle}`] : [])));
    const { whole: scraped } = made.get('scrapedAccounts')!;
    expect(column(scraped.table, 'handle').every((handle, row) => open.has(`${scraped.personOf[row]} ${textOf(scraped.table, 'platform', row)} ${handle}`))).toBe(true);
    const handles = new Set(column(accounts, 'handle').map((handle, row) => `${textOf(accounts, 'personId', row)} ${handle}`));
    const { whole: dump } = made.get('breachDump')!;
    const owners = new Set(column(accounts, 'personId'));
    const rows = [...dump.personOf.keys()].filter((row) => owners.has(String(dump.personOf[row])));
    const reused = rows.filter((row) => handles.has(`${dump.personOf[row]} ${textOf(dump.table, 'username', row)}`)).length / rows.length;
    // A handle may be made of the e-mail address, so that some others agree as well.
    expect(reused).toBeGreaterThan(0.4 - 4 * Math.sqrt(0.24 / rows.length));
    expect(reused).toBeLessThan(0.5);
  });

  it('keep address books within a block, among people who know each other or live near', () => {
    const { table, personOf } = made.get('addressBook')!.whole;
    const people = tableOf('person');
    const blocksOf = new Map<string | null, Set<number>>();
    column(people, 'phone').forEach((phone, row) => blocksOf.set(phone, (blocksOf.get(phone) ?? new Set()).add(Math.floor(row / BLOCK))));
    expect([...personOf].every((person, row) => blocksOf.get(textOf(table, 'uploaderPhone', row))!.has(Math.floor(person / BLOCK)))).toBe(true);
  });
});

describe('the registry of sources', () => {
  it('gives every table a name of its own', () => {
    const names = sources.map(({ schema }) => schema.name);
    expect(new Set(names).size).toBe(names.length);
  });
});
