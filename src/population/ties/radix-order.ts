const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/** Indices of the first `length` keys in ascending order of the keys, equal ones in their own order. Radix sort. */
export function orderOf(keys: Uint32Array, length: number): Uint32Array {
  let order = new Uint32Array(length);
  let next = new Uint32Array(length);
  for (let i = 0; i < length; i++) order[i] = i;
  const starts = new Uint32Array(DIGITS);
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    starts.fill(0);
    for (let i = 0; i < length; i++) starts[(keys[i]! >>> shift) & (DIGITS - 1)]!++;
    let sum = 0;
    for (let digit = 0; digit < DIGITS; digit++) {
      const count = starts[digit]!;
      starts[digit] = sum;
      sum += count;
    }
    for (let i = 0; i < length; i++) {
      const item = order[i]!;
      next[starts[(keys[item]! >>> shift) & (DIGITS - 1)]!++] = item;
    }
    [order, next] = [next, order];
  }
  return order;
}
