import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventIds, MOST_EVENTS } from '../../../src/crm/commerce/event-ids.ts';
import { gammaLogQuantile } from '../../../src/crm/commerce/gamma-quantile.ts';
import { BG_NBD, GAMMA_GAMMA, purchasesOf } from '../../../src/crm/commerce/purchase-process.ts';
import { contactOn, customersOf } from '../../../src/crm/commerce/customer-index.ts';
import { normalCdf } from '../../../src/random/distributions.ts';
import { keyedDraws } from '../../../src/random/keyed-draws.ts';
import { AS_OF, correlationOf, END, mean, numbers, shop, shoppers } from './shop-world.ts';

const WEEK = 7 * 1440;

describe('a gamma quantile of a normal trait', () => {
  it('is the exponential quantile for shape 1', () => {
    const quantile = gammaLogQuantile(1);
    for (const z of [-3, -1, 0, 0.5, 2, 4]) expect(Math.exp(quantile(z)) / -Math.log(1 - normalCdf(z))).toBeCloseTo(1, 2);
  });

  it('has the published quantiles of chi-squared, 2 × gamma of half the degrees of freedom', () => {
    // NIST/SEMATECH e-Handbook, table 1.3.6.7.4: 95 % and 99 % points with 1 and 10 degrees of freedom.
    for (const [freedom, z, value] of [[1, 1.6448536, 3.841], [1, 2.3263479, 6.635], [10, 1.6448536, 18.307], [10, 2.3263479, 23.209]] as const) {
      expect(2 * Math.exp(gammaLogQuantile(freedom / 2)(z))).toBeCloseTo(value, 1);
    }
  });

  it('rises with the trait', () => {
    const quantile = gammaLogQuantile(BG_NBD.r);
    fc.assert(fc.property(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true }), (z, step) => quantile(z + step) > quantile(z)));
  });
});

describe('ids of events', () => {
  const id = eventIds(keyedDraws({ seed: 1, stage: 'test', instance: '', attribute: 'ids' }));

  it('are distinct, below 2^44, and unrelated to person and number', () => {
    const [ids, people] = [[] as number[], [] as number[]];
    for (let person = 0; person < 2000; person++) for (let event = 0; event < 10; event++) {
      ids.push(id(person, event));
      people.push(person);
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((value) => Number.isInteger(value) && value >= 0 && value < 0x100000000000)).toBe(true);
    expect(Math.abs(correlationOf(ids, people))).toBeLessThan(0.03);
    expect(mean(ids) / 0x100000000000).toBeCloseTo(0.5, 1);
  });

  it('refuse an event too many rather than meet another person\'s', () => {
    expect(() => id(1, MOST_EVENTS)).toThrow(/expected fewer than/);
  });
});

describe('the contact of an event', () => {
  it('is one that had signed up by the day before', () => {
    const index = { count: 1, personRow: Int32Array.of(0), personId: Int32Array.of(0), first: Int32Array.of(0, 3), contact: Int32Array.of(7, 5, 9), signedUp: Int32Array.of(10, 20, 30) };
    expect([contactOn(index, 0, 10, 0.9), contactOn(index, 0, 11, 0.9), contactOn(index, 0, 30, 0.99), contactOn(index, 0, 31, 0.99), contactOn(index, 0, 31, 0.49)]).toEqual([-1, 7, 5, 9, 7]);
  });
});

