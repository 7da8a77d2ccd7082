import { integers, texts, type Attribute } from '../block-context.ts';
import { ROLE } from '../household-model.ts';

/** Assumed: partners with one family name; children with the name of the household's first member. */
const COUPLES_SHARE_NAME = 0.72;
const CHILDREN_SHARE_NAME = 0.92;
/** Assumed: elders with the name of the household's first member (otherwise in-laws or remarried). */
const ELDERS_SHARE_NAME = 0.45;
const SHARING: Readonly<Record<number, number>> = { [ROLE.partner]: COUPLES_SHARE_NAME, [ROLE.child]: CHILDREN_SHARE_NAME, [ROLE.elder]: ELDERS_SHARE_NAME };

/** Family name, whether it is from the rare tail, and its rank (hidden). */
export const surname: Attribute = {
  makes: ['surname', 'rareName', 'surnameRank'],
  inputs: ['role', 'householdId'],
  make({ pack: { surnames }, rows, firstId, draws, numbers }) {
    const [role, home] = [numbers('role'), numbers('householdId')];
    const [names, sharing] = [draws('surname'), draws('surname.shared')];
    const ranks = new Int32Array(rows);
    for (let row = 0; row < rows; row++) {
      const id = firstId + row;
      const shared = sharing.uniform(id) < (SHARING[role[row]!] ?? 0);
      ranks[row] = shared ? ranks[home[row]! - firstId]! : surnames.pick(names.uniform(id, 0), names.uniform(id, 1));
    }
    return {
      surname: texts(rows, (row) => surnames.nameOf(ranks[row]!)),
      rareName: texts(rows, (row) => (ranks[row]! < surnames.rareFrom ? 'false' : 'true'), 'boolean'),
      surnameRank: integers(ranks),
    };
  },
};

/** Given name by sex and birth year, and its index (hidden). */
export const givenName: Attribute = {
  makes: ['givenName', 'givenNameIndex'],
  inputs: ['woman', 'birthDate'],
  make({ pack: { givenNames }, rows, firstId, draws, numbers }) {
    const [woman, birth] = [numbers('woman'), numbers('birthDate')];
    const names = draws('givenName');
    const index = new Int32Array(rows);
    for (let row = 0; row < rows; row++) index[row] = givenNames.pick(woman[row] === 1, birthYear(birth[row]!), names.uniform(firstId + row));
    return { givenName: texts(rows, (row) => givenNames.names[index[row]!]!), givenNameIndex: integers(index) };
  },
};

/** Calendar year of a day since 1970-01-01. */
export function birthYear(day: number): number {
  return new Date(day * 86_400_000).getUTCFullYear();
}
