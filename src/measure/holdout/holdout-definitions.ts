import type { Definition } from '../measure.ts';

const GIOMI = 'Giomi, Boenisch, Wehmeyer and Tasnádi, A unified framework for quantifying privacy risk in synthetic data, PoPETs 2023(2) 312–328, doi:10.56553/popets-2023-0055.';
const WILSON = 'Interval: Wilson, JASA 22 (1927) 209–212.';
const RATIO = 'Interval: MOVER for a ratio, Donner and Zou, SMMR 21 (2012) 347–359.';

const share = (id: string, title: string, sentence: string, formula: string, goal: Definition['goal'], source: string, notes: string, range: readonly [number, number] = [0, 1]): Definition => ({ id, title, sentence, formula, unit: 'share', range, goal, source, notes });

/** One attack's four measures, which differ only in what being right means. */
interface Attacked {
  readonly attack: string;
  readonly title: string;
  /** What the adversary is right about, after "Share of members ". */
  readonly right: string;
  readonly formula: string;
  readonly baseline: string;
  readonly notes: string;
}

function bout({ attack, title, right, formula, baseline, notes }: Attacked): Definition[] {
  const id = (quantity: string): string => `holdout.${attack}.${quantity}`;
  return [
    share(id('advantage'), `${title}: advantage`, `What the release adds for the attack beyond what it achieves on strangers, people like the members whose rows the release does not hold.`, '(success − control) / (1 − control), unclipped', 'lower', `${GIOMI} ${RATIO}`, `${notes} 0 means that members are at no more risk than strangers; it is no proof of protection where success is not above the baseline.`, [-Infinity, 1]),
    share(id('success'), `${title}: success`, `Share of members ${right}.`, formula, 'lower', `${GIOMI} ${WILSON}`, notes),
    share(id('control'), `${title}: control`, `Share of strangers ${right}, by the same attack.`, formula, 'lower', `${GIOMI} ${WILSON}`, 'Strangers are withheld at random before the strategy runs and are the same for every strategy. What holds for them follows from the population, not from a person\'s own row.'),
    share(id('baseline'), `${title}: baseline`, 'Success of a naive guess on the members.', baseline, 'none', GIOMI, 'An attack that does not beat it says nothing about the release.'),
  ];
}

/** Measures of the attacks with an internal holdout, which any release of rows can be put to. */
export const holdoutDefinitions: readonly Definition[] = [
  ...bout({
    attack: 'singling-out',
    title: 'Singling out',
    right: 'who alone among the members fit a predicate that selects exactly one released row near one of them',
    formula: 'people singled out / people',
    baseline: 'people singled out by as many predicates of random columns and random released values / people',
    notes: 'Parameter `predicates`: univariate (a value that one released row has) or multivariate (up to three columns of one row). Rates depend on the number of targets, so compare only equal numbers.',
  }),
  ...bout({
    attack: 'linkability',
    title: 'Linkability',
    right: 'of whom both halves of what is known lead to the same released row',
    formula: '(1/n) Σ |A ∩ B| / (|A| · |B|), A and B the released rows nearest to each half',
    baseline: '1 / released rows',
    notes: 'Distance after Gower, Biometrics 27 (1971) 857–871, doi:10.2307/2528823. Known columns are halved by turns in the order given. A sum of chances, not a count: the interval is conservative.',
  }),
  ...bout({
    attack: 'inference',
    title: 'Attribute inference',
    right: 'whose secret is the one that prevails in the released rows nearest to what is known of them',
    formula: 'right guesses / targets whose secret is known',
    baseline: 'share of members who have the value that prevails among strangers',
    notes: 'Parameter `secret`. Numbers are right within 5 % of their true value, dates within 30 days. A released label over several values is not right, whatever it covers: see under-label and label-width.',
  }),
  share('holdout.inference.under-label.share', 'Attribute inference: under the label', 'Share of members whose secret lies under the guessed label, exact or not.', 'secrets under the guessed label / targets whose secret is known', 'lower', GIOMI, 'Parameter `secret`. Read it with label-width: `*` covers every secret and tells none.'),
  share('holdout.inference.label-width.mean', 'Attribute inference: width of the label', 'Mean share of the values that the guessed label leaves open; 0 where it is one value, 1 where there is no guess.', '(1/n) Σ (values under the label / values, or 0 if one)', 'higher', 'As the normalized certainty penalty: Xu, Wang, Pei, Wang, Shi and Fu, KDD 2006, 785–790, doi:10.1145/1150402.1150504.', 'Parameter `secret`. Domain: the values of the table as collected, of numbers those that the targets have.'),
  share('holdout.membership.tpr', 'Membership: found at a low false-alarm rate', 'Share of members who are nearer to a released row than all but 1 % of strangers are.', 'members nearer than the threshold / members; of those at the threshold a share', 'lower', `Houssiau et al., TAPAS: a toolbox for adversarial privacy auditing of synthetic data, 2022 (closest distance); Carlini, Chien, Nasr, Song, Terzis and Tramèr, Membership inference attacks from first principles, IEEE S&P 2022 (rate at a low false-positive rate). ${WILSON}`, 'Parameter `fpr`, 0.01; what says nothing gives 0.01. The interval also covers the chance of the threshold. Distances miss outliers: a low value is no proof of protection.'),
  share('holdout.membership.advantage', 'Membership: advantage', 'How much more often members are found than strangers are taken for members.', '(TPR − FPR) / (1 − FPR), unclipped', 'lower', 'As holdout.membership.tpr.', 'For a release of records near 1 is expected wherever rows stay recognizable: it says that presence shows, not who is behind a row.', [-Infinity, 1]),
  { ...share('holdout.membership.auc', 'Membership: area under the curve', 'The chance that a random member is nearer to a released row than a random stranger.', 'P(distance of a member < distance of a stranger), ties ½', 'lower', 'Hanley and McNeil, Radiology 143 (1982) 29–36, eq. 2, doi:10.1148/radiology.143.1.7063747.', '0.5 is guessing. An average: it hides people who stand out.'), unit: 'score' },
];
