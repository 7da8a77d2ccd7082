import { describe, expect, it } from 'vitest';
import { cellText, MISSING_INTEGER, parseDate, type Table } from '../../../src/columns/column.ts';
import { collectTable, loadCountry, openWorld, planWorld, simulateBlock } from '../../../src/population/index.ts';
import { labourMarket } from '../../../src/population/places/labour-market.ts';
import { BLOCK } from '../../../src/schema/world.ts';
import { counts, mean, numbers, texts } from '../worlds.ts';

const plan = await planWorld({ country: 'us', people: 40_000, seed: 21, asOf: '2026-01-01' });
const pack = await loadCountry('us');
const [people, household, residence, employer, place] = (await Promise.all(['person', 'household', 'residence', 'employer', 'place'].map((name) => collectTable(plan, name)))) as [Table, Table, Table, Table, Table];
const asOf = parseDate('2026-01-01');
const birth = numbers(people, 'birthDate');
const age = Float64Array.from(birth, (day) => Math.floor((asOf - day) / 365.2425));
const homes = numbers(people, 'householdId');

describe('place', () => {
  it('lists each postcode of the country once, in a city of one county, and counts who lives there', () => {
    const postcode = texts(place, 'postcode');
    expect(new Set(postcode).size).toBe(pack.postcodes.codes.length);
    const [city, county, region] = [texts(place, 'city'), texts(place, 'county'), texts(place, 'region')];
    const countyOf = new Map<string | null, string | null>();
    const regionOf = new Map<string | null, string | null>();
    city.forEach((name, row) => {
      if ((countyOf.get(name) ?? county[row]) !== county[row]) expect([name, 'two counties']).toEqual([name, 'one county']);
      if ((regionOf.get(county[row]!) ?? region[row]) !== region[row]) expect([county[row], 'two regions']).toEqual([county[row], 'one region']);
      countyOf.set(name, county[row]!);
      regionOf.set(county[row]!, region[row]!);
    });
    const here = counts(texts(people, 'postcode'));
    const listed = numbers(place, 'worldPopulation');
    postcode.forEach((code, row) => {
      if (listed[row] !== (here.get(code) ?? 0)) expect([code, listed[row]]).toEqual([code, here.get(code) ?? 0]);
    });
  });
});

