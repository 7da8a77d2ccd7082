import type { JobModule } from './job.ts';

/*
 * What a worker and the side that started it say to each other: the starter sends one `Opening`, then
 * one `{ item }` at a time; the worker answers each item with one `Answer`.
 */

export interface Opening {
  readonly context: unknown;
}

export type Answer = { readonly result: unknown } | { readonly error: string };

/** The worker's side: turns messages into answers. A failing `start` answers the first item. */
export function answerItems(module: Promise<JobModule<unknown, unknown, unknown>>): {
  open(opening: Opening): void;
  answer(item: unknown): Promise<{ answer: Answer; transfer: ArrayBuffer[] }>;
} {
  let run: Promise<(item: unknown) => unknown> | undefined;
  return {
    open({ context }) {
      run = module.then(({ start }) => start(context));
      run.catch(() => {});
    },
    async answer(item) {
      try {
        if (run === undefined) throw new Error('workers.open: expected the context before the first item');
        const result = await (await run)(item);
        return { answer: { result }, transfer: buffersOf(result) };
      } catch (error) {
        return { answer: { error: error instanceof Error ? error.message : String(error) }, transfer: [] };
      }
    },
  };
}

/** The result in an answer, or the job's error thrown. */
export function resultOf(answer: Answer): unknown {
  if ('error' in answer) throw new Error(answer.error);
  return answer.result;
}

/** The buffers behind every typed array in a value of plain objects, arrays and maps, each once. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if (ArrayBuffer.isView(part)) {
      if (part.buffer instanceof ArrayBuffer) found.add(part.buffer);
    } else if (Array.isArray(part)) {
      part.forEach(visit);
    } else if (part instanceof Map) {
      for (const entry of part.values()) visit(entry);
    } else {
      for (const entry of Object.values(part)) visit(entry);
    }
  };
  visit(value);
  return [...found];
}
