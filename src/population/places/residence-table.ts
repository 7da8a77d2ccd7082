import { MISSING_INTEGER } from '../../columns/column.ts';
import type { TableMaker } from '../../columns/table-maker.ts';
import { RESIDENCE } from '../../schema/place-tables.ts';
import { moveDistance, moveRate, yearsToMove, YEARS_REMEMBERED } from '../attributes/address.ts';
import { codedNumbers } from '../attributes/categories.ts';
import { dates, integers, type Block } from '../block-context.ts';

/**
 * Homes of ten years. The last move is the person's `movedOn` from `previousPostcode`; the ones before it go
 * on at the same yearly rate for the age of that time, so that frequent movers have several. Those who live
 * as one unit moved together; whoever was born between two moves was there from birth on.
 */
export const residenceTable: TableMaker<Block> = {
  schema: RESIDENCE,
  scope: 'block',
  make({ plan, pack, origins, firstId, rows, draws, strength, numbers }) {
    const [home, unit, place, age, birth, movedOn, previous] = ['householdId', 'ownUnit', 'place', 'age', 'birthDate', 'movedOn', 'previousPlace'].map(numbers) as [Numbers, Numbers, Numbers, Numbers, Numbers, Numbers, Numbers];
    const [times, distances, places] = [draws('residence.time'), draws('residence.distance'), draws('residence.place')];
    const byAge = strength('moves.age');
    const opens = plan.asOfDay - Math.floor(YEARS_REMEMBERED * 365.25);
    const [personId, householdId, where, from, to]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
    // The moves of the unit at hand, latest first: the day, and the postcode that was left.
    const days: number[] = [];
    const left: number[] = [];
    let known = -1;
    for (let row = 0; row < rows; row++) {
      const mover = unit[row]!;
      if (mover !== known) {
        known = mover;
        days.length = left.length = 0;
        const first = mover - firstId;
        let [day, leaving] = [movedOn[first]!, previous[first]!];
        while (day !== MISSING_INTEGER && day >= opens) {
          days.push(day);
          left.push(leaving);
          const agesAgo = Math.floor((plan.asOfDay - day) / 365.25);
          const gap = yearsToMove(times.uniform(mover, days.length), moveRate(pack.moves, age[first]! - agesAgo, byAge));
          day -= Math.max(1, Math.floor(gap * 365.25));
          leaving = origins.pick(moveDistance(pack.moves, distances.uniform(mover, days.length)), leaving, places.uniform(mover, days.length));
        }
      }
      let moves = 0;
      while (moves < days.length && days[moves]! >= birth[row]!) moves++;
      for (let move = moves; move >= 0; move--) {
        personId.push(firstId + row);
        householdId.push(move === 0 ? home[row]! : MISSING_INTEGER);
        where.push(move === 0 ? place[row]! : left[move - 1]!);
        from.push(move < moves ? days[move]! : birth[row]! >= opens ? birth[row]! : MISSING_INTEGER);
        to.push(move === 0 ? MISSING_INTEGER : days[move - 1]!);
      }
    }
    return {
      personId: integers(Int32Array.from(personId)),
      householdId: integers(Int32Array.from(householdId)),
      postcode: codedNumbers(where, (index) => pack.postcodes.codes[index]!),
      from: dates(Int32Array.from(from)),
      to: dates(Int32Array.from(to)),
    };
  },
};

type Numbers = Int32Array | Float64Array;