describe('household', () => {
  const ids = numbers(household, 'householdId');

  it('is one row for each household of the people, with its members counted', () => {
    const members = counts(homes);
    expect(household.rows).toBe(members.size);
    const [size, adults, children, postcode, band] = [numbers(household, 'size'), numbers(household, 'adults'), numbers(household, 'children'), texts(household, 'postcode'), numbers(household, 'incomeBand')];
    const [livesIn, bands] = [texts(people, 'postcode'), numbers(people, 'incomeBand')];
    ids.forEach((id, row) => {
      const young = Array.from({ length: size[row]! }, (_, i) => age[id + i]!).filter((years) => years < 18).length;
      // Ages by mean years may be off by one on a birthday.
      const fine = members.get(id) === size[row] && adults[row]! + children[row]! === size[row] && adults[row]! >= 1 && Math.abs(children[row]! - young) <= 1 && postcode[row] === livesIn[id] && band[row] === bands[id];
      if (!fine) expect(`household ${id}`).toBe('counted');
    });
  });

  it('has an address of its own; those who share a house have different flats', () => {
    const [postcode, street, number, unit] = [texts(household, 'postcode'), texts(household, 'street'), numbers(household, 'houseNumber'), texts(household, 'unit')];
    const houses = new Map<string, (string | null)[]>();
    ids.forEach((_, row) => {
      const house = `${postcode[row]}|${street[row]}|${number[row]}`;
      houses.set(house, [...(houses.get(house) ?? []), unit[row]!]);
      expect(number[row]! > 0 && number[row]! < 10_000).toBe(true);
    });
    for (const units of houses.values()) {
      if (units.length > 1) expect(units).not.toContain(null);
      expect(new Set(units).size).toBe(units.length);
    }
    const flats = unit.filter((flat) => flat !== null).length / household.rows;
    expect(flats > 0.05 && flats < 0.45).toBe(true);
    for (const name of street.slice(0, 500)) expect(name).toMatch(/^[A-Z][a-z]+ [A-Z]+$/);
  });

  it('streets hold some dozens of homes', () => {
    const streets = counts(texts(household, 'postcode').map((code, row) => `${code}|${cellText(household.columns.get('street')!, row)}`));
    const size = mean([...streets.values()]);
    expect(size > 25 && size < 80).toBe(true);
  });

  it('is owned and has a landline at the stated shares, more so the old', () => {
    const [tenure, landline] = [texts(household, 'tenure'), texts(household, 'landline')];
    const share = (rows: number[], holds: (row: number) => boolean): number => rows.filter(holds).length / rows.length;
    const all = Array.from({ length: household.rows }, (_, row) => row);
    const [young, old] = [all.filter((row) => age[ids[row]!]! < 35), all.filter((row) => age[ids[row]!]! >= 65)];
    expect(Math.abs(share(all, (row) => tenure[row] === 'own') - 0.66)).toBeLessThan(0.04);
    expect(Math.abs(share(all, (row) => landline[row] !== null) - 0.29)).toBeLessThan(0.04);
    for (const holds of [(row: number) => tenure[row] === 'own', (row: number) => landline[row] !== null]) expect(share(old, holds)).toBeGreaterThan(share(young, holds) + 0.2);
    for (const number of landline) if (number !== null) expect(number).toMatch(/^[2-9]9[0-7][2-9]\d{6}$/);
  });
});

describe('residence', () => {
  const [person, home, from, to] = [numbers(residence, 'personId'), numbers(residence, 'householdId'), numbers(residence, 'from'), numbers(residence, 'to')];
  const postcode = texts(residence, 'postcode');

  it('leads each person from the first known home to the current one without a gap', () => {
    let row = 0;
    const [previous, moved, current] = [texts(people, 'previousPostcode'), numbers(people, 'movedOn'), texts(people, 'postcode')];
    for (let id = 0; id < people.rows; id++) {
      const first = row;
      while (row < residence.rows && person[row] === id) row++;
      const last = row - 1;
      let fine = row > first && to[last] === MISSING_INTEGER && home[last] === homes[id] && postcode[last] === current[id];
      for (let at = first; at < last; at++) fine &&= to[at] === from[at + 1] && to[at] !== MISSING_INTEGER && home[at] === MISSING_INTEGER && postcode[at] !== postcode[at + 1];
      for (let at = first; at <= last; at++) {
        if (from[at] === MISSING_INTEGER) fine &&= at === first && birth[id]! < asOf - 3652;
        else fine &&= from[at]! >= birth[id]! && from[at]! <= asOf && from[at]! >= asOf - 3653 && (to[at] === MISSING_INTEGER || to[at]! >= from[at]!);
      }
      // The last move is the person's own.
      fine &&= moved[id] === MISSING_INTEGER ? last === first : from[last] === moved[id] && postcode[last - 1] === previous[id];
      if (!fine) expect(`person ${id}`).toBe('without a gap');
    }
    expect(row).toBe(residence.rows);
  });

  it('has as many moves as the yearly rate gives, with those who never moved', () => {
    const moves = counts(person);
    const adults = Array.from({ length: people.rows }, (_, id) => id).filter((id) => age[id]! >= 20);
    const perYear = mean(adults.map((id) => moves.get(id)! - 1)) / 10;
    expect(perYear > 0.06 && perYear < 0.13).toBe(true);
    const never = adults.filter((id) => moves.get(id) === 1).length / adults.length;
    expect(never > 0.3 && never < 0.7).toBe(true);
    expect(Math.max(...moves.values())).toBeGreaterThan(4);
    const young = adults.filter((id) => age[id]! >= 25 && age[id]! < 35);
    const old = adults.filter((id) => age[id]! >= 70);
    expect(mean(young.map((id) => moves.get(id)!))).toBeGreaterThan(mean(old.map((id) => moves.get(id)!)) + 0.5);
  });

  it('names postcodes that exist', () => {
    const known = new Set(texts(place, 'postcode'));
    for (const code of new Set(postcode)) expect(known.has(code)).toBe(true);
  });
});

