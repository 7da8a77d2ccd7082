import { log2 } from '../../../stats/elementary.ts';
import type { DistinctRows } from './named-columns.ts';

/** What the equivalence classes of a set of columns amount to. */
export interface ClassSums {
  /** Equivalence classes. */
  classes: number;
  /** Rows alone in their class. */
  uniques: number;
  /** Pairs of rows in the same class. */
  equalPairs: number;
  /** Σ f·log₂ f over the classes of f rows, from which the entropy is log₂ n − Σ/n. */
  sizeBits: number;
  /** Distinct rows that the last column set apart and that stand for one row each; only the first `aloneCount` count. */
  alone: Uint32Array;
  aloneCount: number;
  /** Distinct rows that still share a class with others: without any, more columns change nothing. */
  together: number;
}

/** The classes after so many columns. */
class Level {
  /** Members of the classes of two or more distinct rows, class by class. */
  members = new Uint32Array(0);
  /** Where each class starts, and where the last one ends. */
  starts = new Uint32Array(1);
  count = 0;
  /** Sums over the classes that hold one distinct row only and are left out of `members`. */
  settledClasses = 0;
  settledUniques = 0;
  settledPairs = 0;
  settledBits = 0;
  /** Sums over the others. */
  livePairs = 0;
  liveBits = 0;
  together = 0;
}

/** Splits the classes of one level by a column into those of the next. */
export class ClassSplitter {
  private readonly levels: Level[] = [];
  /** By code, within the class at hand: distinct rows, and the rows that they stand for. */
  private readonly counts: Uint32Array;
  private readonly sums: Float64Array;
  /** The last member seen with a code, then where the next one goes. */
  private readonly places: Uint32Array;
  private readonly touched: Uint32Array;
  private readonly alone: Uint32Array;
  private aloneCount = 0;
  private readonly bitsOf: Float64Array;
  private readonly rows: DistinctRows;

  constructor(rows: DistinctRows, withAlone: boolean) {
    this.rows = rows;
    const widest = rows.radix.reduce((most, radix) => Math.max(most, radix), 1);
    this.counts = new Uint32Array(widest);
    this.sums = new Float64Array(widest);
    this.places = new Uint32Array(widest);
    this.touched = new Uint32Array(widest);
    this.alone = new Uint32Array(withAlone ? rows.count : 0);
    this.bitsOf = new Float64Array(1024).fill(-1);
    const root = new Level();
    if (rows.count > 1) {
      root.members = Uint32Array.from(rows.weights, (_, at) => at);
      root.starts = Uint32Array.of(0, rows.count);
      root.count = 1;
      root.together = rows.count;
    } else if (rows.count === 1) {
      const weight = rows.rows;
      root.settledClasses = 1;
      root.settledUniques = weight === 1 ? 1 : 0;
      root.settledPairs = (weight * (weight - 1)) / 2;
      root.settledBits = this.bits(weight);
    }
    this.levels.push(root);
  }

  /** Fills level `level` with the classes of the level before, split by a column; `keep` if it will be split further. */
  split(level: number, column: number, keep: boolean): void {
    const from = this.levels[level - 1]!;
    const into = (this.levels[level] ??= new Level());
    if (keep && into.members.length < from.together) {
      into.members = new Uint32Array(from.together);
      into.starts = new Uint32Array((from.together >>> 1) + 1);
    }
    // Everything in locals: this loop is nearly all the time that a walk takes.
    const codes = this.rows.codes[column]!;
    const { weights } = this.rows;
    const { counts, sums, places, touched, alone } = this;
    const { starts, members } = from;
    const target = into.members;
    const marks = into.starts;
    const listAlone = alone.length > 0;
    let { settledClasses, settledUniques, settledPairs, settledBits } = from;
    let [count, together, livePairs, liveBits, aloneCount] = [0, 0, 0, 0, 0];
    for (let own = 0; own < from.count; own++) {
      const start = starts[own]!;
      const end = starts[own + 1]!;
      // Two that stay together: the most common class.
      if (end - start === 2 && codes[members[start]!] === codes[members[start + 1]!]) {
        const weight = weights[members[start]!]! + weights[members[start + 1]!]!;
        livePairs += (weight * (weight - 1)) / 2;
        liveBits += this.bits(weight);
        if (keep) {
          marks[count] = together;
          target[together] = members[start]!;
          target[together + 1] = members[start + 1]!;
        }
        count += 1;
        together += 2;
        continue;
      }
      let kinds = 0;
      for (let at = start; at < end; at++) {
        const member = members[at]!;
        const code = codes[member]!;
        if (counts[code] === 0) {
          touched[kinds++] = code;
          sums[code] = 0;
        }
        counts[code]! += 1;
        sums[code]! += weights[member]!;
        places[code] = member;
      }
      const before = together;
      for (let kind = 0; kind < kinds; kind++) {
        const code = touched[kind]!;
        const held = counts[code]!;
        const weight = sums[code]!;
        if (held === 1) {
          settledClasses += 1;
          if (weight === 1) {
            settledUniques += 1;
            if (listAlone) alone[aloneCount++] = places[code]!;
          } else {
            settledPairs += (weight * (weight - 1)) / 2;
            settledBits += this.bits(weight);
          }
        } else {
          livePairs += (weight * (weight - 1)) / 2;
          liveBits += this.bits(weight);
          places[code] = together;
          if (keep) marks[count] = together;
          count += 1;
          together += held;
        }
      }
      if (keep && together > before) {
        for (let at = start; at < end; at++) {
          const member = members[at]!;
          const code = codes[member]!;
          if (counts[code]! > 1) target[places[code]!++] = member;
        }
      }
      for (let kind = 0; kind < kinds; kind++) counts[touched[kind]!] = 0;
    }
    if (keep) marks[count] = together;
    Object.assign(into, { count, together, settledClasses, settledUniques, settledPairs, settledBits, livePairs, liveBits });
    this.aloneCount = aloneCount;
  }

  /** Writes what the level amounts to. */
  report(level: number, view: ClassSums): void {
    const own = this.levels[level]!;
    view.classes = own.settledClasses + own.count;
    view.uniques = own.settledUniques;
    view.equalPairs = own.settledPairs + own.livePairs;
    view.sizeBits = own.settledBits + own.liveBits;
    view.alone = this.alone;
    view.aloneCount = this.aloneCount;
    view.together = own.together;
  }

  private bits(weight: number): number {
    if (weight >= this.bitsOf.length) return weight * log2(weight);
    const known = this.bitsOf[weight]!;
    return known >= 0 ? known : (this.bitsOf[weight] = weight * log2(weight));
  }
}
