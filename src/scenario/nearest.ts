/**
 * The candidate closest to what was written, by Levenshtein's edit distance on letters and digits alone
 * (so that `electoral-roll` finds `electoralRoll`); undefined when none is close.
 *
 * V. I. Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals", Soviet
 * Physics Doklady 10(8), 1966, 707-710.
 */
export function nearest(written: string, candidates: readonly string[]): string | undefined {
  const key = plain(written);
  let best: string | undefined;
  let least = Math.max(2, Math.floor(key.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(key, plain(candidate));
    if (distance < least && distance < plain(candidate).length) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

function plain(text: string): string {
  return text.slice(0, 60).toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Least number of insertions, deletions and substitutions that turn one text into the other. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row.push(Math.min(row[j - 1]! + 1, previous[j]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    previous = row;
  }
  return previous[b.length]!;
}
