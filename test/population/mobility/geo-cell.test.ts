import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellOf, eastward, EARTH_KM, kmBetween, northward, RADIANS, writtenDegrees } from '../../../src/population/mobility/geo-cell.ts';
import { CELL_STRIDE, coarserCell } from '../../../src/schema/mobility-tables.ts';

const degrees = { lat: fc.double({ min: -80, max: 80, noNaN: true }), lon: fc.double({ min: -179.9, max: 179.9, noNaN: true }) };
const rowOf = (cell: number): number => Math.floor(cell / CELL_STRIDE);

it('numbers the cells from the south pole and the date line', () => {
  // On the equator y = R / cos 30° = 7356.6 km above the south pole's line; x = 180° · 111.195 km · cos 30° = 17,333.7 km.
  expect(cellOf(0, -180)).toBe(7356 * CELL_STRIDE);
  expect(cellOf(0, 0)).toBe(7356 * CELL_STRIDE + 17_333);
  expect(cellOf(-90, 0)).toBe(17_333);
  expect(cellOf(90, 179.999)).toBeLessThan(2 ** 31);
});

it('covers 1 km² with each cell: a box of the sphere holds as many cells as square kilometres', () => {
  for (const [south, west] of [[25, -81], [40, -105], [61, -150]] as const) {
    const rows = rowOf(cellOf(south + 2, west)) - rowOf(cellOf(south, west));
    const columns = (cellOf(south, west + 3) % CELL_STRIDE) - (cellOf(south, west) % CELL_STRIDE);
    const area = EARTH_KM ** 2 * 3 * RADIANS * (Math.sin((south + 2) * RADIANS) - Math.sin(south * RADIANS));
    expect(Math.abs((rows * columns) / area - 1)).toBeLessThan(0.01);
  }
});

it('coarsens by arithmetic, and grids nest', () => {
  expect(coarserCell(7356 * CELL_STRIDE + 17_333, 10)).toBe(735 * CELL_STRIDE + 1733);
  expect(coarserCell(123 * CELL_STRIDE + 45, 1)).toBe(123 * CELL_STRIDE + 45);
  fc.assert(fc.property(degrees.lat, degrees.lon, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (lat, lon, a, b) => {
    expect(coarserCell(coarserCell(cellOf(lat, lon), a), b)).toBe(coarserCell(cellOf(lat, lon), a * b));
  }));
});

it('measures like the great circle, within 1 % up to 500 km at the latitudes of the United States', () => {
  const haversine = (a: number, b: number, c: number, d: number): number =>
    2 * EARTH_KM * Math.asin(Math.sqrt(Math.sin(((c - a) * RADIANS) / 2) ** 2 + Math.cos(a * RADIANS) * Math.cos(c * RADIANS) * Math.sin(((d - b) * RADIANS) / 2) ** 2));
  fc.assert(fc.property(fc.double({ min: 25, max: 49, noNaN: true }), fc.double({ min: -4, max: 4, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true }), (lat, up, right) => {
    const there = Math.min(49, lat + up);
    const exact = haversine(lat, -100, there, -100 + right);
    fc.pre(exact > 0.01 && exact < 500);
    expect(Math.abs(kmBetween(lat, -100, Math.cos(lat * RADIANS), there, -100 + right, Math.cos(there * RADIANS)) / exact - 1)).toBeLessThan(0.01);
  }));
});

it('has directions of length 1 all around, and coordinates of 5 decimals', () => {
  let [north, east] = [0, 0];
  for (let i = 0; i < 1024; i++) {
    const u = (i + 0.5) / 1024;
    expect(northward(u) ** 2 + eastward(u) ** 2).toBeCloseTo(1, 12);
    north += northward(u);
    east += eastward(u);
  }
  expect([north, east].every((sum) => Math.abs(sum) < 1e-9)).toBe(true);
  expect(writtenDegrees(-104.987654321)).toBe(-104.98765);
});
