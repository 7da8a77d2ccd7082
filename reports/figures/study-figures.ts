import type { NationalUniqueness } from '../../src/population/national-uniqueness.ts';
import type { Findings } from '../findings.ts';
import { strategyFigure } from '../findings.ts';
import { formatCount, formatShare, type Phrase, type Shown } from '../numbers.ts';
import type { FigureSpec } from './drawing.ts';
import type { ChartLine } from './lines.ts';
import { sourceLine, stamp } from './scenario-figures.ts';

/** Counts of people alone by the set of columns known: entry `0b101` is for the first and the third column. */
export interface UniquenessCounts {
  readonly names: readonly string[];
  readonly alone: Uint32Array;
  readonly people: number;
  readonly seed: number;
}

const ORDERS_SHOWN = 60;

function shown(key: string, text: string): Shown {
  return { key: `study/${key}`, text };
}

function study(name: string, seed: number): Pick<FigureSpec, 'id' | 'file' | 'source'> {
  return { id: `figure-study-${name}`, file: `uniqueness_${name}_seed${seed}`, source: `Incognita · How many columns make you unique? · invented people, seed ${seed}` };
}

function sizeOf(set: number): number {
  let size = 0;
  for (let rest = set; rest > 0; rest >>>= 1) size += rest & 1;
  return size;
}

/** Lowest, median and highest share alone over all sets of each size; every set is in equally many orders. */
export function spreadBySize(alone: Uint32Array, people: number, columns: number): { readonly low: number; readonly median: number; readonly high: number }[] {
  return Array.from({ length: columns }, (_, index) => {
    const shares = Array.from(alone.keys()).filter((set) => sizeOf(set) === index + 1).map((set) => alone[set]! / people).sort((a, b) => a - b);
    const middle = (shares.length - 1) / 2;
    return { low: shares[0]!, median: (shares[Math.floor(middle)]! + shares[Math.ceil(middle)]!) / 2, high: shares.at(-1)! };
  });
}

/** Every order of the numbers below `count`, in lexicographic order. */
export function orders(count: number): number[][] {
  if (count === 0) return [[]];
  const extend = (chosen: readonly number[]): number[][] => (chosen.length === count
    ? [[...chosen]]
    : Array.from({ length: count }, (_, next) => next).filter((next) => !chosen.includes(next)).flatMap((next) => extend([...chosen, next])));
  return extend([]);
}

export function uniquenessFigure({ names, alone, people, seed, postcodes }: UniquenessCounts & { readonly postcodes: number }): FigureSpec {
  const spread = spreadBySize(alone, people, names.length);
  const all = orders(names.length);
  const every = Math.max(1, Math.floor(all.length / ORDERS_SHOWN));
  const thin = all.filter((_, index) => index % every === 0).map((order): ChartLine => {
    let set = 0;
    return { points: order.map((column, index) => [index + 1, alone[(set |= 1 << column)]! / people] as const), weight: 'thin', role: 'context', label: null, key: null };
  });
  const last = alone.at(-1)!;
  const half = spread.findIndex(({ median }) => median > 0.5);
  const total = shown('alone#count', `${formatCount(last)} of ${formatCount(people)}`);
  const share = shown('alone', formatShare(last / people));
  return {
    ...study('columns', seed),
    title: [total, ` people are alone on ${names.length} columns`, ...(half < 0 ? [] : [`; the median choice of ${half + 1} leaves more than half alone`])],
    caption: [`An outsider who knows the columns and that the person is in this world of ${formatCount(people)} people in ${formatCount(postcodes)} whole postcodes. Grey: ${thin.length} of the ${formatCount(all.length)} orders in which the columns can be learnt; orange: the median over all sets of that many columns. Exact counts. Invented people, seed ${seed}.`],
    summary: ['Line chart of the share of people alone by the number of columns known. It ends at ', share, '. Median by number of columns: ', spread.map(({ median }, index) => `${index + 1}: ${formatShare(median)}`).join(', '), '.'],
    table: {
      caption: 'Share of people alone, over all sets of as many columns',
      columns: ['columns known', 'lowest', 'median', 'highest'],
      rows: spread.map(({ low, median, high }, index) => [String(index + 1), shown(`alone.low{${index + 1}}`, formatShare(low)), shown(`alone.median{${index + 1}}`, formatShare(median)), shown(`alone.high{${index + 1}}`, formatShare(high))]),
    },
    drawing: {
      kind: 'lines', xAxis: 'columns known', yAxis: 'people alone', xDomain: [1, names.length],
      lines: [...thin, { points: spread.map(({ median }, index) => [index + 1, median] as const), weight: 'thick', role: 'subject', label: `median ${share.text}`, key: null }],
    },
  };
}

