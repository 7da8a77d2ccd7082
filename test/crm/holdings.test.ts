import { beforeAll, describe, expect, it } from 'vitest';
import { MISSING_INTEGER, parseDate, type Column } from '../../src/columns/column.ts';
import type { TableMaker } from '../../src/columns/table-maker.ts';
import { collect } from '../../src/crm/collect.ts';
import type { CompanyBlock } from '../../src/crm/company-block.ts';
import { crmOptions } from '../../src/crm/crm-options.ts';
import { consentState } from '../../src/crm/consent-state.ts';
import { wholeLedger } from '../../src/crm/whole-ledger.ts';
import { eventSchema } from '../../src/schema/contact-tables.ts';
import { BLOCK } from '../../src/schema/world.ts';
import { correlation } from '../population/worlds.ts';
import { company, HOLDINGS, records, type Company } from './companies.ts';

type Rows = Record<string, string | null>[];

const day = (text: string | null | undefined): number => parseDate(text!.slice(0, 10));
const by = (rows: Rows, name: string): Map<string, Record<string, string | null>> => new Map(rows.map((row) => [row[name]!, row]));
const countBy = (rows: Rows, name: string): Map<string, number> => rows.reduce((map, row) => map.set(row[name]!, (map.get(row[name]!) ?? 0) + 1), new Map<string, number>());

let held: Company;
const tables = {} as Record<string, Rows>;
let people: Map<string, Record<string, string | null>>;
let personOf: Map<string, Record<string, string | null>>;
let end: string;

beforeAll(async () => {
  held = await company();
  for (const { schema } of HOLDINGS) tables[schema.name] = records(schema.name === 'consent-text' ? held.block(0).table('consent-text') : held.whole(schema.name));
  people = by(records(held.people('person')), 'personId');
  personOf = new Map(tables['truth-link']!.map(({ contactId, personId }) => [contactId!, people.get(personId!)!]));
  end = `${held.plan.asOf}T23:59:00`;
}, 60_000);

const columns = (block: CompanyBlock, table: string): Map<string, Column> => new Map(block.table(table).columns);

describe('a block of a company', () => {
  it('is the same alone, in any order of asking', () => {
    const [forth, back] = [held.block(1), held.block(1)];
    const expected = new Map(HOLDINGS.map(({ schema }) => [schema.name, columns(forth, schema.name)]));
    for (const { schema } of [...HOLDINGS].reverse()) expect(columns(back, schema.name)).toEqual(expected.get(schema.name));
  });

  it('holds each array of a column in one table only', () => {
    const block = held.block(0);
    const buffers = HOLDINGS.flatMap(({ schema }) => [...block.table(schema.name).columns.values()].map((column) => (column.kind === 'coded' ? column.codes : column.values).buffer));
    expect(new Set(buffers).size).toBe(buffers.length);
    for (const { schema } of HOLDINGS) expect(schema.columns.map(({ name }) => name)).toEqual([...block.table(schema.name).columns.keys()]);
  });

  it('holds the contacts that the whole world gives, number by number and cell by cell', () => {
    const crm = collect({ people: held.people('person'), seed: held.plan.seed, asOfDays: held.plan.asOfDay }, crmOptions.parse({}));
    const customers = records(crm.customer);
    expect(customers.map(({ contactId }) => contactId)).toEqual(tables['contact']!.map(({ contactId }) => contactId).sort((a, b) => Number(a) - Number(b)));
    const contacts = by(tables['contact']!, 'contactId');
    const points = new Map(tables['contact-point']!.filter(({ isPrimary }) => isPrimary === 'true').map((row) => [`${row['contactId']} ${row['kind']}`, row['value']!]));
    const names = ['givenName', 'surname', 'sex', 'birthDate', 'postcode'] as const;
    const inBlocks = customers.map(({ contactId }) => [...names.map((name) => contacts.get(contactId!)![name]), points.get(`${contactId} email`) ?? null, points.get(`${contactId} mobile`) ?? null, personOf.get(contactId!)!['personId']]);
    expect(inBlocks).toEqual(customers.map((customer, row) => [...names.map((name) => customer[name]), customer['email'], customer['phone'], String(crm.personOf[row])]));
    for (const block of [0, 1, 2]) {
      const ids = records(held.block(block).table('contact')).map(({ contactId }) => Number(contactId));
      expect(ids).toEqual([...ids].sort((a, b) => a - b));
    }
  });

  it('meets shares exactly, block by block', async () => {
    const objecting = await company({ penetration: 0.3, optOut: { share: 0.25 } });
    for (let block = 0; block < objecting.plan.blocks; block++) {
      const size = Math.min(BLOCK, objecting.plan.people - block * BLOCK);
      const opened = objecting.block(block);
      expect(opened.contacts().customers).toBe(Math.round(0.3 * size));
      const person = by(records(opened.table('truth-link')), 'contactId');
      const objected = records(opened.table('consent-event')).filter(({ status }) => status === 'dpv:LegitimateInterestObjected').map(({ contactId }) => person.get(contactId!)!['personId']!);
      // Somebody who shares an address with an objector is marked too.
      expect(new Set(objected).size).toBeGreaterThanOrEqual(Math.round(0.25 * opened.contacts().customers));
    }
  });
});

