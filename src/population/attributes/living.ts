import { parseDate } from '../../columns/column.ts';
import { dates, integers, type Attribute } from '../block-context.ts';
import { MAX_AGE } from '../age-pyramid.ts';
import { ROLE } from '../household-model.ts';
import { neighbourhoodMix, pickPart } from '../places/local-mixes.ts';
import { segmentsOf } from '../world-plan.ts';
import { categories } from './categories.ts';

/**
 * Who lives with whom, where, and how old they are: fills each stretch of ids inside one block and one
 * postcode with households; the last of a stretch is cut to what is left. Hidden: `place` (index in
 * the country's list), `role`, `age` in years at `asOf`, `woman` (0 or 1), `ownUnit` (the householdId, for
 * flatmates the personId: who decides alone about money, moves and phones). Ages differ between
 * postcodes by their mix of kinds of neighbourhood.
 */
export const living: Attribute = {
  makes: ['personId', 'householdId', 'place', 'role', 'age', 'woman', 'ownUnit'],
  inputs: [],
  make({ plan, households, block, firstId, rows, draws, strength }) {
    const sizes = draws('household.size');
    const kinds = draws('household.kind');
    const areas = draws('household.neighbourhood');
    const mix = neighbourhoodMix(plan, strength('living.place'));
    const ages = draws('age');
    const couples = draws('sex.couple');
    const sexes = draws('sex');
    const column = (): Int32Array => new Int32Array(rows);
    const [personId, householdId, place, role, age, woman, ownUnit] = [column(), column(), column(), column(), column(), column(), column()];
    for (const { postcode, from, to } of segmentsOf(plan, block)) {
      for (let home = from; home < to; ) {
        const size = Math.min(to - home, households.sizes.pick(sizes.uniform(home)) + 1);
        const { table, first } = households.archetypes[pickPart(mix, postcode, areas.uniform(home))]![size - 1]!;
        const archetype = first + table.pick(kinds.uniform(home));
        const anchorAge = households.anchorAgeOf(archetype);
        const others = households.membersOf(archetype);
        for (let member = 0; member < size; member++) {
          const id = home + member;
          const row = id - firstId;
          const part = member === 0 ? ROLE.anchor : others[member - 1]!;
          personId[row] = id;
          householdId[row] = home;
          ownUnit[row] = part === ROLE.flatmate ? id : home;
          place[row] = plan.postcodes[postcode]!;
          role[row] = part;
          age[row] = member === 0 ? anchorAge : households.memberAge(part, anchorAge, ages.uniform(id));
          woman[row] = sexes.uniform(id) < households.womenOutsideCouples[age[row]!]! ? 1 : 0;
        }
        if (others[0] === ROLE.partner) {
          const row = home - firstId;
          const [womanAnchor, womanPartner] = households.coupleSexes(anchorAge, age[row + 1]!, couples.uniform(home, 0), couples.uniform(home, 1));
          woman[row] = womanAnchor ? 1 : 0;
          woman[row + 1] = womanPartner ? 1 : 0;
        }
        home += size;
      }
    }
    return { personId: integers(personId), householdId: integers(householdId), place: integers(place), role: integers(role), age: integers(age), woman: integers(woman), ownUnit: integers(ownUnit) };
  },
};

/** F or M. */
export const sex: Attribute = {
  makes: ['sex'],
  inputs: ['woman'],
  make: ({ numbers }) => ({ sex: categories(Uint32Array.from(numbers('woman')), ['M', 'F']) }),
};

/** Date of birth, uniform over the days that give the person's age on `asOf`. */
export const birthDate: Attribute = {
  makes: ['birthDate'],
  inputs: ['age'],
  make({ plan, rows, firstId, draws, numbers }) {
    const age = numbers('age');
    const days = draws('birthDate');
    const birthdays = Int32Array.from({ length: MAX_AGE + 2 }, (_, years) => yearsBefore(plan.asOf, years));
    const values = new Int32Array(rows);
    for (let row = 0; row < rows; row++) {
      const youngest = birthdays[age[row]!]!;
      const oldest = birthdays[age[row]! + 1]! + 1;
      values[row] = oldest + Math.floor(days.uniform(firstId + row) * (youngest - oldest + 1));
    }
    return { birthDate: dates(values) };
  },
};

/** The day so many years before an ISO date; 29 February becomes 28 February where there is none. */
function yearsBefore(asOf: string, years: number): number {
  const day = `${String(Number(asOf.slice(0, 4)) - years).padStart(4, '0')}${asOf.slice(4)}`;
  const there = parseDate(day);
  return Number.isNaN(there) ? parseDate(day.replace(/29$/, '28')) : there;
}
