import { z } from 'zod';
import { codeTexts, columnOf, makeTable, type Column, type Table } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';
import type { ColumnSchema } from '../../schema/table-schema.ts';
import { privacyLedger } from '../../stats/zero-concentrated-privacy.ts';
import { numbersOf } from '../perturbation/numeric-columns.ts';
import { counted, type ReleaseState, type ReleaseStep } from '../step.ts';
import { boundedNumbers, gridCells } from './bounded-numbers.ts';
import { boundContributions } from './contribution-bound.ts';
import { noisyQuantiles } from './noisy-quantiles.ts';
import { noisyCounts, noisyMeans, noisySubjects, noisySums, type Budget, type Contributions, type NoisyNumber } from './noisy-totals.ts';
import { publicSegments, requireColumn, type PublicSegments } from './public-segments.ts';

const weight = z.number().positive().default(1).describe('Share of the privacy budget, relative to the other statistics.');
const column = z.string().describe('A column of numbers. Rows without a value are left out of this statistic.');
const lower = z.number().describe('Least value, known before the data were seen; smaller ones are raised to it.');
const upper = z.number().describe('Largest value, known before the data were seen; larger ones are lowered to it.');
const steps = z.int().min(2).max(1_048_576).describe('Number of equal cells between the bounds, in which values are counted.');

const statistic = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count').describe('Rows in each segment, after at most maxRowsPerSubject of each person were kept.'), weight }),
  z.strictObject({ kind: z.literal('subjects').describe('Data subjects in each segment.'), weight }),
  z.strictObject({ kind: z.literal('sum').describe('Sum of a column in each segment.'), column, lower, upper, weight }),
  z.strictObject({ kind: z.literal('mean').describe('Mean of a column in each segment.'), column, lower, upper, weight }),
  z.strictObject({ kind: z.literal('histogram').describe('Rows in equal cells of a column, in each segment.'), column, lower, upper, steps, weight }),
  z.strictObject({ kind: z.literal('quantiles').describe('Quantiles of a column in each segment.'), column, lower, upper, steps, at: z.array(z.number().gt(0).lt(1)).min(1).default([0.25, 0.5, 0.75]).describe('Shares of rows below, each in (0, 1).'), weight }),
]);

const options = z.strictObject({
  by: z.array(z.string()).max(2).default([]).describe('Columns whose categories make the segments; none: one segment of all rows.'),
  domain: z.record(z.string(), z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).min(1)).default({}).describe('For each column of by all its categories, known before the data were seen; null is the missing value. Rows of other categories are not counted.'),
  statistics: z.array(statistic).min(1).describe('What to publish of each segment.'),
  epsilon: z.number().positive().describe('ε of the whole step, above 0.'),
  delta: z.number().min(0).lt(1).default(0).describe('δ in [0, 1). 0: pure ε with discrete Laplace noise. Above 0, far below 1 in the number of people: discrete Gaussian noise, less of it where there are several statistics.'),
  maxRowsPerSubject: z.int().min(1).max(1000).default(1).describe('Most rows of one person that count, drawn at random where there are more; noise grows with it.'),
});

type Statistic = z.output<typeof statistic>;

/** What a statistic says of one segment. */
interface Line {
  readonly segment: number;
  readonly at: string | null;
  readonly number: NoisyNumber;
}

/** Most numbers to draw noise for: each takes some microseconds, and a row of the output where it is published. */
const MOST_NUMBERS = 5_000_000;

const OUTPUT = ['statistic', 'of', 'at', 'value', 'low95', 'high95'] as const;

