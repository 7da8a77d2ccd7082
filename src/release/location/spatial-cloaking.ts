import { z } from 'zod';
import { codeTexts, takeRows, type Column } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';
import type { ColumnSchema } from '../../schema/table-schema.ts';
import { counted, keepRows, type ReleaseState, type ReleaseStep } from '../step.ts';
import { cloak } from './cloaked-cells.ts';
import { placesOf, withPlaces } from './place-columns.ts';
import { DEEPEST, quadkeyOf, tileCentre, tileOf } from './quadkey.ts';

const options = z.strictObject({
  latitude: z.string().default('latitude').describe('Column of degrees north.'),
  longitude: z.string().default('longitude').describe('Column of degrees east.'),
  k: z.int().min(2).describe('Least number of data subjects (or rows) that share a released cell.'),
  unit: z.enum(['subject', 'row']).default('subject').describe('What k counts. Rows promise less where people repeat.'),
  finestLevel: z.int().min(1).max(DEEPEST).default(16).describe('Smallest cells: each level halves the side, from 40,030 km at level 0 at the equator to 0.6 km at level 16.'),
  suppressionLimit: z.number().min(0).max(1).default(0.05).describe('Largest share of rows that may be left out where fewer than k remain for the largest cell; beyond it they are joined with the smallest group, whose cell becomes the whole map.'),
  output: z.enum(['cell', 'centre']).default('cell').describe('cell: one column with the cell\'s quadkey in place of the two. centre: its middle, in degrees, and its side there in km.'),
  into: z.string().min(1).optional().describe('Name of the new column. Default: cell for a cell, cellKm beside a centre.'),
});

/** Replaces positions by the smallest cells of a quadtree that enough people share. */
export const cloakLocation = {
  id: 'cloakLocation',
  options,
  doc: {
    title: 'Spatial cloaking',
    summary: 'Replaces each position by the smallest cell of a fixed quadtree over the map in which at least k people have positions; where few are, cells are large.',
    assumptions: [
      'In the paper a person in an empty quarter gets the cell around it, though all others in that cell have got smaller ones; here people count once, for the cell that they get, so that every released cell is shared by k.',
      'k holds for one position of each row. Several rows of a person, joined by a pseudonym, form a trail that few or none share.',
      'The time of a position is not cloaked; together with it a cell may be shared by fewer than k.',
      'That all k are at one clinic is not hidden: homogeneity is not prevented.',
      'A position with a missing coordinate is missing; fewer than k of them count as somewhere on the map.',
    ],
    sources: [
      'M. Gruteser, D. Grunwald, Anonymous usage of location-based services through spatial and temporal cloaking, MobiSys 2003, 31–42 (adaptive-interval cloaking by a quadtree), doi:10.1145/1066116.1189037.',
      'P. Kalnis, G. Ghinita, K. Mouratidis, D. Papadias, Preventing location-based identity inference in anonymous spatial queries, IEEE TKDE 19 (2007) 1719–1733 (why all k must get the same cell: reciprocity), doi:10.1109/TKDE.2007.190662.',
    ],
  },
  run(state, { latitude, longitude, k, unit, finestLevel, suppressionLimit, output, into = output === 'cell' ? 'cell' : 'cellKm' }) {
    if (state.table.columns.has(into) && into !== latitude && into !== longitude) throw new InputError(`cloakLocation.into: expected a name that no column has, got ${into}; choose another`);
    if (output === 'centre' && (into === latitude || into === longitude)) throw new InputError(`cloakLocation.into: expected another column than latitude and longitude, got ${into}; choose another`);
    const places = placesOf(state, latitude, longitude, 'cloakLocation');
    const tiles = Float64Array.from(places, (place) => (place === null ? Number.NaN : tileOf(place)));
    const members = unit === 'subject' ? state.subject : Int32Array.from(tiles.keys());
    const found = new Set(members).size;
    if (found < k) throw new InputError(`cloakLocation.k: expected at most ${found}, the ${unit === 'subject' ? 'data subjects' : 'rows'} in the release, got ${k}; choose a smaller k`);
    const { level, groups } = cloak({ tiles, members, k, finestLevel, most: Math.floor(suppressionLimit * tiles.length) });
    const keys = Array.from(level, (own, row) => (own < 0 ? null : Number.isNaN(tiles[row]!) && own > 0 ? null : quadkeyOf(Number.isNaN(tiles[row]!) ? 0 : tiles[row]!, own)));
    const released = output === 'cell' ? asCells(state, latitude, longitude, into, keys) : asCentres(state, latitude, longitude, into, keys);
    const keep = Uint8Array.from(level, (own) => (own < 0 ? 0 : 1));
    const suppressed = keep.reduce((sum, kept) => sum + 1 - kept, 0);
    const columns = output === 'cell' ? [into] : [latitude, longitude, into];
    return {
      state: keepRows(released, keep, takeRows),
      promises: [{ kind: 'model', model: { model: 'k-anonymity', k }, unit, columns }, ...(output === 'cell' ? [{ kind: 'absent' as const, columns: [latitude, longitude].filter((name) => name !== into) }] : [])],
      changes: [`Replaced ${latitude} and ${longitude} by ${counted(groups, 'cell')}, ${sizes(keys)}.`, `Suppressed ${counted(suppressed, 'row')} of ${state.table.rows.toLocaleString('en')}.`],
    };
  },
} satisfies ReleaseStep<typeof options>;

/** The whole map has no quadkey. */
const WORLD = 'world';

function asCells(state: ReleaseState, latitude: string, longitude: string, into: string, keys: readonly (string | null)[]): ReleaseState {
  const texts = codeTexts(keys.map((key) => (key === '' ? WORLD : key)), keys.length);
  const place = state.table.schema.columns.flatMap((entry): ColumnSchema[] =>
    entry.name === longitude ? [] : entry.name === latitude ? [{ name: into, type: 'string', attributeClass: entry.attributeClass, description: 'Quadkey of the cell' }] : [entry],
  );
  const columns = new Map<string, Column>(place.map(({ name }) => [name, name === into ? texts : state.table.columns.get(name)!]));
  return { ...state, table: { ...state.table, schema: { ...state.table.schema, columns: place }, columns } };
}

function asCentres(state: ReleaseState, latitude: string, longitude: string, into: string, keys: readonly (string | null)[]): ReleaseState {
  const centres = new Map([...new Set(keys)].map((key) => [key, key === null ? null : tileCentre(key)]));
  const moved = withPlaces(state, latitude, longitude, keys.map((key) => centres.get(key)!));
  const side: Column = { kind: 'number', type: 'decimal', values: Float64Array.from(keys, (key) => (key === null ? Number.NaN : Number(centres.get(key)!.sideKm.toPrecision(3)))) };
  const { attributeClass } = state.table.schema.columns.find(({ name }) => name === latitude)!;
  const schema = { ...moved.table.schema, columns: [...moved.table.schema.columns, { name: into, type: 'decimal' as const, attributeClass, unit: 'km', description: 'Side of the cell' }] };
  return { ...moved, table: { ...moved.table, schema, columns: new Map(moved.table.columns).set(into, side) } };
}

function sizes(keys: readonly (string | null)[]): string {
  const sides = [...new Set(keys)].flatMap((key) => (key === null ? [] : [tileCentre(key).sideKm]));
  if (sides.length === 0) return 'of unknown place';
  const written = (km: number): string => km.toLocaleString('en', { maximumSignificantDigits: 2 });
  return `${written(sides.reduce((least, side) => Math.min(least, side)))} to ${written(sides.reduce((most, side) => Math.max(most, side)))} km wide`;
}
