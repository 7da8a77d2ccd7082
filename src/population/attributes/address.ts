import { dates, texts, type Attribute } from '../block-context.ts';
import { MISSING_INTEGER } from '../../columns/column.ts';
import { exp, ln } from '../../stats/elementary.ts';
import { ageScore } from './scores.ts';

/** Assumed: postcodes of fewer than these published people are rural, suburban; the others urban. */
const SUBURBAN_FROM = 5_000;
const URBAN_FROM = 25_000;
const YEARS_REMEMBERED = 10;

/** Postcode, its county and its urbanity, which the published size decides. */
export const address: Attribute = {
  makes: ['postcode', 'county', 'urbanity'],
  inputs: ['place'],
  make({ pack: { postcodes }, rows, numbers }) {
    const place = numbers('place');
    return {
      postcode: texts(rows, (row) => postcodes.codes[place[row]!]!),
      county: texts(rows, (row) => postcodes.counties[postcodes.county[place[row]!]!]!),
      urbanity: texts(rows, (row) => {
        const people = postcodes.people[place[row]!]!;
        return people < SUBURBAN_FROM ? 'rural' : people < URBAN_FROM ? 'suburban' : 'urban';
      }),
    };
  },
};

/**
 * The last move within ten years. A household moves together, flatmates alone; the time since the last
 * move is exponential at the published yearly rate, which is assumed to fall with the anchor's age.
 * Nobody moved before birth.
 */
export const lastMove: Attribute = {
  makes: ['previousPostcode', 'movedOn'],
  inputs: ['place', 'age', 'ownUnit', 'birthDate'],
  make({ plan, pack, origins, rows, firstId, draws, strength, numbers }) {
    const [place, age, unit, birth] = [numbers('place'), numbers('age'), numbers('ownUnit'), numbers('birthDate')];
    const [times, distances, places] = [draws('movedOn'), draws('movedOn.distance'), draws('previousPostcode')];
    const { withinCounty, withinState, betweenStates } = pack.moves;
    const yearly = withinCounty + withinState + betweenStates;
    const byAge = strength('moves.age');
    const movedOn = new Int32Array(rows).fill(MISSING_INTEGER);
    const from = new Int32Array(rows).fill(-1);
    for (let row = 0; row < rows; row++) {
      const mover = unit[row]!;
      // The mean of exp(b z) over a standard normal z is exp(b²/2).
      const rate = Math.min(0.6, yearly * exp(byAge * ageScore(age[mover - firstId]!) - (byAge * byAge) / 2));
      const years = ln(times.uniform(mover)) / ln(1 - rate);
      const day = plan.asOfDay - Math.floor(years * 365.25);
      if (years >= YEARS_REMEMBERED || day < birth[row]!) continue;
      movedOn[row] = day;
      const u = distances.uniform(mover) * yearly;
      const distance = u < withinCounty ? 'county' : u < withinCounty + withinState ? 'state' : 'country';
      from[row] = origins.pick(distance, place[row]!, places.uniform(mover));
    }
    return {
      previousPostcode: texts(rows, (row) => (from[row] === -1 ? null : pack.postcodes.codes[from[row]!]!)),
      movedOn: dates(movedOn),
    };
  },
};
