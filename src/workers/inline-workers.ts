import type { MapItems } from './job.ts';
import { laneCounts } from './ordered-results.ts';

/** Runs the job where it is called, one item at a time, each when its result is asked for. */
export const mapInline: MapItems = async function* (job, context, items, options) {
  laneCounts(options);
  const { start } = await job.load();
  const run = await start(context);
  for (const item of items) yield await run(item);
};
