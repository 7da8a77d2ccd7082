import type { CodedColumn } from '../../columns/column.ts';
import type { LevelTable } from '../../columns/level-table.ts';
import { InputError } from '../../schema/input-error.ts';
import { repeatedSubjects, type Repeats } from './repeated-subjects.ts';
import { emptyList, packFields, reserve, type ClassList, type Field } from './class-list.ts';
import { join, NEAR, scratchFor, type RollUp } from './roll-up.ts';

export interface LatticeInput {
  /** The columns of the release, followed by the population's rows where there is a population. */
  readonly columns: readonly CodedColumn[];
  readonly tables: readonly LevelTable[];
  /** Rows of the release; any further ones are people of the population. Default: all. */
  readonly rows?: number;
  /** Whom each row of the release is about. */
  readonly subject?: Int32Array;
  /** Whether someone asks where base classes went: models of sensitive values, and subjects that repeat. */
  readonly tracked: boolean;
}

/**
 * The lattice of full-domain generalizations of a table: what a walk over its nodes needs. Columns stand in the
 * order of the walk, which the caller maps back by `order`.
 */
export interface Lattice extends RollUp {
  /** `order[j]` is the caller's index of the column that is j-th in the walk. */
  readonly order: readonly number[];
  /** Levels of each column. */
  readonly levels: readonly number[];
  /** Nodes in all. */
  readonly size: number;
  readonly rows: number;
  /** Whether people of a population were counted. */
  readonly hasPopulation: boolean;
  /** Classes of the most specific node. */
  readonly base: ClassList;
  /** Base class of each row of the release. */
  readonly baseOfRow: Uint32Array;
  /** Rows of subjects that have several. */
  readonly repeats: Repeats | undefined;
  readonly tables: readonly LevelTable[];
  /** Rows of the release with each code: `margins[column][level][code]`. */
  readonly margins: readonly (readonly Float64Array[])[];
}

/** Codes a table for a walk. Columns of many values come first, so that the classes of a node differ little from those with only its last columns left to climb. */
export function latticeOf(input: LatticeInput): Lattice {
  const order = [...input.columns.keys()].sort((a, b) => input.tables[b]!.labels[0]!.length - input.tables[a]!.labels[0]!.length || a - b);
  const columns = order.map((j) => input.columns[j]!);
  const tables = order.map((j) => input.tables[j]!);
  const all = columns[0]?.codes.length ?? 0;
  const rows = input.rows ?? all;
  const sizes = tables.map((table) => table.labels[0]!.length);
  const { fields, words } = packFields(sizes);
  const leafOf = tables.map((table) => table.codes[0]!);
  const repeats = repeatedSubjects(input.subject, rows);
  const classes = groupRows(columns, leafOf, { fields, words, climbs: [] }, rows, all, input.tracked || repeats !== undefined);
  const steps = tables.map((table, j) => stepsUp(table, columns[j]!));
  return {
    order,
    levels: tables.map((table) => table.levels),
    size: tables.reduce((size, table) => size * table.levels, 1),
    rows,
    hasPopulation: all > rows,
    fields,
    words,
    climbs: steps.map(composed),
    ...classes,
    repeats,
    tables,
    margins: columns.map((column, j) => marginsOf(column.codes, leafOf[j]!, sizes[j]!, steps[j]!, rows)),
  };
}

/** `maps[level][code]` is the code at level + 1; throws where a level is not a coarsening of the one before. */
function stepsUp(table: LevelTable, column: CodedColumn): Uint32Array[] {
  const used = new Uint8Array(column.dictionary.length);
  const { codes: ofRow } = column;
  for (let row = 0; row < ofRow.length; row++) used[ofRow[row]!] = 1;
  return table.codes.slice(0, -1).map((codes, level) => {
    const map = new Uint32Array(table.labels[level]!.length).fill(UNSEEN);
    const above = table.codes[level + 1]!;
    codes.forEach((code, value) => {
      if (used[value] === 0) return;
      if (map[code] !== UNSEEN && map[code] !== above[value]) {
        throw new InputError(`hierarchy.levels: expected each level to join whole groups of the one before, got level ${level + 1} that splits one of level ${level}; choose widths that divide each other`);
      }
      map[code] = above[value]!;
    });
    return map;
  });
}