describe('what points to what', () => {
  it('is there', () => {
    const contacts = by(tables['contact']!, 'contactId');
    expect(contacts.size).toBe(tables['contact']!.length);
    for (const name of ['contact-point', 'contact-account', 'custom-attribute', 'consent-event', 'opt-out-person', 'opt-out-channel', 'opt-out-list', 'truth-link', 'corruption']) {
      expect(tables[name]!.length).toBeGreaterThan(0);
      expect(tables[name]!.filter(({ contactId }) => !contacts.has(contactId!))).toEqual([]);
    }
    expect(tables['truth-link']!.map(({ contactId }) => contactId)).toEqual(tables['contact']!.map(({ contactId }) => contactId));
    expect(new Set(tables['truth-link']!.map(({ personId, copy }) => `${personId}/${copy}`)).size).toBe(contacts.size);
    expect(tables['consent-truth']!.map(({ eventId }) => eventId)).toEqual(tables['consent-event']!.map(({ eventId }) => eventId));
    expect(by(tables['consent-event']!, 'eventId').size).toBe(tables['consent-event']!.length);
    const employers = new Set([...people.values()].map(({ employer }) => employer));
    for (const { companyId } of tables['contact']!) if (companyId !== null) expect(employers).toContain(companyId);
  });

  it('points from an event to a point of the same contact and channel in use that day, and to the wording shown', () => {
    const points = by(tables['contact-point']!, 'contactPointId');
    expect(points.size).toBe(tables['contact-point']!.length);
    const texts = by(tables['consent-text']!, 'textId');
    const reaches: Record<string, readonly string[]> = { email: ['email'], sms: ['mobile'], phone: ['mobile', 'landline'], post: ['postal'] };
    const worded = tables['consent-event']!.filter(({ design }) => design !== null);
    expect(worded.filter(({ textId, purpose, design }) => texts.get(textId!)?.['purpose'] !== purpose || texts.get(textId!)?.['design'] !== design)).toEqual([]);
    expect(tables['consent-event']!.filter(({ textId, design }) => design === null && textId !== null)).toEqual([]);
    const pointed = tables['consent-event']!.filter(({ contactPointId }) => contactPointId !== null);
    const astray = pointed.filter(({ contactPointId, contactId, channel, at }) => {
      const point = points.get(contactPointId!)!;
      const inUse = at!.slice(0, 10) >= point['fromDate']! && (point['toDate'] === null || at!.slice(0, 10) < point['toDate']!);
      return point['contactId'] !== contactId || !reaches[channel!]!.includes(point['kind']!) || !inUse;
    });
    expect(astray).toEqual([]);
    expect(pointed.length).toBeGreaterThan(tables['consent-event']!.length / 2);
  });

  it('has every number from zero on behind a contact', () => {
    const contacts = tables['contact']!.map(({ contactId }) => contactId!);
    for (const [name, most] of [['contact-point', 4], ['contact-account', 2], ['custom-attribute', 3]] as const) {
      const counts = countBy(tables[name]!, 'contactId');
      const numbers = new Set(contacts.map((contact) => counts.get(contact) ?? 0));
      for (let number = 0; number <= most; number++) expect([name, number, numbers.has(number)]).toEqual([name, number, true]);
    }
    const perPerson = countBy(tables['truth-link']!, 'personId');
    expect(Math.abs(perPerson.size / people.size - 0.2)).toBeLessThan(0.001);
    expect([...perPerson.values()].filter((contacts) => contacts > 1).length).toBeGreaterThan(50);
  });
});

