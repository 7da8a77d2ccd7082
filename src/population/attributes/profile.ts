import { MISSING_INTEGER } from '../../columns/column.ts';
import { normalQuantile } from '../../random/distributions.ts';
import { exp, ln, pow, sqrt } from '../../stats/elementary.ts';
import { dates, integers, type Attribute } from '../block-context.ts';
import { MAX_AGE } from '../age-pyramid.ts';
import { categories } from './categories.ts';
import { ageScore, normal, sexScore, trait } from './scores.ts';

/**
 * Subjects that people like, most popular first, with invented labels that say nothing. The weights are
 * assumed: how a liking moves with leaning (positive: right), age (positive: old) and sex (positive:
 * women), and with buying and with answering campaigns.
 */
export const SUBJECTS: readonly { readonly label: string; readonly leaning: number; readonly age: number; readonly woman: number; readonly buying: number; readonly answering: number }[] = [
  { label: 'Harbour Notes', leaning: 0, age: 0.3, woman: 0.2, buying: 0.2, answering: 0.4 },
  { label: 'Lantern Hour', leaning: 0.9, age: 0.5, woman: -0.2, buying: 0, answering: 0.2 },
  { label: 'Copper Kettle', leaning: 0, age: 0.4, woman: 0.8, buying: 0.8, answering: 0.6 },
  { label: 'Paper Planes', leaning: -0.9, age: -0.6, woman: 0.2, buying: -0.2, answering: -0.4 },
  { label: 'Second Lap', leaning: 0.1, age: -0.2, woman: -0.9, buying: 0.1, answering: -0.2 },
  { label: 'Window Seat', leaning: -0.2, age: 0, woman: 0.3, buying: 0.6, answering: 0.1 },
  { label: 'Gravel Road', leaning: 0.7, age: 0.2, woman: -0.7, buying: 0.3, answering: 0 },
  { label: 'Night Shift', leaning: -0.1, age: -0.9, woman: -0.3, buying: -0.1, answering: -0.7 },
  { label: 'Long Table', leaning: 0, age: 0.2, woman: 0.5, buying: 0.7, answering: 0.5 },
  { label: 'Seven Bridges', leaning: -0.7, age: 0.1, woman: 0.1, buying: 0, answering: 0 },
  { label: 'Spare Parts', leaning: 0.3, age: 0.3, woman: -1, buying: 0.4, answering: 0.1 },
  { label: 'Slow Morning', leaning: -0.1, age: 0.6, woman: 0.6, buying: 0.1, answering: 0.7 },
  { label: 'Extra Time', leaning: 0, age: -0.3, woman: -0.8, buying: 0, answering: -0.3 },
  { label: 'Patchwork', leaning: 0.1, age: 0.8, woman: 1, buying: 0.5, answering: 0.8 },
  { label: 'Open Tabs', leaning: -0.4, age: -0.7, woman: -0.4, buying: 0.5, answering: -0.5 },
  { label: 'North Window', leaning: 1, age: 0.1, woman: 0, buying: -0.1, answering: 0 },
  { label: 'Small Hours', leaning: -0.3, age: -0.8, woman: 0.1, buying: -0.3, answering: -0.6 },
  { label: 'Field Day', leaning: 0.4, age: 0, woman: -0.2, buying: 0.2, answering: 0.2 },
  { label: 'Third Floor', leaning: -1, age: -0.2, woman: 0.3, buying: 0, answering: 0.1 },
  { label: 'Good Fences', leaning: 0.6, age: 0.7, woman: 0, buying: 0.2, answering: 0.5 },
  { label: 'Bright Side', leaning: 0.2, age: 0.1, woman: 0.7, buying: 0.6, answering: 0.4 },
  { label: 'Fine Print', leaning: -0.5, age: 0.4, woman: 0, buying: -0.2, answering: -0.1 },
  { label: 'Loose Change', leaning: 0, age: -0.4, woman: -0.1, buying: -0.6, answering: 0.3 },
  { label: 'Last Bus', leaning: -0.2, age: -0.5, woman: 0, buying: -0.5, answering: -0.2 },
];
/** Assumed: popularity falls as rank to this power. */
const POPULARITY = SUBJECTS.map((_, rank) => pow(rank + 1, -0.6));

const SUBJECT_LABELS = SUBJECTS.map(({ label }) => label);
/** Leaning weights are multiples of 1 by this. */
const LEANING_STEPS = 10;

