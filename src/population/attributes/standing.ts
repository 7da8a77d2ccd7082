import { aliasTable, type AliasTable } from '../../random/alias-table.ts';
import { normalCdf } from '../../random/distributions.ts';
import { decimals, integers, type Attribute } from '../block-context.ts';
import { URBANITY_SCORES } from '../places/urbanity.ts';
import { categories, codesOf } from './categories.ts';
import { ageScore, normal, sharedNormals, trait } from './scores.ts';

/** Levels of education, lowest first; before them those of children. */
const LEVELS = ['no diploma', 'high school', 'some college', 'bachelor', 'graduate'] as const;
/** Assumed shares of the levels by the age from which they apply. */
const LEVEL_SHARES: readonly { readonly from: number; readonly shares: readonly number[] }[] = [
  { from: 18, shares: [0.1, 0.36, 0.4, 0.13, 0.01] },
  { from: 25, shares: [0.08, 0.26, 0.27, 0.25, 0.14] },
  { from: 45, shares: [0.1, 0.28, 0.27, 0.21, 0.14] },
  { from: 65, shares: [0.13, 0.32, 0.25, 0.17, 0.13] },
];
const SCHOOL_FROM = 5;
const ADULT = 18;
/** Labels of education by code. */
const EDUCATION = [...LEVELS, 'none', 'in school'] as const;

/** Highest education; hidden `educationTrait` of unit variance, which members of a household share in part. */
export const education: Attribute = {
  makes: ['education', 'educationTrait'],
  inputs: ['age', 'ownUnit'],
  make({ rows, firstId, draws, strength, numbers }) {
    const [age, unit] = [numbers('age'), numbers('ownUnit')];
    const [own, common] = [draws('education'), draws('education.household')];
    const loading = strength('education.household');
    const shared = sharedNormals(common, unit, firstId);
    const loadings = [loading];
    const traits = new Float64Array(rows);
    for (let row = 0; row < rows; row++) traits[row] = trait(loading * shared[row]!, loadings, normal(own, firstId + row));
    const codes = Uint32Array.from(traits, (value, row) => educationAt(age[row]!, value));
    return { education: categories(codes, EDUCATION), educationTrait: decimals(traits) };
  },
};

/** Index into `EDUCATION`. */
function educationAt(age: number, educationTrait: number): number {
  if (age < ADULT) return LEVELS.length + (age < SCHOOL_FROM ? 0 : 1);
  let band = LEVEL_SHARES.length - 1;
  while (age < LEVEL_SHARES[band]!.from) band--;
  const { shares } = LEVEL_SHARES[band]!;
  let left = normalCdf(educationTrait);
  for (let level = 0; level < LEVELS.length; level++) if ((left -= shares[level]!) < 0) return level;
  return LEVELS.length - 1;
}

/** Occupation groups; the last two are no work for pay. */
export const WORK = ['management', 'business', 'technology', 'science', 'education', 'health', 'arts', 'protection', 'food', 'cleaning', 'care', 'sales', 'office', 'farming', 'construction', 'repair', 'production', 'transport', 'homemaking', 'none'] as const;
/** Assumed shares of the groups at working age by education, lowest level first, in the order of `WORK`. */
const WORK_SHARES: readonly (readonly number[])[] = [
  [2, 1, 0.3, 0.1, 1, 1, 0.5, 1.5, 9, 9, 5, 6, 5, 3, 12, 4, 10, 10, 9, 10.6],
  [6, 2, 1, 0.4, 1.5, 3, 1, 2.5, 6, 5, 4, 9, 11, 1, 8, 5, 9, 9, 7, 8.6],
  [9, 4, 3, 0.8, 3, 7, 2, 3, 5, 2, 4, 11, 14, 0.6, 4, 4, 5, 5, 6, 7.6],
  [16, 11, 8, 2.5, 9, 8, 4, 1.5, 2, 0.6, 1.5, 11, 9, 0.4, 1, 1, 1.5, 1.5, 5, 5.5],
  [18, 10, 7, 5, 16, 15, 4, 0.8, 0.5, 0.2, 0.7, 5, 4, 0.2, 0.4, 0.3, 0.5, 0.4, 4, 8],
];
const WORK_FROM = 18;
/** Assumed: retired from 62 on in part, from 68 on mostly; students up to 24 in part. */
const studying = (age: number): number => (age < 22 ? 0.5 : age < 25 ? 0.25 : 0.02);
/** Labels of occupation by code: those of `WORK`, then the stages of life without work. */
const OCCUPATION = [...WORK, 'child', 'pupil', 'student', 'retired'] as const;
const [CHILD, PUPIL, STUDENT, RETIRED] = [WORK.length, WORK.length + 1, WORK.length + 2, WORK.length + 3];
/** Codes of occupation below this are work for pay. */
export const PAID_WORK = WORK.length - 2;
const retired = (age: number): number => (age < 58 ? 0.01 : age < 62 ? 0.15 : age < 65 ? 0.35 : age < 68 ? 0.6 : age < 75 ? 0.85 : 0.95);

