/** The highest single year of age that is told apart; those older count with it. */
export const MAX_AGE = 104;

/**
 * Assumed: of those in the open last band, the share that reaches one more year of age. Gives 85-89 about
 * 60 % and 100 or older about 8 % of the band.
 */
const SURVIVAL_IN_OPEN_BAND = 0.84;

/**
 * People by single year of age 0..MAX_AGE from people by age band, the last band open. Band totals are
 * kept; within a band the cumulative count follows a monotone cubic.
 *
 * F. N. Fritsch, J. Butland, "A method for constructing local monotone piecewise cubic interpolants",
 * SIAM J. Sci. Stat. Comput. 5(2), 1984, equation 5, doi:10.1137/0905021.
 */
export function singleYears(bands: readonly (readonly [from: number, people: number])[]): Float64Array {
  const closed = bands.length - 1;
  const width = (k: number): number => bands[k + 1]![0] - bands[k]![0];
  const slope = (k: number): number => bands[k]![1] / width(k);
  const cumulative = [0];
  for (let k = 0; k < closed; k++) cumulative.push(cumulative[k]! + bands[k]![1]);
  const tangents = Array.from({ length: closed + 1 }, (_, k) => {
    if (k === 0) return slope(0);
    if (k === closed) return slope(closed - 1);
    const before = width(k - 1);
    const after = width(k);
    const share = (before + 2 * after) / (3 * (before + after));
    return 1 / (share / slope(k - 1) + (1 - share) / slope(k));
  });
  const people = new Float64Array(MAX_AGE + 1);
  for (let k = 0; k < closed; k++) {
    const from = bands[k]![0];
    const h = width(k);
    const at = (age: number): number => {
      const t = (age - from) / h;
      const rest = 1 - t;
      return (
        cumulative[k]! * (1 + 2 * t) * rest * rest + cumulative[k + 1]! * t * t * (3 - 2 * t) + h * t * rest * (rest * tangents[k]! - t * tangents[k + 1]!)
      );
    };
    for (let age = from; age < from + h; age++) people[age] = at(age + 1) - at(age);
  }
  const [openFrom, openPeople] = bands[closed]!;
  let weight = 1;
  let total = 0;
  for (let age = openFrom; age <= MAX_AGE; age++, weight *= SURVIVAL_IN_OPEN_BAND) {
    people[age] = weight;
    total += weight;
  }
  for (let age = openFrom; age <= MAX_AGE; age++) people[age] = (people[age]! * openPeople) / total;
  return people;
}
