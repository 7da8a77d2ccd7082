import type { Bout, ContestEstimator } from '../../src/measure/risk/population/contest.ts';
import { formatCount, formatShare, type Shown } from '../numbers.ts';
import type { FigureSpec } from './drawing.ts';

/** Standings of a population as `test/bench/estimator-contest.ts` writes them; `columns` names what each row holds. */
export interface ContestResults {
  readonly population: string;
  readonly mechanism: string;
  readonly people: number;
  readonly seeds: number;
  readonly sets: readonly string[];
  readonly designs: readonly string[];
  readonly fractions: readonly number[];
  readonly estimators: readonly string[];
  readonly columns: readonly string[];
  readonly madeBy: string;
  readonly rows: readonly (readonly (number | null)[])[];
}

/** One row with its names. */
export interface ContestLine {
  readonly population: string;
  readonly set: string;
  readonly design: string;
  readonly fraction: number;
  readonly truth: number;
  readonly estimator: string;
  readonly bouts: number;
  readonly failures: number;
  readonly medianRatio: number | null;
  readonly bias: number | null;
  readonly rmse: number | null;
  readonly coverage: number | null;
  readonly auc: number | null;
  readonly brier: number | null;
}

export function contestLines(results: readonly ContestResults[]): ContestLine[] {
  return results.flatMap((result) =>
    result.rows.map((row) => {
      const at = (name: string): number | null => row[result.columns.indexOf(name)] ?? null;
      return {
        population: result.population,
        set: result.sets[at('set')!]!,
        design: result.designs[at('design')!]!,
        fraction: at('fraction')!,
        truth: at('truth')!,
        estimator: result.estimators[at('estimator')!]!,
        bouts: at('bouts')!,
        failures: at('failures')!,
        medianRatio: at('medianRatio'),
        bias: at('bias'),
        rmse: at('rmse'),
        coverage: at('coverage'),
        auc: at('auc'),
        brier: at('brier'),
      };
    }),
  );
}

function shown(key: string, text: string): Shown {
  return { key: `study/${key}`, text };
}

function study(name: string): Pick<FigureSpec, 'id' | 'file' | 'source'> {
  return { id: `figure-study-${name}`, file: `estimator-contest_${name}`, source: 'Incognita · How unique in a population that nobody has seen?' };
}

/** A factor as people say it: ×2.5 above the truth, ÷2.5 below. */
export function factorText(log: number): string {
  const factor = Math.exp(Math.abs(log));
  const text = factor >= 100 ? factor.toFixed(0) : factor >= 10 ? factor.toFixed(1) : factor.toFixed(2);
  return text === '1.00' ? '×1.00' : `${log < 0 ? '÷' : '×'}${text}`;
}

/** Labels of an axis of logarithms at powers of ten, in words; `reach` is how far it must go to either side. */
function factorTicks(reach: number): { readonly at: number; readonly text: string }[] {
  const powers = Math.min(9, Math.floor(reach / Math.LN10));
  return Array.from({ length: 2 * powers + 1 }, (_, i) => i - powers).map((power) => ({ at: power * Math.LN10, text: power === 0 ? '×1' : `${power < 0 ? '÷' : '×'}${Math.abs(power) < 4 ? formatCount(10 ** Math.abs(power)) : `10${'⁴⁵⁶⁷⁸⁹'[Math.abs(power) - 4] ?? ''}`}` }));
}

/** Half the width of a frame around so far a reach: at least a factor of ten, so that its axis has labels. */
const frameOf = (reach: number): number => Math.max(Math.LN10, reach);

const middleOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
};

