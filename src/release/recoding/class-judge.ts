import type { PreparedModels } from '../models/class-models.ts';

/** Whether the rows `order[from] … order[to − 1]` may be a class. */
export type ClassJudge = (from: number, to: number) => boolean;

/** Judges stretches of `order` by the models, counting distinct subjects where they are given. */
export function classJudge(order: Uint32Array, subject: Int32Array | undefined, models: PreparedModels): ClassJudge {
  const people = subject === undefined ? undefined : repeatedPeople(subject);
  const counts = models.sensitive.map(({ column }) => new Uint32Array(column.dictionary.length));
  const seenAt = new Uint32Array(people?.count ?? 0);
  let question = 0;

  const distinct = (from: number, to: number): number => {
    if (people === undefined) return to - from;
    question++;
    let size = 0;
    for (let i = from; i < to; i++) {
      const own = people.of[order[i]!]!;
      // Whoever has one row needs no second look.
      if (own < 0) size++;
      else if (seenAt[own] !== question) {
        seenAt[own] = question;
        size++;
      }
    }
    return size;
  };
  const countValues = (from: number, to: number): void => {
    models.sensitive.forEach(({ column }, s) => {
      const own = counts[s]!.fill(0);
      const pairs = new Set<number>();
      for (let i = from; i < to; i++) {
        const row = order[i]!;
        const code = column.codes[row]!;
        const person = people?.of[row] ?? -1;
        if (person >= 0) {
          const pair = person * column.dictionary.length + code;
          if (pairs.has(pair)) continue;
          pairs.add(pair);
        }
        own[code]!++;
      }
    });
  };
  return (from, to) => {
    if (to - from < models.k) return false;
    const size = distinct(from, to);
    if (size < models.k) return false;
    if (!models.sizeOnly) countValues(from, to);
    return models.passes({ size, population: 0, counts });
  };
}

/** A number for each subject with several rows, −1 for the others; undefined where nobody has several. */
function repeatedPeople(subject: Int32Array): { readonly of: Int32Array; readonly count: number } | undefined {
  const rows = new Map<number, number>();
  for (const own of subject) rows.set(own, (rows.get(own) ?? 0) + 1);
  if (rows.size === subject.length) return undefined;
  const numbers = new Map<number, number>();
  for (const [own, count] of rows) if (count > 1) numbers.set(own, numbers.size);
  return { of: Int32Array.from(subject, (own) => numbers.get(own) ?? -1), count: numbers.size };
}
