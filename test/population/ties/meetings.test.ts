import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tieByChance, tieCircles, type CircleLaw } from '../../../src/population/ties/meetings.ts';
import { orderOf } from '../../../src/population/ties/radix-order.ts';

const always: CircleLaw = { borderShift: 8, sizeOf: () => 4, met: () => 0 };

function circles(people: number[], keys: number[], budgets: number[], law: CircleLaw = always): string[] {
  const ties: string[] = [];
  const order = Uint32Array.from(keys.map((key, i) => [key, i] as const).sort((a, b) => a[0] - b[0]).map(([, i]) => i));
  tieCircles({ people: Uint16Array.from(people), keys: Uint32Array.from(keys) }, order, Uint8Array.from(budgets), law, (one, other) => ties.push(`${one}-${other}`));
  return ties.sort();
}

describe('circles', () => {
  it('tie all who meet, four by four along the order', () => {
    expect(circles([9, 8, 7, 6, 5, 4], [1, 2, 3, 4, 5, 6], [5, 5, 5, 5, 5, 5])).toEqual(['4-5', '6-7', '6-8', '6-9', '7-8', '7-9', '8-9']);
  });

  it('do not cross a border of the keys', () => {
    expect(circles([1, 2, 3, 4], [1, 2, 0x101, 0x102], [3, 3, 3, 3])).toEqual(['1-2', '3-4']);
  });

  it('give nobody more ties than sought, nor a tie with themselves', () => {
    // Around the circle of 1, 2, 3, 4: 1-2 and 3-4 fill everybody's budget of one, 2-3 finds 2 filled.
    expect(circles([1, 2, 3, 4], [1, 2, 3, 4], [1, 1, 1, 1])).toEqual(['1-2', '3-4']);
    expect(circles([1, 1, 2], [1, 2, 3], [2, 2, 2])).toEqual(['1-2', '1-2']);
  });

  it('tie a stated share of pairs', () => {
    expect(circles([1, 2, 3], [1, 2, 3], [2, 2, 2], { ...always, met: (one, other) => (one === 1 && other === 3 ? 0.73 : 0.71) })).toEqual(['1-2', '2-3']);
  });
});

describe('chance meetings', () => {
  const meet = (people: number[], fits: (a: number, b: number) => boolean): [number, number][] => {
    const ties: [number, number][] = [];
    tieByChance({ people: Uint16Array.from(people), keys: new Uint32Array(people.length) }, Uint32Array.from(people.keys()), fits, (one, other) => ties.push([one, other]));
    return ties;
  };
  const otherSide = (a: number, b: number): boolean => a % 2 !== b % 2;

  it('tie each with the nearest waiting of the other side', () => {
    // 1 and 3 wait; 2 meets 3; 4 meets 1; 5 stays alone.
    expect(meet([1, 3, 2, 4, 5], otherSide)).toEqual([[3, 2], [1, 4]]);
  });

  it('leave no two alone who fit', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }), (people) => {
      const ties = meet(people, otherSide);
      const odd = people.filter((person) => person % 2 === 1).length;
      expect(ties.length).toBe(Math.min(odd, people.length - odd));
      expect(ties.every(([a, b]) => otherSide(a, b))).toBe(true);
    }));
  });
});

it('orders keys as a sort does, equal ones in their own order', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 5 })), { maxLength: 60 }), (keys) => {
    const expected = [...keys.keys()].sort((a, b) => keys[a]! - keys[b]! || a - b);
    expect([...orderOf(Uint32Array.from([...keys, 7]), keys.length)]).toEqual(expected);
  }));
});
