import { codeTexts, type Column } from '../columns/column.ts';
import { aliasTable } from '../random/alias-table.ts';
import type { CorruptionLog } from './corruption-log.ts';
import type { RecordScope } from './record-scope.ts';
import { shortForm } from './short-names.ts';
import { mistype } from './typing-errors.ts';

/** Assumed: shares of contacts who tell these, which forms leave free; leaving one empty is no error. */
const TITLE_GIVEN = 0.3;
const NICKNAME_GIVEN = 0.05;
const JOB_GIVEN = 0.35;
const COMPANY_GIVEN = 0.2;
const LOCALE_CHOSEN = 0.4;

/** Assumed: titles by sex, and how often a clerk takes the other sex's. */
const TITLES: Readonly<Record<string, readonly string[]>> = { F: ['Ms', 'Mrs', 'Miss', 'Dr'], M: ['Mr', 'Mr', 'Mr', 'Dr'] };
const TITLE_WEIGHTS = aliasTable([0.55, 0.3, 0.1, 0.05]);
const WRONG_TITLE = 0.01;

/** How people of an occupation group call their work; groups that are not listed go by their own name. */
const JOBS: Readonly<Record<string, readonly string[]>> = {
  management: ['Manager', 'Team lead', 'Head of department', 'Director'],
  business: ['Analyst', 'Accountant', 'Consultant', 'Buyer'],
  technology: ['Software developer', 'Administrator', 'IT support'],
  science: ['Researcher', 'Laboratory assistant'],
  education: ['Teacher', 'Lecturer', 'Teaching assistant'],
  health: ['Nurse', 'Therapist', 'Physician'],
  arts: ['Designer', 'Editor', 'Photographer'],
  protection: ['Guard', 'Firefighter', 'Officer'],
  food: ['Cook', 'Waiter', 'Kitchen hand'],
  cleaning: ['Cleaner', 'Caretaker'],
  care: ['Carer', 'Child minder'],
  sales: ['Sales assistant', 'Cashier', 'Sales representative'],
  office: ['Clerk', 'Secretary', 'Receptionist'],
  farming: ['Farmer', 'Gardener'],
  construction: ['Builder', 'Electrician', 'Plumber'],
  repair: ['Mechanic', 'Technician'],
  production: ['Machine operator', 'Welder', 'Assembler'],
  transport: ['Driver', 'Warehouse worker'],
};

/** What a contact's record tells beside the columns of `signup`: title, nickname, work and language, as typed. */
export function contactDetails({ reader, contacts: contactsOf, options, draws }: RecordScope, log: CorruptionLog): ReadonlyMap<string, Column> {
  const [people, contacts] = [reader(), contactsOf()];
  const texts = (make: (contact: number, person: number, copy: number) => string | null): Column =>
    codeTexts(Array.from({ length: contacts.count }, (_, contact) => make(contact, contacts.personId[contact]!, contacts.copy[contact]!)), contacts.count);
  const personText = (name: string, contact: number): string | null => people.text(name, contacts.personRow[contact]!);

  const [title, nickname, work, company, locale] = [draws('title'), draws('nickname'), draws('jobTitle'), draws('companyId'), draws('preferredLocale')];
  return new Map<string, Column>([
    ['title', texts((contact, person, copy) => {
      const sex = personText('sex', contact);
      if (sex === null || title.uniform(person, copy) >= TITLE_GIVEN) return null;
      const wrong = title.uniform(person, copy, 1) < WRONG_TITLE;
      const chosen = TITLE_WEIGHTS.pick(title.uniform(person, copy, 2));
      if (wrong && chosen < 3) log.note(contact, 'title', 'misjudged');
      return TITLES[(sex === 'F') !== wrong ? 'F' : 'M']![chosen]!;
    })],
    ['nickname', texts((contact, person, copy) => {
      const given = personText('givenName', contact);
      return given === null || nickname.uniform(person, copy) >= NICKNAME_GIVEN ? null : shortForm(given, nickname, person, copy + TYPING);
    })],
    ['jobTitle', texts((contact, person, copy) => {
      const names = JOBS[personText('occupation', contact) ?? ''];
      if (names === undefined || work.uniform(person, copy) >= JOB_GIVEN) return null;
      const name = names[work.below(names.length, person, 0, 2)]!;
      const typed = work.uniform(person, copy, 1) < options.quality.nameTypos ? mistype(name, work, person, copy + TYPING) : name;
      if (typed !== name) log.note(contact, 'jobTitle', 'typing-error');
      return typed;
    })],
    ['companyId', texts((contact, person, copy) => {
      return company.uniform(person, copy) < COMPANY_GIVEN ? personText('employer', contact) : null;
    })],
    ['preferredLocale', texts((contact, person, copy) => (locale.uniform(person, copy) < LOCALE_CHOSEN ? personText('language', contact) : null))],
  ]);
}

/** Added to a copy's number where one stream serves two purposes. */
const TYPING = 1000;
