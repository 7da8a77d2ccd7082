import { z } from 'zod';
import { makeTable, MISSING_INTEGER, numbersIn, type Column } from '../columns/column.ts';
import { sha256Hex } from '../columns/sha256.ts';
import { normalizedEmail } from '../crm/contact-points.ts';
import type { Draws } from '../random/draws.ts';
import { BROKER_FILE } from '../schema/source-tables.ts';
import type { LogicalType } from '../schema/table-schema.ts';
import { exp, pow } from '../stats/elementary.ts';
import { brokerModel, type BrokerErrors } from './broker-model.ts';
import { withColumns } from './chosen-columns.ts';
import { jointErrors } from './joint-errors.ts';
import { rowTexts } from './row-texts.ts';
import { share } from './share-option.ts';
import { integerColumn, readSource, textsOf, yearOf, type SourceReader } from './source-reader.ts';
import type { Source, SourceInput } from './source.ts';
import { misread } from './transcription-errors.ts';

const errors = z.strictObject({
  age: share(0.25, 'Share of modelled age bands that are one band off; only where the year of birth is not known.'),
  sex: share(0.03, 'Share of entries with the other sex.'),
  education: share(0.4, 'Share of entries that take the education of another adult of the neighbourhood, which is right by chance for some.'),
  income: share(0.4, 'Share of households whose income band is one or two off, for all their members alike.'),
  children: share(0.2, 'Share of households taken to have children that have none, or the other way round.'),
  interest: share(0.5, 'Share of entries that take the interest of another adult of the neighbourhood, which is right by chance for some.'),
});

const options = z.strictObject({
  coverage: share(0.8, 'Share of adults of 35 to 64 with a middle income who are in the file, 0 to 1; the others by unevenness. Nested: who is in at 0.5 is in at 0.6.'),
  unevenness: z.number().min(0).max(2).default(1).describe('How much rarer the young and the poor are in the file, 0 (everyone alike) to 2; assumed. The share is coverage to the power e^(unevenness × score).'),
  staleness: share(0.3, 'Share of listed people who moved within ten years and are still under their previous postcode; assumed.'),
  errorRate: share(0.02, 'Share of entries with one transcription error in a name; assumed.'),
  birthYearKnown: share(0.5, 'Share of entries with the year of birth known from a register; assumed.'),
  phoneKnown: share(0.5, 'Share of entries with a telephone number, of those whose household has a landline or who have a number of their own; assumed.'),
  emailKnown: share(0.6, 'Share of entries with the e-mail address as a hash, of those who have one; assumed.'),
  errors: errors.prefault({}).describe('How often modelled columns are wrong; all assumed: published audits of brokers differ widely.'),
  correlation: share(0.3, 'How far the errors of one household come together: 0 independent, 1 all or none; assumed.'),
});

type Options = z.output<typeof options>;

const MINIMUM_AGE = 18;
const MIDDLE_INCOME = 3;

/**
 * How far a person is from whom brokers know best, 0 for a middle-aged one with a middle income; above 0 is
 * rarer. Assumed: no account of whom brokers miss was found; the direction follows who has credit, a home and
 * a long trail. The young and poor are rarer than both scores together say.
 */
function thinness(age: number, incomeBand: number): number {
  const young = age < 25 ? 0.9 : age < 35 ? 0.4 : age < 65 ? 0 : -0.2;
  const poor = incomeBand === MISSING_INTEGER ? 0 : (MIDDLE_INCOME - incomeBand) * 0.25;
  return young + poor + (young > 0 && poor > 0 ? 0.3 : 0);
}

/** Chance of being in the file; grows with coverage, 0 at 0 and 1 at 1. */
export function brokerCoverage(coverage: number, unevenness: number, age: number, incomeBand: number): number {
  return pow(coverage, exp(unevenness * thinness(age, incomeBand)));
}

