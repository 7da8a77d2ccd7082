import { residualRisk, wilson, type Estimate } from '../../stats/intervals.ts';
import { missing } from '../exact-measure.ts';
import type { IntervalKind, Measure } from '../measure.ts';

/** How often one attack was right. */
export interface Tally {
  readonly right: number;
  readonly of: number;
  /** `right` is a sum of chances, no count. */
  readonly expected?: true;
}

/** What one attack did on people who are in the release, on people who are not, and what the naive guess would have done. */
export interface Bout {
  readonly main: Tally;
  readonly control: Tally;
  readonly baseline: number;
}

const NO_TARGETS = 'No targets of this kind.';
const ALWAYS_RIGHT = 'The control is always right, so that nothing is left to gain.';
const NO_POWER = 'The attack did no better than its naive guess: a low advantage here shows no protection.';

const QUANTITIES = ['advantage', 'success', 'control', 'baseline'] as const;

/** The four measures of a bout: advantage (main − control)/(1 − control), success, control and baseline. */
export function boutMeasures(attack: string, parameters: Measure['parameters'], { main, control, baseline }: Bout, note?: string): Measure[] {
  const [success, chance] = [wilson(main.right, main.of), wilson(control.right, control.of)];
  const measure = (quantity: (typeof QUANTITIES)[number], estimate: Estimate, intervalKind: IntervalKind, tally?: Tally): Measure => {
    const id = `holdout.${attack}.${quantity}`;
    if (Number.isNaN(estimate.value)) return missing(id, parameters, quantity === 'advantage' && control.right === control.of && control.of > 0 ? ALWAYS_RIGHT : NO_TARGETS);
    const counts = tally === undefined || tally.expected === true ? {} : { numerator: tally.right, denominator: tally.of };
    const notes = [note, quantity === 'advantage' && !(success.value > baseline) ? NO_POWER : undefined].filter((sentence) => sentence !== undefined);
    return { id, value: estimate.value, interval: intervalKind === 'exact' ? null : estimate.interval, intervalKind, ...counts, parameters, ...(notes.length === 0 ? {} : { note: notes.join(' ') }) };
  };
  return [
    measure('advantage', residualRisk(success, chance), 'delta'),
    measure('success', success, 'wilson', main),
    measure('control', chance, 'wilson', control),
    measure('baseline', { value: baseline, interval: [baseline, baseline] }, 'exact'),
  ];
}

/** A release without the columns that an attack needs gives it nothing: the advantage is none, by construction. */
export function atBaseline(attack: string, parameters: Measure['parameters'], note: string): Measure[] {
  return QUANTITIES.map((quantity) =>
    quantity === 'advantage' ? { id: `holdout.${attack}.${quantity}`, value: 0, interval: null, intervalKind: 'exact', parameters, note } : missing(`holdout.${attack}.${quantity}`, parameters, note),
  );
}
