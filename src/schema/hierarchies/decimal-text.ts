const DECIMAL = /^\s*([-+]?(?:\d+\.?\d*|\.\d+))(?:e([-+]?\d{1,3}))?\s*$/i;

/**
 * A text as a number in units of 10^−`decimals`; NaN where it is no number. The point is moved in the
 * text and the result rounded once, so that 4.35 in hundredths is 435, where 4.35 × 100 is not.
 */
export function shifted(text: string, decimals: number): number {
  const parts = DECIMAL.exec(text);
  return parts === null ? Number.NaN : Number(`${parts[1]!}e${Number(parts[2] ?? 0) + decimals}`);
}

/** The number whose text is that of `units` × 10^−`decimals`. */
export function unshifted(units: number, decimals: number): number {
  return shifted(String(units), -decimals);
}

/** Digits behind the point in the shortest text of a number. */
export function decimalsOf(number: number): number {
  const [digits = '', exponent = '0'] = String(number).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}