function brokerFileOf(input: SourceInput, { coverage, unevenness, staleness, errorRate, birthYearKnown, phoneKnown, emailKnown, errors: rates, correlation }: Options): Source {
  const reader = readSource('brokerFile', input);
  const { rows, ids, draws, numbers, texts, age } = reader;
  const joint = jointErrors(draws, correlation);
  const model = brokerModel(reader, joint, rates satisfies BrokerErrors);
  const addressOf = addresses(input, reader, draws('street'));
  const [member, stale, names, born, phones, emails] = [draws('member'), draws('stale'), draws('name'), draws('birthYear'), draws('phone'), draws('email')];
  const misspelt = joint.of('name', errorRate);
  const [homes, incomes, birthDates] = [numbers('householdId'), numbers('incomeBand'), numbers('birthDate')];
  const nameOf = { givenName: texts('givenName'), surname: texts('surname') };
  const [previous, email] = [texts('previousPostcode'), texts('email')];

  const personOf: number[] = [];
  const [birthYears, incomeBands, houseNumbers]: number[][] = [[], [], []];
  const from = (name: string, type?: LogicalType) => rowTexts(input.people, name, type);
  const entry = {
    givenName: from('givenName'), surname: from('surname'), postcode: from('postcode'), street: rowTexts(), unit: rowTexts(), ageBand: rowTexts(), sex: rowTexts(), education: from('education'),
    childrenPresent: rowTexts(undefined, undefined, 'boolean'), interest: from('interest'), segment: rowTexts(), phone: from('phone'), emailHash: rowTexts(),
  };
  for (let row = 0; row < rows; row++) {
    const id = ids[row]!;
    const years = age(row);
    if (years < MINIMUM_AGE || member.uniform(id) >= brokerCoverage(coverage, unevenness, years, incomes[row]!)) continue;
    const wrong = misspelt(id, homes[row]!) ? (names.uniform(id) < 0.4 ? 'givenName' : 'surname') : null;
    for (const name of ['givenName', 'surname'] as const) {
      if (name === wrong) entry[name].add(misreadOrMissing(nameOf[name](row), names, id));
      else entry[name].take(row);
    }
    const old = previous(row);
    const outOfDate = old !== null && stale.uniform(id) < staleness;
    if (outOfDate) entry.postcode.add(old);
    else entry.postcode.take(row);
    const home = addressOf(row, outOfDate);
    const known = born.uniform(id) < birthYearKnown;
    const belief = model(row, known);
    const landline = addressOf(row, false).landline;
    const mailbox = emails.uniform(id) < emailKnown ? email(row) : null;
    personOf.push(id);
    birthYears!.push(known ? yearOf(birthDates[row]!) : MISSING_INTEGER);
    incomeBands!.push(belief.income);
    houseNumbers!.push(home.houseNumber);
    entry.street.add(home.street);
    entry.unit.add(home.unit);
    entry.ageBand.add(belief.ageBand);
    entry.sex.add(belief.sex);
    entry.education.take(belief.educationFrom);
    entry.childrenPresent.add(belief.children ? 'true' : 'false');
    entry.interest.take(belief.interestFrom);
    entry.segment.add(belief.segment);
    if (phones.uniform(id) >= phoneKnown) entry.phone.add(null);
    else if (landline !== null) entry.phone.add(landline);
    else entry.phone.take(row);
    entry.emailHash.add(mailbox === null ? null : sha256Hex(normalizedEmail(mailbox)));
  }

  const columns = new Map<string, Column>([['birthYear', integerColumn(birthYears!)], ['incomeBand', integerColumn(incomeBands!)], ['houseNumber', integerColumn(houseNumbers!)]]);
  for (const [name, cells] of Object.entries(entry)) columns.set(name, cells.column());
  return { table: makeTable(BROKER_FILE, columns), personOf: Int32Array.from(personOf) };
}

function misreadOrMissing(name: string | null, draws: Draws, id: number): string | null {
  return name === null ? null : misread(name, draws, id, 1);
}

interface HouseholdAddress {
  readonly street: string | null;
  readonly houseNumber: number;
  readonly unit: string | null;
  readonly landline: string | null;
}

const UNKNOWN: HouseholdAddress = { street: null, houseNumber: MISSING_INTEGER, unit: null, landline: null };

/**
 * Address and landline of a person's household. For an address out of date nobody keeps the former street, so it
 * is that of another household of the block: a street that exists, and tells nothing of the present one.
 */
function addresses({ worldTable }: SourceInput, { numbers, ids, blockOf }: SourceReader, draws: Draws): (row: number, outOfDate: boolean) => HouseholdAddress {
  const homes = numbers('householdId');
  const households = worldTable('household');
  const [street, unit, landline] = [textsOf(households, 'street'), textsOf(households, 'unit'), textsOf(households, 'landline')];
  const houseNumber = numbersIn(households, 'houseNumber');
  const rowOf = new Map<number, number>();
  numbersIn(households, 'householdId').forEach((home, row) => rowOf.set(home, row));
  return (row, outOfDate) => {
    const [from, to] = blockOf(row);
    const at = rowOf.get(homes[outOfDate ? from + draws.below(to - from, ids[row]!) : row]!);
    return at === undefined ? UNKNOWN : { street: street(at), houseNumber: houseNumber[at]!, unit: unit(at), landline: landline(at) };
  };
}

/** What a data broker sells: an adult population file with modelled traits, uneven and often wrong. */
export const brokerFile = withColumns({
  id: 'brokerFile',
  schema: BROKER_FILE,
  scope: 'block',
  reads: ['household'],
  options,
  doc: {
    title: 'Data-broker file',
    summary: 'A marketing file of most adults: names and addresses from registers, and modelled age, education, income, children, interest and segment, uneven in coverage and often wrong.',
    assumptions: [
      'Coverage falls for the young and the poor, more for those who are both; no published account of whom brokers miss was found.',
      'Income and children are modelled for the household and given to every member.',
      'A modelled trait that is wrong is that of another adult of the same 4,096 people; errors of one household come together.',
      'A stale entry has another street of the neighbourhood in place of the former one.',
      'All error rates are assumed.',
    ],
    sources: ['Federal Trade Commission, "Data Brokers: A Call for Transparency and Accountability", May 2014: nine brokers, which take most of their data from other brokers; no error rates.'],
  },
  run: brokerFileOf,
});
