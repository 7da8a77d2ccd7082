import { MISSING_INTEGER } from '../../columns/column.ts';
import { exp, ln } from '../../stats/elementary.ts';
import { dates, integers, type Attribute } from '../block-context.ts';
import type { CountryPack } from '../country.ts';
import { URBANITY, urbanityOf } from '../places/urbanity.ts';
import { categories, codedNumbers } from './categories.ts';
import { ageScore } from './scores.ts';

/** Years before `asOf` of which moves are known. */
export const YEARS_REMEMBERED = 10;

/** Postcode, its county and its urbanity, which the published size decides. */
export const address: Attribute = {
  makes: ['postcode', 'county', 'urbanity'],
  inputs: ['place'],
  make({ pack: { postcodes }, numbers }) {
    const place = numbers('place');
    return {
      postcode: codedNumbers(place, (index) => postcodes.codes[index]!),
      county: codedNumbers(place, (index) => postcodes.counties[postcodes.county[index]!]!),
      urbanity: categories(Uint32Array.from(place, (index) => urbanityOf(postcodes.people[index]!)), URBANITY),
    };
  },
};

/**
 * The last move within ten years; hidden `previousPlace`, the index of the postcode before it. A household
 * moves together, flatmates alone; the time since the last move is exponential at the published yearly
 * rate, which is assumed to fall with the anchor's age. Nobody moved before birth.
 */
export const lastMove: Attribute = {
  makes: ['previousPostcode', 'movedOn', 'previousPlace'],
  inputs: ['place', 'age', 'ownUnit', 'birthDate'],
  make({ plan, pack, origins, rows, firstId, draws, strength, numbers }) {
    const [place, age, unit, birth] = [numbers('place'), numbers('age'), numbers('ownUnit'), numbers('birthDate')];
    const [times, distances, places] = [draws('movedOn'), draws('movedOn.distance'), draws('previousPostcode')];
    const byAge = strength('moves.age');
    const movedOn = new Int32Array(rows).fill(MISSING_INTEGER);
    const from = new Int32Array(rows).fill(-1);
    for (let row = 0; row < rows; row++) {
      const mover = unit[row]!;
      const years = yearsToMove(times.uniform(mover), moveRate(pack.moves, age[mover - firstId]!, byAge));
      const day = plan.asOfDay - Math.floor(years * 365.25);
      if (years >= YEARS_REMEMBERED || day < birth[row]!) continue;
      movedOn[row] = day;
      from[row] = origins.pick(moveDistance(pack.moves, distances.uniform(mover)), place[row]!, places.uniform(mover));
    }
    return { previousPostcode: codedNumbers(from, (index) => pack.postcodes.codes[index]!), movedOn: dates(movedOn), previousPlace: integers(from) };
  },
};

/** Yearly probability that a household whose anchor has that age moves; averaged over ages the published one. */
export function moveRate({ withinCounty, withinState, betweenStates }: CountryPack['moves'], age: number, byAge: number): number {
  // The mean of exp(b z) over a standard normal z is exp(b²/2).
  return Math.min(0.6, (withinCounty + withinState + betweenStates) * exp(byAge * ageScore(age) - (byAge * byAge) / 2));
}

/** Years from one move to the next at a yearly rate: exponential. */
export function yearsToMove(uniform: number, rate: number): number {
  return ln(uniform) / ln(1 - rate);
}

/** How far a move goes, at the published shares. */
export function moveDistance({ withinCounty, withinState, betweenStates }: CountryPack['moves'], uniform: number): 'county' | 'state' | 'country' {
  const u = uniform * (withinCounty + withinState + betweenStates);
  return u < withinCounty ? 'county' : u < withinCounty + withinState ? 'state' : 'country';
}
