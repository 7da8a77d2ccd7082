/*
 * At which minute of the day people deal with a company.
 */

/** Assumed: relative weight of each hour from midnight: little at night, a plateau by day, a peak in the evening. */
const WEIGHTS = [1, 0.5, 0.3, 0.3, 0.4, 1, 2, 4, 6, 8, 9, 9, 9, 8, 8, 8, 9, 10, 11, 12, 12, 10, 6, 3];

const CUMULATIVE = WEIGHTS.reduce<number[]>((sums, weight) => [...sums, (sums.at(-1) ?? 0) + weight], []);
const TOTAL = CUMULATIVE.at(-1)!;

/** A minute of the day, 0 to 1439, for a uniform number in (0, 1). */
export function minuteOfDay(uniform: number): number {
  const at = uniform * TOTAL;
  let hour = 0;
  while (CUMULATIVE[hour]! < at) hour++;
  const within = (at - (CUMULATIVE[hour]! - WEIGHTS[hour]!)) / WEIGHTS[hour]!;
  return hour * 60 + Math.min(59, Math.floor(within * 60));
}

/** Minutes of a day. */
export const DAY = 1440;

/** The last minute that an extract of that day can hold, in minutes since 1970-01-01T00:00. */
export function lastMinute(asOfDays: number): number {
  return asOfDays * DAY + DAY - 1;
}
