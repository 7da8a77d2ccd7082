import type { Lattice } from './lattice.ts';

/** Larger tables of two columns' codes are counted from a higher level on. */
const MOST_CELLS = 1 << 18;

/**
 * For every two columns and their levels, the rows whose pair of codes fewer than k rows share. Such a row is in a
 * class of fewer than k rows at every node with these two levels, whatever the other columns' (subset property:
 * LeFevre, DeWitt and Ramakrishnan, Incognito, SIGMOD 2005, §3.1), so that it must be suppressed there: a bound that
 * costs one pass over the classes for each pair, before any node is counted.
 */
export interface PairCounts {
  /** `lost[a][b][levelOfA * levels of b + levelOfB]` for a < b. */
  readonly lost: readonly (readonly Float64Array[])[];
}

/** Counts all pairs of columns. */
export function pairCounts(lattice: Lattice, k: number): PairCounts {
  const codes = lattice.fields.map(({ word, shift, mask }) => {
    const { count, words: tuples } = lattice.base;
    const own = new Uint32Array(k > 1 ? count : 0);
    for (let c = 0, at = word; c < own.length; c++, at += lattice.words) own[c] = (tuples[at]! >>> shift) & mask;
    return own;
  });
  return { lost: codes.map((ofA, a) => codes.map((ofB, b) => (a < b && k > 1 ? lostRows(lattice, { column: a, codes: ofA }, { column: b, codes: ofB }, k) : new Float64Array(a < b ? lattice.levels[a]! * lattice.levels[b]! : 0)))) };
}

/** A column in walk order, with its code in each base class. */
interface OwnCodes {
  readonly column: number;
  readonly codes: Uint32Array;
}

function lostRows(lattice: Lattice, first: OwnCodes, second: OwnCodes, k: number): Float64Array {
  const { levels, climbs, margins } = lattice;
  const [a, b] = [first.column, second.column];
  const [highA, highB] = [levels[a]!, levels[b]!];
  const lost = new Float64Array(highA * highB);
  const codesAt = (column: number, level: number): number => margins[column]![level]!.length;
  let [fromA, fromB] = [0, 0];
  while (codesAt(a, fromA) * codesAt(b, fromB) > MOST_CELLS && fromA + fromB < highA + highB - 2) {
    // The column of more codes climbs, if it can.
    if (fromB === highB - 1 || (fromA < highA - 1 && codesAt(a, fromA) >= codesAt(b, fromB))) fromA++;
    else fromB++;
  }
  if (codesAt(a, fromA) * codesAt(b, fromB) > MOST_CELLS) return lost;
  let rowsOfA = counted(lattice, first, fromA, second, fromB);
  for (let x = fromA; x < highA; x++) {
    if (x > fromA) rowsOfA = firstClimbed(rowsOfA, climbs[a]![x - 1]![x]!, codesAt(b, fromB), codesAt(a, x));
    let cells = rowsOfA;
    for (let y = fromB; y < highB; y++) {
      if (y > fromB) cells = secondClimbed(cells, climbs[b]![y - 1]![y]!, codesAt(b, y - 1), codesAt(b, y));
      let rows = 0;
      for (let at = 0; at < cells.length; at++) if (cells[at]! < k) rows += cells[at]!;
      lost[x * highB + y] = rows;
    }
  }
  // What is lost at a level is lost at every lower one too.
  for (let x = 0; x < highA; x++) for (let y = 0; y < highB; y++) lost[x * highB + y] = lost[Math.max(x, fromA) * highB + Math.max(y, fromB)]!;
  return lost;
}

/** Rows by code of either column, at levels of theirs. */
function counted({ base: { rows }, climbs, margins }: Lattice, first: OwnCodes, levelOfFirst: number, second: OwnCodes, levelOfSecond: number): Uint32Array {
  const width = margins[second.column]![levelOfSecond]!.length;
  const cells = new Uint32Array(margins[first.column]![levelOfFirst]!.length * width);
  const above = levelOfFirst === 0 ? undefined : climbs[first.column]![0]![levelOfFirst]!;
  const beside = levelOfSecond === 0 ? undefined : climbs[second.column]![0]![levelOfSecond]!;
  const codesOfFirst = above === undefined ? first.codes : first.codes.map((code) => above[code]!);
  const codesOfSecond = beside === undefined ? second.codes : second.codes.map((code) => beside[code]!);
  for (let c = 0; c < codesOfFirst.length; c++) cells[codesOfFirst[c]! * width + codesOfSecond[c]!]! += rows[c]!;
  return cells;
}

/** Joins the rows of a table of counts; `size` are the codes after. */
function firstClimbed(cells: Uint32Array, map: Uint32Array, width: number, size: number): Uint32Array {
  const joined = new Uint32Array(size * width);
  for (let at = 0, x = 0; at < cells.length; x++) for (let y = 0, to = map[x]! * width; y < width; y++) joined[to++]! += cells[at++]!;
  return joined;
}

/** Joins the columns of a table of counts. */
function secondClimbed(cells: Uint32Array, map: Uint32Array, width: number, size: number): Uint32Array {
  const joined = new Uint32Array((cells.length / width) * size);
  for (let at = 0, to = 0; at < cells.length; to += size) for (let y = 0; y < width; y++) joined[to + map[y]!]! += cells[at++]!;
  return joined;
}