/** The subject liked most; hidden `subject`, its index. */
export const interest: Attribute = {
  makes: ['interest', 'subject'],
  inputs: ['age', 'woman', 'leaningTrait'],
  make({ rows, firstId, draws, strength, numbers }) {
    const [age, woman, leaning] = [numbers('age'), numbers('woman'), numbers('leaningTrait')];
    const likes = draws('interest');
    const [byLeaning, byAge, bySex, byLeaningAge] = ['interest.leaning', 'interest.age', 'interest.sex', 'interest.leaning-age'].map(strength) as [number, number, number, number];
    const count = SUBJECTS.length;
    // The factors of age and sex come from tables; that of the leaning is a power of one exponential, as
    // its weights are multiples of 0.1: 24 exponentials a person would cost more than all other columns.
    const ageFactors = new Float64Array((MAX_AGE + 1) * count);
    for (let years = 0; years <= MAX_AGE; years++) SUBJECTS.forEach((own, i) => (ageFactors[years * count + i] = POPULARITY[i]! * exp(byAge * ageScore(years) * own.age)));
    const sexFactors = [0, 1].map((sex) => SUBJECTS.map((own) => exp(bySex * sexScore(sex) * own.woman)));
    const steps = Int8Array.from(SUBJECTS, (own) => Math.round(own.leaning * LEANING_STEPS) + LEANING_STEPS);
    const powers = new Float64Array(2 * LEANING_STEPS + 1).fill(1);
    const cumulative = new Float64Array(count);
    const subject = new Int32Array(rows);
    for (let row = 0; row < rows; row++) {
      // Leaning speaks more among the young: its weight falls with age.
      const side = leaning[row]! * (byLeaning - byLeaningAge * ageScore(age[row]!));
      const up = exp(side / LEANING_STEPS);
      for (let k = 1; k <= LEANING_STEPS; k++) {
        powers[LEANING_STEPS + k] = powers[LEANING_STEPS + k - 1]! * up;
        powers[LEANING_STEPS - k] = powers[LEANING_STEPS - k + 1]! / up;
      }
      const ofSex = sexFactors[woman[row]!]!;
      const ofAge = age[row]! * count;
      let sum = 0;
      for (let i = 0; i < count; i++) cumulative[i] = sum += ageFactors[ofAge + i]! * ofSex[i]! * powers[steps[i]!]!;
      const at = likes.uniform(firstId + row) * sum;
      let i = 0;
      while (cumulative[i]! < at) i++;
      subject[row] = i;
    }
    return { interest: categories(Uint32Array.from(subject), SUBJECT_LABELS), subject: integers(subject) };
  },
};

/**
 * Friends or followers at percentiles of the network of 2011 (LDBC facebookBucket100, midpoints of the
 * published brackets; Ugander et al., arXiv:1111.4503: median 99, cap 5,000), as (normal quantile,
 * logarithm); between them the logarithm is linear.
 */
const FOLLOWERS: readonly (readonly [z: number, logarithm: number])[] = (
  [[0.001, 1], [0.05, 3], [0.1, 9], [0.25, 32], [0.5, 97], [0.75, 232], [0.9, 435], [0.95, 648], [0.99, 946], [0.99999, 5000]] as const
).map(([percentile, followers]) => [normalQuantile(percentile), ln(followers)]);
/** Nobody younger has a profile. */
const PROFILE_FROM = 13;

/** Assumed: the network opened so many years before `asOf`, and was joined faster early on. */
const NETWORK_YEARS = 17;
const earlier = (uniform: number): number => uniform * sqrt(uniform);

/** Hidden: the day on which the profile was opened, from the 13th birthday on; missing without a profile. */
export const profileSince: Attribute = {
  makes: ['profileSince'],
  inputs: ['age', 'birthDate'],
  make({ plan, rows, firstId, draws, numbers }) {
    const [age, birth] = [numbers('age'), numbers('birthDate')];
    const opened = draws('profileSince');
    const opening = plan.asOfDay - Math.round(NETWORK_YEARS * 365.25);
    const values = new Int32Array(rows).fill(MISSING_INTEGER);
    for (let row = 0; row < rows; row++) {
      if (age[row]! < PROFILE_FROM) continue;
      const earliest = Math.max(opening, Math.min(plan.asOfDay, birth[row]! + Math.ceil(PROFILE_FROM * 365.25)));
      values[row] = earliest + Math.floor(earlier(opened.uniform(firstId + row)) * (plan.asOfDay - earliest + 1));
    }
    return { profileSince: dates(values) };
  },
};

/** Followers shown on the profile; missing below 13. */
export const followers: Attribute = {
  makes: ['followers'],
  inputs: ['age'],
  make({ households, rows, firstId, draws, strength, numbers }) {
    const age = numbers('age');
    const noise = draws('followers');
    const byAge = strength('followers.age');
    const loadings = [byAge];
    // The published percentiles are those of everybody with a profile, so that age must not shift them on the whole.
    const { mean, sd } = ageScoreMoments(households.expectedAges);
    const values = new Int32Array(rows).fill(MISSING_INTEGER);
    for (let row = 0; row < rows; row++) {
      if (age[row]! >= PROFILE_FROM) values[row] = followersAt(trait((byAge * (ageScore(age[row]!) - mean)) / sd, loadings, normal(noise, firstId + row)));
    }
    return { followers: integers(values) };
  },
};

/** Mean and standard deviation of the age score of people with a profile. */
function ageScoreMoments(ages: Float64Array): { readonly mean: number; readonly sd: number } {
  let [people, sum, squares] = [0, 0, 0];
  for (let age = PROFILE_FROM; age < ages.length; age++) {
    people += ages[age]!;
    sum += ages[age]! * ageScore(age);
    squares += ages[age]! * ageScore(age) * ageScore(age);
  }
  return { mean: sum / people, sd: sqrt(squares / people - (sum / people) * (sum / people)) };
}

function followersAt(z: number): number {
  let next = 0;
  while (next < FOLLOWERS.length && z >= FOLLOWERS[next]![0]) next++;
  if (next === 0) return 1;
  if (next === FOLLOWERS.length) return 5000;
  const [fromZ, from] = FOLLOWERS[next - 1]!;
  const [toZ, to] = FOLLOWERS[next]!;
  return Math.round(exp(from + ((z - fromZ) / (toZ - fromZ)) * (to - from)));
}
