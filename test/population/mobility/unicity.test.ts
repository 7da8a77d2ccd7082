import { expect, it } from 'vitest';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { coarserCell } from '../../../src/schema/mobility-tables.ts';
import { numbers } from '../worlds.ts';
import { mobileTable, mobileWorld } from './mobile-world.ts';
import { unicity } from './unicity.ts';

it('counts on a table solved by hand', () => {
  // Points 1 and 2 belong to users 0 and 1, point 3 to 0 and 2, point 4 to 2 alone; user 3 has one point, twice.
  const traces = { user: Int32Array.of(0, 0, 0, 1, 1, 2, 2, 3, 3), point: Float64Array.of(1, 2, 3, 2, 1, 4, 3, 1, 1), people: 4 };
  // With all their points: 0 is alone with {1, 2, 3}; 1 shares {1, 2} with 0; 2 is alone with {4, 3}; 3 has too few.
  expect(unicity(traces, 2, () => 0.999)).toMatchObject({ eligible: 3 });
  expect(unicity({ ...traces, user: Int32Array.of(0, 0, 9, 1, 1, 2, 2, 3, 3), people: 10 }, 2, () => 0.5)).toEqual({ eligible: 3, unique: 1 });
  expect(unicity(traces, 3, () => 0.5)).toEqual({ eligible: 1, unique: 1 });
  // One point each: 0 draws its first, which 1 and 3 have as well; so does 1; 2 draws point 3, which 0 has; 3 has point 1.
  expect(unicity(traces, 1, () => 0)).toEqual({ eligible: 4, unique: 0 });
  // Their last points: 3 (of 0 and 2), 2 (of 0 and 1), 4 (of 2 alone) and 1.
  expect(unicity(traces, 1, () => 0.999)).toEqual({ eligible: 4, unique: 1 });
});

it('is high in the world at a kilometre and an hour, rises with points and falls as both get coarser', async () => {
  const { plan } = await mobileWorld({ people: 24_000 });
  const table = await mobileTable({ name: 'check-in', options: { people: 24_000 } });
  const [device, at, cell] = [numbers(table, 'deviceId'), numbers(table, 'at'), numbers(table, 'cell')];
  const codes = new Map([...new Set(device)].map((id, code) => [id, code]));
  const user = Int32Array.from(device, (id) => codes.get(id)!);
  const draws = keyedDraws({ seed: 1, stage: 'test', instance: '', attribute: 'unicity' });
  const share = (km: number, hours: number, points: number): number => {
    const point = Float64Array.from(cell, (value, row) => coarserCell(value, km) * 1000 + Math.floor((at[row]! - plan.asOfDay * 1440) / 60 / hours) + 999);
    const { unique, eligible } = unicity({ user, point, people: codes.size }, points, (who, i) => draws.uniform(who, i, points));
    expect(eligible).toBeGreaterThan(2500);
    return unique / eligible;
  };
  const [two, four] = [share(1, 1, 2), share(1, 1, 4)];
  expect(two).toBeGreaterThan(0.8);
  expect(four).toBeGreaterThan(0.95);
  const coarse = [two, share(4, 1, 2), share(4, 6, 2), share(30, 24, 2)];
  for (let i = 1; i < coarse.length; i++) expect(coarse[i]!).toBeLessThan(coarse[i - 1]! - 0.05);
  expect(coarse.at(-1)!).toBeLessThan(0.3);
});
