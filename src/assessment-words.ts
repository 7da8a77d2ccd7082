import type { Assessment } from './assessment.ts';
import type { CloserLook } from './closer-look.ts';
import type { SizeHistogram } from './columns/size-histogram.ts';
import { namesOf, type Roles } from './column-roles.ts';
import type { Measure } from './measure/measure.ts';
import type { RelatedRisk } from './measure/risk/related/related-risk.ts';
import { THRESHOLDS } from './measure/risk/prosecutor.ts';

/** What goes with every assessment. */
export const NOTICE = 'Pseudonymized data is personal data (GDPR Recital 26). These figures are about groups, not about names, links or behaviour.';

/** What an assessment says first, in sentences. */
export function headline({ histograms, measures, rows, droppedRows }: Assessment, roles: Roles): string[] {
  const unit = histograms[0]!.unit;
  const quasi = namesOf(roles, 'quasi-identifier');
  const value = (id: string, threshold?: number): Measure | undefined =>
    measures.find((measure) => measure.id === id && measure.parameters['unit'] === unit && (threshold === undefined || measure.parameters['threshold'] === threshold));
  const unique = value('sample-unique.share')!;
  if (unique.value === null) return [`None of the ${count(rows, 'row')} is left to count: each lacks a value in ${listed(quasi)}.`];
  const most = value('prosecutor.risk.max')!;
  const mean = value('prosecutor.risk.mean')!;
  const atRisk = value('prosecutor.at-risk.share', 11)!;
  const sentences = [
    `${number(unique.numerator!)} of ${count(unique.denominator!, unit)} (${percent(unique.value)}) stand alone in this file on ${listed(quasi)}.`,
    `The smallest group has ${count(most.denominator!, unit)} (k = ${most.denominator!}); ${percent(atRisk.value!)} are in groups of fewer than 11.`,
    `Who knows that somebody is in the file, and these columns about them, picks the right ${unit} with a chance of ${percent(mean.value!)} on average and 1 in ${most.denominator!} at worst.`,
  ];
  sentences.push(unit === 'person' ? `k counts persons, told apart by ${roles.subject}.` : 'k counts rows: if people repeat, groups hold fewer people than that and the promise is weaker; name the column that says who is who with --subject.');
  if (droppedRows > 0) sentences.push(`${count(droppedRows, 'row')} with a missing value in these columns ${droppedRows === 1 ? 'is' : 'are'} left out of every figure.`);
  return sentences;
}

/** What a closer look says first: the column that costs most, and how few single out many. */
export function closerWords({ columns, sets }: Pick<CloserLook, 'columns' | 'sets'>): string[] {
  const costly = columns.reduce<(typeof columns)[number] | undefined>((most, own) => (most === undefined || own.dropOne.sampleUnique > most.dropOne.sampleUnique ? own : most), undefined);
  const few = sets.sets[0];
  return [
    ...(costly === undefined || columns.length < 2 || costly.dropOne.sampleUnique <= 0 ? [] : [`The column that costs most is ${costly.name}: without it, ${percent(costly.dropOne.sampleUnique)} of the rows would no longer stand alone.`]),
    ...(few === undefined ? [] : [`${few.columns.length === 1 ? `${few.columns[0]!} alone singles` : `${listed(few.columns)} are enough: together they single`} out ${percent(few.share)} of the rows.`]),
  ];
}

/** What a table of events adds, in a sentence. */
export function relatedWords({ table, unicity }: Pick<RelatedRisk, 'table' | 'unicity'>): string[] {
  const own = unicity.find(({ points, targets }) => points === 2 && targets > 0) ?? unicity.find(({ targets }) => targets > 0);
  if (own === undefined) return [];
  const share = (alone: number): string => percent(alone / own.targets);
  return [`Of people with events in ${table}, ${share(own.contacts)} stand alone by these columns, ${share(own.events)} by ${own.points} of their events, and ${share(own.together)} by both.`];
}

