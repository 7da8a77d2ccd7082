/** Number of sets of 1 to `size` out of `columns` columns. */
export function subsetCount(columns: number, size: number): number {
  let [sets, ofSize] = [0, 1];
  for (let k = 1; k <= Math.min(size, columns); k++) {
    ofSize = (ofSize * (columns - k + 1)) / k;
    sets += ofSize;
  }
  return sets;
}

/** The largest size for which there are at most so many sets; at least 1. */
export function sizeWithin(columns: number, sets: number): number {
  let size = 1;
  while (size < columns && subsetCount(columns, size + 1) <= sets) size += 1;
  return size;
}
