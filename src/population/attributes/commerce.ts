import { lognormal, negativeBinomial, normalQuantile } from '../../random/distributions.ts';
import { exp, ln, sqrt } from '../../stats/elementary.ts';
import { decimals, integers, type Attribute } from '../block-context.ts';
import { categories, TRUTH } from './categories.ts';
import { SUBJECTS } from './profile.ts';
import { ageScore, normal, trait } from './scores.ts';

/** Assumed: mean orders a year of an average person and their overdispersion (0.9: many buy once or never). */
const MEAN_ORDERS = 2.6;
const ORDER_DISPERSION = 0.9;
/** Assumed: the median order is 38 USD; orders of one person spread around it, people more. */
const MEDIAN_ORDER = 38;
const ORDER_SPREAD = 0.7;
/** Assumed: share that answers a campaign. */
const RESPONSE = 0.12;

/** Orders in a year if the person is a customer: a negative binomial whose mean follows income and interest. */
export const orders: Attribute = {
  makes: ['orders'],
  inputs: ['incomeTrait', 'subject'],
  make({ rows, firstId, draws, strength, numbers }) {
    const [income, subject] = [numbers('incomeTrait'), numbers('subject')];
    const [rates, counts] = [draws('orders.rate'), draws('orders')];
    const [byIncome, byInterest] = [strength('orders.income'), strength('orders.interest')];
    const values = new Int32Array(rows);
    for (let row = 0; row < rows; row++) {
      const mean = MEAN_ORDERS * exp(byIncome * income[row]! + byInterest * SUBJECTS[subject[row]!]!.buying);
      values[row] = negativeBinomial(mean, ORDER_DISPERSION, rates, counts, firstId + row);
    }
    return { orders: integers(values) };
  },
};

/** Spend of those orders in USD, to the cent: a log-normal mean order times their number. */
export const spend: Attribute = {
  makes: ['spend'],
  inputs: ['orders', 'incomeTrait'],
  make({ rows, firstId, draws, strength, numbers }) {
    const [count, income] = [numbers('orders'), numbers('incomeTrait')];
    const noise = draws('spend');
    const byIncome = strength('spend.income');
    const values = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const perOrder = lognormal(noise.uniform(firstId + row), ln(MEDIAN_ORDER) + byIncome * income[row]!, ORDER_SPREAD);
      values[row] = Math.round(perOrder * count[row]! * 100) / 100;
    }
    return { spend: decimals(values) };
  },
};

/** Whether the person would answer a campaign: a trait that interest, age and orders move, interest more among the old. */
export const responds: Attribute = {
  makes: ['responds'],
  inputs: ['age', 'orders', 'subject'],
  make({ rows, firstId, draws, strength, numbers }) {
    const [age, count, subject] = [numbers('age'), numbers('orders'), numbers('subject')];
    const noise = draws('responds');
    const loadings = ['responds.interest', 'responds.age', 'responds.orders', 'responds.interest-age'].map(strength) as [number, number, number, number];
    const threshold = normalQuantile(1 - RESPONSE);
    const codes = new Uint32Array(rows);
    for (let row = 0; row < rows; row++) {
      const years = ageScore(age[row]!);
      const liking = (SUBJECTS[subject[row]!]!.answering - 0.1) / 0.4;
      // Square root tames the long tail; an average person's is about 1.4 with spread 1.
      const buying = sqrt(count[row]!) - 1.4;
      const explained = loadings[0] * liking + loadings[1] * years + loadings[2] * buying + loadings[3] * liking * years;
      codes[row] = trait(explained, loadings, normal(noise, firstId + row)) > threshold ? 1 : 0;
    }
    return { responds: categories(codes, TRUTH, 'boolean') };
  },
};
