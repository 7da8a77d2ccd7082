import { normalQuantile } from '../../random/distributions.ts';
import { Z } from '../../stats/intervals.ts';
import { missing } from '../exact-measure.ts';
import type { Definition, Measure } from '../measure.ts';

export const STRONGEST = 'holdout.advantage.max';

/**
 * The highest advantage over all attacks on one release, with the attack that has it. The greatest of several noisy
 * values lies too high on average, so the interval is of the highest true advantage: its upper end is the greatest upper
 * end, its lower end the greatest of lower ends that are widened for the number of attacks looked at (Bonferroni: R. G.
 * Miller, Simultaneous Statistical Inference, 2nd ed., Springer 1981, §2, on the scale of the normal distribution).
 */
export function strongestAttack(measures: readonly Measure[]): Measure {
  const advantages = measures.filter(({ id }) => id.startsWith('holdout.') && id.endsWith('.advantage'));
  const known = advantages.filter((measure): measure is Measure & { value: number } => measure.value !== null);
  if (known.length === 0) return missing(STRONGEST, {}, advantages[0]?.note ?? 'No attack could be run.');
  const wider = normalQuantile(1 - 0.025 / known.length) / Z;
  const top = known.reduce((best, own) => (own.value > best.value ? own : best));
  const parameters = { attack: attackName(top), attacks: known.length };
  const ends = known.filter(({ intervalKind }) => intervalKind !== 'exact').map(({ value, interval }) => [value - (value - (interval?.[0] ?? -Infinity)) * wider, interval?.[1] ?? Infinity] as const);
  if (ends.length === 0) return { id: STRONGEST, value: top.value, interval: null, intervalKind: 'exact', parameters, ...(top.note === undefined ? {} : { note: top.note }) };
  // An advantage that is none by construction bounds the highest one from below.
  const floor = ends.length < known.length ? 0 : -Infinity;
  return { id: STRONGEST, value: top.value, interval: [Math.max(floor, ...ends.map(([low]) => low)), Math.max(floor, ...ends.map(([, high]) => high))], intervalKind: 'delta', parameters };
}

/** An attack in words: `inference of diagnosis`, `singling out (univariate)`. */
export function attackName({ id, parameters }: Pick<Measure, 'id' | 'parameters'>): string {
  const attack = id.split('.')[1]!.replace('-', ' ');
  if (parameters['secret'] !== undefined) return `${attack} of ${String(parameters['secret'])}`;
  return parameters['predicates'] === undefined ? attack : `${attack} (${String(parameters['predicates'])})`;
}

export const strongestDefinition: Definition = {
  id: STRONGEST,
  title: 'Advantage of the strongest attack',
  sentence: 'The highest advantage over singling out, linkability, inference of each sensitive column and membership, with people withheld before the strategy ran as control.',
  formula: 'max over the attacks of (main − control) / (1 − control)',
  unit: 'share',
  range: [-Infinity, 1],
  goal: 'lower',
  source: 'Advantage: Giomi, Boenisch, Wehmeyer and Tasnádi, PoPETs 2023(2) 312–328, doi:10.56553/popets-2023-0055. Interval: Bonferroni bound for the lower end, Miller, Simultaneous Statistical Inference, 2nd ed., Springer 1981, §2.',
  notes: 'Parameter `attack` names the attack. The greatest of several estimates lies too high on average; the interval is of the highest true advantage and holds for all attacks together. The same for rows that are records and for synthetic rows; not given for statistics. An attack that was not run is not in it.',
};
