import type { Draws } from '../../random/draws.ts';
import { integers, type Attribute } from '../block-context.ts';
import { ROLE } from '../household-model.ts';
import { ethnicMix, pickPart } from '../places/local-mixes.ts';
import { segmentsOf } from '../world-plan.ts';
import { categories, codedNumbers, TRUTH } from './categories.ts';
import { ageScore } from './scores.ts';

/** Assumed: partners with one family name; children with the name of the household's first member. */
const COUPLES_SHARE_NAME = 0.72;
const CHILDREN_SHARE_NAME = 0.92;
/** Assumed: elders with the name of the household's first member (otherwise in-laws or remarried). */
const ELDERS_SHARE_NAME = 0.45;
/** By role; 0 for those who never share it, who are no kin either. */
const SHARING: readonly number[] = Object.values(ROLE).map((role) => (role === ROLE.partner ? COUPLES_SHARE_NAME : role === ROLE.child ? CHILDREN_SHARE_NAME : role === ROLE.elder ? ELDERS_SHARE_NAME : 0));

/**
 * Ethnic group and family name. The group follows the postcode's mix and, among kin, mostly the first
 * member's; the name follows the group as published, and whoever takes another's name is of a group as the
 * bearers of that name are. Hidden: the group's index and the name's rank.
 */
export const surname: Attribute = {
  makes: ['surname', 'rareName', 'ethnicity', 'surnameRank', 'ethnicGroup'],
  inputs: ['role', 'householdId'],
  make({ plan, pack, block, rows, firstId, draws, strength, numbers }) {
    const { surnames, ethnicity } = pack;
    const [role, home] = [numbers('role'), numbers('householdId')];
    const [names, sharing, groups] = [draws('surname'), draws('surname.shared'), draws('ethnicity')];
    const mix = ethnicMix(plan, pack, strength('ethnicity.place'), strength('ethnicity.urbanity'));
    const alike = strength('ethnicity.household');
    const ranks = new Int32Array(rows);
    const group = new Int32Array(rows);
    for (const { postcode, from, to } of segmentsOf(plan, block)) {
      for (let id = from; id < to; id++) {
        const row = id - firstId;
        const first = home[row]! - firstId;
        const share = SHARING[role[row]!]!;
        const shared = share > 0 && sharing.uniform(id) < share;
        // One draw decides both: what is left of it after "as the first member" is uniform again.
        const u = groups.uniform(id);
        const own = share > 0 ? (u - alike) / (1 - alike) : u;
        if (own < 0) group[row] = group[first]!;
        else group[row] = shared ? surnames.groupOf(ranks[first]!, own) : pickPart(mix, postcode, own);
        ranks[row] = shared ? ranks[first]! : surnames.pickOf(group[row]!, names.uniform(id, 0), names.uniform(id, 1));
      }
    }
    return {
      surname: codedNumbers(ranks, surnames.nameOf),
      rareName: categories(Uint32Array.from(ranks, (rank) => (rank < surnames.rareFrom ? 0 : 1)), TRUTH, 'boolean'),
      ethnicity: categories(Uint32Array.from(group), ethnicity.labels),
      surnameRank: integers(ranks),
      ethnicGroup: integers(group),
    };
  },
};

/** Given name by sex and birth year, for some from those at home in the ethnic group; hidden: its index. */
export const givenName: Attribute = {
  makes: ['givenName', 'givenNameIndex'],
  inputs: ['woman', 'age', 'birthDate', 'ethnicGroup'],
  make({ pack: { givenNames }, rows, firstId, draws, strength, numbers }) {
    const [woman, age, birth, group] = [numbers('woman'), numbers('age'), numbers('birthDate'), numbers('ethnicGroup')];
    const [names, kinds]: [Draws, Draws] = [draws('givenName'), draws('givenName.ethnicity')];
    const [byGroup, byGroupAge] = [strength('givenName.ethnicity'), strength('givenName.ethnicity-age')];
    const index = new Int32Array(rows);
    for (let row = 0; row < rows; row++) {
      const id = firstId + row;
      const year = birthYear(birth[row]!);
      const female = woman[row] === 1;
      const ofGroup = kinds.uniform(id) < byGroup + byGroupAge * ageScore(age[row]!);
      index[row] = ofGroup ? givenNames.pickOf(group[row]!, female, year, names.uniform(id)) : givenNames.pick(female, year, names.uniform(id));
    }
    return { givenName: codedNumbers(index, (name) => givenNames.names[name]!), givenNameIndex: integers(index) };
  },
};

/**
 * Calendar year of a day since 1970-01-01, proleptic Gregorian.
 * Source: H. Hinnant, chrono-compatible low-level date algorithms, `civil_from_days`, 2013.
 */
export function birthYear(day: number): number {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  // The algorithm's years begin in March: its days from 306 on are January and February.
  return yearOfEra + era * 400 + (dayOfYear >= 306 ? 1 : 0);
}
