/** One worker as the dispatcher sees it: does one item at a time. */
export interface Lane<Item, Result> {
  run(item: Item): Promise<Result>;
  end(): Promise<void>;
}

/**
 * Spreads items over lanes and yields the results in item order, with at most `lookAhead` items begun
 * and not yet taken. Ends every lane however it is left.
 */
export async function* orderedResults<Item, Result>(items: Iterable<Item>, lanes: readonly Lane<Item, Result>[], lookAhead: number): AsyncGenerator<Result, void, void> {
  const source = items[Symbol.iterator]();
  const idle = [...lanes];
  const begun: Promise<Result>[] = [];
  let exhausted = false;
  let failed = false;

  const begin = (): void => {
    while (!exhausted && !failed && idle.length > 0 && begun.length < lookAhead) {
      const next = source.next();
      if (next.done === true) {
        exhausted = true;
        return;
      }
      const lane = idle.pop()!;
      const result = lane.run(next.value);
      begun.push(result);
      result.then(
        () => {
          idle.push(lane);
          begin();
        },
        () => {
          failed = true;
        },
      );
    }
  };

  try {
    begin();
    while (begun.length > 0) {
      const result = await begun[0]!;
      begun.shift();
      begin();
      yield result;
    }
  } finally {
    source.return?.();
    await Promise.all(lanes.map((lane) => lane.end()));
  }
}

/** The checked number of lanes and look-ahead of a map's options. */
export function laneCounts({ workers = 1, lookAhead = 2 * workers }: { readonly workers?: number; readonly lookAhead?: number } = {}): { workers: number; lookAhead: number } {
  if (!Number.isInteger(workers) || workers < 1) throw new RangeError(`workers.workers: expected an integer >= 1, got ${workers}`);
  if (!Number.isInteger(lookAhead) || lookAhead < 1) throw new RangeError(`workers.lookAhead: expected an integer >= 1, got ${lookAhead}`);
  return { workers, lookAhead };
}
