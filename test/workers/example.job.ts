import type { ItemFunction } from '../../src/workers/job.ts';

export interface ExampleContext {
  readonly factor: number;
  readonly failStart?: string;
}

export interface ExampleItem {
  readonly number: number;
  readonly waitMs?: number;
  readonly fail?: string;
  readonly arrayLength?: number;
}

export interface ExampleResult {
  readonly product: number;
  readonly columns: ReadonlyMap<string, Float64Array>;
}

export function start({ factor, failStart }: ExampleContext): ItemFunction<ExampleItem, ExampleResult> {
  if (failStart !== undefined) throw new Error(failStart);
  return async ({ number, waitMs = 0, fail, arrayLength = 0 }) => {
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    if (fail !== undefined) throw new Error(fail);
    return { product: factor * number, columns: new Map([['values', new Float64Array(arrayLength).fill(factor * number)]]) };
  };
}
