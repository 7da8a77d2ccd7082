import { numbersIn, type Table } from '../../columns/column.ts';
import type { Draws } from '../../random/draws.ts';
import { keyedDraws } from '../../random/keyed-draws.ts';
import { coarserCell } from '../../schema/mobility-tables.ts';
import { ln } from '../../stats/elementary.ts';
import { traces } from './mobility-tally.ts';
import { countTally, type Counts, type TalliedBlock, type Tally } from './tally.ts';

/**
 * Points known, the grid's factor, and the time slots: of an hour as recorded, or as long as it takes for
 * a cell to hold as many records of one slot as in the published data.
 */
export const UNICITY_SETTINGS = [
  { points: 2, grid: 1, slots: 'matched' },
  { points: 4, grid: 1, slots: 'matched' },
  { points: 4, grid: 5, slots: 'matched' },
  { points: 2, grid: 1, slots: 'hour' },
  { points: 4, grid: 1, slots: 'hour' },
] as const;

/**
 * Records per antenna and hour of the published data: 1.5 million users on 6,500 antennas, 114 records
 * of each in a month of 730 hours (the last two from memory).
 */
const PUBLISHED_OCCUPANCY = (1_500_000 / 6_500) * (114 / 730);
/** Lengths of slots tried, in hours; chosen by the density of the records alone. */
const SLOT_HOURS = [1, 2, 3, 6, 12, 24];

/**
 * Assumed: cells with fewer devices of the crowd lie where other people live, of whom a world of whole
 * postcodes holds none, so that they would tell anybody apart.
 */
const LOCAL_DEVICES = 50;
/** Blocks before and behind whose people may share a block's places. */
const AROUND = 3;

type UnicityCounts = Counts<'tested' | 'unique' | 'crowd'>;

/**
 * Unicity: whether a few random points of a device's trace, each a cell and a time slot, occur together
 * in no other trace. Y.-A. de Montjoye et al., Scientific Reports 3:1376, 2013, doi:10.1038/srep01376.
 * The crowd is the block's people and those of the blocks around it, who live in the same postcodes.
 */
export const unicityTally: Tally<UnicityCounts> = countTally({
  id: 'unicity',
  reads: ['check-in'],
  coverage: 'surrounded',
  start: () => ({
    /** Traces with enough points, by setting, and those that the points tell apart. */
    tested: new Float64Array(UNICITY_SETTINGS.length),
    unique: new Float64Array(UNICITY_SETTINGS.length),
    /** Blocks looked at, devices in their crowds, hours of the matched slots. */
    crowd: new Float64Array(3),
  }),
  add(state, block) {
    const tables = surroundings(block);
    const hours = matchedHours(tables, block.plan.historyDays);
    const slotsOf = new Map<string, readonly (readonly Set<number>[])[]>();
    UNICITY_SETTINGS.forEach(({ points, grid, slots }, setting) => {
      const length = slots === 'hour' ? 1 : hours;
      const key = `${grid}/${length}`;
      if (!slotsOf.has(key)) slotsOf.set(key, localSlots(tables, grid, length));
      const { tested, unique } = unicity(slotsOf.get(key)!, points, keyedDraws({ seed: block.plan.seed, stage: 'calibration', instance: `${block.block}.${setting}`, attribute: 'unicity.points' }));
      state.tested[setting]! += tested;
      state.unique[setting]! += unique;
    });
    state.crowd[0]! += 1;
    state.crowd[1]! += slotsOf.get('1/1')!.reduce((sum, group) => sum + group.length, 0);
    state.crowd[2]! += hours;
  },
});

/** The block's own table first. */
function surroundings(block: TalliedBlock): Table[] {
  const tables = [block.table('check-in')];
  for (let other = Math.max(0, block.block - AROUND); other <= Math.min(block.plan.blocks - 1, block.block + AROUND); other++) {
    if (other !== block.block) tables.push(block.neighbour(other).table('check-in'));
  }
  return tables;
}

/** Devices of the crowd by cell of a grid, for cells with enough of them. */
function localCells(tables: readonly Table[], grid: number): ReadonlySet<number> {
  const devices = new Map<number, number>();
  for (const table of tables) {
    const cell = numbersIn(table, 'cell');
    for (const [from, to] of traces(table)) {
      const seen = new Set<number>();
      for (let row = from; row < to; row++) seen.add(coarserCell(cell[row]!, grid));
      for (const own of seen) devices.set(own, (devices.get(own) ?? 0) + 1);
    }
  }
  return new Set([...devices].filter(([, count]) => count >= LOCAL_DEVICES).map(([cell]) => cell));
}

/** The length of slot at which a local cell holds about as many records as an antenna of the published data. */
function matchedHours(tables: readonly Table[], days: number): number {
  const local = localCells(tables, 1);
  let records = 0;
  for (const table of tables) for (const cell of numbersIn(table, 'cell')) if (local.has(coarserCell(cell, 1))) records++;
  const perHour = records / Math.max(1, local.size) / (days * 24);
  const distance = (hours: number): number => Math.abs(ln((Math.max(perHour, 1e-9) * hours) / PUBLISHED_OCCUPANCY));
  return SLOT_HOURS.reduce((best, hours) => (distance(hours) < distance(best) ? hours : best));
}

/** Distinct (local cell, time slot) pairs of each trace. */
function localSlots(tables: readonly Table[], grid: number, hours: number): Set<number>[][] {
  const local = localCells(tables, grid);
  return tables.map((table) => {
    const [at, cell] = [numbersIn(table, 'at'), numbersIn(table, 'cell')];
    return Array.from(traces(table), ([from, to]) => {
      const slots = new Set<number>();
      for (let row = from; row < to; row++) {
        const own = coarserCell(cell[row]!, grid);
        // Hours since 1970 stay below 2^20, cells below 2^32.
        if (local.has(own)) slots.add(own * 1_048_576 + Math.floor(at[row]! / (60 * hours)));
      }
      return slots;
    });
  });
}

/** Tests every trace of the first group that has enough points against all traces. */
export function unicity(groups: readonly (readonly Set<number>[])[], points: number, draws: Draws): { readonly tested: number; readonly unique: number } {
  const all = groups.flat();
  const holders = new Map<number, number[]>();
  for (const slots of groups[0]!) for (const slot of slots) holders.set(slot, []);
  all.forEach((slots, trace) => {
    for (const slot of slots) holders.get(slot)?.push(trace);
  });
  let [tested, unique] = [0, 0];
  groups[0]!.forEach((slots, trace) => {
    if (slots.size < points) return;
    tested++;
    const known = [...slots];
    for (let i = 0; i < points; i++) {
      const at = i + draws.below(known.length - i, trace, i);
      [known[i], known[at]] = [known[at]!, known[i]!];
    }
    known.length = points;
    const rarest = known.reduce((best, slot) => (holders.get(slot)!.length < holders.get(best)!.length ? slot : best));
    if (holders.get(rarest)!.every((other) => other === trace || !known.every((slot) => all[other]!.has(slot)))) unique++;
  });
  return { tested, unique };
}
