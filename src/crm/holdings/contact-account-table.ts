import { codeTexts, columnOf } from '../../columns/column.ts';
import type { TableMaker } from '../../columns/table-maker.ts';
import { CONTACT_ACCOUNT } from '../../schema/contact-tables.ts';
import type { CompanyBlock } from '../company-block.ts';

/** Assumed: share of matches that rest on an uploaded address or number and never err, against those by name and place. */
const BY_UPLOAD = 0.5;
/** Assumed: share of matches by name and place that hit somebody else's account. */
const MISMATCHED = 0.08;
/** Assumed: share of a found person's accounts, beyond the first, that the company found as well. */
const FOUND_TOO = 0.5;

/**
 * The social accounts that the company took for its contacts', by contact and the person's accounts. Whether a
 * contact's profile is found is the draw that decides so for the source `social`. Someone else's account is one of
 * somebody in the same block, a near neighbour more often than not.
 */
export const contactAccountTable: TableMaker<CompanyBlock> = {
  schema: CONTACT_ACCOUNT,
  scope: 'block',
  make(block) {
    const { count, contactId, personId, personRow, copy, signedUp } = block.contacts();
    const accounts = accountsByRow(block);
    const [found, matching] = [block.draws('profile'), block.draws('account.match')];
    const [contactIds, accountIds, ways, days]: [number[], number[], string[], number[]] = [[], [], [], []];
    for (let contact = 0; contact < count; contact++) {
      const [person, of, row] = [personId[contact]!, copy[contact]!, personRow[contact]!];
      if (found.uniform(person, of) >= block.options.social.found) continue;
      const taken = new Set<number>();
      for (let at = accounts.first[row]!; at < accounts.first[row + 1]!; at++) {
        const nth = at - accounts.first[row]!;
        if (nth > 0 && matching.uniform(person, of, nth * 8) >= FOUND_TOO) continue;
        const upload = matching.uniform(person, of, nth * 8 + 1) < BY_UPLOAD;
        const mistaken = !upload && matching.uniform(person, of, nth * 8 + 2) < MISMATCHED;
        const account = accounts.ids[mistaken ? nearby(at, accounts.ids.length, matching.uniform(person, of, nth * 8 + 3)) : at]!;
        if (taken.has(account)) continue;
        taken.add(account);
        const earliest = Math.max(signedUp[contact]!, accounts.createdOn[accounts.ids[at] === account ? at : accounts.ids.indexOf(account)]!);
        contactIds.push(contactId[contact]!);
        accountIds.push(account);
        ways.push(upload ? 'contact upload' : 'name and place');
        days.push(earliest + matching.below(block.asOfDays - earliest + 1, person, of, nth * 8 + 4));
      }
    }
    return {
      contactId: { kind: 'number', type: 'integer', values: Int32Array.from(contactIds) },
      accountId: { kind: 'number', type: 'integer', values: Float64Array.from(accountIds) },
      matchedOn: codeTexts(ways, ways.length),
      matchedAt: { kind: 'number', type: 'date', values: Int32Array.from(days) },
    };
  },
};

/** Assumed: how many accounts away, at most, a mistaken match lies. */
const REACH = 200;

function nearby(at: number, size: number, uniform: number): number {
  const step = 1 + Math.floor(uniform * Math.min(REACH, size - 1));
  return at + step < size ? at + step : Math.max(0, at - step);
}

interface AccountRows {
  readonly ids: Int32Array | Float64Array;
  readonly createdOn: Int32Array | Float64Array;
  /** Where each person's accounts begin, by row of the people, and at the end their number. */
  readonly first: Int32Array;
}

function accountsByRow(block: CompanyBlock): AccountRows {
  const people = block.reader();
  const first = new Int32Array(people.rows + 1);
  if (!block.hasWorldTable('account')) return { ids: new Int32Array(0), createdOn: new Int32Array(0), first };
  const table = block.worldTable('account');
  const numbers = (name: string): Int32Array | Float64Array => {
    const column = columnOf(table, name);
    if (column.kind !== 'number') throw new Error(`crm.account: expected ${name} as numbers, got codes`);
    return column.values;
  };
  const [ids, owners, createdOn] = [numbers('accountId'), numbers('personId'), numbers('createdOn')];
  for (let at = 0; at < table.rows; at++) first[owners[at]! - people.personId[0]! + 1]!++;
  for (let row = 0; row < people.rows; row++) first[row + 1]! += first[row]!;
  return { ids, createdOn, first };
}
