import * as Plot from '@observablehq/plot';
import { ROLE, type Canvas } from './drawing.ts';
import { plotSvg } from './plot.ts';

/** Where a world's postcodes lie in their country, by their people; no borders are drawn. */
export interface PlaceMapDrawing {
  readonly kind: 'place-map';
  readonly places: readonly { readonly latitude: number; readonly longitude: number; readonly people: number }[];
  readonly country: readonly (readonly [latitude: number, longitude: number])[];
  /** South, north, west and east edges in degrees; places beyond are left out. */
  readonly frame: readonly [south: number, north: number, west: number, east: number];
}

const EDGE = 16;

export function drawPlaceMap({ places, country, frame }: PlaceMapDrawing, canvas: Canvas): SVGSVGElement {
  const [south, north, west, east] = frame;
  // Degrees of longitude shrink with the latitude: equirectangular, true at the middle.
  const ratio = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const width = canvas.width - 2 * EDGE;
  const height = Math.round((width * (north - south)) / ((east - west) * ratio)) + 2 * EDGE;
  const inside = ([latitude, longitude]: readonly [number, number]): boolean => latitude >= south && latitude <= north && longitude >= west && longitude <= east;
  const largest = Math.max(...places.map(({ people }) => people));
  const reach = canvas.width < 420 ? 13 : 20;
  const shown = places.filter(({ latitude, longitude }) => inside([latitude, longitude]));
  return plotSvg(canvas, height, {
    marginLeft: EDGE,
    marginRight: EDGE,
    marginTop: EDGE,
    marginBottom: EDGE,
    x: { axis: null, domain: [west, east] },
    y: { axis: null, domain: [south, north], range: [height - EDGE, EDGE] },
    r: { type: 'identity' },
    marks: [
      Plot.dot(country.filter(inside), { x: '1', y: '0', r: canvas.width < 420 ? 1.1 : 1.6, fill: ROLE.context, fillOpacity: 0.55 }),
      Plot.dot(shown, { x: 'longitude', y: 'latitude', r: (place) => Math.max(3, reach * Math.sqrt(place.people / largest)), fill: ROLE.subject, fillOpacity: 0.75, stroke: 'var(--surface)', strokeWidth: 1.5 }),
    ],
  });
}