/** What the estimators say of one sample each, live. */
export function boutsFigure({ bouts, people, seed }: { readonly bouts: readonly Bout[]; readonly people: number; readonly seed: number }): FigureSpec {
  const rows = bouts.filter((bout) => bout.estimate !== null).map((bout) => ({ bout, log: Math.log((bout.estimate! + 1) / (bout.truth + 1)) }));
  const widest = frameOf(Math.max(0, ...rows.map(({ log }) => Math.abs(log))));
  const worst = rows.reduce((a, b) => (Math.abs(b.log) > Math.abs(a.log) ? b : a), rows[0]!);
  const nameOf = ({ set, fraction, estimator }: Bout): string => `${set}, ${fraction}, ${estimator}`;
  const ends = ([low, high]: readonly [number, number], truth: number): readonly [number, number] => [Math.max(-widest, Math.log((low + 1) / (truth + 1))), Math.min(widest, Math.log((high + 1) / (truth + 1)))];
  return {
    ...study('bouts'),
    title: [`One population, one sample: the furthest estimate is ${worst.bout.estimator}'s, `, shown('worst', factorText(worst.log)), ' the truth'],
    caption: [`Estimated over counted people who are unique among ${formatCount(people)}, one added to both, on a logarithmic axis; lines are the estimators' own 95% intervals, cut at the frame. Orange: the rule that chooses among estimators (Dankar and others 2012). Simple random samples, seed ${seed}. Invented people.`],
    summary: ['Dot plot of estimate over truth, one row per estimator, by columns known and sampling fraction. ', ...rows.flatMap(({ bout, log }) => [`${nameOf(bout)}: `, shown(nameOf(bout), factorText(log)), '. '])],
    table: {
      caption: 'Estimates beside the truth',
      columns: ['columns, fraction, estimator', 'truth', 'estimate', '95% interval', 'off by'],
      rows: bouts.map((bout) => [nameOf(bout), formatCount(bout.truth), bout.estimate === null ? 'none' : formatCount(Math.round(bout.estimate)), bout.interval === null ? 'none' : `${formatCount(Math.round(bout.interval[0]))} to ${formatCount(Math.round(bout.interval[1]))}`, bout.estimate === null ? '–' : factorText(Math.log((bout.estimate + 1) / (bout.truth + 1)))]),
    },
    drawing: {
      kind: 'dots', axis: 'estimate over truth', domain: [-widest, widest], share: false, ticks: factorTicks(widest), rule: { value: 0, label: 'the truth' },
      rows: rows.map(({ bout, log }) => {
        const range = bout.interval === null ? [null, null] as const : ends(bout.interval, bout.truth);
        return { label: bout.estimator, heading: `${bout.set}, ${formatShare(bout.fraction)} sampled`, value: log, low: range[0], high: range[1], text: factorText(log), key: `study/${nameOf(bout)}`, role: bout.estimator === 'dankar' ? ('subject' as const) : ('comparison' as const) };
      }),
    },
  };
}

/** How far the estimators are off at one fraction: the middle and the range of their bias over all populations and sets. */
export function biasFigure({ lines, fraction, design }: { readonly lines: readonly ContestLine[]; readonly fraction: number; readonly design: string }): FigureSpec {
  const here = lines.filter((line) => line.fraction === fraction && line.design === design);
  const cases = new Set(here.map(({ population, set }) => `${population}: ${set}`)).size;
  const rows = [...new Set(here.map(({ estimator }) => estimator))].map((estimator) => {
    const own = here.filter((line) => line.estimator === estimator);
    const biases = own.flatMap(({ bias }) => bias ?? []);
    const failed = own.reduce((sum, { failures }) => sum + failures, 0) / own.reduce((sum, { bouts }) => sum + bouts, 0);
    return { estimator, own, middle: biases.length === 0 ? null : middleOf(biases), low: Math.min(...biases), high: Math.max(...biases), failed };
  });
  const spoken = rows.filter((row): row is typeof row & { middle: number } => row.middle !== null);
  const reach = (row: (typeof rows)[number]): number => Math.max(Math.abs(row.low), Math.abs(row.high));
  // Whoever fails at the hardest cases has an easy time with the others.
  const always = spoken.filter(({ failed }) => failed === 0);
  const least = (always.length > 0 ? always : spoken).reduce((a, b) => (reach(b) < reach(a) ? b : a));
  const widest = frameOf(Math.max(0, ...spoken.map(reach)));
  const label = formatShare(fraction);
  const kind = design === 'random' ? 'simple random samples' : 'samples that favour some ages and one sex';
  return {
    ...study(`bias-${design}-${fraction}`),
    title: [`From ${label} sampled, even ${least.estimator}, which strays least, says `, shown(`reach{${design}, ${fraction}}`, `${factorText(least.low)} to ${factorText(least.high)}`), ` the truth over ${cases} cases`],
    caption: [`Geometric mean of estimate over truth in each case, ${kind} of ${label}, on a logarithmic axis. Dot: the middle case; line: from the lowest to the highest. Orange: of the estimators that always answered, the one whose cases stray least. Samples where an estimator failed are left out; the table counts them.`],
    summary: [`Dot plot of bias by estimator at ${label}. `, ...spoken.flatMap((row) => [`${row.estimator}: `, shown(`bias{${design}, ${fraction}, ${row.estimator}}`, factorText(row.middle)), `, from ${factorText(row.low)} to ${factorText(row.high)}. `])],
    table: {
      caption: `Every case at ${label}, ${kind}`,
      columns: ['estimator', 'population', 'columns', 'truth', 'failed', 'median', 'bias (ln)', 'RMSE (ln)', 'coverage', 'AUC', 'Brier'],
      rows: here.map((line) => [line.estimator, line.population, line.set, formatCount(Math.round(line.truth)), `${line.failures} of ${line.bouts}`, line.medianRatio === null ? '–' : factorText(Math.log(line.medianRatio)), ...[line.bias, line.rmse].map((value) => (value === null ? '–' : value.toFixed(2))), line.coverage === null ? '–' : formatShare(line.coverage), ...[line.auc, line.brier].map((value) => (value === null ? '–' : value.toFixed(3)))]),
    },
    drawing: {
      kind: 'dots', axis: 'estimate over truth', domain: [-widest, widest], share: false, ticks: factorTicks(widest), rule: { value: 0, label: 'the truth' },
      rows: spoken.map((row) => ({ label: row.failed > 0 ? `${row.estimator} (${formatShare(row.failed)} failed)` : row.estimator, value: row.middle, low: row.low, high: row.high, text: factorText(row.middle), key: `study/bias{${design}, ${fraction}, ${row.estimator}}`, role: row === least ? ('subject' as const) : ('comparison' as const) })),
    },
  };
}

