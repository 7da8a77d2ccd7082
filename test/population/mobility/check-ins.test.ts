import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MISSING_INTEGER, type Table } from '../../../src/columns/column.ts';
import { openBlock, type Block } from '../../../src/population/block-context.ts';
import { checkInTable } from '../../../src/population/mobility/check-in-table.ts';
import { deviceTable } from '../../../src/population/mobility/device-table.ts';
import { cellOf, EARTH_KM, RADIANS } from '../../../src/population/mobility/geo-cell.ts';
import { sharedPhones } from '../../../src/population/mobility/location-sharing.ts';
import { recordingTimes } from '../../../src/population/mobility/recording-times.ts';
import { venueTable } from '../../../src/population/mobility/venue-table.ts';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { correlation, counts, mean, numbers } from '../worlds.ts';
import { broken, mobileTable, mobileWorld, textsOf } from './mobile-world.ts';

const { plan, world, blocks } = await mobileWorld({});
const [table, devices, venues] = await Promise.all(['check-in', 'device', 'venue'].map((name) => mobileTable({ name, options: {} })));
const [device, at, venueId, cell, latitude, longitude, accuracy] = ['deviceId', 'at', 'venueId', 'cell', 'latitude', 'longitude', 'accuracyM'].map((name) => numbers(table!, name));
const source = textsOf(table!, 'source');
const rows = Array.from({ length: table!.rows }, (_, row) => row);
const rowOfDevice = new Map(Array.from(numbers(devices!, 'deviceId'), (id, row) => [id, row]));