/** Maps between any two levels from those between neighbours. */
function composed(steps: readonly Uint32Array[]): Uint32Array[][] {
  return [...steps.keys(), steps.length].map((from) => {
    const maps: Uint32Array[] = [];
    if (from < steps.length) maps[from + 1] = steps[from]!;
    for (let to = from + 2; to <= steps.length; to++) maps[to] = maps[to - 1]!.map((code) => steps[to - 1]![code]!);
    return maps;
  });
}

const UNSEEN = 0xffffffff;

type Grouped = Pick<Lattice, 'base' | 'baseOfRow'>;

/** Groups rows as a roll-up joins classes: from a list in which every row is a class of its own. */
function groupRows(columns: readonly CodedColumn[], leafOf: readonly Uint32Array[], rollUp: RollUp, rows: number, all: number, tracked: boolean): Grouped {
  const { fields, words } = rollUp;
  const tuples = new Uint32Array(all * words);
  columns.forEach(({ codes }, j) => {
    const { word, shift } = fields[j]!;
    const leaf = leafOf[j]!;
    for (let row = 0, at = word; row < all; row++, at += words) tuples[at]! |= leaf[codes[row]!]! << shift;
  });
  const each: ClassList = {
    count: all,
    words: tuples,
    rows: new Uint32Array(all).fill(1, 0, rows),
    population: new Uint32Array(all > rows ? all : 0).fill(1, rows),
    ofBase: new Uint32Array(1),
  };
  const list = emptyList();
  const scratch = scratchFor(all);
  reserve(list, all, words, all > rows);
  list.words.set(tuples);
  join(each, list, words, new Uint32Array(words), scratch);
  return list.count > NEAR ? sorted(list, scratch.target, fields, words, rows, tracked) : grouped(list, scratch.target, words, rows, tracked);
}

/** As they came. */
function grouped({ count, words: tuples, rows: sums, population }: ClassList, baseOfRow: Uint32Array, words: number, rows: number, tracked: boolean): Grouped {
  return {
    base: { count, words: tuples.slice(0, count * words), rows: sums.slice(0, count), population: population.slice(0, population.length > 0 ? count : 0), ofBase: numbered(tracked ? count : 0) },
    baseOfRow: baseOfRow.slice(0, rows),
  };
}

function numbered(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, own) => own);
}

/** Sorts classes by their codes, the last column first, as climbs of long lists need it: by one column after the other, each sort keeping the order of the one before. */
function sorted(list: ClassList, baseOfRow: Uint32Array, fields: readonly Field[], words: number, rows: number, tracked: boolean): Grouped {
  const { count } = list;
  let order: Uint32Array = numbered(count);
  let before: Uint32Array = new Uint32Array(count);
  for (const { word, shift, mask } of fields) {
    const starts = new Uint32Array(mask + 2);
    for (let c = 0, at = word; c < count; c++, at += words) starts[((list.words[at]! >>> shift) & mask) + 1]!++;
    for (let code = 0; code < mask; code++) starts[code + 1]! += starts[code]!;
    [order, before] = [before, order];
    for (let i = 0; i < count; i++) {
      const own = before[i]!;
      order[starts[(list.words[own * words + word]! >>> shift) & mask]!++] = own;
    }
  }
  const rank = before;
  order.forEach((own, at) => (rank[own] = at));
  const tuples = new Uint32Array(count * words);
  for (let at = 0; at < count; at++) for (let w = 0; w < words; w++) tuples[at * words + w] = list.words[order[at]! * words + w]!;
  return {
    base: {
      count,
      words: tuples,
      rows: order.map((own) => list.rows[own]!),
      population: list.population.length === 0 ? list.population : order.map((own) => list.population[own]!),
      ofBase: numbered(tracked ? count : 0),
    },
    baseOfRow: baseOfRow.slice(0, rows).map((own) => rank[own]!),
  };
}

function marginsOf(codes: Uint32Array, leaf: Uint32Array, leaves: number, climbs: readonly Uint32Array[], rows: number): Float64Array[] {
  const margins = [new Float64Array(leaves)];
  for (let row = 0; row < rows; row++) margins[0]![leaf[codes[row]!]!]!++;
  climbs.forEach((map, level) => {
    const above = new Float64Array(map.reduce((most, code) => Math.max(most, code), 0) + 1);
    margins[level]!.forEach((count, code) => (above[map[code]!]! += count));
    margins.push(above);
  });
  return margins;
}