/** Replaces the records by differentially private statistics of segments. */
export const dpAggregate = {
  id: 'dpAggregate',
  options,
  doc: {
    title: 'Differentially private aggregates',
    summary: 'Replaces the records by counts, sums, means, histograms and quantiles of segments with noise, so that nobody can tell from all of it together whether any one person is in the table.',
    assumptions: [
      '(ε, δ) holds for tables that differ in all rows of one data subject, added or removed. Who is one subject is what the company takes for one: unresolved duplicates of a person have their ε added up.',
      'Segments, bounds and cells are public inputs, chosen without looking at these data; so is the choice of ε, δ and the statistics.',
      'Steps before this one treat each person alone (filters, fixed generalization). One that decides by several people, such as k-anonymization, breaks the promise.',
      'Bounds clamp values, and people with many rows count with some of them: a bias that the published interval does not show. The interval (95 %) is about the noise only.',
      'Counts below 0 are raised to 0 and means clamped to their bounds after the noise, which costs no privacy.',
      'Types of columns are public too: where they were inferred from the file, a single odd value may have decided one.',
      'A missing value is a category of its own in a segment column if the domain lists it, and is left out of sums, means, histograms and quantiles.',
    ],
    sources: [
      'C. Dwork, F. McSherry, K. Nissim, A. Smith, Calibrating noise to sensitivity in private data analysis, TCC 2006, 265–284, doi:10.1007/11681878_14.',
      'C. L. Canonne, G. Kamath, T. Steinke, The discrete Gaussian for differential privacy, NeurIPS 2020, arXiv:2004.00010: Algorithms 1–3 (exact samplers), Theorem 4, Corollary 13.',
      'M. Bun, T. Steinke, Concentrated differential privacy: simplifications, extensions, and lower bounds, TCC 2016-B, arXiv:1605.02065 (composition by ρ).',
      'I. Mironov, On significance of the least significant bits for differential privacy, CCS 2012, doi:10.1145/2382196.2382264 (why all noise is on a public lattice).',
      'R. J. Wilson et al., Differentially private SQL with bounded user contribution, PoPETs 2020(2) 230–250, doi:10.2478/popets-2020-0025 (contribution bounding).',
      'M. Hay, V. Rastogi, G. Miklau, D. Suciu, Boosting the accuracy of differentially private histograms through consistency, PVLDB 3 (2010) 1021–1032, doi:10.14778/1920841.1920970 (the tree of counts behind quantiles).',
    ],
  },
  run(state, { by, domain, statistics, epsilon, delta, maxRowsPerSubject }) {
    if (state.form !== 'records') throw new InputError(`dpAggregate: expected records, got a release that is ${state.form}; put this step before the one that replaces them`);
    const clash = by.find((name) => (OUTPUT as readonly string[]).includes(name));
    if (clash !== undefined) throw new InputError(`dpAggregate.by: expected names other than those of the output (${OUTPUT.join(', ')}), got ${clash}; rename the column`);
    const segments = publicSegments(state, by, domain);
    const numbers = segments.count * statistics.reduce((sum, entry) => sum + ('steps' in entry ? entry.steps : 1), 0);
    if (numbers > MOST_NUMBERS) throw new InputError(`dpAggregate.statistics: expected at most ${MOST_NUMBERS.toLocaleString('en')} noisy numbers, got ${numbers.toLocaleString('en')} (segments times cells); take fewer steps or segments`);
    const kept = boundContributions(state.subject, maxRowsPerSubject, state.draws('dpAggregate.rows'));
    const rows: Contributions = { segments, subject: state.subject, kept, most: maxRowsPerSubject };
    const ledger = privacyLedger({ epsilon, delta });
    const weights = statistics.reduce((sum, entry) => sum + entry.weight, 0);
    const lines = statistics.map((entry, i) => {
      const budget: Budget = { ledger, purpose: purposeOf(entry), amount: (ledger.total * entry.weight) / weights, draws: (attribute) => state.draws(`dpAggregate.${i}.${attribute}`) };
      return { entry, lines: linesOf(state, rows, entry, budget) };
    });
    return {
      state: {
        ...state,
        form: 'aggregate',
        table: outputTable(state.table.schema.name, segments, lines),
        rows: new Uint32Array(0),
        subject: new Int32Array(0),
        ledger: { consentRecorded: new Uint8Array(0), optedOut: new Uint8Array(0) },
        recodings: new Map(),
        pseudonymized: new Set(),
      },
      promises: [{ kind: 'differential-privacy', epsilon, delta, unit: 'subject', ledger: ledger.entries() }],
      // What is said here is published with the release: no count of the data may stand in it.
      changes: [`Replaced the records by ${counted(statistics.length, 'statistic')} of ${counted(segments.count, 'segment')}, with ${delta === 0 ? 'discrete Laplace' : 'discrete Gaussian'} noise for at most ${counted(maxRowsPerSubject, 'row')} of each person.`],
      internal: {
        'rows beyond the bound per person': kept.reduce((sum, flag) => sum + 1 - flag, 0),
        'rows of no listed category': segments.ofRow.reduce((sum, segment) => sum + (segment === -1 ? 1 : 0), 0),
      },
    };
  },
} satisfies ReleaseStep<typeof options>;

