import type { Definition } from '../measure.ts';

const SAMARATI = 'Samarati, Protecting respondents\' identities in microdata release, IEEE TKDE 13(6) (2001) 1010–1027, doi:10.1109/69.971193.';
const EL_EMAM_DANKAR = 'El Emam and Dankar, Protecting privacy using k-anonymity, JAMIA 15(5) (2008) 627–637, doi:10.1197/jamia.M2716.';
const EL_EMAM = 'El Emam, Guide to the De-Identification of Personal Health Information, CRC Press 2013.';
const HOMOGENEITY = 'Machanavajjhala, Kifer, Gehrke and Venkitasubramaniam, l-diversity, ACM TKDD 1(1) (2007), doi:10.1145/1217299.1217302.';

const UNIT = 'Parameter `unit`: by person, a class has as many members as distinct subjects, and a person counts at the smallest class that holds one of their rows; by row, repeated people make classes look larger than they are.';
const MISSING = 'A missing value is a category of its own unless stated otherwise.';
const AT_RISK = 'Parameter `threshold` is a class size k, compared as integers: at risk is size < k, which is ARX\'s "risk > 1/k". 3, 5, 11 and 20 are precedents from releases of health data, not rules of the GDPR.';
const FRAME = 'Parameter `frame` names what the adversary matches against: `world`, `register`, `own`, or `sampling-fraction`, where F is not known and the figure is an estimate under the model in parameter `estimator`. Not given at all where neither a frame nor a fraction is known.';

interface Draft {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly formula: string;
  readonly goal: Definition['goal'];
  readonly source: string;
  readonly notes: string;
}

const count = (draft: Draft, least = 0): Definition => ({ ...draft, unit: 'count', range: [least, Infinity] });
const share = (draft: Draft): Definition => ({ ...draft, unit: 'share', range: [0, 1] });

/** The measures of the tabular risk models, in the order in which they are shown. */
export const riskDefinitions: readonly Definition[] = [
  count({ id: 'class.count', title: 'Equivalence classes', sentence: 'Groups of rows that agree on every quasi-identifier.', formula: 'J = #{distinct combinations of quasi-identifiers}', goal: 'lower', source: SAMARATI, notes: MISSING }),
  count({ id: 'class.size.min', title: 'Smallest class (k)', sentence: 'Members of the smallest class: the k of k-anonymity that the table reaches.', formula: 'k = min f', goal: 'higher', source: SAMARATI, notes: `${UNIT} ${MISSING}` }),
  count({ id: 'class.size.mean', title: 'Mean class size', sentence: 'Members of a class on average over classes.', formula: 'Σf / J', goal: 'higher', source: SAMARATI, notes: `${UNIT} By person, somebody with rows in two classes is in both.` }),
  count({ id: 'class.size.max', title: 'Largest class', sentence: 'Members of the largest class.', formula: 'max f', goal: 'none', source: SAMARATI, notes: UNIT }),
  count({ id: 'sample-unique.count', title: 'Sample uniques', sentence: 'Members whose combination of quasi-identifiers nobody else in the file has.', formula: '#{f = 1}', goal: 'lower', source: EL_EMAM_DANKAR, notes: `Unique in the file is not unique in the population. ${UNIT}` }),
  share({ id: 'sample-unique.share', title: 'Sample uniqueness', sentence: 'Share of the members whose combination nobody else in the file has.', formula: '#{f = 1} / n', goal: 'lower', source: EL_EMAM_DANKAR, notes: `Unique in the file is not unique in the population. ${UNIT}` }),
  share({ id: 'prosecutor.risk.max', title: 'Highest prosecutor risk', sentence: 'Chance of picking the right member for the most exposed target, if the adversary knows that the target is in the file.', formula: '1 / min f', goal: 'lower', source: EL_EMAM_DANKAR, notes: `An upper bound where the adversary does not know who is in the file. ${UNIT}` }),
  share({ id: 'prosecutor.risk.mean', title: 'Mean prosecutor risk', sentence: 'The same chance, averaged over the members.', formula: '(1/n) Σ 1/f; by row J / n', goal: 'lower', source: EL_EMAM_DANKAR, notes: `Averaged over members, never over classes. ${UNIT}` }),
  count({ id: 'prosecutor.at-risk.count', title: 'Members at prosecutor risk', sentence: 'Members in classes smaller than the threshold.', formula: '#{f < k}', goal: 'lower', source: EL_EMAM, notes: `${AT_RISK} ${UNIT}` }),
  share({ id: 'prosecutor.at-risk.share', title: 'Share at prosecutor risk', sentence: 'Share of the members in classes smaller than the threshold.', formula: '#{f < k} / n', goal: 'lower', source: EL_EMAM, notes: `${AT_RISK} ${UNIT}` }),
  share({ id: 'journalist.risk.max', title: 'Highest journalist risk', sentence: 'Chance of matching the right person to the most exposed row, if the adversary does not know who is in the file and matches against a frame.', formula: '1 / min F over the classes of the release', goal: 'lower', source: EL_EMAM_DANKAR, notes: FRAME }),
  share({ id: 'journalist.risk.mean', title: 'Mean journalist risk', sentence: 'The journalist\'s expected rate of right matches, whichever way the matching runs.', formula: 'max(J / ΣF, (1/n) Σ f/F)', goal: 'lower', source: EL_EMAM, notes: `${FRAME} In a frame that does not contain the release, f counts at most F.` }),
  share({ id: 'journalist.at-risk.share', title: 'Share at journalist risk', sentence: 'Share of the rows in classes that have fewer members than the threshold in the frame.', formula: '(1/n) Σ f [F < k]', goal: 'lower', source: EL_EMAM, notes: `${AT_RISK} ${FRAME}` }),
  share({ id: 'marketer.risk.mean', title: 'Marketer risk', sentence: 'Expected share of all rows that are matched to the right person when every row is matched at once.', formula: '(1/n) Σ f/F', goal: 'lower', source: EL_EMAM, notes: `A rate over the whole file, so there is no maximum. ${FRAME}` }),
  count({ id: 'sensitive.distinct.min', title: 'Fewest sensitive values in a class (l)', sentence: 'Distinct values of a sensitive attribute in the class that has fewest: the l of distinct l-diversity.', formula: 'min over classes of #{distinct values}', goal: 'higher', source: HOMOGENEITY, notes: 'Parameter `attribute`. A missing value counts as a value.' }),
  share({ id: 'sensitive.homogeneous.share', title: 'Share in homogeneous classes', sentence: 'Share of the rows whose class holds one sensitive value only, so that knowing the class gives it away.', formula: 'Σ f [one value] / n', goal: 'lower', source: HOMOGENEITY, notes: 'Parameter `attribute`. Classes of one row are homogeneous. Says nothing on how surprising the value is.' }),
];
