import type { WorldPlan } from '../world-plan.ts';

/*
 * When people are active: an hourly profile of the day times a weight of the weekday, shifted by a personal
 * chronotype. Events are drawn in operational time, in which activity is even, and mapped to the clock.
 */

/** Assumed: relative activity by hour of the day, least before dawn, most in the evening. */
const HOURS = [2.2, 1.3, 0.8, 0.5, 0.5, 0.9, 2, 3.4, 4.4, 4.7, 4.8, 5, 5.4, 5.2, 4.9, 4.9, 5.1, 5.5, 6, 6.6, 7.2, 7.3, 6, 4];
/** Assumed: relative activity from Monday to Sunday. */
const WEEKDAYS = [1, 1, 1.02, 1.02, 0.96, 0.9, 1.06];
/** 1970-01-01 was a Thursday. */
const EPOCH_WEEKDAY = 3;

/** Chronotypes are classes 0 (hours early) to 2·LATEST (hours late), LATEST in the middle. */
export const LATEST = 3;

const GUIDE = 4096;

/** The clock of one world's window of traces, or of a single day. */
export interface Rhythm {
  /** The first minute of the window, since 1970-01-01T00:00. */
  readonly start: number;
  /** One past the last minute. */
  readonly end: number;
  /** The minute at a share from 0 to 1 of the window's activity. */
  minuteAt(chronotype: number, share: number): number;
  /** The share of the window's activity before a minute of it. */
  shareAt(chronotype: number, minute: number): number;
}

/** The rhythm of days `fromDay` to before `toDay`. */
export function rhythmOf(fromDay: number, toDay: number): Rhythm {
  const hours = (toDay - fromDay) * 24;
  const start = fromDay * 1440;
  const end = toDay * 1440;
  const cumulative: Float64Array[] = [];
  const guides: Uint16Array[] = [];
  for (let chronotype = 0; chronotype <= 2 * LATEST; chronotype++) {
    const sums = new Float64Array(hours + 1);
    for (let hour = 0; hour < hours; hour++) {
      const weekday = (fromDay + Math.floor(hour / 24) + EPOCH_WEEKDAY) % 7;
      sums[hour + 1] = sums[hour]! + HOURS[(hour + 24 + LATEST - chronotype) % 24]! * WEEKDAYS[weekday < 0 ? weekday + 7 : weekday]!;
    }
    const total = sums[hours]!;
    for (let hour = 1; hour <= hours; hour++) sums[hour] = sums[hour]! / total;
    const guide = new Uint16Array(GUIDE);
    for (let cell = 0, hour = 0; cell < GUIDE; cell++) {
      while (sums[hour + 1]! <= cell / GUIDE) hour++;
      guide[cell] = hour;
    }
    cumulative.push(sums);
    guides.push(guide);
  }
  return {
    start,
    end,
    minuteAt(chronotype, share) {
      const sums = cumulative[chronotype]!;
      let hour = guides[chronotype]![Math.min(GUIDE - 1, Math.floor(share * GUIDE))]!;
      while (hour < hours - 1 && sums[hour + 1]! <= share) hour++;
      const within = (share - sums[hour]!) / (sums[hour + 1]! - sums[hour]!);
      return start + Math.min(hour * 60 + Math.floor(within * 60), hours * 60 - 1);
    },
    shareAt(chronotype, minute) {
      const sums = cumulative[chronotype]!;
      const at = (minute - start) / 60;
      const hour = Math.min(hours - 1, Math.floor(at));
      return sums[hour]! + (at - hour) * (sums[hour + 1]! - sums[hour]!);
    },
  };
}

const windows = new WeakMap<WorldPlan, Rhythm>();

/** The window of a world's traces: the `historyDays` days before `asOf`. */
export function windowOf(plan: WorldPlan): Rhythm {
  let rhythm = windows.get(plan);
  if (rhythm === undefined) windows.set(plan, (rhythm = rhythmOf(plan.asOfDay - plan.historyDays, plan.asOfDay)));
  return rhythm;
}

/** Cells of a day's activity; finer than the minutes. */
const DAY_CELLS = 4096;
let days: readonly Uint16Array[] | undefined;

/** By chronotype, the minute of the day at each 4,096th of an average day's activity. */
export function dayMinutes(): readonly Uint16Array[] {
  if (days === undefined) {
    const day = rhythmOf(0, 1);
    days = Array.from({ length: 2 * LATEST + 1 }, (_, chronotype) => Uint16Array.from({ length: DAY_CELLS }, (__, cell) => day.minuteAt(chronotype, (cell + 0.5) / DAY_CELLS)));
  }
  return days;
}
