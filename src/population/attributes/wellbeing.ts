import { normalQuantile } from '../../random/distributions.ts';
import { exp } from '../../stats/elementary.ts';
import type { Attribute } from '../block-context.ts';
import { categories } from './categories.ts';
import { ageScore, normal, sexScore, trait } from './scores.ts';

type Numbers = Int32Array | Float64Array;

/** Labels by code (GDPR Art. 9): neutral names of long-term conditions. */
const CONDITIONS = ['none', 'condition A', 'condition B', 'condition C', 'condition D', 'several'] as const;
/** Assumed: shares of people with no and with several long-term conditions. */
const HEALTHY = 0.5;
const SEVERAL = 0.24;
/** Assumed: how frequent each single condition is, and how that moves with age and sex (positive: old, women). */
const KINDS = [{ share: 0.4, age: 0.6, woman: -0.2 }, { share: 0.3, age: -0.7, woman: 0.5 }, { share: 0.2, age: 0.8, woman: 0.3 }, { share: 0.1, age: 0, woman: -0.4 }] as const;

/** Long-term health conditions from a burden trait that age, income and education move, income more among the old. */
export const health: Attribute = {
  makes: ['healthConditions'],
  inputs: ['age', 'woman', 'incomeTrait', 'educationTrait'],
  make({ rows, firstId, draws, strength, numbers }) {
    const [age, woman, income, learned] = ['age', 'woman', 'incomeTrait', 'educationTrait'].map(numbers) as [Numbers, Numbers, Numbers, Numbers];
    const [burden, kinds] = [draws('healthConditions'), draws('healthConditions.kind')];
    const loadings = ['health.age', 'health.income', 'health.education', 'health.age-income'].map(strength) as [number, number, number, number];
    const byKind = strength('health.kind');
    const [illFrom, severalFrom] = [normalQuantile(HEALTHY), normalQuantile(1 - SEVERAL)];
    const codes = new Uint32Array(rows);
    const cumulative = new Float64Array(KINDS.length);
    for (let row = 0; row < rows; row++) {
      const id = firstId + row;
      const years = ageScore(age[row]!);
      const value = trait(loadings[0] * years + loadings[1] * income[row]! + loadings[2] * learned[row]! + loadings[3] * years * income[row]!, loadings, normal(burden, id));
      if (value < illFrom) continue;
      if (value >= severalFrom) {
        codes[row] = CONDITIONS.length - 1;
        continue;
      }
      const sex = sexScore(woman[row]!);
      let sum = 0;
      for (let k = 0; k < KINDS.length; k++) cumulative[k] = sum += KINDS[k]!.share * exp(byKind * (KINDS[k]!.age * years + KINDS[k]!.woman * sex));
      const at = kinds.uniform(id) * sum;
      let k = 0;
      while (cumulative[k]! < at) k++;
      codes[row] = 1 + k;
    }
    return { healthConditions: categories(codes, CONDITIONS) };
  },
};
