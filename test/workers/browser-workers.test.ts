import { afterEach, expect, it, vi } from 'vitest';
import type { Job, MapItems } from '../../src/workers/job.ts';
import { mapInBrowser, serveBrowserWorker } from '../../src/workers/browser-workers.ts';
import { buffersOf } from '../../src/workers/worker-messages.ts';
import { describeMapItems, exampleJob } from './conformance.ts';
import * as exampleModule from './example.job.ts';

/** A browser worker's two message ends in one thread: what the adapter says and hears is structured-cloned. */
function startWorker(): Worker {
  const outside = new EventTarget();
  const inside = new EventTarget();
  let ended = false;
  const deliver = (target: EventTarget, message: unknown, transfer: Transferable[]): void => {
    const data = structuredClone(message, { transfer });
    queueMicrotask(() => {
      if (!ended) target.dispatchEvent(Object.assign(new Event('message'), { data }));
    });
  };
  vi.stubGlobal('name', exampleJob.path);
  vi.stubGlobal('WorkerGlobalScope', class {});
  vi.stubGlobal('addEventListener', inside.addEventListener.bind(inside));
  // The scope is read when the module serves; answers are posted later, so each worker binds its own.
  vi.stubGlobal('postMessage', undefined);
  const scope = globalThis as unknown as { postMessage: unknown };
  const post = (message: unknown, transfer: Transferable[]): void => deliver(outside, message, transfer);
  scope.postMessage = post;
  serveBrowserWorker(exampleJob.path, exampleModule);
  vi.unstubAllGlobals();
  return Object.assign(outside, {
    postMessage: (message: unknown) => deliver(inside, message, []),
    terminate: () => { ended = true; },
  }) as unknown as Worker;
}

const mapWithFakes: MapItems = (job, context, items, options) => mapInBrowser({ ...job, startBrowserWorker: startWorker } as typeof job, context, items, options);

afterEach(() => vi.unstubAllGlobals());

describeMapItems('browser workers', mapWithFakes, [1, 2, 3]);

it('serves nobody unless started as the worker of that name', () => {
  const listen = vi.fn();
  vi.stubGlobal('addEventListener', listen);
  serveBrowserWorker(exampleJob.path, exampleModule);
  vi.stubGlobal('WorkerGlobalScope', class {});
  vi.stubGlobal('name', 'another');
  serveBrowserWorker(exampleJob.path, exampleModule);
  expect(listen).not.toHaveBeenCalled();
});

it('passes on that a worker module did not load', async () => {
  const broken: Job<exampleModule.ExampleContext, exampleModule.ExampleItem, exampleModule.ExampleResult> = {
    ...exampleJob,
    startBrowserWorker: () => {
      const target = new EventTarget();
      return Object.assign(target, {
        postMessage: () => queueMicrotask(() => target.dispatchEvent(Object.assign(new Event('error'), { message: '' }))),
        terminate: () => {},
      }) as unknown as Worker;
    },
  };
  await expect((async () => { for await (const _ of mapInBrowser(broken, { factor: 1 }, [{ number: 1 }], { workers: 2 })); })()).rejects.toThrow(/did not load/);
});

it('finds every buffer once, behind nulls and maps', () => {
  const shared = new Uint8Array(8);
  const lone = new Float64Array(2);
  expect(buffersOf({ a: [null, 'x', shared, { b: shared.subarray(2) }], c: new Map([['d', lone]]), e: 3 })).toEqual([shared.buffer, lone.buffer]);
  expect(buffersOf(null)).toEqual([]);
});
