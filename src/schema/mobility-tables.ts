import { direct, other, quasi, sensitive } from './column-classes.ts';
import type { TableSchema } from './table-schema.ts';

/*
 * Devices, the places that people go to, and what devices tell of where they are. Made by `population/`,
 * read by whoever holds location data.
 */

export const DEVICE: TableSchema = {
  name: 'device',
  description: 'A device that a person uses. Rows in the order of personId, a person\'s devices by kind. The deviceId says nothing about the person.',
  subject: 'personId',
  columns: [
    direct('deviceId', 'Number of the device, unique in the world', 'integer'),
    direct('personId', 'Who uses it', 'integer'),
    other('kind', 'phone, tablet or computer'),
    quasi('operatingSystem', 'Operating system and version, invented'),
    quasi('browser', 'Browser, invented'),
    quasi('modelClass', 'Model, invented'),
    direct('advertisingId', 'Advertising identifier in hexadecimal, as apps read it; missing where the user opted out'),
    quasi('userAgentHash', 'Hash of what the browser sends about itself: the same for all devices of one system, browser and model'),
    other('firstSeen', 'First day on which the device was online', 'date'),
    other('lastSeen', 'Last such day, at most the world\'s asOf', 'date'),
  ],
};

/** What a venue is for. Homes are no venues. */
export const VENUE_CATEGORIES = ['workplace', 'school', 'shop', 'food', 'leisure', 'transit', 'outdoors', 'clinic', 'worship', 'party office'] as const;
export type VenueCategory = (typeof VENUE_CATEGORIES)[number];

/** Presence there speaks of health, religion or politics (GDPR Art. 9 by inference). */
export const SENSITIVE_VENUES: readonly VenueCategory[] = ['clinic', 'worship', 'party office'];

export const VENUE: TableSchema = {
  name: 'venue',
  description: 'The venues of the world\'s postcodes. Rows by postcode, then in a fixed order; the venueId says nothing about either.',
  columns: [
    other('venueId', 'Number of the venue, unique in the world', 'integer'),
    other('postcode', 'Postcode in which it stands'),
    other('cell', 'Grid cell of about 1 km × 1 km in which it lies: row × 100,000 + column', 'integer'),
    other('latitude', 'Degrees north, to 5 decimals', 'decimal', 'degrees'),
    other('longitude', 'Degrees east, to 5 decimals', 'decimal', 'degrees'),
    other('category', 'What it is for'),
    other('affiliation', 'Invented label of the party or faith whose venue it is; missing otherwise'),
    other('sensitive', 'Whether presence there speaks of health, religion or politics (GDPR Art. 9 by inference)', 'boolean'),
  ],
};

export const CHECK_IN: TableSchema = {
  name: 'check-in',
  description: 'Where a device was. Rows in the order of the personId of its user, then of time, at most one per device and minute.',
  subject: 'deviceId',
  columns: [
    direct('deviceId', 'The device that tells where it is: a pseudonym of its user', 'integer'),
    quasi('at', 'When, by the clock on the wall there', 'datetime'),
    sensitive('venueId', 'Venue at which the user checked in; missing for positions that were only measured', 'integer'),
    quasi('cell', 'Grid cell of the position: row × 100,000 + column', 'integer'),
    quasi('latitude', 'Degrees north as recorded, to 5 decimals', 'decimal', 'degrees'),
    quasi('longitude', 'Degrees east as recorded, to 5 decimals', 'decimal', 'degrees'),
    other('source', 'check-in, GPS or IP'),
    other('accuracyM', 'Radius within which the device says to be', 'integer', 'm'),
  ],
};

/** Cells are numbered row × CELL_STRIDE + column; a row holds fewer columns than that. */
export const CELL_STRIDE = 100_000;

/**
 * The cell of a grid `factor` times coarser in both directions that holds a cell: 2 gives 2 km × 2 km, 10
 * gives 10 km × 10 km. Grids nest: coarsening by 2, then by 5 is coarsening by 10. `factor` >= 1, an integer.
 */
export function coarserCell(cell: number, factor: number): number {
  const row = Math.floor(cell / CELL_STRIDE);
  return Math.floor(row / factor) * CELL_STRIDE + Math.floor((cell - row * CELL_STRIDE) / factor);
}
