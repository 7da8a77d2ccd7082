import { normalCdf, normalQuantile } from '../../random/distributions.ts';
import { decimals, type Attribute } from '../block-context.ts';
import { URBANITY_SCORES } from '../places/urbanity.ts';
import { categories, codesOf } from './categories.ts';
import { ageScore, normal, sexScore, sharedNormals, trait } from './scores.ts';

/** Assumed shares of those who say that they lean left or right; the others are in the centre. */
const LEFT = 0.31;
const RIGHT = 0.33;
const SIDES = ['left', 'centre', 'right', null] as const;
/** Nobody younger has a leaning on record. */
const LEANING_FROM = 16;

/**
 * Political leaning from a hidden trait (positive: right) that age, education, urbanity, sex and the
 * household move, some of them only together; missing below 16.
 */
export const politicalLeaning: Attribute = {
  makes: ['politicalLeaning', 'leaningTrait'],
  inputs: ['age', 'woman', 'ownUnit', 'educationTrait', 'urbanity'],
  make({ rows, firstId, draws, strength, numbers, column }) {
    const [age, woman, unit, learned, urbanity] = [numbers('age'), numbers('woman'), numbers('ownUnit'), numbers('educationTrait'), codesOf(column('urbanity'))];
    const [own, common] = [draws('politicalLeaning'), draws('politicalLeaning.household')];
    const loadings = ['leaning.age', 'leaning.education', 'leaning.urbanity', 'leaning.sex', 'leaning.household', 'leaning.education-age', 'leaning.urbanity-sex'].map(strength) as [number, number, number, number, number, number, number];
    const [byAge, byEducation, byUrbanity, bySex, byHousehold, byEducationAge, byUrbanitySex] = loadings;
    const shared = sharedNormals(common, unit, firstId);
    const traits = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const years = ageScore(age[row]!);
      const educated = learned[row]!;
      const town = URBANITY_SCORES[urbanity[row]!]!;
      const gender = sexScore(woman[row]!);
      const explained =
        byAge * years + byEducation * educated + byUrbanity * town + bySex * gender + byHousehold * shared[row]! - byEducationAge * educated * years + byUrbanitySex * town * gender;
      traits[row] = trait(explained, loadings, normal(own, firstId + row));
    }
    const [leftBelow, rightFrom] = [normalQuantile(LEFT), normalQuantile(1 - RIGHT)];
    const codes = Uint32Array.from(traits, (value, row) => (age[row]! < LEANING_FROM ? 3 : value < leftBelow ? 0 : value < rightFrom ? 1 : 2));
    return { politicalLeaning: categories(codes, SIDES), leaningTrait: decimals(traits) };
  },
};

/** Hidden willingness to be processed, uniform on (0, 1): the normal rank of a trait. */
export const tolerance: Attribute = {
  makes: ['tolerance'],
  inputs: ['age', 'leaningTrait'],
  make({ rows, firstId, draws, strength, numbers }) {
    const [age, leaning] = [numbers('age'), numbers('leaningTrait')];
    const noise = draws('tolerance');
    const loadings = ['tolerance.age', 'tolerance.leaning'].map(strength) as [number, number];
    const values = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      values[row] = normalCdf(trait(loadings[0] * ageScore(age[row]!) + loadings[1] * leaning[row]!, loadings, normal(noise, firstId + row)));
    }
    return { tolerance: decimals(values) };
  },
};
