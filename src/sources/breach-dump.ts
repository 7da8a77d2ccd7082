import { z } from 'zod';
import { makeTable, MISSING_INTEGER, numbersIn, type Column } from '../columns/column.ts';
import { sha256Hex } from '../columns/sha256.ts';
import { secondAddress } from '../crm/contact-points.ts';
import { BREACH_DUMP } from '../schema/source-tables.ts';
import { withColumns } from './chosen-columns.ts';
import { formerContactPoints } from './former-contact-points.ts';
import { inventedPasswords } from './invented-passwords.ts';
import { networkPrefixes } from './network-prefix.ts';
import { share } from './share-option.ts';
import { integerColumn, readSource, textColumn, textsOf, yearOf, yearsBefore } from './source-reader.ts';
import type { Source, SourceInput } from './source.ts';

const options = z.strictObject({
  coverage: share(0.25, 'Share of the people with an e-mail address, old enough at the time of the breach, who had an account, 0 to 1; assumed.'),
  minimumAge: z.int().min(0).max(120).default(16).describe('Age in completed years on the day of the breach from which people had an account.'),
  yearsAgo: z.int().min(0).max(30).default(3).describe('Years between the breach and the day on which the world is looked at: network and sign-up are of that time, so those who moved since show the former place.'),
  staleness: share(0.15, 'Share of accounts under an e-mail address that the person has given up since; assumed. Another source that holds the former address holds the same.'),
  handleReuse: share(0.4, 'Share of accounts, of people with a social account, whose username is one of their handles there; assumed.'),
  passwordReuse: share(0.4, 'Share of accounts with the password that the person uses everywhere; without salt its hash links two dumps; assumed.'),
  salted: z.boolean().default(false).describe('Whether the service salted its password hashes, so that equal passwords have different ones.'),
  phoneKnown: share(0.2, 'Share of accounts with a telephone number, of people who have one; assumed.'),
});

type Options = z.output<typeof options>;

/** Assumed: the service opened so many years before the breach. */
const YEARS_OPEN = 10;
/** Assumed: of usernames that are nobody's handle, those taken from the e-mail address. */
const FROM_ADDRESS = 0.5;

function breachDumpOf(input: SourceInput, { coverage, minimumAge, yearsAgo, staleness, handleReuse, passwordReuse, salted, phoneKnown }: Options): Source {
  const { rows, ids, draws, numbers, texts } = readSource('breachDump', input);
  const breachDay = yearsBefore(input.asOfDays, yearsAgo);
  const [breachYear, lastBirthDate] = [yearOf(breachDay), yearsBefore(breachDay, minimumAge)];
  const former = formerContactPoints(input);
  const password = inventedPasswords(input.seed, draws('password'), passwordReuse);
  const prefix = networkPrefixes(input.seed);
  const handleOf = handles(input);
  const [member, stale, names, years, salts, phones] = [draws('member'), draws('stale'), draws('username'), draws('signUp'), draws('salt'), draws('phone')];
  const [homes, birthDates, movedOn] = [numbers('householdId'), numbers('birthDate'), numbers('movedOn')];
  const [emailOf, phoneOf, postcodeOf, previousOf] = [texts('email'), texts('phone'), texts('postcode'), texts('previousPostcode')];

  const personOf: number[] = [];
  const signUpYears: number[] = [];
  const [emails, usernames, hashes, saltTexts, prefixes, numbersGiven]: (string | null)[][] = [[], [], [], [], [], []];
  for (let row = 0; row < rows; row++) {
    const id = ids[row]!;
    const current = emailOf(row);
    if (current === null || birthDates[row]! > lastBirthDate || member.uniform(id) >= coverage) continue;
    const email = stale.uniform(id) < staleness ? former.email(id) : current;
    const handle = names.uniform(id) < handleReuse ? handleOf(id, (many) => names.below(many, id, 1)) : null;
    const salt = salted ? hex(salts.uint32(id)) + hex(salts.uint32(id, 1)) : null;
    const earliest = Math.max(breachYear - YEARS_OPEN, Math.min(breachYear, yearOf(birthDates[row]!) + minimumAge));
    const movedSince = movedOn[row]! !== MISSING_INTEGER && movedOn[row]! > breachDay;
    const place = (movedSince ? previousOf(row) : null) ?? postcodeOf(row);
    personOf.push(id);
    emails!.push(email);
    usernames!.push(handle ?? localPart(names.uniform(id, 2) < FROM_ADDRESS ? email : secondAddress('', names, id, 3)));
    hashes!.push(sha256Hex((salt ?? '') + password(id)));
    saltTexts!.push(salt);
    signUpYears.push(earliest + years.below(breachYear - earliest + 1, id));
    prefixes!.push(place === null ? null : prefix(id, homes[row]!, place, 0));
    numbersGiven!.push(phones.uniform(id) < phoneKnown ? phoneOf(row) : null);
  }

  const columns = new Map<string, Column>([
    ['email', textColumn(emails!)],
    ['username', textColumn(usernames!)],
    ['passwordHash', textColumn(hashes!)],
    ['salt', textColumn(saltTexts!)],
    ['signUpYear', integerColumn(signUpYears)],
    ['ipPrefix', textColumn(prefixes!)],
    ['phone', textColumn(numbersGiven!)],
  ]);
  return { table: makeTable(BREACH_DUMP, columns), personOf: Int32Array.from(personOf) };
}

/** One of a person's handles on social platforms, chosen by `pick`; null for who has none. */
function handles({ worldTable }: SourceInput): (personId: number, pick: (many: number) => number) => string | null {
  const accounts = worldTable('account');
  const handle = textsOf(accounts, 'handle');
  const rowsOf = new Map<number, number[]>();
  numbersIn(accounts, 'personId').forEach((person, row) => {
    const own = rowsOf.get(person);
    if (own === undefined) rowsOf.set(person, [row]);
    else own.push(row);
  });
  return (personId, pick) => {
    const own = rowsOf.get(personId);
    return own === undefined ? null : handle(own[pick(own.length)]!);
  };
}

function localPart(address: string): string {
  return address.slice(0, address.lastIndexOf('@'));
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}

/** What leaked from another service: addresses, usernames and hashed passwords of its accounts. */
export const breachDump = withColumns({
  id: 'breachDump',
  schema: BREACH_DUMP,
  scope: 'block',
  reads: ['account'],
  options,
  doc: {
    title: 'Breach dump of another service',
    summary: 'Leaked accounts of a service of some years ago: e-mail address, username, hash of an invented password, year of signing up and network of the last login.',
    assumptions: [
      'Having an account is independent of every trait but age and having an e-mail address.',
      'Whoever gave up an address had exactly one before; it is the same in every source that holds it.',
      'A household logs in from one network prefix of its postcode, or from a mobile network.',
      'Passwords are invented numbers and stand in no list; some are shared by many, and some people use one everywhere.',
    ],
    sources: [
      'D. Perito, C. Castelluccia, M. A. Kaafar, P. Manils, "How unique and traceable are usernames?", PETS 2011 (usernames as a link between services; no rate is taken from it).',
      'S. Deering, "Host extensions for IP multicasting", RFC 1112, 1989, section 4 (addresses from 240.0.0.0 are reserved).',
    ],
  },
  run: breachDumpOf,
});
