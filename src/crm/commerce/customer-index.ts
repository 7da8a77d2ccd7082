import type { CompanyBlock } from '../company-block.ts';
import type { Contacts } from '../contacts.ts';

/** The customers of a block, one entry per person in ascending personId, each with their contacts. */
export interface CustomerIndex {
  readonly count: number;
  /** Row in the block's people table. */
  readonly personRow: Int32Array;
  readonly personId: Int32Array;
  /** Where each customer's contacts begin in `contact`; one entry more than customers. */
  readonly first: Int32Array;
  /** Positions in `Contacts`, a person's in the order of signing up. */
  readonly contact: Int32Array;
  /** Day of signing up of those contacts. */
  readonly signedUp: Int32Array;
}

const known = new WeakMap<Contacts, CustomerIndex>();

/** Groups a block's contacts by the person behind them. */
export function customersOf(block: CompanyBlock): CustomerIndex {
  const contacts = block.contacts();
  let index = known.get(contacts);
  if (index === undefined) {
    index = indexContacts(contacts);
    known.set(contacts, index);
  }
  return index;
}

function indexContacts({ count, personRow, personId, copy, signedUp }: Contacts): CustomerIndex {
  const order = Uint32Array.from({ length: count }, (_, contact) => contact).sort((a, b) => personRow[a]! - personRow[b]! || signedUp[a]! - signedUp[b]! || copy[a]! - copy[b]!);
  const firsts: number[] = [];
  for (let at = 0; at < count; at++) if (at === 0 || personRow[order[at]!] !== personRow[order[at - 1]!]) firsts.push(at);
  return {
    count: firsts.length,
    personRow: Int32Array.from(firsts, (at) => personRow[order[at]!]!),
    personId: Int32Array.from(firsts, (at) => personId[order[at]!]!),
    first: Int32Array.from([...firsts, count]),
    contact: Int32Array.from(order),
    signedUp: Int32Array.from(order, (contact) => signedUp[contact]!),
  };
}

/** Assumed: half of what a person does goes through their oldest contact, the rest through any that exists by then. */
const OLDEST = 0.5;

/** The contact that an event of this day lands on; -1 if the person has signed up nowhere before that day. */
export function contactOn({ first, contact, signedUp }: CustomerIndex, customer: number, day: number, uniform: number): number {
  const from = first[customer]!;
  let existing = 0;
  while (from + existing < first[customer + 1]! && signedUp[from + existing]! < day) existing++;
  if (existing === 0) return -1;
  const further = uniform < OLDEST ? 0 : Math.floor(((uniform - OLDEST) / (1 - OLDEST)) * existing);
  return contact[from + further]!;
}
