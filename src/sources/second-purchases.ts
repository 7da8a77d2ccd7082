import { MISSING_INTEGER } from '../columns/column.ts';
import { normalQuantile } from '../random/distributions.ts';
import { exp, sqrt } from '../stats/elementary.ts';
import type { SourceReader } from './source-reader.ts';

/**
 * Categories of goods under labels that say nothing, with assumed log-rates: how often one is bought most,
 * and how that goes with age and with sex (women positive). The last three speak of health.
 */
const CATEGORIES: readonly { readonly label: string; readonly base: number; readonly age: number; readonly sex: number; readonly ageBySex: number }[] = [
  { label: 'category A', base: 1, age: 0, sex: 0, ageBySex: 0 },
  { label: 'category B', base: 0.7, age: -0.5, sex: 0.3, ageBySex: 0.2 },
  { label: 'category C', base: 0.5, age: 0.2, sex: -0.6, ageBySex: 0 },
  { label: 'category D', base: 0.3, age: -0.8, sex: -0.2, ageBySex: 0 },
  { label: 'category E', base: 0, age: 0.4, sex: 0.1, ageBySex: -0.3 },
  { label: 'category F', base: -0.3, age: 0, sex: 0.8, ageBySex: 0 },
  { label: 'category G', base: -0.3, age: -0.2, sex: 0, ageBySex: 0 },
  { label: 'category H', base: -0.7, age: 0.9, sex: 0, ageBySex: 0.2 },
  { label: 'category J', base: -1, age: -0.3, sex: 0.5, ageBySex: -0.5 },
  { label: 'category K', base: -1.2, age: 0.7, sex: -0.4, ageBySex: 0.3 },
];

/** Assumed: log-odds by which a long-term condition raises the last three categories, those that speak of health. */
const CONDITION = 1.2;
const HEALTH_CATEGORIES = 3;

/** Assumed shares of customers in the tiers from the lowest, and how far the tier follows income. */
const TIERS = [
  { label: 'basic', upTo: 0.6 },
  { label: 'plus', upTo: 0.9 },
  { label: 'premium', upTo: 1 },
] as const;
const TIER_BY_INCOME = 0.4;

/** What a person buys at the second company. */
export interface PurchaseHabits {
  /** The category bought most, the same for all of a person's contacts. */
  readonly category: (row: number) => string;
  /** The tier of one of the person's contacts: each has a purchase history of its own. */
  readonly tier: (row: number, copy: number) => string;
}

/** Habits of people; `correlation` scales what they have to do with other traits, 0 nothing. */
export function purchaseHabits({ ids, draws, age, numbers, texts }: SourceReader, correlation: number): PurchaseHabits {
  const [categoryDraws, tierDraws] = [draws('category'), draws('tier')];
  const [incomes, sexOf, conditionOf] = [numbers('incomeBand'), texts('sex'), texts('healthConditions')];
  const weights = new Float64Array(CATEGORIES.length);
  const thresholds = TIERS.map(({ upTo }) => (upTo === 1 ? Number.POSITIVE_INFINITY : normalQuantile(upTo)));
  const loading = correlation * TIER_BY_INCOME;
  return {
    category(row) {
      const years = (Math.min(90, age(row)) - 48) / 18;
      const sex = sexOf(row) === 'F' ? 1 : -1;
      const ill = (conditionOf(row) ?? 'none') === 'none' ? 0 : CONDITION;
      let total = 0;
      CATEGORIES.forEach(({ base, age: byAge, sex: bySex, ageBySex }, i) => {
        const health = i >= CATEGORIES.length - HEALTH_CATEGORIES ? ill : 0;
        weights[i] = exp(base + correlation * (byAge * years + bySex * sex + ageBySex * years * sex + health));
        total += weights[i]!;
      });
      let left = categoryDraws.uniform(ids[row]!) * total;
      const chosen = weights.findIndex((weight) => (left -= weight) < 0);
      return CATEGORIES[chosen === -1 ? 0 : chosen]!.label;
    },
    tier(row, copy) {
      const band = incomes[row]!;
      // The five bands as a score of variance 1: (band - 3) / √2.
      const income = band === MISSING_INTEGER ? 0 : (band - 3) / sqrt(2);
      const z = loading * income + sqrt(1 - loading * loading) * normalQuantile(tierDraws.uniform(ids[row]!, copy));
      return TIERS[thresholds.findIndex((threshold) => z < threshold)]!.label;
    },
  };
}
