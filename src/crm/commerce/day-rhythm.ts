import { aliasTable, type AliasTable } from '../../random/alias-table.ts';

/*
 * When in a day people shop, look and write. Weights by hour are assumed: closed at night in a shop, evenings
 * and a lunch peak online, office hours for a service desk.
 */
const SHOP_HOURS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 4, 7, 9, 10, 9, 8, 8, 9, 10, 9, 6, 2, 0, 0, 0];
const ONLINE_HOURS = [2.5, 1.5, 0.8, 0.5, 0.4, 0.5, 1, 2, 3, 4, 5, 5.5, 6.5, 6, 5, 5, 5, 5.5, 6, 7.5, 9, 9.5, 8, 5];
const DESK_HOURS = [0.3, 0.2, 0.1, 0.1, 0.1, 0.2, 0.6, 2, 5, 8, 9, 8, 7, 7, 8, 8, 7, 5, 3, 2, 2, 1.5, 1, 0.6];

/** Picks a minute of the day, 0 to 1439, from a uniform number. */
export type MinuteOfDay = (uniform: number) => number;

/** Opening hours of a shop. */
export const shopMinute = minuteOf(SHOP_HOURS);
/** Hours of browsing. */
export const onlineMinute = minuteOf(ONLINE_HOURS);
/** Hours at which people write to a service desk, and its agents take notes. */
export const deskMinute = minuteOf(DESK_HOURS);

/** How much more is looked at on each day of the week from Sunday on; assumed, mean 1. */
const WEEK = aliasTable([1.15, 1.05, 0.97, 0.95, 0.95, 0.93, 1]);

/** Moves a day by up to three days onto a weekday drawn by the weights of a week. */
export function onWeekday(day: number, uniform: number): number {
  const shift = WEEK.pick(uniform) - weekdayOf(day);
  return day + (shift > 3 ? shift - 7 : shift < -3 ? shift + 7 : shift);
}

/** 0 for Sunday; day 0, 1 January 1970, was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Minutes of quarter hours by alias; inside a quarter every minute is as likely. */
function minuteOf(hours: readonly number[]): MinuteOfDay {
  const quarters: AliasTable = aliasTable(Array.from({ length: 96 }, (_, quarter) => hours[Math.floor(quarter / 4)]!));
  return (uniform) => {
    const quarter = quarters.pick(uniform);
    // The digits below those that chose the quarter are as good as fresh.
    const rest = uniform * 0x1000000;
    return quarter * 15 + Math.floor((rest - Math.floor(rest)) * 15);
  };
}