describe('what comes after what', () => {
  it('has nothing before a record was made, nor after the extract', () => {
    const created = new Map(tables['contact']!.map(({ contactId, createdAt }) => [contactId!, createdAt!]));
    const events = tables['consent-event']!;
    expect(events.filter(({ contactId, at }) => at! < created.get(contactId!)! || at! > end)).toEqual([]);
    expect(events.filter(({ at, validUntil }) => validUntil !== null && Date.parse(validUntil!) - Date.parse(at!) !== 1095 * 86_400_000)).toEqual([]);
    expect(events.filter(({ at, doubleOptInAt, source }) => doubleOptInAt !== (source === 'confirmation link' ? at : null))).toEqual([]);
    expect(tables['contact']!.filter(({ createdAt, lastActiveAt }) => lastActiveAt! < createdAt! || lastActiveAt! > end)).toEqual([]);
    const points = tables['contact-point']!;
    expect(points.filter(({ contactId, fromDate }) => fromDate! < created.get(contactId!)!.slice(0, 10))).toEqual([]);
    expect(points.filter(({ isPrimary, toDate }) => (isPrimary === 'true') !== (toDate === null))).toEqual([]);
    const former = points.filter(({ toDate }) => toDate !== null);
    expect(former.length).toBeGreaterThan(100);
    expect(former.filter(({ fromDate, toDate }) => toDate! <= fromDate! || toDate! > held.plan.asOf)).toEqual([]);
    // One point of a kind follows the other.
    const present = new Map(points.filter(({ toDate }) => toDate === null).map(({ contactId, kind, fromDate }) => [`${contactId} ${kind}`, fromDate!]));
    expect(present.size).toBe(points.length - former.length);
    expect(former.filter(({ contactId, kind, toDate }) => present.get(`${contactId} ${kind}`) !== toDate)).toEqual([]);
  });

  it('gives, refuses and renews only as the states allow', () => {
    const follows: Record<string, readonly string[]> = {
      start: ['dpv:ConsentRequested', 'dpv:ConsentGiven', 'dpv:ConsentRefused'],
      'dpv:ConsentRequested': ['dpv:ConsentGiven'],
      'dpv:ConsentGiven': ['dpv:RenewedConsentGiven', 'dpv:ConsentWithdrawn', 'dpv:ConsentExpired'],
      'dpv:RenewedConsentGiven': ['dpv:RenewedConsentGiven', 'dpv:ConsentWithdrawn', 'dpv:ConsentExpired'],
      'dpv:ConsentRefused': [],
      'dpv:ConsentWithdrawn': [],
      'dpv:ConsentExpired': [],
    };
    const state = new Map<string, string>();
    const broken: string[] = [];
    for (const { contactId, purpose, channel, status } of tables['consent-event']!) {
      const cell = `${contactId} ${purpose} ${channel}`;
      if (!follows[state.get(cell) ?? 'start']!.includes(status!)) broken.push(`${cell}: ${state.get(cell)} ${status}`);
      state.set(cell, status!);
    }
    expect(broken).toEqual([]);
    expect(new Set(state.values())).toEqual(new Set(Object.keys(follows).filter((name) => name !== 'start')));
  });

  it('agrees with the ledger at every event', () => {
    const block = held.block(0);
    const { events } = wholeLedger(block);
    const state = consentState(events);
    const written = records(block.table('consent-event'));
    expect(written.map(({ contactId, purpose, channel, at }) => state.statusAt(Number(contactId), purpose as 'dpv:DirectMarketing', channel as 'email', Date.parse(`${at}Z`) / 60_000))).toEqual(written.map(({ status }) => status));
  });

  it('opens an account and meets a contact before the two are matched', () => {
    const accounts = by(records(held.people('account')), 'accountId');
    const contacts = by(tables['contact']!, 'contactId');
    let [right, wrong] = [0, 0];
    for (const { contactId, accountId, matchedOn, matchedAt } of tables['contact-account']!) {
      const account = accounts.get(accountId!)!;
      expect(day(matchedAt)).toBeGreaterThanOrEqual(Math.max(day(account['createdOn']), day(contacts.get(contactId!)!['createdAt'])));
      if (account['personId'] === personOf.get(contactId!)!['personId']) right++;
      else {
        wrong++;
        expect(matchedOn).toBe('name and place');
      }
    }
    // Half of the matches by name and place, 0.08 of them wrong.
    const share = wrong / (right + wrong);
    expect(Math.abs(share - 0.04)).toBeLessThan(4 * Math.sqrt((0.04 * 0.96) / (right + wrong)));
  });

  it('makes a customer of who bought within the year, a churned one of who bought before', () => {
    const last = new Map<string, string>();
    for (const { contactId, orderedAt } of records(held.whole('order'))) if (orderedAt! > (last.get(contactId!) ?? '')) last.set(contactId!, orderedAt!);
    for (const { contactId, lifecycle, lastActiveAt, ownerAgent } of tables['contact']!) {
      const bought = last.get(contactId!);
      const recent = bought !== undefined && Date.parse(end) - Date.parse(bought) < 365 * 86_400_000;
      expect(bought === undefined ? ['visitor', 'lead'] : [recent ? 'customer' : 'churned']).toContain(lifecycle);
      if (bought !== undefined) expect(lastActiveAt! >= bought).toBe(true);
      if (lifecycle === 'visitor') expect(ownerAgent).toBeNull();
    }
    expect(new Set(tables['contact']!.map(({ lifecycle }) => lifecycle)).size).toBe(4);
  });
});