export function bitsFigure({ names, bits, together, people, seed }: { readonly names: readonly string[]; readonly bits: readonly number[]; readonly together: number; readonly people: number; readonly seed: number }): FigureSpec {
  const needed = Math.log2(people);
  const format = (value: number): string => value.toFixed(1);
  const rows = names.map((name, index) => ({ label: name, value: bits[index]!, text: format(bits[index]!), key: `study/bits{${name}}`, role: 'comparison' as const })).sort((a, b) => b.value - a.value);
  const joint = { label: 'all together', value: together, text: format(together), key: 'study/bits', role: 'subject' as const };
  const one = shown('bits.needed', format(needed));
  return {
    ...study('bits', seed),
    title: ['Together the columns tell ', { key: joint.key, text: joint.text }, ` bits; to name each of ${formatCount(people)} people takes `, one],
    caption: [`Entropy of each column in this world of ${formatCount(people)} people, and of all of them taken together. Exact. Invented people, seed ${seed}.`],
    summary: [`Bar chart of bits per column. Most: ${rows[0]!.label}, `, { key: rows[0]!.key, text: rows[0]!.text }, `; least: ${rows.at(-1)!.label}, `, { key: rows.at(-1)!.key, text: rows.at(-1)!.text }, '. All together: ', { key: joint.key, text: joint.text }, '.'],
    table: { caption: 'Bits by column', columns: ['column', 'bits', 'one in'], rows: [...rows, joint].map((row) => [row.label, { key: row.key, text: row.text }, shown(`one-in{${row.label}}`, formatCount(2 ** row.value))]) },
    drawing: { kind: 'bars', axis: 'bits', rows: [...rows, joint], rule: { value: needed, label: `log₂ N = ${one.text}: one person` } },
  };
}

export function densityFigure({ names, alone, aloneThinned, people, seed }: UniquenessCounts & { readonly aloneThinned: Uint32Array }): FigureSpec {
  const [real, thinned] = [alone, aloneThinned].map((counts) => spreadBySize(counts, people, names.length)) as [ReturnType<typeof spreadBySize>, ReturnType<typeof spreadBySize>];
  const known = ['postcode', 'sex', 'birth year'];
  const set = known.reduce((bits, name) => bits | (1 << names.indexOf(name)), 0);
  const [realShare, thinnedShare] = [shown('alone{postcode, sex, birth year}', formatShare(alone[set]! / people)), shown('thinned{postcode, sex, birth year}', formatShare(aloneThinned[set]! / people))];
  const line = (spread: typeof real, label: string, role: 'subject' | 'comparison', dashed: boolean): ChartLine => ({ points: spread.map(({ median }, index) => [index + 1, median] as const), weight: 'thick', role, label, key: null, dashed });
  return {
    ...study('density', seed),
    title: ['On postcode, sex and birth year ', realShare, ' are alone where they live, ', thinnedShare, ' if scattered over the country'],
    caption: [`The same ${formatCount(people)} people twice; only the postcode differs. Lines: median over all sets of that many columns. Exact counts. Invented people, seed ${seed}.`],
    summary: ['Line chart of the median share of people alone by the number of columns known, at real density and thinned. At real density it ends at ', shown('alone.median{' + names.length + '}', formatShare(real.at(-1)!.median)), ', thinned at ', shown('thinned.median{' + names.length + '}', formatShare(thinned.at(-1)!.median)), '.'],
    table: {
      caption: 'Median share of people alone by density',
      columns: ['columns known', 'real density', 'thinned'],
      rows: real.map(({ median }, index) => [String(index + 1), shown(`alone.median{${index + 1}}`, formatShare(median)), shown(`thinned.median{${index + 1}}`, formatShare(thinned[index]!.median))]),
    },
    drawing: { kind: 'lines', xAxis: 'columns known', yAxis: 'people alone', xDomain: [1, names.length], lines: [line(real, 'real density', 'subject', false), line(thinned, 'thinned', 'comparison', true)] },
  };
}

