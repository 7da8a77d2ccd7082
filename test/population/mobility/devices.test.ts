import { describe, expect, it } from 'vitest';
import { correlation, counts, mean, numbers } from '../worlds.ts';
import { broken, mobileTable, mobileWorld, textsOf } from './mobile-world.ts';

const { plan, blocks } = await mobileWorld({});
const devices = await mobileTable({ name: 'device', options: {} });
const person = { age: gather('age'), birthDate: gather('birthDate'), income: gather('incomeTrait'), tolerance: gather('tolerance') };
const [deviceId, owner, firstSeen, lastSeen] = [numbers(devices, 'deviceId'), numbers(devices, 'personId'), numbers(devices, 'firstSeen'), numbers(devices, 'lastSeen')];
const kind = textsOf(devices, 'kind');
const rows = Array.from({ length: devices.rows }, (_, row) => row);

function gather(name: string): Float64Array {
  const values = new Float64Array(plan.people);
  for (const block of blocks) values.set(block.numbers(name), block.firstId);
  return values;
}

/** Share of people of these ages with at least one device of a kind. */
function share(of: string, from: number, to: number): { share: number; people: number } {
  const owners = new Set(rows.filter((row) => kind[row] === of).map((row) => owner[row]!));
  const people = Array.from(person.age.keys()).filter((id) => person.age[id]! >= from && person.age[id]! <= to);
  return { share: people.filter((id) => owners.has(id)).length / people.length, people: people.length };
}

describe('devices', () => {
  it('belong to people of the world, in their order, each with a number of its own that says nothing', () => {
    expect(new Set(deviceId).size).toBe(devices.rows);
    expect(broken(rows.slice(1), (row) => owner[row]! >= owner[row - 1]!)).toEqual([]);
    expect(owner.every((id) => id >= 0 && id < plan.people)).toBe(true);
    expect(deviceId.every((id) => id >= 0 && id < plan.people * 4)).toBe(true);
    expect(Math.abs(correlation(deviceId, owner))).toBeLessThan(4 / Math.sqrt(devices.rows));
    const ads = textsOf(devices, 'advertisingId').filter((text) => text !== null);
    expect(ads.every((text) => /^[0-9a-f]{16}$/.test(text))).toBe(true);
    expect(new Set(ads).size).toBe(ads.length);
  });

  it('are owned as stated by age, by some people not at all', () => {
    for (const [of, from, to, stated] of [['phone', 18, 64, 0.97 + 0.03 * 0.06], ['phone', 13, 17, 0.94], ['phone', 0, 5, 0.02], ['tablet', 18, 64, 0.38], ['computer', 65, 79, 0.62], ['computer', 0, 5, 0.01]] as const) {
      const { share: found, people } = share(of, from, to);
      expect([of, from, Math.abs(found - stated) < 4.5 * Math.sqrt((stated * (1 - stated)) / people)]).toEqual([of, from, true]);
    }
    const perPerson = counts(owner);
    expect(perPerson.size).toBeLessThan(plan.people);
    expect(Math.max(...perPerson.values())).toBeLessThanOrEqual(4);
    const phones = counts(rows.filter((row) => kind[row] === 'phone').map((row) => owner[row]!));
    expect(Math.max(...phones.values())).toBe(2);
  });

  it('are seen between the owner\'s second birthday or later and asOf, the first day not after the last', () => {
    expect(broken(rows, (row) => firstSeen[row]! <= lastSeen[row]! && lastSeen[row]! <= plan.asOfDay && firstSeen[row]! >= Math.min(plan.asOfDay, person.birthDate[owner[row]!]! + 730))).toEqual([]);
  });

  it('run a system and a model of their kind, and devices of one configuration share a user agent', () => {
    const [system, model, browser, agent] = ['operatingSystem', 'modelClass', 'browser', 'userAgentHash'].map((name) => textsOf(devices, name)) as [string[], string[], string[], string[]];
    const configurations = new Map(rows.map((row) => [`${system[row]}|${model[row]}|${browser[row]}`, agent[row]!]));
    expect(broken(rows, (row) => configurations.get(`${system[row]}|${model[row]}|${browser[row]}`) === agent[row])).toEqual([]);
    expect(new Set(configurations.values()).size).toBe(configurations.size);
    expect(broken(rows, (row) => /^(Lumo|Bravura) \d+$/.test(model[row]!) === (kind[row] === 'phone'))).toEqual([]);
    expect(broken(rows, (row) => /^Finch( T)? /.test(system[row]!) === /^Lumo( Slate)? \d/.test(model[row]!))).toEqual([]);
  });
});

describe('what devices tell of their owners', () => {
  const signals = async (scale: number) => {
    const table = await mobileTable({ name: 'device', options: { correlation: scale } });
    const world = await mobileWorld({ correlation: scale });
    const all = (name: string) => world.blocks.flatMap((block) => Array.from(block.numbers(name)));
    const [income, tolerance, own] = [all('incomeTrait'), all('tolerance'), numbers(table, 'personId')];
    const [system, ads] = [textsOf(table, 'operatingSystem'), textsOf(table, 'advertisingId')];
    return {
      income: correlation(system.map((text) => (/^(Finch|Petrel)/.test(text!) ? 1 : 0)), Array.from(own, (id) => income[id]!)),
      tolerance: correlation(ads.map((text) => (text === null ? 1 : 0)), Array.from(own, (id) => tolerance[id]!)),
      optedOut: mean(ads.map((text) => (text === null ? 1 : 0))),
      noise: 4.5 / Math.sqrt(own.length),
    };
  };

  it('is income by the system and tolerance by opting out', async () => {
    const found = await signals(1);
    expect(found.income).toBeGreaterThan(0.15);
    expect(found.tolerance).toBeLessThan(-0.15);
    expect(Math.abs(found.optedOut - 0.35)).toBeLessThan(0.03);
  });

  it('is nothing at scale 0', async () => {
    const found = await signals(0);
    expect(Math.abs(found.income)).toBeLessThan(found.noise);
    expect(Math.abs(found.tolerance)).toBeLessThan(found.noise);
  });
});
