import type { Draws } from '../../random/draws.ts';

/**
 * The rows to count so that nobody has more than `most`: 1 for each row of a subject with at most that many, and
 * for `most` rows of any other, drawn at random. Which rows of a subject stay depends on no other subject, so
 * that adding or removing one changes at most `most` rows. R. J. Wilson et al., "Differentially private SQL with
 * bounded user contribution", PoPETs 2020(2) 230–250, §3, doi:10.2478/popets-2020-0025.
 */
export function boundContributions(subject: Int32Array, most: number, draws: Draws): Uint8Array {
  const kept = new Uint8Array(subject.length).fill(1);
  const rowsOf = new Map<number, number[]>();
  subject.forEach((own, row) => {
    const rows = rowsOf.get(own);
    if (rows === undefined) rowsOf.set(own, [row]);
    else rows.push(row);
  });
  for (const rows of rowsOf.values()) {
    if (rows.length <= most) continue;
    // The first steps of a shuffle; what has not been drawn after them stays out.
    for (let i = 0; i < rows.length; i++) {
      if (i < most) {
        const at = i + draws.below(rows.length - i, rows[i]!, i);
        [rows[i], rows[at]] = [rows[at]!, rows[i]!];
      } else kept[rows[i]!] = 0;
    }
  }
  return kept;
}