/** How often the intervals hold the truth, which they should in 95 % of the samples. */
export function coverageFigure({ lines, design }: { readonly lines: readonly ContestLine[]; readonly design: string }): FigureSpec {
  const rows = [...new Set(lines.map(({ estimator }) => estimator))].flatMap((estimator) => {
    const own = lines.filter((line) => line.estimator === estimator && line.design === design).flatMap(({ coverage }) => coverage ?? []);
    return own.length === 0 ? [] : [{ estimator, value: own.reduce((sum, share) => sum + share, 0) / own.length, cases: own.length }];
  });
  const most = rows.reduce((a, b) => (b.value > a.value ? b : a), rows[0]!);
  return {
    ...study(`coverage-${design}`),
    title: ['The intervals promise 95%; the most often right, ', `${most.estimator}'s, hold the truth in `, shown('coverage.most', formatShare(most.value))],
    caption: [`Share of 95% intervals that hold the counted truth, mean over all cases and fractions, ${design} samples. An interval speaks of chance under the model; where the model is wrong it is narrow around a wrong number.`],
    summary: ['Dot plot of coverage by estimator. ', ...rows.flatMap((row) => [`${row.estimator}: `, shown(`coverage{${row.estimator}}`, formatShare(row.value)), '. '])],
    table: { caption: 'Coverage of the 95% intervals', columns: ['estimator', 'coverage', 'cases'], rows: rows.map((row) => [row.estimator, shown(`coverage{${row.estimator}}`, formatShare(row.value)), String(row.cases)]) },
    drawing: { kind: 'dots', axis: 'intervals that hold the truth', domain: [0, 1], share: true, rule: { value: 0.95, label: '95%' }, rows: rows.map((row) => ({ label: row.estimator, value: row.value, low: null, high: null, text: formatShare(row.value), key: `study/coverage{${row.estimator}}`, role: row === most ? ('subject' as const) : ('comparison' as const) })) },
  };
}

/** A rule of thumb with its domain, and whether it holds in every case there. */
export interface Rule {
  readonly says: string;
  readonly holds: boolean;
  readonly cases: number;
  readonly exceptions: readonly string[];
}

/**
 * From the smallest fraction on at which an estimator stays within a factor of the truth on average, in every population and
 * set with at least so many uniques: a rule only where it has no exception.
 */
export function withinFactor(lines: readonly ContestLine[], estimator: ContestEstimator, factor: number, from: number, design = 'random', leastUniques = 50): Rule {
  const own = lines.filter((line) => line.estimator === estimator && line.design === design && line.fraction >= from && line.truth >= leastUniques);
  const exceptions = own.filter(({ bias, failures }) => failures > 0 || bias === null || Math.abs(bias) > Math.log(factor));
  return {
    says: `${estimator} from ${formatShare(from)} on, ${design} samples, at least ${leastUniques} uniques: within a factor of ${factor}`,
    holds: own.length > 0 && exceptions.length === 0,
    cases: own.length,
    exceptions: exceptions.map(({ population, set, fraction, bias, failures }) => `${population}, ${set}, ${formatShare(fraction)}: ${failures > 0 ? `${failures} failed` : factorText(bias ?? 0)}`),
  };
}
