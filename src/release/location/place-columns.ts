import type { Column } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';
import type { ColumnSchema } from '../../schema/table-schema.ts';
import { numbersOf } from '../perturbation/numeric-columns.ts';
import type { ReleaseState } from '../step.ts';
import { wrapped, type Place } from './sphere.ts';

/** The places of two columns of degrees; null where one of them is missing. */
export function placesOf(state: ReleaseState, latitude: string, longitude: string, step: string): (Place | null)[] {
  if (latitude === longitude) throw new InputError(`${step}.longitude: expected another column than latitude, got ${longitude} for both`);
  const [north, east] = [numbersOf(state, latitude, `${step}.latitude`), numbersOf(state, longitude, `${step}.longitude`)];
  return Array.from(north, (degrees, row) => {
    const other = east[row]!;
    if (Number.isNaN(degrees) || Number.isNaN(other)) return null;
    if (Math.abs(degrees) > 90) throw new InputError(`${step}.latitude: expected degrees from -90 to 90 in ${latitude}, got a number beyond; are latitude and longitude exchanged, or is it another unit?`);
    if (Math.abs(other) > 360) throw new InputError(`${step}.longitude: expected degrees from -180 to 180 in ${longitude}, got a number beyond 360; is it another unit?`);
    return { latitude: degrees, longitude: wrapped(other) };
  });
}

/** The state with other places, written to six decimals (0.1 m). */
export function withPlaces(state: ReleaseState, latitude: string, longitude: string, places: readonly (Place | null)[]): ReleaseState {
  const decimals = (of: (place: Place) => number): Column => ({ kind: 'number', type: 'decimal', values: Float64Array.from(places, (place) => (place === null ? Number.NaN : Math.round(of(place) * 1e6) / 1e6)) });
  const columns = new Map(state.table.columns).set(latitude, decimals((place) => place.latitude)).set(longitude, decimals((place) => place.longitude));
  const schema = { ...state.table.schema, columns: state.table.schema.columns.map((entry): ColumnSchema => (entry.name === latitude || entry.name === longitude ? { ...entry, type: 'decimal' } : entry)) };
  return { ...state, table: { ...state.table, schema, columns } };
}
