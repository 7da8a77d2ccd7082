import type { Measure } from '../measure.ts';
import type { Gate } from './gate.ts';

/** Whether a release stays within a limit, as far as an interval can say. */
export type GateVerdict = 'met' | 'crossed' | 'cannot be told';

export interface JudgedGate {
  readonly verdict: GateVerdict;
  /** The measure that decides: the one furthest beyond the limit where several are meant. */
  readonly measure: Measure | undefined;
}

/**
 * Holds every measure that a gate means against it, with its interval: met where the whole interval lies within the
 * limit, crossed where it lies beyond as a whole, else it cannot be told; exact values are intervals of one point. A
 * measure that is not assessable tells nothing. Where persons are counted, rows are not meant unless the gate says so.
 */
export function judgeGate(gate: Gate, measures: readonly Measure[]): JudgedGate {
  const matching = measures.filter(({ id, parameters }) => id === gate.id && Object.entries(gate.parameters).every(([name, value]) => String(parameters[name]) === value));
  const persons = matching.filter(({ parameters }) => parameters['unit'] === 'person');
  const meant = persons.length > 0 && gate.parameters['unit'] === undefined ? persons : matching;
  const judged = meant.map((measure): JudgedGate => ({ verdict: verdictOf(gate, measure), measure }));
  const order: readonly GateVerdict[] = ['crossed', 'cannot be told', 'met'];
  const worst = order.map((verdict) => judged.find((own) => own.verdict === verdict)).find((own) => own !== undefined);
  return worst ?? { verdict: 'cannot be told', measure: undefined };
}

function verdictOf(gate: Gate, measure: Measure): GateVerdict {
  const { value, interval, intervalKind } = measure;
  if (value === null || (interval === null && intervalKind !== 'exact')) return 'cannot be told';
  const ends = (interval ?? [value, value]).map((end) => within(gate, end, interval === null ? measure : undefined));
  return ends.every(Boolean) ? 'met' : ends.some(Boolean) ? 'cannot be told' : 'crossed';
}

/** Counts are compared as integers. */
function within({ operator, limit: { numerator, denominator } }: Gate, end: number, counts: Measure | undefined): boolean {
  const { numerator: over, denominator: under } = counts ?? {};
  const whole = over !== undefined && under !== undefined && Number.isInteger(over) && Number.isInteger(under);
  const difference = whole ? over * denominator - numerator * under : end - numerator / denominator;
  return { '<=': difference <= 0, '<': difference < 0, '>=': difference >= 0, '>': difference > 0 }[operator];
}