/** Occupation group: school, study, work by education, retirement. */
export const occupation: Attribute = {
  makes: ['occupation'],
  inputs: ['age', 'education'],
  make({ rows, firstId, draws, strength, numbers, column }) {
    const [age, level] = [numbers('age'), codesOf(column('education'))];
    const stage = draws('occupation.stage');
    const work = draws('occupation');
    const tables = workTables(strength('occupation.education'));
    const codes = new Uint32Array(rows);
    for (let row = 0; row < rows; row++) {
      const years = age[row]!;
      if (years < WORK_FROM) {
        codes[row] = years < SCHOOL_FROM ? CHILD : PUPIL;
        continue;
      }
      const u = stage.uniform(firstId + row);
      if (u < studying(years)) codes[row] = STUDENT;
      else if (u > 1 - retired(years)) codes[row] = RETIRED;
      else codes[row] = tables[level[row]!]!.pick(work.uniform(firstId + row));
    }
    return { occupation: categories(codes, OCCUPATION) };
  },
};

/** Work by education, mixed with the overall shares as far as the correlation is switched down. */
function workTables(weight: number): readonly AliasTable[] {
  const normalized = WORK_SHARES.map((shares) => shares.map((share) => share / shares.reduce((sum, part) => sum + part, 0)));
  const levelShares = LEVEL_SHARES[1]!.shares;
  const overall = WORK.map((_, i) => normalized.reduce((sum, shares, level) => sum + shares[i]! * levelShares[level]!, 0));
  return normalized.map((shares) => aliasTable(shares.map((share, i) => weight * share + (1 - weight) * overall[i]!)));
}

/** Fifth of the household income distribution, 1 the lowest; hidden `incomeTrait`. Flatmates have their own. */
export const incomeBand: Attribute = {
  makes: ['incomeBand', 'incomeTrait'],
  inputs: ['age', 'ownUnit', 'educationTrait', 'urbanity'],
  make({ rows, firstId, draws, strength, numbers, column }) {
    const [age, unit, learned, urbanity] = [numbers('age'), numbers('ownUnit'), numbers('educationTrait'), codesOf(column('urbanity'))];
    const noise = draws('incomeBand');
    const loadings = ['income.education', 'income.age', 'income.urbanity', 'income.education-age'].map(strength) as [number, number, number, number];
    const traits = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const earner = unit[row]! - firstId;
      // Whoever earns stands before those who share the income.
      if (earner < row) {
        traits[row] = traits[earner]!;
        continue;
      }
      const educated = learned[earner]!;
      const explained =
        loadings[0] * educated + loadings[1] * middleAge(age[earner]!) + loadings[2] * URBANITY_SCORES[urbanity[row]!]! + loadings[3] * educated * ageScore(age[earner]!);
      traits[row] = trait(explained, loadings, normal(noise, unit[row]!));
    }
    return {
      incomeBand: integers(Int32Array.from(traits, (value) => Math.min(5, 1 + Math.floor(5 * normalCdf(value))))),
      incomeTrait: decimals(traits),
    };
  },
};

/** Closeness to age 50, standardized over adults. */
function middleAge(age: number): number {
  return (15 - Math.abs(age - 50)) / 9;
}
