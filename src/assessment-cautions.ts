import { listed } from './assessment-words.ts';
import { namesOf, type Roles } from './column-roles.ts';
import type { ClassProposal, ColumnProfile } from './schema/propose-class.ts';

/** A column as it was looked at, with the class that was proposed. */
export interface LookedAtColumn {
  readonly profile: ColumnProfile;
  readonly proposal: ClassProposal;
}

/** Values that somebody has generalized: `*`, `101**`, `[20, 30)`, `20-29`, `>= 90`, `< 5`. */
const GENERALIZED = /^\*+$|\*$|^[[(]\s*-?[\d.]+\s*,\s*-?[\d.]+\s*[\])]$|^\d+\s?[-–]\s?\d+$|^(?:[<>]=?|≤|≥)\s?-?\d/;
/** Share of distinct values of that kind from which a column counts as generalized. Assumed. */
const MANY = 0.5;

/** Sentences on what would make an assessment mean something else than a reader takes it for. No value is in them. */
export function cautions(columns: readonly LookedAtColumn[], roles: Roles, rows: number, copies: number | undefined): string[] {
  const quasi = new Set(namesOf(roles, 'quasi-identifier'));
  const own = columns.filter(({ profile }) => quasi.has(profile.name));
  const named = (some: readonly LookedAtColumn[]): string => listed(some.map(({ profile }) => profile.name));
  const direct = own.filter(({ proposal }) => proposal.attributeClass === 'direct-identifier');
  const empty = own.filter(({ profile }) => profile.distinct === 0);
  const constant = own.filter(({ profile }) => profile.distinct === 1 && profile.missing === 0);
  const coarse = own.filter(({ profile: { values } }) => values.length > 0 && values.filter((value) => GENERALIZED.test(value)).length >= MANY * values.length);
  return [
    ...(rows === 1 ? ['The file has one row: it stands alone whatever its values, and no figure on groups means anything.'] : []),
    ...(direct.length > 0 ? [`${named(direct)} ${direct.length === 1 ? 'looks like a direct identifier' : 'look like direct identifiers'}: as a quasi-identifier it sets nearly every row apart and hides what the other columns do. Class it as direct, unless outsiders know it only as one of several facts.`] : []),
    ...(empty.length > 0 ? [`${named(empty)} ${empty.length === 1 ? 'has' : 'have'} no values, and ${empty.length === 1 ? 'tells' : 'tell'} nobody apart.`] : []),
    ...(constant.length > 0 ? [`${named(constant)} ${constant.length === 1 ? 'has' : 'have'} the same value in every row, and ${constant.length === 1 ? 'tells' : 'tell'} nobody apart.`] : []),
    ...(coarse.length > 0 ? [`${named(coarse)} ${coarse.length === 1 ? 'holds' : 'hold'} values that were generalized before (*, ranges): groups are counted as they stand, a * is a category of its own, and rows that were left out cannot be seen.`] : []),
    ...(copies !== undefined && copies > 0 && roles.subject === undefined ? [`${copies.toLocaleString('en-US')} ${copies === 1 ? 'row is a copy of another' : 'rows are copies of others'} in every column: if they are the same people, groups hold fewer people than rows. Remove the copies, or name the column that says who is who.`] : []),
  ];
}