describe('purchases', () => {
  /** Minutes of each buyer's orders. */
  function histories(correlation: number): number[][] {
    return shop({ correlation, crm: { penetration: 1, duplicates: 0 } }).blocks.flatMap((block) => {
      const { count, customer, at } = purchasesOf(block);
      const own = new Map<number, number[]>();
      for (let order = 0; order < count; order++) own.set(customer[order]!, [...(own.get(customer[order]!) ?? []), at[order]!]);
      return [...own.values()];
    });
  }

  /** Share of buyers, watched for so many weeks after their first order, who ordered again within them. */
  function repeating(all: readonly number[][], weeks: number): { share: number; buyers: number } {
    const watched = all.filter(([first]) => END - first! >= weeks * WEEK);
    return { share: watched.filter(([first, second]) => second !== undefined && second - first! < weeks * WEEK).length / watched.length, buyers: watched.length };
  }

  it('repeat as BG/NBD says: nobody ordered again with probability (alpha/(alpha + t))^r', () => {
    const all = histories(0);
    for (const weeks of [13, 39, 78]) {
      const { share, buyers } = repeating(all, weeks);
      const law = 1 - (BG_NBD.alpha / (BG_NBD.alpha + weeks)) ** BG_NBD.r;
      // The day of an order is a whole one, which moves a history by less than a day.
      expect(Math.abs(share - law)).toBeLessThan(3.5 * Math.sqrt((law * (1 - law)) / buyers) + 0.005);
    }
  });

  it('keep that law nearly where they follow the person: 40 % of a CDNOW cohort (946 of 2,357) repeat', () => {
    expect(repeating(histories(1), 39).share).toBeGreaterThan(0.37);
    expect(repeating(histories(1), 39).share).toBeLessThan(0.46);
  });

  it('follow the person\'s yearly orders and spend only where correlations are on', () => {
    const together = (correlation: number): { rate: number; value: number } => {
      const [counts, orders, values, spends]: [number[], number[], number[], number[]] = [[], [], [], []];
      for (const block of shop({ correlation, crm: { penetration: 1, duplicates: 0 } }).blocks) {
        const { customer, count, wanted } = purchasesOf(block);
        const { personId } = customersOf(block);
        const [number, sum] = [new Map<number, number>(), new Map<number, number>()];
        for (let order = 0; order < count; order++) {
          const person = personId[customer[order]!]!;
          number.set(person, (number.get(person) ?? 0) + 1);
          sum.set(person, (sum.get(person) ?? 0) + wanted[order]!);
        }
        for (const [person, times] of number) {
          const yearly = numbers(shoppers(), 'orders')[person]!;
          counts.push(Math.log(times));
          orders.push(Math.sqrt(yearly));
          if (yearly === 0) continue;
          values.push(Math.log(sum.get(person)! / times));
          spends.push(Math.log(numbers(shoppers(), 'spend')[person]! / yearly));
        }
      }
      return { rate: correlationOf(counts, orders), value: correlationOf(values, spends) };
    };
    const [on, off] = [together(1), together(0)];
    expect(on.rate).toBeGreaterThan(0.25);
    expect(on.value).toBeGreaterThan(0.3);
    expect(Math.abs(off.rate)).toBeLessThan(0.05);
    expect(Math.abs(off.value)).toBeLessThan(0.05);
  });

  it('are meant to cost pv/(q - 1) USD on average over people, and the baskets come close', () => {
    const { p, q, v } = GAMMA_GAMMA;
    const company = shop({ correlation: 0, crm: { penetration: 1, duplicates: 0 } });
    const firsts: number[] = [];
    for (const block of company.blocks) {
      const { wanted, number } = purchasesOf(block);
      wanted.forEach((cents, order) => number[order] === 0 && firsts.push(cents / 100));
    }
    expect(mean(firsts)).toBeGreaterThan(((p * v) / (q - 1)) * 0.95);
    expect(mean(firsts)).toBeLessThan(((p * v) / (q - 1)) * 1.05);
    const wanted = company.blocks.flatMap((block) => Array.from(purchasesOf(block).wanted));
    const paid = Array.from(numbers(company.table('order'), 'amount'));
    expect(mean(paid) / (mean(wanted) / 100)).toBeCloseTo(1, 1);
    expect(correlationOf(wanted, paid)).toBeGreaterThan(0.95);
  });

  it('happen by day in shops and mostly before midnight elsewhere', () => {
    for (const block of shop().blocks) {
      const { at, channel } = purchasesOf(block);
      expect(at.every((minute, order) => channel[order] !== 0 || minute % 1440 >= 7 * 60)).toBe(true);
      expect(at.filter((minute) => minute % 1440 < 6 * 60).length / at.length).toBeLessThan(0.08);
      expect(at.every((minute) => minute < AS_OF * 1440)).toBe(true);
    }
  });
});
