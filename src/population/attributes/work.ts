import { normalQuantile } from '../../random/distributions.ts';
import { integers, type Attribute } from '../block-context.ts';
import { INDUSTRIES, labourMarket } from '../places/labour-market.ts';
import { categories, codedNumbers, codesOf, TRUTH } from './categories.ts';
import { ageScore, normal, trait } from './scores.ts';
import { PAID_WORK, WORK } from './standing.ts';

/** Assumed: workers who work for themselves and have no employer. */
const SELF_EMPLOYED = 0.08;
/** Assumed: further looks at the labour market of those who want a fitting industry; the last find is taken. */
const LOOKS = 3;

type Industry = (typeof INDUSTRIES)[number];
/** Assumed: the industries that fit an occupation; an occupation that is not here fits all. */
const FITTING: Readonly<Partial<Record<(typeof WORK)[number], readonly Industry[]>>> = {
  technology: ['technology', 'business services'],
  science: ['technology', 'health care', 'education', 'manufacturing'],
  education: ['education'],
  health: ['health care'],
  protection: ['public service', 'business services'],
  food: ['hospitality', 'retail'],
  cleaning: ['hospitality', 'business services', 'public service'],
  care: ['health care', 'personal services'],
  sales: ['retail', 'business services', 'manufacturing'],
  farming: ['farming'],
  construction: ['building'],
  repair: ['manufacturing', 'transport', 'personal services', 'building'],
  production: ['manufacturing'],
  transport: ['transport', 'retail'],
};
/** Whether an industry fits an occupation, at occupation × industries + industry. */
const FITS = Uint8Array.from(WORK.flatMap((occupation) => INDUSTRIES.map((industry) => (FITTING[occupation]?.includes(industry) ?? true ? 1 : 0))));

/** The company that someone works for; missing without paid work and for those who work for themselves. Hidden: its number, -1 if missing. */
export const employer: Attribute = {
  makes: ['employer', 'company'],
  inputs: ['occupation'],
  make({ plan, block, rows, firstId, draws, strength, column }) {
    const occupation = codesOf(column('occupation'));
    const market = labourMarket(plan);
    const [own, areas, companies] = [draws('employer.own'), draws('employer.area'), draws('employer')];
    const choosy = strength('employer.occupation');
    const company = new Int32Array(rows).fill(-1);
    for (let row = 0; row < rows; row++) {
      const id = firstId + row;
      const work = occupation[row]!;
      if (work >= PAID_WORK) continue;
      const u = own.uniform(id);
      if (u < SELF_EMPLOYED) continue;
      // What is left of the draw is uniform again.
      const looks = (u - SELF_EMPLOYED) / (1 - SELF_EMPLOYED) < choosy ? LOOKS : 0;
      const area = areas.uniform(id);
      let found = market.pick(block, area, companies.uniform(id, 0));
      for (let look = 1; look <= looks && FITS[work * INDUSTRIES.length + market.industryOf(found)] === 0; look++) found = market.pick(block, area, companies.uniform(id, look));
      company[row] = found;
    }
    return { employer: codedNumbers(company, market.idOf), company: integers(company) };
  },
};

/**
 * Share of union members by occupation, in the order of `WORK`: from memory of the yearly table of the US
 * Bureau of Labor Statistics (10 % overall in 2022; education and protective service a third), rounded.
 */
const MEMBER_SHARES = [0.04, 0.05, 0.04, 0.08, 0.33, 0.12, 0.07, 0.34, 0.04, 0.1, 0.09, 0.03, 0.1, 0.03, 0.16, 0.14, 0.13, 0.15];
const MEMBERS = 0.1;
const UNION_FROM = 16;

/**
 * Union membership (GDPR Art. 9) of those in paid work, from a trait that leaning and age move, leaning more
 * among the educated, with a threshold by occupation; false for other adults, missing below 16.
 */
export const unionMember: Attribute = {
  makes: ['unionMember'],
  inputs: ['age', 'occupation', 'leaningTrait', 'educationTrait'],
  make({ rows, firstId, draws, strength, numbers, column }) {
    const [age, leaning, learned, occupation] = [numbers('age'), numbers('leaningTrait'), numbers('educationTrait'), codesOf(column('occupation'))];
    const noise = draws('unionMember');
    const loadings = ['union.leaning', 'union.age', 'union.leaning-education'].map(strength) as [number, number, number];
    const weight = strength('union.occupation');
    const memberFrom = MEMBER_SHARES.map((share) => normalQuantile(1 - (weight * share + (1 - weight) * MEMBERS)));
    const codes = new Uint32Array(rows);
    for (let row = 0; row < rows; row++) {
      const work = occupation[row]!;
      if (age[row]! < UNION_FROM) codes[row] = 2;
      else if (work < PAID_WORK) {
        const explained = loadings[0] * leaning[row]! + loadings[1] * ageScore(age[row]!) + loadings[2] * leaning[row]! * learned[row]!;
        if (trait(explained, loadings, normal(noise, firstId + row)) > memberFrom[work]!) codes[row] = 1;
      }
    }
    return { unionMember: categories(codes, TRUTH, 'boolean') };
  },
};
