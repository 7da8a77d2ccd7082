import { normalQuantile, poisson } from '../../random/distributions.ts';
import type { Draws } from '../../random/draws.ts';
import { exp, ln } from '../../stats/elementary.ts';
import { firstThird, lastThird, secondThird } from './split-uniform.ts';

/** Assumed: sessions in which a device tells where it is, a day, on average over users; users differ by a log-normal factor of this spread. */
const SESSIONS_PER_DAY = 1.04;
const USER_SPREAD = 1.1;
/** Assumed: each position of a session is followed by another with this probability, up to so many minutes later, up to so many times. */
const ANOTHER = 0.5;
const LONGEST_GAP = 12;
const LONGEST_BURST = 12;
/** Assumed: how often devices tell where they are by hour of the day, from midnight. */
const BY_HOUR = [1.2, 0.7, 0.5, 0.4, 0.5, 1, 2.3, 4, 4.8, 4.6, 4.6, 5, 5.8, 5.4, 4.8, 4.8, 5.2, 6, 6.6, 6.8, 6.6, 6, 4.4, 2.5];

/** Minutes of the day at equally likely shares of it: fine enough that no minute is left out. */
const MINUTES = minutesByShare(16_384);

function minutesByShare(size: number): Uint16Array {
  const total = BY_HOUR.reduce((sum, weight) => sum + weight, 0) * 60;
  const minutes = new Uint16Array(size);
  let minute = 0;
  let below = BY_HOUR[0]! / total;
  for (let i = 0; i < size; i++) {
    while (minute < 1439 && below < (i + 0.5) / size) below += BY_HOUR[Math.floor(++minute / 60)]! / total;
    minutes[i] = minute;
  }
  return minutes;
}

/** The streams that decide when devices tell where they are. */
export interface RecordingDraws {
  readonly rate: Draws;
  readonly count: Draws;
  readonly at: Draws;
  readonly burst: Draws;
}

/**
 * Minutes, from the start of a window of so many days, at which a person's device tells where it is: a
 * heavy-tailed number of sessions by the hour of the day, each a burst of one or more positions within
 * minutes of each other. Ascending, each minute once; may be none. Of the days before `firstDay` and after
 * `lastDay` (counted from the window's start) nothing is kept.
 */
export function recordingTimes({ rate, count, at, burst }: RecordingDraws, person: number, days: number, firstDay: number, lastDay: number): Int32Array {
  const mean = SESSIONS_PER_DAY * days * exp(USER_SPREAD * normalQuantile(rate.uniform(person)) - (USER_SPREAD * USER_SPREAD) / 2);
  const sessions = poisson(mean, count, person);
  const minutes: number[] = [];
  for (let session = 0; session < sessions; session++) {
    const start = at.uniform(person, session);
    let minute = Math.floor(firstThird(start) * days) * 1440 + MINUTES[Math.floor(secondThird(start) * MINUTES.length)]!;
    minutes.push(minute);
    const more = Math.min(LONGEST_BURST, Math.floor(ln(lastThird(start)) / ln(ANOTHER)));
    // The gaps are the digits of one draw to the base of their number.
    let digits = more === 0 ? 0 : burst.uniform(person, session);
    for (let i = 1; i <= more; i++) {
      digits *= LONGEST_GAP;
      const digit = Math.floor(digits);
      digits -= digit;
      minute += 1 + digit;
      minutes.push(minute);
    }
  }
  const sorted = Int32Array.from(minutes).sort();
  const from = firstDay * 1440;
  const to = Math.min(days, lastDay + 1) * 1440;
  let kept = 0;
  for (const minute of sorted) if (minute >= from && minute < to && (kept === 0 || minute > sorted[kept - 1]!)) sorted[kept++] = minute;
  return sorted.subarray(0, kept);
}
