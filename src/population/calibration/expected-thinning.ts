import { exp, ln } from '../../stats/elementary.ts';
import { birthYear } from '../attributes/naming.ts';
import type { CountryPack } from '../country.ts';
import { BIRTH_DAYS } from './people-tally.ts';

/**
 * Expected share of people alone on (postcode, sex, birth) if the same people were spread over all of a
 * country's postcodes in proportion to their residents: the mean of what `thinnedUniqueness` draws.
 * One of n people of a sex and birth is alone in a postcode of share w with probability (1 - w)^(n - 1),
 * and lands there with probability w.
 *
 * `births` counts people by age in days, men then women, as in the people's tally.
 */
export function expectedThinned(births: Float64Array, asOfDay: number, pack: CountryPack): { readonly byYear: number; readonly byDate: number } {
  const { people } = pack.postcodes;
  const residents = people.reduce((sum, size) => sum + size, 0);
  // Postcodes of one size behave alike: half as many terms.
  const postcodesOf = new Map<number, number>();
  for (const size of people) postcodesOf.set(size, (postcodesOf.get(size) ?? 0) + 1);
  const places = [...postcodesOf].map(([size, count]) => ({ weight: (size / residents) * count, without: ln(1 - size / residents) }));
  const chance = new Map<number, number>();
  const aloneAmong = (others: number): number => {
    let sum = chance.get(others);
    if (sum === undefined) {
      sum = 0;
      for (const { weight, without } of places) sum += weight * exp(others * without);
      chance.set(others, sum);
    }
    return sum;
  };
  const share = (counts: Iterable<number>): number => {
    let [unique, total] = [0, 0];
    for (const count of counts) {
      if (count > 0) unique += count * aloneAmong(count - 1);
      total += count;
    }
    return unique / total;
  };
  const years = new Map<number, number>();
  births.forEach((count, at) => {
    if (count === 0) return;
    const cell = birthYear(asOfDay - (at % BIRTH_DAYS)) * 2 + Math.floor(at / BIRTH_DAYS);
    years.set(cell, (years.get(cell) ?? 0) + count);
  });
  return { byYear: share(years.values()), byDate: share(births) };
}
