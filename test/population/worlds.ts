import { cellText, columnOf, type Table } from '../../src/columns/column.ts';
import { collectPeople, planWorld, type WorldPlan } from '../../src/population/index.ts';
import type { WorldOptions } from '../../src/population/world-plan.ts';

const made = new Map<string, Promise<{ plan: WorldPlan; people: Table }>>();

/** A simulated world, made once per test file. */
export function world(options: Partial<WorldOptions> = {}): Promise<{ plan: WorldPlan; people: Table }> {
  const key = JSON.stringify(options);
  let promise = made.get(key);
  if (promise === undefined) {
    promise = planWorld({ country: 'us', people: 30_000, seed: 11, asOf: '2026-01-01', ...options }).then(async (plan) => ({ plan, people: await collectPeople(plan) }));
    made.set(key, promise);
  }
  return promise;
}

export function texts(table: Table, name: string): (string | null)[] {
  const column = columnOf(table, name);
  return Array.from({ length: table.rows }, (_, row) => cellText(column, row));
}

export function numbers(table: Table, name: string): Int32Array | Float64Array {
  const column = columnOf(table, name);
  if (column.kind !== 'number') throw new Error(`${name} holds codes`);
  return column.values;
}

export function counts(values: Iterable<string | number | null>): Map<string | number | null, number> {
  const result = new Map<string | number | null, number>();
  for (const value of values) result.set(value, (result.get(value) ?? 0) + 1);
  return result;
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i]! - meanA) * (b[i]! - meanB);
    aa += (a[i]! - meanA) ** 2;
    bb += (b[i]! - meanB) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}
