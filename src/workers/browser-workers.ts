import { mapInline } from './inline-workers.ts';
import type { JobModule, MapItems } from './job.ts';
import { laneCounts, orderedResults, type Lane } from './ordered-results.ts';
import { answerItems, resultOf, type Answer } from './worker-messages.ts';

/** Runs the job on a browser's module workers; with one worker, where it is called. */
export const mapInBrowser: MapItems = async function* (job, context, items, options) {
  const { workers, lookAhead } = laneCounts(options);
  const { startBrowserWorker } = job;
  if (workers === 1 || startBrowserWorker === undefined) {
    yield* mapInline(job, context, items, options);
    return;
  }
  const lanes = Array.from({ length: workers }, () => workerLane<never, never>(startBrowserWorker(), context));
  yield* orderedResults(items, lanes as Lane<unknown, never>[], lookAhead);
};

function workerLane<Item, Result>(worker: Worker, context: unknown): Lane<Item, Result> {
  let settle: { resolve: (result: Result) => void; reject: (error: Error) => void } | undefined;
  let failed: Error | undefined;
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    try {
      settle?.resolve(resultOf(data) as Result);
    } catch (error) {
      settle?.reject(error as Error);
    }
  });
  worker.addEventListener('error', (event) => {
    failed = new Error(event.message === '' ? 'workers.browser: expected a worker, got a module that did not load' : event.message);
    settle?.reject(failed);
  });
  worker.postMessage({ context });
  return {
    run: (item) =>
      new Promise<Result>((resolve, reject) => {
        if (failed !== undefined) {
          reject(failed);
          return;
        }
        settle = { resolve, reject };
        worker.postMessage({ item });
      }),
    end: async () => worker.terminate(),
  };
}

/**
 * The browser worker's side: the last line of every job module. Does nothing unless this module was
 * started as the worker of that name, so that a page, a test or another worker may import it.
 */
export function serveBrowserWorker<Context, Item, Result>(path: string, module: JobModule<Context, Item, Result>): void {
  const scope = globalThis as unknown as { name?: unknown; WorkerGlobalScope?: unknown; postMessage(message: unknown, transfer: Transferable[]): void; addEventListener: typeof addEventListener };
  if (scope.WorkerGlobalScope === undefined || scope.name !== path) return;
  const post = scope.postMessage.bind(scope);
  const items = answerItems(Promise.resolve(module as unknown as JobModule<unknown, unknown, unknown>));
  scope.addEventListener('message', async ({ data }: MessageEvent<{ context: unknown } | { item: unknown }>) => {
    if ('context' in data) {
      items.open(data);
      return;
    }
    const { answer, transfer } = await items.answer(data.item);
    post(answer, transfer);
  });
}
