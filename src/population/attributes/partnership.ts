import { normalQuantile } from '../../random/distributions.ts';
import { exp } from '../../stats/elementary.ts';
import type { Attribute } from '../block-context.ts';
import { ROLE } from '../household-model.ts';
import { URBANITY_SCORES } from '../places/urbanity.ts';
import { categories, codesOf } from './categories.ts';
import { ageScore, normal, sexScore, trait } from './scores.ts';

type Numbers = Int32Array | Float64Array;

const STATUSES = ['single', 'married', 'partnered', 'divorced', 'widowed'] as const;
const [SINGLE, MARRIED, PARTNERED, DIVORCED, WIDOWED] = [0, 1, 2, 3, 4] as const;
const ADULT = 18;
/** Assumed: share of couples who are married, at average age. */
const COUPLES_MARRIED = 0.85;
/** Assumed, of those who live in no couple: widowed from this age on, every second of them so many years later. */
const WIDOWED_FROM = 55;
const WIDOWED_HALF_YEARS = 24;
/** Assumed: widows to widowers. */
const MORE_WIDOWS = 1.25;
/** Assumed: divorced of those who are not widowed, from 26 on, rising to this share at 50. */
const DIVORCED_MOST = 0.55;

/**
 * Marital status. Both partners of a couple are married or neither is; those outside couples are single,
 * divorced or widowed by age. Nobody under 18 is anything but single.
 */
export const maritalStatus: Attribute = {
  makes: ['maritalStatus'],
  inputs: ['age', 'woman', 'role', 'householdId', 'devotionTrait'],
  make({ rows, firstId, draws, strength, numbers }) {
    const [age, woman, role, home, devotion] = ['age', 'woman', 'role', 'householdId', 'devotionTrait'].map(numbers) as [Numbers, Numbers, Numbers, Numbers, Numbers];
    const [couples, alone] = [draws('maritalStatus.couple'), draws('maritalStatus')];
    const [byAge, byDevotion, byBoth] = ['married.age', 'married.devotion', 'married.devotion-age'].map(strength) as [number, number, number];
    const odds = COUPLES_MARRIED / (1 - COUPLES_MARRIED);
    const codes = new Uint32Array(rows);
    for (let row = 0; row < rows; row++) {
      if (role[row] === ROLE.partner) {
        codes[row] = codes[home[row]! - firstId]!;
      } else if (inCouple(role, row)) {
        const years = ageScore(age[row]!);
        const own = odds * exp(byAge * years + byDevotion * devotion[row]! + byBoth * years * devotion[row]!);
        codes[row] = couples.uniform(firstId + row) < own / (1 + own) ? MARRIED : PARTNERED;
      } else if (age[row]! >= ADULT) {
        const u = alone.uniform(firstId + row);
        const widowed = widowedShare(age[row]!) * (woman[row] === 1 ? MORE_WIDOWS : 1);
        if (u < widowed) codes[row] = WIDOWED;
        else if (role[row] !== ROLE.child && u > 1 - divorcedShare(age[row]!) * (1 - widowed)) codes[row] = DIVORCED;
        else codes[row] = SINGLE;
      }
    }
    return { maritalStatus: categories(codes, STATUSES) };
  },
};

/** Whether the first member of a household lives with a partner, who stands next to it. */
function inCouple(role: Numbers, row: number): boolean {
  return role[row] === ROLE.anchor && row + 1 < role.length && role[row + 1] === ROLE.partner;
}

function widowedShare(age: number): number {
  return age < WIDOWED_FROM ? 0.01 : Math.min(0.75, ((age - WIDOWED_FROM) / WIDOWED_HALF_YEARS) * 0.5 + 0.01);
}

function divorcedShare(age: number): number {
  return age < 26 ? 0.01 : Math.min(DIVORCED_MOST, ((age - 26) / 24) * DIVORCED_MOST);
}

/** To whom someone is drawn (GDPR Art. 9). */
const ORIENTATIONS = ['opposite', 'same', 'both', null] as const;
const [OPPOSITE, SAME, BOTH, MISSING] = [0, 1, 2, 3] as const;
/** Nobody younger has an orientation on record. */
const ORIENTATION_FROM = 16;
/** Assumed: who says same or both, of those in no couple and of those in a couple of both sexes (all of them both). */
const NOT_OPPOSITE = 0.1;
const NOT_OPPOSITE_IN_COUPLE = 0.04;
/** Assumed: `same` among them, of men and of women in no couple, and of those in a couple of one sex. */
const SAME_OF_MEN = 0.55;
const SAME_OF_WOMEN = 0.3;
const SAME_IN_COUPLE = 0.75;

/**
 * Orientation, consistent with whom someone lives with: from a trait that age, leaning and urbanity move,
 * age more among women; missing below 16.
 */
export const orientation: Attribute = {
  makes: ['orientation'],
  inputs: ['age', 'woman', 'role', 'householdId', 'leaningTrait', 'urbanity'],
  make({ rows, firstId, draws, strength, numbers, column }) {
    const [age, woman, role, home, leaning] = ['age', 'woman', 'role', 'householdId', 'leaningTrait'].map(numbers) as [Numbers, Numbers, Numbers, Numbers, Numbers];
    const urbanity = codesOf(column('urbanity'));
    const [noise, kinds] = [draws('orientation'), draws('orientation.kind')];
    const loadings = ['orientation.age', 'orientation.leaning', 'orientation.urbanity', 'orientation.age-sex'].map(strength) as [number, number, number, number];
    const [aloneFrom, coupleFrom] = [normalQuantile(1 - NOT_OPPOSITE), normalQuantile(1 - NOT_OPPOSITE_IN_COUPLE)];
    const codes = new Uint32Array(rows);
    for (let row = 0; row < rows; row++) {
      if (age[row]! < ORIENTATION_FROM) {
        codes[row] = MISSING;
        continue;
      }
      const id = firstId + row;
      const other = role[row] === ROLE.partner ? home[row]! - firstId : inCouple(role, row) ? row + 1 : -1;
      if (other !== -1 && woman[other] === woman[row]) {
        codes[row] = kinds.uniform(id) < SAME_IN_COUPLE ? SAME : BOTH;
        continue;
      }
      const [years, sex] = [ageScore(age[row]!), sexScore(woman[row]!)];
      const value = trait(loadings[0] * years + loadings[1] * leaning[row]! + loadings[2] * URBANITY_SCORES[urbanity[row]!]! + loadings[3] * years * sex, loadings, normal(noise, id));
      if (value < (other === -1 ? aloneFrom : coupleFrom)) codes[row] = OPPOSITE;
      else codes[row] = other === -1 && kinds.uniform(id) < (sex === 1 ? SAME_OF_WOMEN : SAME_OF_MEN) ? SAME : BOTH;
    }
    return { orientation: categories(codes, ORIENTATIONS) };
  },
};
