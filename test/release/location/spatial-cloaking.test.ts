import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quadkeyOf, tileCentre, tileOf } from '../../../src/release/location/quadkey.ts';
import { wrapped } from '../../../src/release/location/sphere.ts';
import { cloakLocation } from '../../../src/release/location/spatial-cloaking.ts';
import { numberState } from '../perturbation/numbers.ts';
import { cellsOf } from '../release-state.ts';

type Point = readonly [latitude: number | null, longitude: number | null];
const run = (points: readonly Point[], options: object, subject?: readonly number[]) =>
  cloakLocation.run(numberState({ latitude: points.map(([lat]) => lat), longitude: points.map(([, lon]) => lon) }, subject === undefined ? {} : { subject }), cloakLocation.options.parse(options));
const cells = (points: readonly Point[], options: object, subject?: readonly number[]): (string | null)[] => cellsOf(run(points, { suppressionLimit: 0, ...options }, subject).state.table, 'cell');

describe('quadkeys', () => {
  it('agree with the published map tiles', () => {
    // Tile (3, 5) at level 3 has the quadkey 213 (Bing Maps Tile System); its middle lies at 33.75° west and 55.8° south.
    expect(quadkeyOf(tileOf({ latitude: -56, longitude: -34 }), 3)).toBe('213');
    // Null Island is the north-west corner of the south-east quarter.
    expect(quadkeyOf(tileOf({ latitude: -1e-9, longitude: 0 }), 4)).toBe('3000');
    expect(quadkeyOf(tileOf({ latitude: 90, longitude: -180 }), 2)).toBe('00');
    expect(quadkeyOf(tileOf({ latitude: -90, longitude: 179.9999999 }), 2)).toBe('33');
  });

  it('lead from a tile\'s middle back to the tile', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('0', '1', '2', '3'), { minLength: 1, maxLength: 20 }), (digits) => quadkeyOf(tileOf(tileCentre(digits.join(''))), digits.length) === digits.join('')), { seed: 1 });
  });

  it('know how wide a tile is: half at 60° north', () => {
    const side = tileCentre(quadkeyOf(tileOf({ latitude: 60, longitude: 10 }), 20)).sideKm;
    expect(side / tileCentre(quadkeyOf(tileOf({ latitude: 0.0001, longitude: 10 }), 20)).sideKm).toBeCloseTo(0.5, 4);
    expect(tileCentre('').sideKm).toBeCloseTo(2 * Math.PI * 6371.0088, 6);
  });
});

