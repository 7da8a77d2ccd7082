import type { Definition } from '../../measure.ts';

const ELLIOT_2002 = 'Elliot, Manning and Ford, A computational algorithm for handling the special uniques problem, International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 10(5) (2002) 493–509; Manning, Haglin and Keane, A recursive search algorithm for statistical disclosure assessment, Data Mining and Knowledge Discovery 16 (2008) 165–196, doi:10.1007/s10618-007-0078-6.';
const ELLIOT_2005 = 'Elliot, Manning, Mayes, Gurd and Bane, SUDA: a program for detecting special uniques, Joint UNECE/Eurostat Work Session on Statistical Data Confidentiality, Geneva 2005, 353–362; worked out in Benschop, Machingauta and Welch, Statistical Disclosure Control: A Practice Guide.';
const SKINNER_ELLIOT = 'Skinner and Elliot, A measure of disclosure risk for microdata, Journal of the Royal Statistical Society B 64(4) (2002) 855–867, doi:10.1111/1467-9868.00365.';
const DIS_SUDA = 'The DIS of Skinner and Elliot (2002), doi:10.1111/1467-9868.00365, shared out by SUDA score as sdcMicro does (Suda2.h).';

const SEARCH = 'Parameters: `columns` ATT, `maxSize` M, the largest set searched. A missing value is a category of its own unless stated otherwise. Counts rows, so that people with several rows look less special than they are. A file of one row has no minimal sample unique: the row is alone on no column at all.';
const FORMULA = 'Parameter `formula`: `elliot` as stated; `ihsn` weighs (2^(ATT−k) − 1)·k!(ATT−k)!/ATT!, which is sdcMicro\'s original_scores = FALSE. Scores rank rows within a file; they are no probabilities and do not compare between sets of columns.';
const FRACTION = 'Parameter `fraction` is the sampling fraction π. An estimate for a simple random sample; a file collected from those who signed up is none, and then it is only a rough guide.';

interface Draft {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly formula: string;
  readonly source: string;
  readonly notes: string;
}

const count = (draft: Draft): Definition => ({ ...draft, unit: 'count', range: [0, Infinity], goal: 'lower' });
const share = (draft: Draft): Definition => ({ ...draft, unit: 'share', range: [0, 1], goal: 'lower' });
const score = (draft: Draft): Definition => ({ ...draft, unit: 'score', range: [0, Infinity], goal: 'lower' });

/** The measures of special uniques, in the order in which they are shown. */
export const sudaDefinitions: readonly Definition[] = [
  count({ id: 'special-unique.count', title: 'Special uniques', sentence: 'Rows that are alone in the file already on a part of the columns.', formula: '#{rows with a minimal sample unique of at most M and fewer than ATT columns}', source: ELLIOT_2002, notes: `More often unique in the population than other sample uniques. ${SEARCH}` }),
  share({ id: 'special-unique.share', title: 'Share of special uniques', sentence: 'Share of the rows that are alone in the file already on a part of the columns.', formula: '#{special uniques} / n', source: ELLIOT_2002, notes: SEARCH }),
  count({ id: 'minimal-unique.count', title: 'Minimal sample uniques', sentence: 'Ways to be alone: sets of columns on which a row is alone, and is not on any part of the set, over all rows.', formula: 'Σ over rows of #{minimal sets S, |S| ≤ M}', source: ELLIOT_2002, notes: SEARCH }),
  score({ id: 'suda.score.max', title: 'Highest SUDA score', sentence: 'Score of the row that stands out most: many ways to be alone, on few columns.', formula: 'max over rows of Σ over its minimal sample uniques, of k columns, of Π_{i=k}^{M} (ATT − i); where M = ATT the product ends at ATT − 1', source: ELLIOT_2005, notes: `${FORMULA} ${SEARCH}` }),
  score({ id: 'suda.score.mean', title: 'Mean SUDA score', sentence: 'The same score, averaged over all rows, those without a minimal sample unique included at 0.', formula: '(1/n) Σ score', source: ELLIOT_2005, notes: `${FORMULA} ${SEARCH}` }),
  share({ id: 'suda.contribution.share', title: 'Contribution of a column', sentence: 'Score of the minimal sample uniques that hold the column, out of the score of all.', formula: 'Σ over minimal sample uniques with the column of their weight / Σ over all of them', source: 'sdcMicro, suda2: attribute contributions.', notes: `Parameter \`column\`. A unique on three columns counts fully for each of them, so that the shares of the columns add up to more than 1. ${FORMULA}` }),
  share({ id: 'unique-match.correct.share', title: 'Right, given a unique match (DIS)', sentence: 'Chance that a match is right if it is the only one, for somebody drawn from the population.', formula: 'U·π / (U·π + P·(1 − π)), U rows alone, P rows in classes of two', source: SKINNER_ELLIOT, notes: FRACTION }),
  share({ id: 'dis-suda.risk.max', title: 'Highest DIS-SUDA', sentence: 'The same chance for the row that stands out most.', formula: '1 / (1 + S·(1/DIS − 1)/(s^Q·Σ s^(−Q))), Q = 1 + (8 − ATT)/20, S rows with a score s', source: DIS_SUDA, notes: `The harmonic mean over the rows with a score is DIS. The exponent is a convention of the implementation, not a result. ${FRACTION}` }),
  share({ id: 'dis-suda.risk.mean', title: 'Mean DIS-SUDA', sentence: 'DIS-SUDA averaged over all rows, those without a score included at 0.', formula: '(1/n) Σ DIS-SUDA', source: DIS_SUDA, notes: FRACTION }),
];
