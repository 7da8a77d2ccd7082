import { describe, expect, it } from 'vitest';
import { meetingKey, OCCASION_SHIFT, type Homophily } from '../../../src/population/ties/meeting-order.ts';
import type { TieSketch } from '../../../src/population/ties/tie-sketch.ts';

/** Two kinds of people in turn: young women on the left who like subject 3, old men on the right who like 8. */
const people = 400;
const alternate = (even: number, odd: number): Uint8Array => Uint8Array.from({ length: people }, (_, row) => (row % 2 === 0 ? even : odd));
const sketch = { holders: Uint16Array.from({ length: people }, (_, row) => row), age: alternate(20, 70), leaning: alternate(10, 240), woman: alternate(1, 0), subject: alternate(3, 8) } as unknown as TieSketch;
const uniforms = Array.from({ length: 30_000 }, (_, i) => (i + 0.5) / 30_000);
const keys = (row: number, homophily: Homophily, streets: boolean): number[] => uniforms.map((u) => meetingKey(sketch, row, u, homophily, streets));
const shareOf = (values: readonly number[], holds: (key: number) => boolean): number => values.filter(holds).length / values.length;
const occasion = (key: number): number => key >>> OCCASION_SHIFT;
const major = (key: number): number => (key >>> 25) & 31;
const leaning = (key: number): number => ((major(key) & 1) === 0 ? (key >>> 22) & 7 : 7 - ((key >>> 22) & 7));

const all: Homophily = { age: 1, interest: 1, leaning: 1, sex: 1 };
const none: Homophily = { age: 0, interest: 0, leaning: 0, sex: 0 };

describe('the place in the social order', () => {
  it('is among neighbours for a third of the occasions at home, among age-mates for two thirds of the others', () => {
    const home = keys(300, all, true);
    expect([0, 1, 2].map((kind) => Math.round(90 * shareOf(home, (key) => occasion(key) === kind)))).toEqual([30, 40, 20]);
    expect(home.filter((key) => occasion(key) === 0).every((key) => major(key) === 300 >> 7)).toBe(true);
    const away = keys(300, all, false);
    expect([0, 1, 2].map((kind) => Math.round(90 * shareOf(away, (key) => occasion(key) === kind)))).toEqual([0, 60, 30]);
  });

  it('is the person\'s own where attributes count always', () => {
    // Age 20 is class 3, age 70 class 16; percentiles 10 and 240 of 256 are eighths 0 and 7.
    for (const [row, age, subject, side] of [[4, 3, 3, 0], [5, 16, 8, 7]] as const) {
      for (const key of keys(row, all, false)) expect([major(key), leaning(key)]).toEqual([occasion(key) === 1 ? age : subject, side]);
    }
  });

  it('is anybody\'s where they never count', () => {
    for (const row of [4, 5]) {
      const away = keys(row, none, false);
      expect(shareOf(away.filter((key) => occasion(key) === 1), (key) => major(key) === 3)).toBeCloseTo(0.5, 1);
      expect(shareOf(away, (key) => leaning(key) === 0)).toBeCloseTo(0.5, 1);
    }
  });

  it('is the person\'s own as often as they count, and by chance half of the rest here', () => {
    const away = keys(4, { ...none, leaning: 0.6 }, false);
    expect(shareOf(away, (key) => leaning(key) === 0)).toBeCloseTo(0.6 + 0.4 / 2, 2);
  });

  it('spreads within its class: the last bits are uniform and no two occasions stand together', () => {
    const chance = keys(4, { age: 0.5, interest: 0.5, leaning: 0.5, sex: 0.5 }, true).map((key) => key & 0x1fffff);
    const mean = chance.reduce((a, b) => a + b) / chance.length / 0x200000;
    expect(mean).toBeCloseTo(0.5, 1);
    expect(new Set(chance.map((value) => value >>> 17)).size).toBe(16);
  });
});