const STATUS: Readonly<Record<NationalUniqueness['status'], string>> = {
  'published-inputs': 'published inputs, nothing fitted',
  ablation: 'ablation',
  assumed: 'assumed',
  prediction: 'prediction, no target',
};

/** Uniqueness of a whole country by expected cell counts, beside the published range where there is one. */
export function nationalFigure(rows: readonly NationalUniqueness[], seed: number): FigureSpec {
  const text = (row: NationalUniqueness, index: number): Shown => shown(`national{${index}}`, formatShare(row.share));
  const first = rows[0]!;
  const range = (row: NationalUniqueness): string => (row.target === undefined ? '–' : `${formatShare(row.target.low)} to ${formatShare(row.target.high)}`);
  return {
    ...study('national', seed),
    title: ['Of all residents counted in 2000, ', text(first, 0), ' are alone on ZIP code, sex and date of birth'],
    caption: ['Expected cell counts from published sizes of postcodes and the age pyramid; nobody is simulated and nothing is fitted. Golle, Revisiting the uniqueness of simple demographics in the US population, WPES 2006, computed 63% on the census itself. Rows marked ablation or assumed change one input on purpose.'],
    summary: ['Dot plot of the share of residents who are unique. ', ...rows.flatMap((row, index): Phrase => [`${row.label} (${STATUS[row.status]}): `, text(row, index), '. '])],
    table: { caption: 'National uniqueness', columns: ['known', 'share unique', 'range to meet', 'what it is'], rows: rows.map((row, index) => [row.label, text(row, index), range(row), STATUS[row.status]]) },
    drawing: {
      kind: 'dots', axis: 'residents who are unique', domain: [0, 1], share: true, rule: null,
      rows: rows.map((row, index) => ({ label: row.label, value: row.share, low: row.target?.low ?? null, high: row.target?.high ?? null, text: text(row, index).text, key: text(row, index).key, role: row.status === 'published-inputs' ? ('subject' as const) : ('context' as const) })),
    },
  };
}

/** The run's own table: who is alone in each of a scenario's files. */
export function fileFigure(findings: Findings): FigureSpec {
  const { document } = findings;
  const rows = document.strategies.flatMap((strategy) => {
    const alone = strategyFigure(findings, strategy, 'sample-unique.share');
    return alone === null || alone.measure.value === null ? [] : [{ strategy, alone }];
  });
  const most = rows.reduce((a, b) => (b.alone.measure.value! > a.alone.measure.value! ? b : a), rows[0]!);
  const columns = (strategy: (typeof rows)[number]['strategy']): string => strategy.sample.columns.filter(({ fate }) => fate !== 'removed').map(({ name }) => name).join(', ');
  const finding: Phrase = most === undefined ? ['The run did not count who is alone'] : [most.alone.count ?? most.alone.value, ` customers are alone in “${most.strategy.title}”`];
  return {
    id: 'figure-study-file',
    file: `uniqueness_file_seed${document.scenario.seed}`,
    source: sourceLine(document),
    title: finding,
    caption: [`Scenario “${document.scenario.title}”, people in the released file who share their quasi-identifiers with nobody else in it. ${stamp(document)}`],
    summary: ['Dot plot of the share of people alone, one row per strategy. ', ...rows.flatMap(({ strategy, alone }): Phrase => [`${strategy.title}: `, alone.value, '. '])],
    table: { caption: `People alone in “${document.scenario.title}”`, columns: ['strategy', 'share alone', 'people alone', 'columns released'], rows: rows.map(({ strategy, alone }) => [strategy.title, alone.value, alone.count ?? { key: '', text: '–' }, columns(strategy)]) },
    drawing: {
      kind: 'dots', axis: 'people alone in the released file', domain: [0, 1], share: true, rule: null,
      rows: rows.map(({ strategy, alone }) => ({ label: strategy.title, value: alone.measure.value!, low: null, high: null, text: alone.value.text, key: alone.value.key, role: 'subject' as const })),
    },
  };
}
