import { quantileSorted } from 'simple-statistics';
import { z } from 'zod';
import { asCoded, columnOf, MISSING_INTEGER, type Column, type Table } from '../../columns/column.ts';
import { commonCodes, type CommonCodes } from '../../columns/common-codes.ts';
import type { PublishedRecoding } from '../../columns/disclose.ts';
import type { Method } from '../../schema/method.ts';
import { fitNaiveBayes } from '../../stats/naive-bayes.ts';
import { areaUnderRoc } from '../../stats/ranking.ts';
import type { Measure } from '../measure.ts';

/** What a CRM task is given: the release to learn from, and raw rows that were withheld from it. */
export interface TaskInput {
  readonly release: Table;
  readonly recodings: ReadonlyMap<string, PublishedRecoding>;
  readonly withheld: Table;
}

export type Utility<Options extends z.ZodType = z.ZodType> = Method<Options, TaskInput, Measure[]>;

const options = z.strictObject({
  outcome: z.string().default('responded').describe('The yes/no column to predict.'),
  features: z.array(z.string()).min(1).optional().describe('Columns to predict from. Default: every released column that is neither a direct identifier nor the outcome.'),
});

/**
 * How well a campaign-response model learnt on the release ranks people whom it has never seen: area
 * under the ROC curve on withheld raw rows, whose values are generalized as published before scoring.
 */
export const responseModel = {
  id: 'responseModel',
  options,
  doc: {
    title: 'Campaign response model',
    summary: 'Trains a response model on the released rows and ranks withheld raw customers with it; 0.5 is guessing.',
    assumptions: ['Naive Bayes on categories and on tenths of numbers: a plain model, the same for every strategy.', 'Withheld people are a random tenth of the customers.'],
    sources: ['Hanley and McNeil, The meaning and use of the area under a ROC curve, Radiology 143 (1982) 29–36, doi:10.1148/radiology.143.1.7063747.'],
  },
  run({ release, recodings, withheld }, { outcome, features }) {
    const parameters = { outcome };
    const empty = (note: string): Measure[] => [{ id: 'utility.response-model.auc', value: null, interval: null, intervalKind: 'none', parameters, note }];
    if (!release.columns.has(outcome) || !withheld.columns.has(outcome)) return empty(`the release has no column ${outcome} to learn from`);
    const names = (features ?? release.schema.columns.filter((column) => column.attributeClass !== 'direct-identifier').map((column) => column.name)).filter(
      (name) => name !== outcome && release.columns.has(name) && withheld.columns.has(name),
    );
    const pairs = names.map((name) => featurePair(columnOf(release, name), columnOf(withheld, name), recodings.get(name)));
    const model = fitNaiveBayes(pairs.map((pair) => pair.released), yes(columnOf(release, outcome)), 2);
    const truth = yes(columnOf(withheld, outcome));
    const known = Uint32Array.from(truth.keys()).filter((row) => truth[row]! >= 0);
    const scores = Float64Array.from(known, (row) => {
      const logScores = model.logScores(pairs.map((pair) => pair.raw[row]!));
      return logScores[1]! - logScores[0]!;
    });
    const { value, interval } = areaUnderRoc(scores, Uint8Array.from(known, (row) => truth[row]!));
    if (Number.isNaN(value)) return empty('the withheld rows hold only one outcome');
    return [{ id: 'utility.response-model.auc', value, interval, intervalKind: 'delta', denominator: known.length, parameters }];
  },
} satisfies Utility<typeof options>;

/** 1 yes, 0 no, −1 unknown. */
function yes(column: Column): Int32Array {
  const coded = asCoded(column);
  const labels = coded.dictionary.map((value) => (value === 'true' || value === '1' ? 1 : value === null ? -1 : 0));
  return Int32Array.from(coded.codes, (code) => labels[code]!);
}

/** One feature in common codes: categories as they are, untouched numbers by tenths of the released ones. */
function featurePair(train: Column, test: Column, recoding: PublishedRecoding | undefined): CommonCodes {
  if (recoding !== undefined || train.kind !== 'number' || test.kind !== 'number') return commonCodes(train, test, recoding);
  const cuts = tenths(train.values);
  const code = (value: number): number => (Number.isNaN(value) || value === MISSING_INTEGER ? -1 : cuts.filter((cut) => value >= cut).length);
  return { released: Int32Array.from(train.values, code), raw: Int32Array.from(test.values, code) };
}

function tenths(values: Int32Array | Float64Array): number[] {
  const known = Float64Array.from(values).filter((value) => !Number.isNaN(value) && value !== MISSING_INTEGER).sort();
  if (known.length === 0) return [];
  const cuts = Array.from({ length: 9 }, (_, i) => quantileSorted(known as unknown as number[], (i + 1) / 10));
  return [...new Set(cuts)];
}
