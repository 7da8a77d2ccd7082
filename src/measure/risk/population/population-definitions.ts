import type { Definition } from '../../measure.ts';

const SOURCES = [
  'pitman: Hoshino, J. Official Statistics 17(4) (2001) 499–520.',
  'zayatz: Zayatz, Proc. ASA Survey Research Methods (1991) 369–373.',
  'snb: Chen and Keller-McNulty, J. Official Statistics 14(1) (1998) 79–95.',
  'dankar: Dankar, El Emam, Neisa and Roffey, BMC Med. Inform. Decis. Mak. 12:66 (2012), doi:10.1186/1472-6947-12-66.',
  'log-linear: Skinner and Shlomo, JASA 103 (2008) 989–1001, doi:10.1198/016214507000001328.',
  'copula: Rocher, Hendrickx and de Montjoye, Nature Communications 10:3069 (2019), doi:10.1038/s41467-019-10933-3.',
  'negative-binomial: Benedetti and Franconi, NTTS 1998.',
].join(' ');

const ESTIMATORS = 'Parameter `estimator` names the model: pitman, zayatz, snb, dankar (which of the three to take, by the fraction) and negative-binomial need the class sizes only; log-linear and copula need the columns. Parameter `fraction` is the share of the population that the file holds. Every model assumes a simple random sample; a customer file is seldom one. An estimator that has no estimate says why. The interval is of chance under the model and says nothing of a wrong model.';

const common = { goal: 'lower', source: SOURCES } as const;

/** Uniqueness in a population of which only a sample is at hand. */
export const populationDefinitions: readonly Definition[] = [
  { ...common, id: 'population-unique.count', title: 'Population uniques, estimated', sentence: 'People of the population from which the file was sampled whose combination of quasi-identifiers nobody else there has.', formula: '#{F = 1}, estimated', unit: 'count', range: [0, Infinity], notes: ESTIMATORS },
  { ...common, id: 'population-unique.share', title: 'Population uniqueness, estimated', sentence: 'The same people as a share of the population.', formula: '#{F = 1} / N with N = n / f, estimated', unit: 'share', range: [0, 1], notes: ESTIMATORS },
  { ...common, id: 'population-unique.given-sample-unique.share', title: 'Sample uniques who are population uniques, estimated', sentence: 'Of the members who are alone in the file, the share who are alone in the population too: if such a member is matched, the match is right.', formula: '#{f = 1, F = 1} / #{f = 1}, estimated; f·#{F = 1} / #{f = 1} where a model speaks of the population only', unit: 'share', range: [0, 1], notes: ESTIMATORS },
];
