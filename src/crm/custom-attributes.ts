import type { CorruptionLog } from './corruption-log.ts';
import type { RecordScope } from './record-scope.ts';

/** A key that a company added to its records: on how many of them it is filled, and with what. All shares are assumed. */
interface CustomKey {
  readonly key: string;
  readonly filled: number;
  /** Values without a person's own, one as often as the other. */
  readonly values?: readonly string[];
  /** The person column that the value repeats. */
  readonly tells?: string;
  /** Share of the values that tell of somebody else, in a key that repeats a person's column. */
  readonly wrong?: number;
}

/** By key. Two repeat what the person is, so that a free attribute tells what no column of the record was meant to. */
const KEYS: readonly CustomKey[] = [
  { key: 'birthday gift', filled: 0.08, values: ['voucher', 'sample', 'none wanted'] },
  { key: 'contact hours', filled: 0.06, values: ['mornings', 'afternoons', 'evenings', 'weekends'] },
  { key: 'favourite topic', filled: 0.15, tells: 'interest', wrong: 0.2 },
  { key: 'loyalty tier', filled: 0.25, values: ['base', 'base', 'base', 'silver', 'silver', 'gold'] },
  { key: 'marital status', filled: 0.05, tells: 'maritalStatus', wrong: 0.1 },
  { key: 'parking', filled: 0.03, values: ['yes', 'no'] },
  { key: 'pet', filled: 0.1, values: ['cat', 'dog', 'bird', 'several', 'none'] },
  { key: 'size', filled: 0.12, values: ['XS', 'S', 'M', 'L', 'XL', 'XXL'] },
];

/** Free attributes, by contact and key. */
export interface CustomAttributes {
  readonly contactId: readonly number[];
  readonly key: readonly string[];
  readonly value: readonly string[];
}

/** What the company wrote into free attributes of a block's contacts; most contacts have one or none. */
export function customAttributes({ reader, contacts: contactsOf, draws }: RecordScope, log: CorruptionLog): CustomAttributes {
  const [people, { count, contactId, personId, personRow, copy }] = [reader(), contactsOf()];
  const streams = KEYS.map(({ key }) => draws(`custom.${key}`));
  const [ids, keys, values]: [number[], string[], string[]] = [[], [], []];
  for (let contact = 0; contact < count; contact++) {
    const [person, of] = [personId[contact]!, copy[contact]!];
    KEYS.forEach(({ key, filled, values: choices, tells, wrong = 0 }, k) => {
      const stream = streams[k]!;
      if (stream.uniform(person, of) >= filled) return;
      const own = tells === undefined ? null : people.text(tells, personRow[contact]!);
      const someone = tells !== undefined && stream.uniform(person, of, 1) < wrong ? people.text(tells, stream.below(people.rows, person, of, 2)) : own;
      // What repeats no column of the person's is theirs all the same: one size, whatever the record.
      const value = tells === undefined ? choices![stream.below(choices!.length, person, 0, 3)]! : someone;
      if (value === null) return;
      if (tells !== undefined && value !== own) log.note(contact, key, 'misjudged');
      ids.push(contactId[contact]!);
      keys.push(key);
      values.push(value);
    });
  }
  return { contactId: ids, key: keys, value: values };
}
