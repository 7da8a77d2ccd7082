import { expect, it } from 'vitest';
import { cellOf } from '../../../src/population/mobility/geo-cell.ts';
import { postcodeGround } from '../../../src/population/mobility/nearest-postcode.ts';
import { venueLaw } from '../../../src/population/mobility/venue-law.ts';
import { SENSITIVE_VENUES, VENUE_CATEGORIES } from '../../../src/schema/mobility-tables.ts';
import { correlation, counts, numbers } from '../worlds.ts';
import { broken, mobileTable, mobileWorld, textsOf } from './mobile-world.ts';

const { plan, world, blocks } = await mobileWorld({});
const venues = await mobileTable({ name: 'venue', options: {} });
const [id, cell, latitude, longitude] = [numbers(venues, 'venueId'), numbers(venues, 'cell'), numbers(venues, 'latitude'), numbers(venues, 'longitude')];
const [postcode, category, affiliation] = [textsOf(venues, 'postcode'), textsOf(venues, 'category'), textsOf(venues, 'affiliation')];
const { postcodes } = world.pack;

it('lists the venues of every postcode of the world once, and ids that are their numbers in another order', () => {
  expect([...new Set(postcode)].sort()).toEqual(Array.from(plan.postcodes, (index) => postcodes.codes[index]!).sort());
  expect(Array.from(id).sort((a, b) => a - b)).toEqual(Array.from({ length: venues.rows }, (_, i) => i + 1));
  expect(Math.abs(correlation(id, Float64Array.from({ length: venues.rows }, (_, i) => i)))).toBeLessThan(4 / Math.sqrt(venues.rows));
  // One workplace per 80 people, one school per 2,500, one other per 50, and one of each at least.
  const expected = Array.from(plan.postcodes, (index) => postcodes.people[index]!).reduce((sum, people) => sum + 3 + Math.floor(people / 80) + Math.floor(people / 2500) + Math.floor(people / 50), 0);
  expect(venues.rows).toBe(expected);
});

it('puts venues into their cells, around the centre of their postcode, and inwards', () => {
  const ground = postcodeGround(postcodes);
  const all = Array.from({ length: venues.rows }, (_, row) => row);
  expect(broken(all, (row) => cell[row] === cellOf(latitude[row]!, longitude[row]!))).toEqual([]);
  let [inner, farthest] = [0, 0];
  for (const row of all) {
    const index = postcodes.codes.indexOf(postcode[row]!);
    const north = (latitude[row]! - postcodes.latitude[index]!) * 111.195;
    const east = (longitude[row]! - postcodes.longitude[index]!) * 111.195 * Math.cos((postcodes.latitude[index]! * Math.PI) / 180);
    const distance = Math.hypot(north, east) / ground.reachKm(index);
    farthest = Math.max(farthest, distance);
    if (distance < 0.5) inner++;
  }
  expect(farthest).toBeLessThan(1.01);
  expect(Math.abs(inner / venues.rows - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / venues.rows));
});

it('knows what venues are for, which are sensitive, and whose', () => {
  const sensitive = textsOf(venues, 'sensitive');
  const count = counts(category);
  expect([...count.keys()].every((name) => (VENUE_CATEGORIES as readonly unknown[]).includes(name))).toBe(true);
  const others = venues.rows - count.get('workplace')! - count.get('school')!;
  for (const [name, share] of [['shop', 0.31], ['food', 0.29], ['clinic', 0.07], ['worship', 0.05], ['party office', 0.01]] as const) {
    expect(Math.abs((count.get(name) ?? 0) / others - share)).toBeLessThan(4.5 * Math.sqrt(share / others));
  }
  category.forEach((name, row) => {
    expect(sensitive[row]).toBe(String((SENSITIVE_VENUES as readonly unknown[]).includes(name)));
    if (name === 'party office') expect(affiliation[row]).toMatch(/^party of /);
    else if (name === 'worship') expect(affiliation[row]).toMatch(/^faith [A-E]$/);
    else expect(affiliation[row]).toBeNull();
  });
});

it('is the same from any block, and has no id for venues of postcodes outside the world', () => {
  const law = venueLaw(blocks.at(-1)!);
  for (let row = 0; row < venues.rows; row += 97) {
    const index = postcodes.codes.indexOf(postcode[row]!);
    const first = postcode.indexOf(postcode[row]!);
    law.of(index).settle(row - first);
    expect([law.idOf(index, row - first), law.of(index).latitude[row - first], VENUE_CATEGORIES[law.of(index).category[row - first]!]]).toEqual([id[row], latitude[row], category[row]]);
  }
  const outside = postcodes.codes.findIndex((_, index) => !plan.postcodes.includes(index));
  expect(law.idOf(outside, 0)).toBe(-1);
});
