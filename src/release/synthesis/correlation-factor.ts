import { sqrt } from '../../stats/elementary.ts';

/**
 * A matrix F with rows of length 1 and F Fᵀ the given symmetric matrix with unit diagonal, or, where that is no
 * correlation matrix because its entries come from different rows, one near it: negative eigenvalues become 0 and
 * the rows are scaled back to length 1.
 *
 * R. Rebonato, P. Jäckel, "The most general methodology to create a valid correlation matrix for risk management and
 * option pricing purposes", J. of Risk 2(2) (1999/2000) 17–27 (spectral decomposition).
 */
export function correlationFactor(matrix: readonly (readonly number[])[]): number[][] {
  const { values, vectors } = eigen(matrix);
  return matrix.map((_, i) => {
    const row = values.map((value, k) => vectors[i]![k]! * sqrt(Math.max(0, value)));
    const length = sqrt(row.reduce((sum, entry) => sum + entry * entry, 0));
    return row.map((entry) => entry / length);
  });
}

const SWEEPS = 60;

/**
 * Eigenvalues and eigenvectors (in columns) of a symmetric matrix by cyclic Jacobi rotations.
 * C. G. J. Jacobi, J. für die reine und angewandte Mathematik 30 (1846) 51–94; G. H. Golub, C. F. Van Loan, Matrix
 * Computations, 4th ed., 2013, §8.5.
 */
function eigen(matrix: readonly (readonly number[])[]): { readonly values: number[]; readonly vectors: number[][] } {
  const a = matrix.map((row) => [...row]);
  const size = a.length;
  const vectors = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let off = 0;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        const apq = a[p]![q]!;
        off += apq * apq;
        if (apq === 0) continue;
        const theta = (a[q]![q]! - a[p]![p]!) / (2 * apq);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + sqrt(theta * theta + 1));
        const c = 1 / sqrt(t * t + 1);
        rotate(a, vectors, p, q, c, t * c);
      }
    }
    if (off < 1e-24) break;
  }
  return { values: a.map((row, i) => row[i]!), vectors };
}

function rotate(a: number[][], vectors: number[][], p: number, q: number, c: number, s: number): void {
  const mix = (row: number[]): void => {
    const [x, y] = [row[p]!, row[q]!];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  };
  a.forEach(mix);
  const [rowP, rowQ] = [a[p]!, a[q]!];
  a[p] = rowP.map((x, k) => c * x - s * rowQ[k]!);
  a[q] = rowP.map((x, k) => s * x + c * rowQ[k]!);
  vectors.forEach(mix);
}
