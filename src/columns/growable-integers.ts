/** A list of 32-bit integers that doubles its room when full. */
export interface GrowableIntegers {
  readonly length: number;
  push(value: number): void;
  at(index: number): number;
  /** A copy of what was pushed. */
  values(): Int32Array;
}

export function growableIntegers(room = 1024): GrowableIntegers {
  let buffer = new Int32Array(Math.max(16, room));
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === buffer.length) {
        const larger = new Int32Array(2 * length);
        larger.set(buffer);
        buffer = larger;
      }
      buffer[length++] = value;
    },
    at: (index) => buffer[index]!,
    values: () => buffer.slice(0, length),
  };
}
