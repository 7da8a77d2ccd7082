import type { Measure } from './measure.ts';

export const NOTHING_LEFT = 'No rows are left to count.';

/** A count of the whole, or a number that follows from such counts. */
export function exact(id: string, value: number, parameters: Measure['parameters'] = {}): Measure {
  return { id, value, interval: null, intervalKind: 'exact', parameters };
}

/** An exact ratio with its counts; a ratio to nothing is not assessable. */
export function share(id: string, numerator: number, denominator: number, parameters: Measure['parameters'] = {}): Measure {
  if (denominator === 0) return missing(id, parameters, NOTHING_LEFT);
  return { ...exact(id, numerator / denominator, parameters), numerator, denominator };
}

/** A quantity that cannot be assessed, and why. */
export function missing(id: string, parameters: Measure['parameters'], note: string): Measure {
  return { id, value: null, interval: null, intervalKind: 'none', parameters, note };
}
