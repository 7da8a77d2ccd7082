import { z } from 'zod';
import { makeTable, takeRows, type Column } from '../columns/column.ts';
import { contactData } from '../crm/contact-data.ts';
import { crmDraws, drawContacts } from '../crm/contacts.ts';
import { corruptionLog } from '../crm/corruption-log.ts';
import { crmOptions } from '../crm/crm-options.ts';
import { readPeople } from '../crm/people-reader.ts';
import { SECOND_COMPANY } from '../schema/source-tables.ts';
import { withColumns } from './chosen-columns.ts';
import { purchaseHabits } from './second-purchases.ts';
import { readSource, textColumn } from './source-reader.ts';
import type { Source, SourceInput } from './source.ts';

const { yearsCollected, quality } = crmOptions.shape;

const options = z.strictObject({
  coverage: z.number().min(0).max(1).default(0.15).describe('Share of the world\'s people who are this other company\'s customers, exact up to rounding in each block of 4,096 people; drawn independently of the first company\'s.'),
  duplicates: z.number().min(0).max(0.8).default(0.1).describe('Expected share of its contacts that repeat a person who has another contact there, 0 to 0.8.'),
  yearsCollected,
  quality: quality.describe('How good its contact data are; the errors are drawn apart from the first company\'s. quality.staleAddress is how stale it is.'),
  correlation: z.number().min(0).max(1).default(1).describe('How far category and tier follow age, sex, health and income: 1 as assumed, 0 not at all.'),
});

type Options = z.output<typeof options>;

function secondCompanyOf(input: SourceInput, { coverage, duplicates: copies, yearsCollected: years, quality: errors, correlation }: Options): Source {
  const { people, seed, asOfDays, instance } = input;
  const reader = readSource('secondCompany', input);
  const held = readPeople(people);
  const draws = crmDraws(seed, `second.${instance}`);
  // Its contact numbers are not shown, so that the ids of these people are all that the numbering needs.
  const worldPeople = people.rows === 0 ? 1 : reader.ids[people.rows - 1]! + 1;
  const contacts = drawContacts(held, { worldPeople, asOfDays }, crmOptions.parse({ penetration: coverage, duplicates: copies, yearsCollected: years }), draws);
  const data = contactData(held, contacts, errors, draws, corruptionLog(contacts.contactId));
  const habits = purchaseHabits(reader, correlation);

  const columns = new Map<string, Column>(data);
  columns.set('customerSince', { kind: 'number', type: 'date', values: contacts.signedUp });
  columns.set('loyaltyTier', textColumn(Array.from(contacts.personRow, (row, contact) => habits.tier(row, contacts.copy[contact]!))));
  columns.set('productCategory', textColumn(Array.from(contacts.personRow, (row) => habits.category(row))));
  const table = makeTable(SECOND_COMPANY, new Map(SECOND_COMPANY.columns.map(({ name }): [string, Column] => [name, columns.get(name)!])));
  // By person: in the order of contact numbers, rows of a block would stand elsewhere alone than in the world.
  const order = Uint32Array.from(contacts.personRow.keys()).sort((a, b) => contacts.personRow[a]! - contacts.personRow[b]! || contacts.copy[a]! - contacts.copy[b]!);
  return { table: takeRows(table, order), personOf: Int32Array.from(order, (contact) => contacts.personId[contact]!) };
}

/** The customers of another company in the same world, with errors, duplicates and gaps of its own. */
export const secondCompany = withColumns({
  id: 'secondCompany',
  schema: SECOND_COMPANY,
  scope: 'block',
  reads: [],
  options,
  doc: {
    title: 'Customers of a second company',
    summary: 'Another company\'s customer file over the same people: contact data with its own errors and duplicates, and what the first lacks, a loyalty tier and the category bought most.',
    assumptions: [
      'Being a customer of one company is independent of being one of the other, but for age.',
      'Every contact is a row: the other company has not resolved who is who.',
      'How category and tier go with age, sex, health and income is assumed.',
    ],
    sources: ['Court of Justice of the European Union, C-621/22 (KNLTB), 4 October 2024: members\' data handed to sponsors for payment.'],
  },
  run: secondCompanyOf,
});
