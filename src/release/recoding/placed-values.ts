import type { PlacedValues } from '../../columns/disclose.ts';
import { SUPPRESSED, type Hierarchy } from '../../schema/hierarchy.ts';

/** The least and the greatest value under a released label, both among the values of the table. */
export type Range = readonly [from: string, to: string];

/**
 * Values among which ranges are to be found: missing ones first, then by size or alphabetically, and last those
 * that are no numbers where numbers are expected. A label that was never released covers nothing.
 */
export function placedByRange(values: readonly (string | null)[], numeric: boolean, ranges: ReadonlyMap<string, Range>): PlacedValues {
  const key = (value: string): number | string => (numeric ? Number(value) : value);
  const strange = (value: string | null): boolean => numeric && value !== null && Number.isNaN(Number(value));
  const tier = (value: string | null): number => (value === null ? 0 : strange(value) ? 2 : 1);
  const order = [...values.keys()].sort((a, b) => {
    const [left, right] = [values[a]!, values[b]!];
    if (tier(left) !== 1 || tier(right) !== 1) return tier(left) - tier(right) || a - b;
    return key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : a - b;
  });
  const missing = order.findIndex((index) => tier(values[index]!) > 0);
  const start = missing < 0 ? values.length : missing;
  const keys = order.slice(start).flatMap((index) => (tier(values[index]!) === 1 ? [key(values[index]!)] : []));
  return {
    at: inverse(order),
    span(label) {
      if (label === null) return [0, start];
      if (label === SUPPRESSED) return [0, values.length];
      const range = ranges.get(label);
      if (range === undefined) return [0, 0];
      return [start + firstNot(keys, (own) => own < key(range[0])), start + firstNot(keys, (own) => own <= key(range[1]))];
    },
  };
}

/**
 * Values sorted by their groups from the top of a hierarchy down, so that each group's are neighbours; a value
 * that the hierarchy does not hold lies under `*` alone. `levelOf` is the highest level at which a label was released.
 */
export function placedByPath(values: readonly (string | null)[], hierarchy: Hierarchy, levelOf: ReadonlyMap<string, number>): PlacedValues {
  const known = values.map((value) => value === null || hierarchy.holds?.(value) !== false);
  const paths = values.map((value, index) => (known[index] ? Array.from({ length: hierarchy.levels }, (_, level) => hierarchy.generalize(value, level)) : []));
  const order = [...values.keys()].sort((a, b) => {
    if (known[a] !== known[b]) return known[a] ? -1 : 1;
    for (let level = hierarchy.levels - 1; level >= 0; level--) {
      const [left, right] = [paths[a]![level] ?? null, paths[b]![level] ?? null];
      if (left === right) continue;
      return left === null ? -1 : right === null || left > right ? 1 : -1;
    }
    return a - b;
  });
  const spans = new Map<string | null, [number, number]>();
  const widen = (label: string | null, position: number): void => {
    const span = spans.get(label);
    if (span === undefined) spans.set(label, [position, position + 1]);
    else span[1] = position + 1;
  };
  order.forEach((index, position) => {
    if (values[index] === null) widen(null, position);
    else for (const label of new Set(paths[index])) if (label !== null && paths[index]![levelOf.get(label) ?? -1] === label) widen(label, position);
  });
  return { at: inverse(order), span: (label) => (label === SUPPRESSED ? [0, values.length] : (spans.get(label) ?? [0, 0])) };
}

function inverse(order: readonly number[]): Uint32Array {
  const at = new Uint32Array(order.length);
  order.forEach((index, position) => (at[index] = position));
  return at;
}

/** Index of the first element for which the test, true of all before it, is false. */
function firstNot<Value>(sorted: readonly Value[], test: (value: Value) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