/** The measures of an assessment by the question that they answer, without counts that a share beside them says. */
export function measureSections(measures: readonly Measure[], units: readonly string[]): { readonly byUnit: readonly (readonly Measure[])[]; readonly estimated: readonly Measure[]; readonly uniques: readonly Measure[]; readonly sensitive: readonly Measure[]; readonly special: readonly Measure[]; readonly household: readonly Measure[]; readonly framed: readonly Measure[]; readonly related: readonly Measure[] } {
  const starting = (pattern: RegExp): Measure[] => measures.filter(({ id, parameters }) => pattern.test(id) && parameters['dimension'] === undefined);
  const classes = starting(/^(?:class|sample-unique\.share|prosecutor\.(?:risk|at-risk\.share))/);
  return {
    byUnit: units.map((unit) => classes.filter(({ parameters }) => parameters['unit'] === unit)),
    estimated: starting(/^(?:journalist|marketer)\./).filter(({ parameters }) => parameters['frame'] === 'sampling-fraction'),
    framed: starting(/^(?:journalist|marketer|map|presence)\./).filter(({ parameters }) => parameters['frame'] !== 'sampling-fraction'),
    related: starting(/^related\.(?:unicity|sample-unique|orphan-rows|people|source\.shapley)/),
    uniques: starting(/^population-unique\.(?:share|given)/),
    sensitive: measures.filter(({ parameters }) => parameters['attribute'] !== undefined),
    special: starting(/^(?:special-unique|minimal-unique|suda\.score|unique-match|dis-suda)\./),
    household: starting(/^household\./),
  };
}

/** A measure's id with the parameters that tell it from others. */
export function label({ id, parameters }: Measure): string {
  const { threshold, attribute, estimator, l, dependence, table, points, source } = parameters;
  const parts = [threshold === undefined ? '' : `k < ${threshold}`, attribute ?? '', l === undefined ? '' : `l = ${l}`, id.startsWith('population-unique') ? (estimator ?? '') : '', dependence ?? '', table ?? '', source ?? '', points === undefined ? '' : `${points} known`, parameters['with'] ?? '', parameters['has'] ?? ''].filter((part) => part !== '');
  return parts.length === 0 ? id : `${id} (${parts.join(', ')})`;
}

/** A measure's value as a reader at a terminal wants it. */
export function shownValue({ id, value, denominator }: Measure): string {
  if (value === null) return '–';
  if (id.endsWith('.risk.max') && denominator !== undefined) return denominator === 1 ? '1' : `1/${number(denominator)}`;
  return /\.(share|risk\.mean|risk\.max)$/.test(id) ? percent(value) : number(Number(value.toFixed(2)));
}

export function countsOf({ id, numerator, denominator }: Measure): string {
  return id.endsWith('.share') && numerator !== undefined && denominator !== undefined ? `${number(numerator)} of ${number(denominator)}` : '';
}

/** Bins whose edges are the usual thresholds. */
export function bins({ sizes, classes, members }: SizeHistogram): string[][] {
  const total = members.reduce((sum, size) => sum + size, 0);
  const edges = [1, 2, ...THRESHOLDS, Infinity];
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1]!;
    const inside = sizes.map((size, at) => (size >= from && size < to ? at : -1)).filter((at) => at >= 0);
    const sum = (values: readonly number[]): number => inside.reduce((subtotal, at) => subtotal + values[at]!, 0);
    const name = to === Infinity ? `${from} and more` : to === from + 1 ? `${from}` : `${from}–${to - 1}`;
    return [name, classes === null ? '' : number(sum(classes)), number(sum(members)), total === 0 ? '–' : percent(sum(members) / total)];
  });
}

export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** `1 row`, `2 rows`. */
export function count(value: number, unit: string): string {
  return `${number(value)} ${unit}${value === 1 ? '' : 's'}`;
}

export function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** Two significant digits below one percent, so that a small share never shows as nothing, nor a large one as all. */
export function percent(value: number): string {
  const percents = value * 100;
  if (percents < 100 && percents >= 99.95) return 'more than 99.9 %';
  if (percents === 0 || percents >= 1) return `${Number(percents.toFixed(1))} %`;
  return `${Number(percents.toPrecision(2))} %`;
}
