import { expect, it } from 'vitest';
import { mapInThreads } from '../../src/workers/node-workers.ts';
import { describeMapItems, exampleJob } from './conformance.ts';

describeMapItems('worker threads', mapInThreads, [1, 2, 3]);

it('ends its threads when the consumer stops, fails or finishes', async () => {
  const active = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'MessagePort').length;
  const before = active();
  for await (const { product } of mapInThreads(exampleJob, { factor: 1 }, [{ number: 0 }, { number: 1 }, { number: 2 }], { workers: 2 })) if (product === 1) break;
  const failing = mapInThreads(exampleJob, { factor: 1 }, [{ number: 0, fail: 'x' }, { number: 1, waitMs: 60_000 }], { workers: 2 });
  await expect((async () => { for await (const _ of failing); })()).rejects.toThrow('x');
  for await (const _ of mapInThreads(exampleJob, { factor: 1 }, [{ number: 0 }], { workers: 2 }));
  expect(active()).toBe(before);
});

it('names a job module that is not there', async () => {
  const lost = { ...exampleJob, path: 'population/nowhere.job' };
  await expect((async () => { for await (const _ of mapInThreads(lost, { factor: 1 }, [{ number: 0 }], { workers: 2 })); })()).rejects.toThrow(/expected a module population\/nowhere\.job/);
});
