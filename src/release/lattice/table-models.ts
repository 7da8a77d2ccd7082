import type { TableModel } from '../../schema/privacy-model.ts';
import type { ClassList } from './class-list.ts';

/**
 * The classes that must go for models of the whole release to hold: the smallest first, as many as it takes.
 * `gone` marks classes that are suppressed already.
 */
export function spareClasses(models: readonly TableModel[], { count, rows }: ClassList, sizes: Uint32Array, gone: Uint8Array): Uint32Array {
  const kept: number[] = [];
  for (let c = 0; c < count; c++) if (gone[c] === 0 && rows[c]! > 0) kept.push(c);
  const order = Uint32Array.from(kept).sort((a, b) => sizes[a]! - sizes[b]! || a - b);
  let members = 0;
  for (const c of order) members += sizes[c]!;
  let left = 0;
  while (left < order.length && !models.every((model) => holds(model, order.length - left, members))) members -= sizes[order[left++]!]!;
  return order.subarray(0, left);
}

function holds(model: TableModel, classes: number, members: number): boolean {
  if (model.model === 'average-risk') return classes <= model.max * members;
  throw new Error('models: expected an estimator of population uniqueness');
}
