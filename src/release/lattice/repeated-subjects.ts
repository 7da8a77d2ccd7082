/** Rows of subjects that have several. */
export interface Repeats {
  /** Rows whose subject has several, those of one subject side by side. */
  readonly rows: Uint32Array;
  /** First index in `rows` of each subject, and the end. */
  readonly starts: Uint32Array;
}

/** The rows of subjects with more than one; undefined where there is none. */
export function repeatedSubjects(subject: Int32Array | undefined, rows: number): Repeats | undefined {
  if (subject === undefined) return undefined;
  const order = Uint32Array.from({ length: rows }, (_, row) => row).sort((a, b) => subject[a]! - subject[b]! || a - b);
  const kept: number[] = [];
  const starts: number[] = [];
  for (let i = 0; i < rows; ) {
    let end = i + 1;
    while (end < rows && subject[order[end]!] === subject[order[i]!]) end++;
    if (end - i > 1) {
      starts.push(kept.length);
      for (let at = i; at < end; at++) kept.push(order[at]!);
    }
    i = end;
  }
  if (kept.length === 0) return undefined;
  return { rows: Uint32Array.from(kept), starts: Uint32Array.from([...starts, kept.length]) };
}

/** Distinct subjects of each class: rows less the second and later rows of a subject in the class. */
export function subjectsPerClass(rowsOfClass: Uint32Array, count: number, { rows, starts }: Repeats, classOf: (row: number) => number): Uint32Array {
  const sizes = rowsOfClass.slice(0, count);
  for (let s = 0; s + 1 < starts.length; s++) {
    for (let i = starts[s]! + 1; i < starts[s + 1]!; i++) {
      const own = classOf(rows[i]!);
      let seen = false;
      for (let before = starts[s]!; before < i && !seen; before++) seen = classOf(rows[before]!) === own;
      if (seen) sizes[own]!--;
    }
  }
  return sizes;
}
