import { InputError } from '../input-error.ts';
import { withEnds, type Generalizer, type Hierarchy } from './hierarchy-levels.ts';

export const DATE_LEVELS = ['minute', 'hour', 'day', 'month', 'quarter', 'half-year', 'year', '5-years', '10-years', '20-years', '50-years', '100-years'] as const;

export type DateLevel = (typeof DATE_LEVELS)[number];

/** Characters of `YYYY-MM-DDThh:mm` that a level keeps. */
const KEPT: Partial<Record<DateLevel, number>> = { minute: 16, hour: 13, day: 10, month: 7, year: 4 };

/** Months in a unit of at least a month. */
const MONTHS: Partial<Record<DateLevel, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12, '5-years': 60, '10-years': 120, '20-years': 240, '50-years': 600, '100-years': 1200 };

/**
 * ISO 8601 dates and datetimes to longer and longer units of the calendar, by their text alone: leap days
 * and the lengths of months play no part. Bands of years start at multiples of their width. Weeks are
 * no level, because months and years split them.
 */
export function dateHierarchy(levels: readonly DateLevel[]): Hierarchy {
  levels.forEach((level, i) => {
    const before = levels[i - 1];
    if (before !== undefined && !joins(level, before)) {
      throw new InputError(`hierarchy.levels: expected each unit to be made of whole ones of the level before, got ${level} after ${before}; order them from short to long and leave out those that split another`);
    }
  });
  return withEnds(levels, levels.map(unitOf), levels.some((level) => MONTHS[level] === undefined) ? 'value' : 'day', (value) => ISO_MOMENT.test(value));
}

const ISO_MOMENT = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ](?:[01]\d|2[0-3]):[0-5]\d.*)?$/;

function joins(level: DateLevel, before: DateLevel): boolean {
  const [longer, shorter] = [MONTHS[level], MONTHS[before]];
  if (longer === undefined || shorter === undefined) return DATE_LEVELS.indexOf(level) > DATE_LEVELS.indexOf(before);
  return longer > shorter && longer % shorter === 0;
}

function unitOf(level: DateLevel): Generalizer {
  const kept = KEPT[level];
  if (kept !== undefined) return (moment) => moment.slice(0, kept).replace(' ', 'T');
  const months = MONTHS[level]!;
  if (months < 12) return (moment) => `${moment.slice(0, 4)}-${months === 3 ? 'Q' : 'H'}${Math.ceil(Number(moment.slice(5, 7)) / months)}`;
  const width = months / 12;
  return (moment) => {
    const from = Math.floor(Number(moment.slice(0, 4)) / width) * width;
    return `[${from}, ${from + width})`;
  };
}
