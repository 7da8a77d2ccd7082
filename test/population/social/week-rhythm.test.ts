import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/columns/column.ts';
import { dayMinutes, LATEST, rhythmOf } from '../../../src/population/social/week-rhythm.ts';

const monday = parseDate('2026-01-05');

describe('the rhythm of a window', () => {
  const rhythm = rhythmOf(monday, monday + 14);

  it('maps shares of activity to minutes inside the window, in order', () => {
    let last = -1;
    for (let i = 0; i <= 1000; i++) {
      const minute = rhythm.minuteAt(LATEST, i / 1000);
      expect(minute).toBeGreaterThanOrEqual(Math.max(last, monday * 1440));
      expect(minute).toBeLessThan((monday + 14) * 1440);
      last = minute;
    }
  });

  it('maps them back within a minute', () => {
    for (const chronotype of [0, LATEST, 2 * LATEST]) {
      for (let minute = rhythm.start; minute < rhythm.end; minute += 997) {
        expect(Math.abs(rhythm.minuteAt(chronotype, rhythm.shareAt(chronotype, minute) + 1e-9) - minute)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('is quiet at four in the morning and busy at eight in the evening', () => {
    const inHour = (hour: number): number => rhythm.shareAt(LATEST, rhythm.start + (hour + 1) * 60) - rhythm.shareAt(LATEST, rhythm.start + hour * 60);
    // By hand: 0.5 and 7.2 of the profile, on the same Monday.
    expect(inHour(20) / inHour(4)).toBeCloseTo(7.2 / 0.5, 9);
  });

  it('weighs Saturday as 0.9 of Monday', () => {
    const ofDay = (day: number): number => rhythm.shareAt(LATEST, rhythm.start + (day + 1) * 1440 - 0.001) - rhythm.shareAt(LATEST, rhythm.start + day * 1440);
    expect(ofDay(5) / ofDay(0)).toBeCloseTo(0.9, 4);
    expect(ofDay(7) / ofDay(0)).toBeCloseTo(1, 4);
  });

  it('shifts by an hour per chronotype', () => {
    const inHour = (chronotype: number, hour: number): number => rhythm.shareAt(chronotype, rhythm.start + (hour + 1) * 60) - rhythm.shareAt(chronotype, rhythm.start + hour * 60);
    expect(inHour(LATEST + 2, 22)).toBeCloseTo(inHour(LATEST, 20), 4);
    expect(inHour(LATEST - 3, 9)).toBeCloseTo(inHour(LATEST, 12), 4);
  });
});

it('spreads the minutes of a day by the same profile', () => {
  const minutes = dayMinutes()[LATEST]!;
  const hours = new Float64Array(24);
  for (const minute of minutes) hours[Math.floor(minute / 60)]! += 1 / minutes.length;
  expect(hours[20]! / hours[4]!).toBeGreaterThan(12);
  expect(Math.max(...minutes)).toBeLessThan(1440);
});
