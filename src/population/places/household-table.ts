import { codeTexts } from '../../columns/column.ts';
import type { TableMaker } from '../../columns/table-maker.ts';
import { normalQuantile } from '../../random/distributions.ts';
import { exp } from '../../stats/elementary.ts';
import { HOUSEHOLD } from '../../schema/place-tables.ts';
import { categories, codedNumbers } from '../attributes/categories.ts';
import { ageScore, normal, trait } from '../attributes/scores.ts';
import { integers, type Block } from '../block-context.ts';
import { segmentsOf } from '../world-plan.ts';
import { localAreaCode } from './area-codes.ts';
import { homeAddress } from './home-addresses.ts';
import { URBANITY_SCORES, urbanityOf } from './urbanity.ts';

/** From memory: two of three US households own their home (Census Bureau, 2022: about 66 %). */
const OWN = 0.66;
/** From memory: households with a landline, at average age (National Health Interview Survey 2022: 25 to 30 %). */
const LANDLINE = 0.27;
const ADULT = 18;

/** The households of a block: address, size, tenure, income and the landline that the members share. */
export const householdTable: TableMaker<Block> = {
  schema: HOUSEHOLD,
  scope: 'block',
  make({ plan, pack, block, firstId, rows, draws, strength, numbers }) {
    const [home, age, place, income, band] = ['householdId', 'age', 'place', 'incomeTrait', 'incomeBand'].map(numbers) as [Numbers, Numbers, Numbers, Numbers, Numbers];
    const firsts: number[] = [];
    for (let row = 0; row < rows; row++) if (home[row] === firstId + row) firsts.push(row);
    const count = firsts.length;
    const [streets, houseNumbers, units] = [[], new Int32Array(count), []] as [string[], Int32Array, (string | null)[]];
    const column = (): Int32Array => new Int32Array(count);
    const [householdId, size, adults, children, bands] = [column(), column(), column(), column(), column()];
    const tenure = new Uint32Array(count);
    const landlines: (string | null)[] = [];
    const [addresses, owning, lines] = [draws('household.address'), draws('household.tenure'), draws('household.landline')];
    const loadings = ['tenure.age', 'tenure.income', 'tenure.urbanity', 'tenure.age-income'].map(strength) as [number, number, number, number];
    const [ownFrom, byAge] = [normalQuantile(1 - OWN), strength('landline.age')];
    const segments = segmentsOf(plan, block);
    const { areaCodes, numbersPerArea, format } = pack.phonePlan;
    for (let i = 0, segment = 0; i < count; i++) {
      const row = firsts[i]!;
      const id = firstId + row;
      while (id >= segments[segment]!.to) segment++;
      const urbanity = urbanityOf(pack.postcodes.people[place[row]!]!);
      const { street, houseNumber, unit } = homeAddress(place[row]!, id - plan.firstId[segments[segment]!.postcode]!, urbanity, pack.streetSuffixes, addresses);
      streets.push(street);
      houseNumbers[i] = houseNumber;
      units.push(unit);
      householdId[i] = id;
      bands[i] = band[row]!;
      const end = i + 1 < count ? firsts[i + 1]! : rows;
      size[i] = end - row;
      for (let member = row; member < end; member++) if (age[member]! >= ADULT) adults[i]!++;
      children[i] = size[i]! - adults[i]!;
      const years = ageScore(age[row]!);
      const owns = trait(loadings[0] * years + loadings[1] * income[row]! + loadings[2] * URBANITY_SCORES[urbanity]! + loadings[3] * years * income[row]!, loadings, normal(owning, id));
      tenure[i] = owns > ownFrom ? 0 : 1;
      const odds = (LANDLINE / (1 - LANDLINE)) * exp(byAge * years);
      if (lines.uniform(id, 0) >= odds / (1 + odds)) landlines.push(null);
      else landlines.push(format(areaCodes[localAreaCode(pack.postcodes.county[place[row]!]!, areaCodes.length)]!, Math.floor(lines.uniform(id, 1) * numbersPerArea)));
    }
    return {
      householdId: integers(householdId),
      postcode: codedNumbers(firsts.map((row) => place[row]!), (index) => pack.postcodes.codes[index]!),
      street: codeTexts(streets, count),
      houseNumber: integers(houseNumbers),
      unit: codeTexts(units, count),
      size: integers(size),
      adults: integers(adults),
      children: integers(children),
      tenure: categories(tenure, ['own', 'rent']),
      incomeBand: integers(bands),
      landline: codeTexts(landlines, count),
    };
  },
};

type Numbers = Int32Array | Float64Array;
