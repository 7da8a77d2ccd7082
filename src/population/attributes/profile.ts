import { MISSING_INTEGER } from '../../columns/column.ts';
import { normalQuantile } from '../../random/distributions.ts';
import { exp, ln, pow } from '../../stats/elementary.ts';
import { integers, texts, type Attribute } from '../block-context.ts';
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

/** The subject liked most; hidden `subject`, its index. */
export const interest: Attribute = {
  makes: ['interest', 'subject'],
  inputs: ['age', 'woman', 'leaningTrait'],
  make({ rows, firstId, draws, strength, numbers }) {
    const [age, woman, leaning] = [numbers('age'), numbers('woman'), numbers('leaningTrait')];
    const likes = draws('interest');
    const [byLeaning, byAge, bySex, byLeaningAge] = ['interest.leaning', 'interest.age', 'interest.sex', 'interest.leaning-age'].map(strength) as [number, number, number, number];
    const cumulative = new Float64Array(SUBJECTS.length);
    const subject = new Int32Array(rows);
    for (let row = 0; row < rows; row++) {
      const years = ageScore(age[row]!);
      // Leaning speaks more among the young: its weight falls with age.
      const side = leaning[row]! * (byLeaning - byLeaningAge * years);
      const gender = sexScore(woman[row]!);
      let sum = 0;
      for (let i = 0; i < SUBJECTS.length; i++) {
        const weights = SUBJECTS[i]!;
        sum += POPULARITY[i]! * exp(side * weights.leaning + byAge * years * weights.age + bySex * gender * weights.woman);
        cumulative[i] = sum;
      }
      const at = likes.uniform(firstId + row) * sum;
      let i = 0;
      while (cumulative[i]! < at) i++;
      subject[row] = i;
    }
    return { interest: texts(rows, (row) => SUBJECTS[subject[row]!]!.label), subject: integers(subject) };
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

/** Followers shown on the profile; missing below 13. */
export const followers: Attribute = {
  makes: ['followers'],
  inputs: ['age'],
  make({ rows, firstId, draws, strength, numbers }) {
    const age = numbers('age');
    const noise = draws('followers');
    const byAge = strength('followers.age');
    return {
      followers: integers(
        Int32Array.from({ length: rows }, (_, row) =>
          age[row]! < PROFILE_FROM ? MISSING_INTEGER : followersAt(trait(byAge * ageScore(age[row]!), [byAge], normal(noise, firstId + row))),
        ),
      ),
    };
  },
};

function followersAt(z: number): number {
  const next = FOLLOWERS.findIndex(([bound]) => z < bound);
  if (next === 0) return 1;
  if (next === -1) return 5000;
  const [fromZ, from] = FOLLOWERS[next - 1]!;
  const [toZ, to] = FOLLOWERS[next]!;
  return Math.round(exp(from + ((z - fromZ) / (toZ - fromZ)) * (to - from)));
}