function purposeOf(entry: Statistic): string {
  return 'column' in entry ? `${entry.kind} of ${entry.column}` : entry.kind;
}

function linesOf(state: ReleaseState, rows: Contributions, entry: Statistic, budget: Budget): Line[] {
  const bySegment = (numbers: readonly NoisyNumber[]): Line[] => numbers.map((number, segment) => ({ segment, at: null, number }));
  if (entry.kind === 'count') return bySegment(noisyCounts(rows, () => 0, 1, budget));
  if (entry.kind === 'subjects') return bySegment(noisySubjects(rows, budget));
  const numbers = boundedColumn(state, entry);
  switch (entry.kind) {
    case 'sum':
      return bySegment(noisySums(rows, boundedNumbers(numbers, entry.lower, entry.upper, 0), budget));
    case 'mean':
      return bySegment(noisyMeans(rows, boundedNumbers(numbers, entry.lower, entry.upper, (entry.lower + entry.upper) / 2), budget));
    case 'histogram': {
      const cells = gridCells(numbers, entry.lower, entry.upper, entry.steps);
      const edge = (cell: number): number => entry.lower + (cell / entry.steps) * (entry.upper - entry.lower);
      return noisyCounts(rows, (row) => cells[row]!, entry.steps, budget).map((number, i) => {
        const cell = i % entry.steps;
        return { segment: Math.floor(i / entry.steps), at: `[${edge(cell)}, ${edge(cell + 1)}${cell === entry.steps - 1 ? ']' : ')'}`, number };
      });
    }
    case 'quantiles':
      return noisyQuantiles(rows, numbers, { ...entry, cells: entry.steps }, budget).flatMap((quantiles, segment) => quantiles.map((number, i) => ({ segment, at: String(entry.at[i]), number })));
  }
}

function boundedColumn(state: ReleaseState, { kind, column: name, lower: least, upper: most }: Extract<Statistic, { column: string }>): Float64Array {
  if (!(least < most)) throw new InputError(`dpAggregate.statistics.${kind}: expected lower below upper, got ${least} and ${most}`);
  requireColumn(state, name, `dpAggregate.statistics.${kind}.column`);
  const { type } = columnOf(state.table, name);
  if (type === 'date' || type === 'datetime') throw new InputError(`dpAggregate.statistics.${kind}.column: expected a column of numbers, got ${name} with dates; generalize it and use it as a segment`);
  return numbersOf(state, name, `dpAggregate.statistics.${kind}.column`);
}

/** One row per segment, statistic and place. */
function outputTable(name: string, segments: PublicSegments, statistics: readonly { readonly entry: Statistic; readonly lines: readonly Line[] }[]): Table {
  const all = statistics.flatMap(({ entry, lines }) => lines.map((line) => ({ entry, ...line })));
  const text = (texts: readonly (string | null)[]): Column => codeTexts(texts, texts.length);
  const number = (numbers: readonly number[]): Column => ({ kind: 'number', type: 'decimal', values: Float64Array.from(numbers) });
  const columns = new Map<string, Column>([
    ...segments.by.map((segmentColumn, j) => [segmentColumn, text(all.map(({ segment }) => segments.labels[segment]![j]!))] as const),
    ['statistic', text(all.map(({ entry }) => (entry.kind === 'quantiles' ? 'quantile' : entry.kind)))],
    ['of', text(all.map(({ entry }) => ('column' in entry ? entry.column : null)))],
    ['at', text(all.map(({ at }) => at))],
    ['value', number(all.map((line) => line.number.value))],
    ['low95', number(all.map((line) => line.number.interval?.[0] ?? Number.NaN))],
    ['high95', number(all.map((line) => line.number.interval?.[1] ?? Number.NaN))],
  ]);
  const schema = [...columns].map(([columnName, { type }]): ColumnSchema => ({ name: columnName, type, attributeClass: 'insensitive' }));
  return makeTable({ name, columns: schema }, columns);
}
