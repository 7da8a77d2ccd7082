import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { mapInline } from './inline-workers.ts';
import type { MapItems } from './job.ts';
import { laneCounts, orderedResults, type Lane } from './ordered-results.ts';
import { resultOf, type Answer } from './worker-messages.ts';

/** Runs the job on Node's worker threads; with one worker, where it is called. */
export const mapInThreads: MapItems = async function* (job, context, items, options) {
  const { workers, lookAhead } = laneCounts(options);
  if (workers === 1) {
    yield* mapInline(job, context, items, options);
    return;
  }
  const jobUrl = moduleUrl(job.path);
  const lanes = Array.from({ length: workers }, () => threadLane<never, never>(jobUrl, context));
  yield* orderedResults(items, lanes as Lane<unknown, never>[], lookAhead);
};

/**
 * Where a module below the source root is: `src/` in development, `dist/` after the build, found by
 * walking up from this module, which the build may have put into a chunk anywhere in `dist/`.
 */
function moduleUrl(path: string): URL {
  for (let up = './'; up.length < 20; up += '../') {
    for (const extension of ['js', 'ts']) {
      const url = new URL(`${up}${path}.${extension}`, import.meta.url);
      if (existsSync(url)) return url;
    }
  }
  throw new Error(`workers.job: expected a module ${path} below the source root, got none`);
}

function threadLane<Item, Result>(jobUrl: URL, context: unknown): Lane<Item, Result> {
  // A thread cannot start from a .ts file, whatever loader the main thread has: a plain file starts it.
  const boot = jobUrl.pathname.endsWith('.ts') ? new URL('./development-boot.js', import.meta.url) : moduleUrl('workers/thread-boot.job');
  const thread = new Worker(boot, { workerData: { jobUrl: jobUrl.href, opening: { context } }, execArgv: [] });
  let settle: { resolve: (result: Result) => void; reject: (error: Error) => void } | undefined;
  let ended: Error | undefined;
  const fail = (error: Error): void => {
    ended ??= error;
    settle?.reject(error);
    settle = undefined;
  };
  thread.on('message', (answer: Answer) => {
    const waiting = settle;
    settle = undefined;
    try {
      waiting?.resolve(resultOf(answer) as Result);
    } catch (error) {
      waiting?.reject(error as Error);
    }
  });
  thread.on('error', fail);
  thread.on('exit', (code) => fail(new Error(`workers.thread: expected an answer, got exit code ${code}`)));
  return {
    run: (item) =>
      new Promise<Result>((resolve, reject) => {
        if (ended !== undefined) {
          reject(ended);
          return;
        }
        settle = { resolve, reject };
        thread.postMessage({ item });
      }),
    end: async () => {
      ended ??= new Error('workers.thread: expected a running thread, got one that was ended');
      settle = undefined;
      await thread.terminate();
    },
  };
}
