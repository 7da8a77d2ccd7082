/** How much a minimal sample unique weighs by its size; `elliot` or `ihsn`. */
export type ScoreFormula = 'elliot' | 'ihsn';

/**
 * Weights of minimal sample uniques (MSUs) of 1, 2, … `maxSize` out of `columns` columns; index 0 is not used.
 *
 * Two formulas are in use, and their scores differ.
 *
 * - `elliot`, the default: an MSU of k columns weighs Π_{i=k}^{M} (ATT − i), where ATT is the number of
 *   columns and M the largest size searched (Elliot, Manning, Mayes, Gurd and Bane, SUDA: a program for
 *   detecting special uniques, Joint UNECE/Eurostat Work Session on Statistical Data Confidentiality,
 *   Geneva 2005, 353–362, as worked out in Benschop, Machingauta and Welch, Statistical Disclosure
 *   Control: A Practice Guide, section on SUDA scores). Where M = ATT the last factor would be 0, so the
 *   product ends at ATT − 1 and a unique that needs every column weighs 1, which is what sdcMicro does
 *   since version 5.0.2. The default because it is the published one.
 * - `ihsn`: (2^(ATT − k) − 1)·k!(ATT − k)!/ATT!, the share of an MSU's supersets by size, as the first
 *   implementation for the International Household Survey Network and sdcMicro's
 *   `original_scores = FALSE` have it. It grows slowly with the number of columns; a unique that needs
 *   every column weighs 0.
 */
export function sudaWeights(columns: number, maxSize: number, formula: ScoreFormula = 'elliot'): Float64Array {
  const weights = new Float64Array(maxSize + 1);
  for (let size = 1; size <= maxSize; size++) weights[size] = formula === 'elliot' ? elliot(columns, size, maxSize) : ihsn(columns, size);
  return weights;
}

function elliot(columns: number, size: number, maxSize: number): number {
  let weight = 1;
  for (let i = size; i <= Math.min(maxSize, columns - 1); i++) weight *= columns - i;
  return weight;
}

function ihsn(columns: number, size: number): number {
  let inverseChoices = 1;
  for (let i = 1; i <= size; i++) inverseChoices *= i / (columns - size + i);
  let doubled = 1;
  for (let i = size; i < columns; i++) doubled *= 2;
  return (doubled - 1) * inverseChoices;
}
