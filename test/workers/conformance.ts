import { describe, expect, it } from 'vitest';
import type { Job, MapItems } from '../../src/workers/job.ts';
import type { ExampleContext, ExampleItem, ExampleResult } from './example.job.ts';

/** A job of the tests: squares, waits, fails or moves a buffer, as its item says. */
export const exampleJob: Job<ExampleContext, ExampleItem, ExampleResult> = {
  path: '../test/workers/example.job',
  load: () => import('./example.job.ts'),
};

async function collect<Result>(results: AsyncIterable<Result>): Promise<Result[]> {
  const all: Result[] = [];
  for await (const result of results) all.push(result);
  return all;
}

/** What every adapter of the workers port must do. */
export function describeMapItems(name: string, map: MapItems, workerCounts: readonly number[]): void {
  const numbers = Array.from({ length: 23 }, (_, i) => ({ number: i, waitMs: (23 - i) % 5 }));

  describe(`${name} keeps the port's promises`, () => {
    it.each(workerCounts)('gives results in item order with %d workers, late items first', async (workers) => {
      const results = await collect(map(exampleJob, { factor: 3 }, numbers, { workers }));
      expect(results.map(({ product }) => product)).toEqual(numbers.map(({ number }) => 3 * number));
    });

    it.each(workerCounts)('moves typed arrays whole (%d workers)', async (workers) => {
      const results = await collect(map(exampleJob, { factor: 2 }, [{ number: 4, arrayLength: 1000 }, { number: 5, arrayLength: 3 }], { workers }));
      expect(results[0]!.columns.get('values')).toEqual(new Float64Array(1000).fill(8));
      expect(results[1]!.columns.get('values')).toEqual(new Float64Array(3).fill(10));
    });

    it.each(workerCounts)('takes no items when there are none (%d workers)', async (workers) => {
      expect(await collect(map(exampleJob, { factor: 1 }, [], { workers }))).toEqual([]);
    });

    it.each(workerCounts)('throws the failing item\'s message after the results before it (%d workers)', async (workers) => {
      const taken: number[] = [];
      const run = async (): Promise<void> => {
        for await (const { product } of map(exampleJob, { factor: 1 }, [{ number: 0 }, { number: 1 }, { number: 2, fail: 'no luck with 2' }, { number: 3 }], { workers })) taken.push(product);
      };
      await expect(run()).rejects.toThrow('no luck with 2');
      expect(taken).toEqual([0, 1]);
    });

    it.each(workerCounts)('throws when the job cannot start (%d workers)', async (workers) => {
      await expect(collect(map(exampleJob, { factor: 1, failStart: 'no context' }, [{ number: 1 }], { workers }))).rejects.toThrow('no context');
    });

    it.each(workerCounts)('begins only so many items before the first is taken (%d workers)', async (workers) => {
      let drawn = 0;
      function* endless(): Generator<ExampleItem> {
        for (;;) yield { number: drawn++ };
      }
      const taken: number[] = [];
      for await (const { product } of map(exampleJob, { factor: 1 }, endless(), { workers, lookAhead: 4 })) {
        taken.push(product);
        await new Promise((resolve) => setTimeout(resolve, 5));
        expect(drawn).toBeLessThanOrEqual(taken.length + 4);
        if (taken.length === 12) break;
      }
      expect(taken).toEqual(Array.from({ length: 12 }, (_, i) => i));
    });

    it('closes its source of items when the consumer stops early', async () => {
      let closed = false;
      function* source(): Generator<ExampleItem> {
        try {
          for (let number = 0; ; number++) yield { number };
        } finally {
          closed = true;
        }
      }
      for await (const { product } of map(exampleJob, { factor: 1 }, source(), { workers: workerCounts.at(-1)! })) if (product === 2) break;
      expect(closed).toBe(true);
    });

    it('refuses counts that are none', async () => {
      for (const options of [{ workers: 0 }, { workers: 1.5 }, { lookAhead: 0 }]) {
        await expect(collect(map(exampleJob, { factor: 1 }, [{ number: 1 }], options))).rejects.toThrow(/expected an integer >= 1/);
      }
    });
  });
}
