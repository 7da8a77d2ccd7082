import { exp, ln } from './elementary.ts';
import { lnGamma } from './gamma-functions.ts';

/** Entropy of shares in nats: −Σ p ln p. */
export function entropyOf(counts: ArrayLike<number>): number {
  let [total, sum] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    total += counts[i]!;
    if (counts[i]! > 0) sum += counts[i]! * ln(counts[i]!);
  }
  return total === 0 ? 0 : ln(total) - sum / total;
}

/** Mutual information in nats of a table of counts or probabilities, `table[i * columns + j]`. */
export function mutualInformation(table: ArrayLike<number>, columns: number): number {
  const rows = table.length / columns;
  const [first, second] = [new Float64Array(rows), new Float64Array(columns)];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const cell = Math.max(0, table[i * columns + j]!);
      first[i]! += cell;
      second[j]! += cell;
    }
  }
  return Math.max(0, entropyOf(first) + entropyOf(second) - entropyOf(Float64Array.from(table, (cell) => Math.max(0, cell))));
}

/**
 * The mutual information that a table of these margins has on average by chance alone, if pairs are matched at random:
 * Σ (k/n) ln(n·k/(a·b)) P(k), k hypergeometric. Terms beyond ten standard deviations are left out.
 *
 * N. X. Vinh, J. Epps and J. Bailey, "Information theoretic measures for clusterings comparison", JMLR 11 (2010)
 * 2837–2854, theorem 1 (the adjustment for chance).
 */
export function expectedMutualInformation(first: ArrayLike<number>, second: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < first.length; i++) total += first[i]!;
  const memo = new Map<string, number>();
  let sum = 0;
  for (let i = 0; i < first.length; i++) {
    for (let j = 0; j < second.length; j++) {
      const [a, b] = [first[i]!, second[j]!];
      const key = a < b ? `${a} ${b}` : `${b} ${a}`;
      let part = memo.get(key);
      if (part === undefined) {
        part = cellExpectation(a, b, total);
        memo.set(key, part);
      }
      sum += part;
    }
  }
  return sum;
}

function cellExpectation(a: number, b: number, total: number): number {
  if (a === 0 || b === 0 || total < 2) return 0;
  const mean = (a * b) / total;
  const spread = 10 * Math.sqrt((mean * (1 - a / total) * (total - b)) / (total - 1)) + 10;
  const low = Math.max(1, a + b - total, Math.floor(mean - spread));
  const high = Math.min(a, b, Math.ceil(mean + spread));
  let probability = exp(lnChoose(a, low) + lnChoose(total - a, b - low) - lnChoose(total, b));
  let sum = 0;
  for (let k = low; k <= high; k++) {
    sum += (k / total) * ln((total * k) / (a * b)) * probability;
    probability *= ((a - k) * (b - k)) / ((k + 1) * (total - a - b + k + 1));
  }
  return sum;
}

function lnChoose(n: number, k: number): number {
  return k === 0 || k === n ? 0 : lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1);
}