describe('how far records depart from the truth', () => {
  it('is logged cell by cell, and nothing else is', () => {
    const logged = new Map<string, Set<string>>();
    for (const { contactId, column, kind } of tables['corruption']!) logged.set(`${contactId} ${column}`, (logged.get(`${contactId} ${column}`) ?? new Set()).add(kind!));
    const primary = new Map(tables['contact-point']!.filter(({ isPrimary }) => isPrimary === 'true').map(({ contactId, kind, value }) => [`${contactId} ${kind}`, value!]));
    const households = by(records(held.people('household')), 'householdId');
    const broken: string[] = [];
    for (const contact of tables['contact']!) {
      const id = contact['contactId']!;
      const person = personOf.get(id)!;
      const home = households.get(person['householdId']!)!;
      const heldValues: Record<string, string | null> = { ...contact, email: primary.get(`${id} email`) ?? null, phone: primary.get(`${id} mobile`) ?? null };
      for (const column of ['givenName', 'surname', 'sex', 'birthDate', 'postcode', 'email', 'phone']) if ((heldValues[column] !== person[column]) !== logged.has(`${id} ${column}`)) broken.push(`${id} ${column}: ${heldValues[column]} of ${person[column]}`);
      for (const column of ['street', 'houseNumber']) {
        const kinds = logged.get(`${id} ${column}`);
        if (contact[column] !== null && kinds === undefined && contact[column] !== home[column]) broken.push(`${id} ${column}`);
        if (kinds !== undefined && !logged.get(`${id} postcode`)?.has('stale')) broken.push(`${id} ${column} without postcode`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('shares landlines within a household and leaves stale addresses of people who moved', () => {
    const householdOf = (contact: string): string => personOf.get(contact)!['householdId']!;
    const landlines = new Map<string, Set<string>>();
    const owners = new Map<string, Set<string>>();
    for (const { contactId, kind, value } of tables['contact-point']!) {
      if (kind !== 'landline') continue;
      landlines.set(householdOf(contactId!), (landlines.get(householdOf(contactId!)) ?? new Set()).add(value!));
      owners.set(value!, (owners.get(value!) ?? new Set()).add(personOf.get(contactId!)!['personId']!));
    }
    expect([...landlines.values()].every((numbers) => numbers.size === 1)).toBe(true);
    expect([...owners.values()].filter((persons) => persons.size > 1).length).toBeGreaterThan(3);
    const contacts = by(tables['contact']!, 'contactId');
    const stale = tables['corruption']!.filter(({ column, kind }) => column === 'street' && kind === 'stale');
    expect(stale.length).toBeGreaterThan(10);
    for (const { contactId } of stale) expect(personOf.get(contactId!)!['movedOn']! > contacts.get(contactId!)!['createdAt']!.slice(0, 10)).toBe(true);
    const former = tables['contact-point']!.filter(({ kind, toDate }) => kind === 'postal' && toDate !== null);
    expect(former.length).toBeGreaterThan(5);
    for (const { contactId, toDate } of former) expect(toDate! >= personOf.get(contactId!)!['movedOn']!).toBe(true);
  });
});

describe('who says yes', () => {
  it('agrees by channel at the stated rates, confirms and renews at theirs', () => {
    const asked = tables['consent-event']!.filter(({ design, source }) => design !== null && source !== 'confirmation link' && source !== 'renewal request');
    const contacts = tables['contact']!.length;
    // Contacts of one person answer alike, so that the error is that of persons.
    const persons = new Set(tables['truth-link']!.map(({ personId }) => personId)).size;
    for (const [channel, rate] of [['email', 0.4], ['post', 0.32], ['sms', 0.2], ['phone', 0.1]] as const) {
      const own = asked.filter((event) => event['channel'] === channel);
      expect(own).toHaveLength(contacts);
      const yes = own.filter(({ status }) => status !== 'dpv:ConsentRefused').length / contacts;
      expect(Math.abs(yes - rate)).toBeLessThan(5 * Math.sqrt((rate * (1 - rate)) / persons));
    }
    const requested = asked.filter(({ status }) => status === 'dpv:ConsentRequested').length;
    const confirmed = tables['consent-event']!.filter(({ source }) => source === 'confirmation link').length;
    expect(Math.abs(confirmed / requested - 0.9)).toBeLessThan(4 * Math.sqrt(0.09 / requested));
    const push = asked.filter(({ channel }) => channel === 'push').map(({ source }) => source);
    expect(new Set(push)).toEqual(new Set(['app']));
    // One mail asks for all channels of a contact that run out together, so that contacts are counted.
    const ended = new Map<string, string>();
    for (const { contactId, channel, status } of tables['consent-event']!) if (channel === 'post' && ['dpv:RenewedConsentGiven', 'dpv:ConsentExpired'].includes(status!)) ended.set(contactId!, status!);
    const renewed = [...ended.values()].filter((status) => status === 'dpv:RenewedConsentGiven').length;
    expect(Math.abs(renewed / ended.size - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / ended.size));
  });

  it('tells the company by its lead score, and by nothing at correlation zero', async () => {
    const relation = (rows: Rows): number => correlation(rows.map(({ leadScore }) => Number(leadScore)), rows.map(({ contactId }) => (personOf.get(contactId!)!['responds'] === 'true' ? 1 : 0)));
    expect(relation(tables['contact']!)).toBeGreaterThan(0.2);
    // Contacts of one person count as one: 2,000 persons.
    const flat = await company({}, 0);
    expect(Math.abs(relation(records(flat.whole('contact'))))).toBeLessThan(4 / Math.sqrt(2000));
  });
});

describe('the opt-out lists of a block', () => {
  it('hold what a later table of events adds to the ledger', () => {
    const before = held.block(0);
    const given = records(before.table('consent-event')).find(({ status, channel }) => status === 'dpv:ConsentGiven' && channel === 'email')!;
    const unsubscribing: TableMaker<CompanyBlock> = {
      schema: eventSchema('unsubscribe-event', 'Withdrawals and objections by which contacts answered a message; together with consent-event they form the ledger.'),
      scope: 'block',
      make: () => {
        const number = (type: 'integer' | 'datetime', value: number): Column => ({ kind: 'number', type, values: Int32Array.of(value) });
        const text = (value: string | null): Column => ({ kind: 'coded', type: 'string', codes: Uint32Array.of(0), dictionary: [value] });
        return {
          eventId: number('integer', 1), contactId: number('integer', Number(given['contactId'])), contactPointId: number('integer', MISSING_INTEGER), purpose: text('dpv:DirectMarketing'), channel: text('email'), status: text('dpv:ConsentWithdrawn'),
          design: text(null), textId: number('integer', MISSING_INTEGER), source: text('unsubscribe link'), doubleOptInAt: number('datetime', MISSING_INTEGER), at: number('datetime', held.plan.asOfDay * 1440), validUntil: number('datetime', MISSING_INTEGER),
        };
      },
    };
    const after = held.block(0, [unsubscribing]);
    const listed = (block: CompanyBlock): Rows => records(block.table('opt-out-channel')).filter(({ contactId, channel }) => contactId === given['contactId'] && channel === 'email');
    expect(listed(before).filter(({ reason }) => reason === '1')).toEqual([]);
    expect(listed(after)).toEqual([{ contactId: given['contactId'], channel: 'email', reason: '1', since: `${held.plan.asOf}T00:00:00` }]);
    const closed = records(after.table('contact-point')).filter(({ contactId, kind, optOut }) => contactId === given['contactId'] && kind === 'email' && optOut === 'true');
    expect(closed.length).toBeGreaterThan(0);
  });
});