describe('check-ins', () => {
  it('are of phones of the world, within the window and while the phone was in use', () => {
    const [kind, first, last, owner] = [textsOf(devices!, 'kind'), numbers(devices!, 'firstSeen'), numbers(devices!, 'lastSeen'), numbers(devices!, 'personId')];
    const outside = broken(rows, (row) => {
      const own = rowOfDevice.get(device![row]!)!;
      const day = Math.floor(at![row]! / 1440);
      return kind[own] === 'phone' && day >= first[own]! && day <= last[own]! && day >= plan.asOfDay - plan.historyDays && day < plan.asOfDay;
    });
    expect(outside).toEqual([]);
    // In the order of the people, then of time, one per device and minute.
    const owners = rows.map((row) => owner[rowOfDevice.get(device![row]!)!]!);
    expect(broken(rows.slice(1), (row) => owners[row]! > owners[row - 1]! || (device![row] === device![row - 1] && at![row]! > at![row - 1]!))).toEqual([]);
  });

  it('name venues that the world lists, at their coordinates, and only when somebody checked in', () => {
    const rowOfVenue = new Map(Array.from(numbers(venues!, 'venueId'), (id, row) => [id, row]));
    const [north, east] = [numbers(venues!, 'latitude'), numbers(venues!, 'longitude')];
    expect(broken(rows, (row) => (source[row] === 'check-in') === (venueId![row] !== MISSING_INTEGER))).toEqual([]);
    const strange = broken(rows, (row) => {
      const venue = rowOfVenue.get(venueId![row]!);
      return venueId![row] === MISSING_INTEGER || (venue !== undefined && north[venue] === latitude![row] && east[venue] === longitude![row]);
    });
    expect(strange).toEqual([]);
    expect(counts(source).get('check-in')! / rows.length).toBeGreaterThan(0.02);
  });

  it('lie in their cells', () => {
    expect(broken(rows, (row) => cell![row] === cellOf(latitude![row]!, longitude![row]!))).toEqual([]);
  });

  it('put a device in one place at a time: nobody is faster than 1,100 km/h, accuracies allowed for', () => {
    const tooFast = broken(rows.slice(1), (row) => {
      if (device![row] !== device![row - 1]) return true;
      const [a, b] = [latitude![row]! * RADIANS, latitude![row - 1]! * RADIANS];
      const half = Math.sin((a - b) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(((longitude![row]! - longitude![row - 1]!) * RADIANS) / 2) ** 2;
      const km = 2 * EARTH_KM * Math.asin(Math.sqrt(half)) - (1.25 * (accuracy![row]! + accuracy![row - 1]!)) / 1000;
      return km / ((at![row]! - at![row - 1]!) / 60) < 1100;
    });
    expect(tooFast).toEqual([]);
  });

  it('are of people from 13 on, of about 19 % of those with a phone, some of whom leave no trace', () => {
    const phones = blocks.flatMap((block) => sharedPhones(block).map(({ row }) => block.numbers('age')[row]!));
    expect(Math.min(...phones)).toBeGreaterThanOrEqual(13);
    const kind = textsOf(devices!, 'kind');
    const owners = new Set(Array.from(numbers(devices!, 'personId')).filter((id, row) => kind[row] === 'phone' && blocks[Math.floor(id / 4096)]!.numbers('age')[id % 4096]! >= 13));
    expect(Math.abs(phones.length / owners.size - 0.19)).toBeLessThan(0.035);
    const perUser = counts(device!);
    expect(perUser.size).toBeLessThan(phones.length);
    const sizes = Float64Array.from(perUser.values()).sort();
    expect(mean(sizes)).toBeGreaterThan(44);
    expect(mean(sizes)).toBeLessThan(69);
    // Heavy-tailed: the mean is far above the median.
    expect(mean(sizes) / sizes[Math.floor(sizes.length / 2)]!).toBeGreaterThan(1.5);
  });

  it('follow the day: rare at four at night, frequent at seven in the evening', () => {
    const hours = counts(Array.from(at!, (minute) => Math.floor((minute % 1440) / 60)));
    expect(hours.get(19)! / hours.get(4)!).toBeGreaterThan(5);
  });

  it('are the same alone, in any order and from a world opened anew', async () => {
    const hash = (made: Table): string => {
      const digest = createHash('sha256');
      for (const { name } of made.schema.columns) digest.update(textsOf(made, name).join());
      return digest.digest('hex');
    };
    const expected = [2, 8].map((block) => hash(openBlock(world, block).table('check-in')));
    expect([8, 2].map((block) => hash(openBlock(structuredClonePlan(), block).table('check-in'))).reverse()).toEqual(expected);
  });

  const structuredClonePlan = () => ({ ...world, plan: structuredClone(world.plan) });
});

describe('recording times', () => {
  const draws = (attribute: string) => keyedDraws({ seed: 5, stage: 'test', instance: '', attribute });
  const streams = { rate: draws('rate'), count: draws('count'), at: draws('at'), burst: draws('burst') };
  const people = Array.from({ length: 4000 }, (_, person) => recordingTimes(streams, person, 28, -100, 100));

  it('ascend, each minute once, in bursts, of a heavy-tailed number with zeros', () => {
    expect(people.every((times) => times.every((minute, i) => i === 0 || minute > times[i - 1]!))).toBe(true);
    const sizes = people.map((times) => times.length);
    // 1.04 sessions a day, each of two positions on average; a few fall on one minute or past the end.
    const expected = 1.04 * 28 * 2;
    const spread = Math.sqrt(mean(sizes.map((size) => (size - mean(sizes)) ** 2)) / sizes.length);
    expect(mean(sizes)).toBeGreaterThan(expected * 0.96 - 4 * spread);
    expect(mean(sizes)).toBeLessThan(expected + 4 * spread);
    expect(sizes.includes(0)).toBe(true);
    const gaps = people.flatMap((times) => Array.from(times.subarray(1), (minute, i) => minute - times[i]!));
    expect(gaps.filter((gap) => gap <= 12).length / gaps.length).toBeGreaterThan(0.4);
  });

  it('keep to the days on which the phone was in use', () => {
    for (let person = 0; person < 300; person++) {
      const kept = recordingTimes(streams, person, 28, 5, 9);
      expect(Array.from(kept)).toEqual(Array.from(people[person]!).filter((minute) => minute >= 5 * 1440 && minute < 10 * 1440));
    }
    expect(recordingTimes(streams, 1, 28, 29, 40)).toHaveLength(0);
  });
});

it('sharing goes with tolerance and youth, and with neither at scale 0', async () => {
  for (const scale of [1, 0]) {
    const own = (await mobileWorld({ correlation: scale })).blocks;
    const [shares, tolerance, age]: number[][] = [[], [], []];
    for (const block of own) {
      const sharing = new Set(sharedPhones(block).map(({ row }) => row));
      const years = block.numbers('age');
      for (let row = 0; row < block.rows; row++) {
        // Almost all of these ages have a phone.
        if (years[row]! < 18 || years[row]! > 64) continue;
        shares!.push(sharing.has(row) ? 1 : 0);
        tolerance!.push(block.numbers('tolerance')[row]!);
        age!.push(years[row]!);
      }
    }
    const noise = 4.5 / Math.sqrt(shares!.length);
    if (scale === 1) expect([correlation(shares!, tolerance!) > 0.1, correlation(shares!, age!) < -0.05]).toEqual([true, true]);
    else expect([Math.abs(correlation(shares!, tolerance!)) < noise, Math.abs(correlation(shares!, age!)) < noise]).toEqual([true, true]);
  }
});

it('draws under names of its own: no two tables share a stream', () => {
  const streams: string[] = [];
  for (const maker of [deviceTable, checkInTable]) {
    const own = new Set<string>();
    const block = openBlock(world, 1);
    const spied: Block = { ...block, draws: (name) => (own.add(name), block.draws(name)) };
    maker.make(spied);
    streams.push(...own);
  }
  const ofVenues = new Set<string>();
  const block = openBlock(world, 1);
  venueTable.make({ ...block, draws: (name) => (ofVenues.add(name), block.draws(name)) });
  expect(new Set(streams).size).toBe(streams.length);
  // A venue is the same in its table and in a check-in: these streams and no others are shared.
  expect([...ofVenues].sort()).toEqual(['venue', 'venue.affiliation', 'venueId']);
});
