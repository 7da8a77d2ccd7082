/**
 * Work that can be handed to a worker. A job module is a file `*.job.ts` of its own (the build makes
 * each an entry) that exports `start`; everything that passes in or out must survive structured cloning.
 */
export interface Job<Context, Item, Result> {
  /** Path of the job module below the source root, without extension: `population/simulate-block.job`. */
  readonly path: string;
  /** Imports the job module, for running it without a worker. */
  readonly load: () => Promise<JobModule<Context, Item, Result>>;
  /**
   * Starts a browser's worker. It must read
   * `new Worker(new URL('./x.job.ts', import.meta.url), { type: 'module', name: '<path>' })` to the letter,
   * or bundlers do not see the worker. Without it a browser runs the job on the page's own thread.
   */
  readonly startBrowserWorker?: () => Worker;
}

export interface JobModule<Context, Item, Result> {
  /** Called once per worker with what all items share; gives the function that does one item. */
  readonly start: (context: Context) => ItemFunction<Item, Result> | Promise<ItemFunction<Item, Result>>;
}

/**
 * Does one item: a pure function of context and item. Typed arrays in its result are moved, not copied,
 * so it must not keep them.
 */
export type ItemFunction<Item, Result> = (item: Item) => Result | Promise<Result>;

export interface MapOptions {
  /** Number of workers, at least 1; defaults to 1. */
  readonly workers?: number;
  /**
   * How many items may be under way or waiting to be taken, so that a slow consumer bounds memory;
   * defaults to twice the workers.
   */
  readonly lookAhead?: number;
}

/**
 * The port: runs a job on every item and gives the results in the order of the items, whatever the
 * workers' speeds. The first failing item, in that order, throws an `Error` with the job's message; then,
 * or when the consumer stops early, all workers end.
 */
export type MapItems = <Context, Item, Result>(
  job: Job<Context, Item, Result>,
  context: Context,
  items: Iterable<Item>,
  options?: MapOptions,
) => AsyncIterable<Result>;