describe('employer', () => {
  const worksFor = texts(people, 'employer');

  it('lists every company that someone works for once, and some that nobody does', () => {
    const listed = texts(employer, 'employerId');
    expect(new Set(listed).size).toBe(employer.rows);
    const used = new Set(worksFor.filter((id) => id !== null));
    for (const id of used) if (!listed.includes(id)) expect([id, 'listed']).toEqual([id, 'missing']);
    expect(used.size).toBeLessThan(employer.rows);
  });

  it('employs those in paid work but the self-employed, in companies of very different size', () => {
    const unpaid = ['child', 'pupil', 'student', 'retired', 'none', 'homemaking'];
    const paid = texts(people, 'occupation').map((group) => !unpaid.includes(group!));
    worksFor.forEach((id, row) => {
      if (id !== null && !paid[row]) expect(`person ${row}`).toBe('in paid work');
    });
    const workers = paid.filter(Boolean).length;
    expect(Math.abs(worksFor.filter((id) => id !== null).length / workers - 0.92)).toBeLessThan(0.01);
    const sizes = [...counts(worksFor.filter((id) => id !== null)).values()].sort((a, b) => b - a);
    expect(sizes[0]!).toBeGreaterThan(15 * mean(sizes));
    expect(sizes.filter((size) => size === 1).length).toBeGreaterThan(0);
  });

  it('is shared by neighbours: most colleagues live in the same labour area', () => {
    const areaOf = (row: number): number => Math.floor(row / BLOCK / 8);
    const byCompany = new Map<string, number[]>();
    worksFor.forEach((id, row) => { if (id !== null) byCompany.set(id, [...(byCompany.get(id) ?? []), areaOf(row)]); });
    let [pairs, together] = [0, 0];
    for (const areas of byCompany.values()) for (let i = 1; i < areas.length; i++) {
      pairs++;
      if (areas[i] === areas[i - 1]) together++;
    }
    expect(together / pairs).toBeGreaterThan(0.75);
  });

  it('has ids that are all different and in no order', () => {
    const market = labourMarket(plan);
    const ids = Array.from({ length: plan.blocks * 120 }, (_, company) => market.idOf(company));
    expect(new Set(ids).size).toBe(ids.length);
    const rising = ids.filter((id, i) => i > 0 && id > ids[i - 1]!).length / ids.length;
    expect(Math.abs(rising - 0.5)).toBeLessThan(0.06);
  });

  it('seats every company in one block', () => {
    const market = labourMarket(plan);
    const seated = Array.from({ length: plan.blocks }, (_, block) => market.seatedIn(block)).flat();
    expect(seated.sort((a, b) => a - b)).toEqual(Array.from({ length: plan.blocks * 120 }, (_, company) => company));
  });
});

it('tables of places are the same alone, in any order', async () => {
  const world = await openWorld(structuredClone(plan));
  for (const [name, whole] of [['household', household], ['residence', residence], ['employer', employer]] as const) {
    let row = 0;
    for (let block = 0; block < 3; block++) row += simulateBlock(world, block, name).rows;
    const alone = simulateBlock(await openWorld(plan), 3, name);
    for (const { name: column } of whole.schema.columns) {
      for (let i = 0; i < alone.rows; i += 37) expect(cellText(alone.columns.get(column)!, i)).toBe(cellText(whole.columns.get(column)!, row + i));
    }
  }
});