describe('cloakLocation', () => {
  // Quarters of the map: north-west 0, north-east 1, south-west 2, south-east 3. In the north-west's own quarters: 00 at 80°, 02 at 30°, 03 at 30° and near the meridian.
  const [nw, nwSouth, ne, sw, se]: Point[] = [[80, -170], [30, -100], [30, 100], [-30, -100], [-30, 100]];

  it('solves a map by hand: small cells where k are, the waiting share the cell around', () => {
    // Three in 02, one in 00: the three get 02; the one waits, finds nobody in 0, and meets the lone south-west and south-east at the top.
    expect(cells([nwSouth!, nwSouth!, nwSouth!, nw!, sw!, se!], { k: 3, finestLevel: 2 })).toEqual(['02', '02', '02', 'world', 'world', 'world']);
    // Two more in 00's neighbourhood: they meet in 0 without the three.
    expect(cells([nwSouth!, nwSouth!, nwSouth!, nw!, [30, -60], [80, -60]], { k: 3, finestLevel: 2 })).toEqual(['02', '02', '02', '0', '0', '0']);
  });

  it('counts people, or rows where asked', () => {
    const points = [ne!, ne!, sw!, sw!];
    expect(cells(points, { k: 2, finestLevel: 1 }, [7, 7, 8, 9])).toEqual(['world', 'world', 'world', 'world']);
    expect(cells(points, { k: 2, finestLevel: 1, unit: 'row' }, [7, 7, 8, 9])).toEqual(['1', '1', '2', '2']);
  });

  it('leaves out who is alone, up to the limit, else joins the smallest group', () => {
    const points = [ne!, ne!, ne!, se!, se!, nw!];
    const left = run(points, { k: 2, finestLevel: 1, suppressionLimit: 0.2 });
    expect(cellsOf(left.state.table, 'cell')).toEqual(['1', '1', '1', '3', '3']);
    expect([...left.state.rows]).toEqual([100, 101, 102, 103, 104]);
    expect(left.changes[1]).toBe('Suppressed 1 row of 6.');
    expect(cells(points, { k: 2, finestLevel: 1 })).toEqual(['1', '1', '1', 'world', 'world', 'world']);
  });

  it('keeps missing places missing where k share that, else counts them as anywhere', () => {
    expect(cells([ne!, ne!, [null, 5], [3, null]], { k: 2, finestLevel: 1 })).toEqual(['1', '1', null, null]);
    expect(cells([ne!, ne!, sw!, sw!, [null, 5]], { k: 2, finestLevel: 1 })).toEqual(['world', 'world', '2', '2', 'world']);
    expect(cells([ne!, sw!, [null, 5]], { k: 2, finestLevel: 1 })).toEqual(['world', 'world', 'world']);
    expect(cells([ne!, [null, 5]], { k: 2, finestLevel: 1 })).toEqual(['world', 'world']);
  });

  it('gives middles and sides where asked, and promises k on what it releases', () => {
    const { state, promises, changes } = run([ne!, ne!, sw!, sw!], { k: 2, finestLevel: 1, output: 'centre' });
    expect(cellsOf(state.table, 'longitude')).toEqual(['90', '90', '-90', '-90']);
    expect(Number(cellsOf(state.table, 'latitude')[0])).toBeCloseTo(66.51326, 5);
    expect(cellsOf(state.table, 'cellKm')).toEqual(['7980', '7980', '7980', '7980']);
    expect(promises).toEqual([{ kind: 'model', model: { model: 'k-anonymity', k: 2 }, unit: 'subject', columns: ['latitude', 'longitude', 'cellKm'] }]);
    expect(changes[0]).toBe('Replaced latitude and longitude by 2 cells, 8,000 to 8,000 km wide.');
    const cell = run([ne!, ne!], { k: 2, into: 'area' });
    expect([...cell.state.table.columns.keys()]).toEqual(['area']);
    expect(cell.promises).toEqual([{ kind: 'model', model: { model: 'k-anonymity', k: 2 }, unit: 'subject', columns: ['area'] }, { kind: 'absent', columns: ['latitude', 'longitude'] }]);
  });

  it('holds its promise on any points, and leaves out no more than it may', () => {
    const points = fc.array(fc.tuple(fc.option(fc.double({ min: -90, max: 90, noNaN: true }), { freq: 20 }), fc.double({ min: -180, max: 180, noNaN: true }), fc.nat(30)), { minLength: 20, maxLength: 120 });
    fc.assert(
      fc.property(points, fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 24 }), fc.constantFrom(0, 0.05, 0.3), (rows, k, finestLevel, suppressionLimit) => {
        const subject = rows.map(([, , person]) => person);
        if (new Set(subject).size < k) return;
        const { state } = run(rows.map(([lat, lon]) => [lat, lon]), { k, finestLevel, suppressionLimit }, subject);
        const people = new Map<string | null, Set<number>>();
        cellsOf(state.table, 'cell').forEach((cell, row) => people.set(cell, (people.get(cell) ?? new Set()).add(state.subject[row]!)));
        for (const own of people.values()) expect(own.size).toBeGreaterThanOrEqual(k);
        expect(rows.length - state.rows.length).toBeLessThanOrEqual(suppressionLimit * rows.length);
        // Every cell holds the places of its rows.
        cellsOf(state.table, 'cell').forEach((cell, row) => {
          const [lat, lon] = rows[state.rows[row]! - 100]!;
          if (cell !== null && cell !== 'world') expect(quadkeyOf(tileOf({ latitude: lat!, longitude: wrapped(lon) }), cell.length)).toBe(cell);
        });
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('gives a smaller cell to nobody at a harder k', () => {
    const points = Array.from({ length: 400 }, (_, i): Point => [40 + ((i * 37) % 101) / 50, -100 + ((i * 53) % 211) / 50]);
    const mean = (k: number): number => cells(points, { k }).reduce((sum, cell) => sum + (cell === 'world' ? 0 : cell!.length), 0) / points.length;
    const levels = [2, 5, 10, 50, 200].map(mean);
    expect(levels).toEqual([...levels].sort((a, b) => b - a));
    expect(levels[0]! - levels[4]!).toBeGreaterThan(2);
  });

  it('refuses what makes no sense', () => {
    expect(() => run([ne!, sw!], { k: 3 })).toThrow(/cloakLocation\.k: expected at most 2, the data subjects in the release, got 3/);
    expect(() => run([[100, 5], ne!], { k: 2 })).toThrow(/cloakLocation\.latitude: expected degrees from -90 to 90 in latitude, got a number beyond; are latitude and longitude exchanged/);
    expect(() => run([ne!, ne!], { k: 2, longitude: 'latitude' })).toThrow(/cloakLocation\.longitude: expected another column/);
    expect(() => run([ne!, ne!], { k: 2, output: 'centre', into: 'latitude' })).toThrow(/cloakLocation\.into: expected another column/);
  });
});
