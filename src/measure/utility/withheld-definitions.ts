import type { Definition } from '../measure.ts';

const BINS = 'Columns of the file in bins that are the same for every strategy: numbers and dates in up to ten with equal shares of the rows, categories by their most frequent values. A generalized label counts evenly for the raw values that it covers by the published recoding; an open cell (`*`, left out) agrees with none. Withheld rows are a sample, so that the raw release itself is not at 0: read others beside it. Interval: delta method over the withheld people.';
const PRIVBAYES = 'Zhang, Cormode, Procopiuc, Srivastava and Xiao, PrivBayes: private data release via Bayesian networks, SIGMOD 2014, doi:10.1145/2588555.2588573 (average variation distance).';
const AREA = 'Fawcett, An introduction to ROC analysis, Pattern Recognition Letters 27 (2006) 861–874, doi:10.1016/j.patrec.2005.10.010, §9.2; interval: DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988) 837–845, doi:10.2307/2531595.';

/** What `compare` measures of every release on rows that no strategy was given. */
export const withheldDefinitions: readonly Definition[] = [
  {
    id: 'utility.marginal.distance',
    title: 'Shares of values, how far off',
    sentence: 'Mean distance between how often values occur in the release and among withheld raw rows, column by column.',
    formula: '(1/m) Σⱼ ½ Σ_v |pⱼ(v) − qⱼ(v)|',
    unit: 'share',
    range: [0, 1],
    goal: 'lower',
    source: PRIVBAYES,
    notes: BINS,
  },
  {
    id: 'utility.pair.distance',
    title: 'Shares of pairs of values, how far off',
    sentence: 'Mean distance between how often pairs of values occur together in the release and among withheld raw rows, over all pairs of columns.',
    formula: '(2/(m(m−1))) Σ_{i<j} ½ Σ_{v,w} |p_{ij}(v,w) − q_{ij}(v,w)|',
    unit: 'share',
    range: [0, 1],
    goal: 'lower',
    source: PRIVBAYES,
    notes: BINS,
  },
  {
    id: 'utility.prediction.auc',
    title: 'Models learnt on the release',
    sentence: 'How well a naive Bayes model learnt on the release ranks withheld raw rows by the target; 0.5 is guessing.',
    formula: 'Σ_c share(c) · P(score of a row of class c > score of another), ties ½; mean over the targets',
    unit: 'score',
    range: [0, 1],
    goal: 'higher',
    source: AREA,
    notes: 'Parameter `target`: the column that was named, or each column in turn from all others. Classes are the bins of the target. A release without the target guesses.',
  },
  {
    id: 'utility.prediction.kept',
    title: 'Predictive value kept',
    sentence: 'What a model learnt on the release gains over guessing, as a share of what the same model gains when learnt on the raw rows that the strategies were given.',
    formula: '(AUC − ½) / (AUC of the raw rows − ½)',
    unit: 'share',
    range: [-Infinity, Infinity],
    goal: 'higher',
    source: AREA,
    notes: 'Both models rank the same withheld rows, so that the interval is of paired values. Not assessable where the raw rows themselves predict nothing. A ratio may come out above 1 by chance. A ranking follows however weak a signal: a release whose columns no longer belong together may rank well or badly by chance, which an interval over withheld rows does not cover.',
  },
  {
    id: 'utility.segment-count.error',
    title: 'Sizes of segments, how far off',
    sentence: 'Mean relative error of the sizes of 300 random segments (two or three conditions) counted in the release.',
    formula: 'mean of min(1, |q − p| / max(p, 1 %))',
    unit: 'share',
    range: [0, 1],
    goal: 'lower',
    source: 'Xiao and Tao, Anatomy: simple and effective privacy preservation, VLDB 2006, 139–150, §6 (count queries under the assumption of uniformity).',
    notes: 'Segments are drawn around withheld rows and are the same for every strategy; sizes are shares of the rows. The floor of 1 % and the limit of 1 are this project\'s. A segment of a column that the release has not is an error of 1. Interval over the segments.',
  },
];
