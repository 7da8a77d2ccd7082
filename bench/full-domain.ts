import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import duckdb from '@duckdb/node-bindings';
import { median } from 'simple-statistics';
import { codeTexts, makeTable, type CodedColumn } from '../src/columns/column.ts';
import { columnAtLevel, levelTable, type LevelTable } from '../src/columns/level-table.ts';
import { loadTable } from '../src/engine/duckdb/chunk-load.ts';
import { openConnection } from '../src/engine/duckdb/connection.ts';
import { searchFullDomain } from '../src/release/full-domain.ts';
import { fullDomainFrontier } from '../src/release/full-domain-frontier.ts';
import { listedHierarchy } from '../src/schema/hierarchy.ts';

/** Columns to generalize, with their hierarchies. */
export interface SearchTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly CodedColumn[];
  readonly tables: readonly LevelTable[];
}

export interface SearchRun {
  readonly suppressionLimit: number;
  readonly seconds: readonly number[];
  readonly medianSeconds: number;
  /** Of the time that the reference needs for all nodes. */
  readonly ratio: number;
  readonly evaluated: number;
  readonly suppressedRows: number;
  readonly loss: number;
}

export interface SearchBenchmark {
  readonly table: string;
  readonly rows: number;
  readonly quasiIdentifiers: number;
  readonly latticeSize: number;
  /** One node's classes by DuckDB's GROUP BY over its generalized columns, on all its threads; the mean of `nodes` nodes. */
  readonly reference: { readonly nodes: number; readonly secondsPerNode: number };
  readonly searches: readonly SearchRun[];
  /** All nodes for 6 k, 4 limits and 4 losses in one pass; absent where not asked for. */
  readonly frontier?: { readonly seconds: readonly number[]; readonly medianSeconds: number; readonly ratio: number };
  /** Largest resident set of this process so far. */
  readonly peakBytes: number;
}

export interface SearchBenchOptions {
  readonly runs: number;
  readonly suppressionLimits: readonly number[];
  readonly frontier: boolean;
  /** Nodes that the reference counts. */
  readonly referenceNodes: number;
}

/**
 * The optimal search for k = 5, warm, against an exhaustive search that has DuckDB count each node from the rows: without
 * roll-up, bounds or the loss. It is timed on some nodes, evenly spaced over the lattice, and multiplied to all of them.
 */
export async function benchmarkSearch({ name, rows, columns, tables }: SearchTable, { runs, suppressionLimits, frontier, referenceNodes }: SearchBenchOptions): Promise<SearchBenchmark> {
  const latticeSize = tables.reduce((product, table) => product * table.levels, 1);
  const secondsPerNode = await groupBySeconds(columns, tables, Math.min(referenceNodes, latticeSize));
  const all = secondsPerNode * latticeSize;
  const searches = suppressionLimits.map((suppressionLimit): SearchRun => {
    const search = () => searchFullDomain({ columns, tables, k: 5, suppressionLimit });
    const { evaluated, suppressedRows, loss } = search();
    const seconds = times(runs, search);
    return { suppressionLimit, seconds, medianSeconds: median(seconds), ratio: median(seconds) / all, evaluated, suppressedRows, loss };
  });
  const result = { table: name, rows, quasiIdentifiers: columns.length, latticeSize, reference: { nodes: Math.min(referenceNodes, latticeSize), secondsPerNode }, searches };
  if (!frontier) return { ...result, peakBytes: peakBytes() };
  const seconds = times(runs, () =>
    fullDomainFrontier({ columns, tables, ks: [2, 3, 5, 10, 20, 50], suppressionLimits: [0, 0.02, 0.05, 1], objectives: ['loss.lm.geometric', 'loss.lm.arithmetic', 'loss.average-class-size', 'loss.discernibility'] }),
  );
  return { ...result, frontier: { seconds, medianSeconds: median(seconds), ratio: median(seconds) / all }, peakBytes: peakBytes() };
}

function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}

function times(runs: number, work: () => unknown): number[] {
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  });
}

/** Mean seconds to count the classes of a node. */
async function groupBySeconds(columns: readonly CodedColumn[], tables: readonly LevelTable[], nodes: number): Promise<number> {
  const bare = await openConnection({});
  try {
    const all = columns.flatMap((column, j) => Array.from({ length: tables[j]!.levels }, (_, level) => [`c${j}_${level}`, columnAtLevel(column, tables[j]!, level)] as const));
    await loadTable(bare, makeTable({ name: 'people', columns: all.map(([name]) => ({ name, type: 'string', attributeClass: 'quasi-identifier' })) }, new Map(all)), 'people');
    const size = tables.reduce((product, table) => product * table.levels, 1);
    let seconds = 0;
    for (let i = 0; i < nodes; i++) {
      let rest = Math.floor(((i + 0.5) * size) / nodes);
      const names = tables.map(({ levels }, j) => {
        const level = rest % levels;
        rest = Math.floor(rest / levels);
        return `c${j}_${level}`;
      });
      const start = performance.now();
      const result = await duckdb.query(bare.handle, `SELECT n, count(*) FROM (SELECT count(*) AS n FROM people GROUP BY ${names.join(', ')}) GROUP BY n`);
      for (let at = 0; at < duckdb.result_chunk_count(result); at++) duckdb.result_get_chunk(result, at);
      seconds += (performance.now() - start) / 1000;
    }
    return seconds / nodes;
  } finally {
    bare.close();
  }
}

/** Columns by number of values, and the values that a group of each level joins; the last level joins all. */
const COLUMNS = [
  ['postcode', 100, [5, 20]], ['sex', 2, []], ['birthMonth', 12, [3]], ['birthYear', 50, [5, 10, 20]], ['education', 16, [4]], ['maritalStatus', 7, [3]], ['occupation', 30, [5, 15]], ['region', 9, [3]],
] as const;

/** People of eight quasi-identifiers with hierarchies of 2 to 5 levels, 12,960 nodes; values are rarer the higher their number. */
export function madeUpTable(rows: number): SearchTable {
  const columns = COLUMNS.map(([name, values], key): CodedColumn => {
    const codes = new Uint32Array(rows);
    for (let row = 0; row < rows; row++) {
      const share = hash(row, key) / 4_294_967_296;
      codes[row] = Math.floor(share * share * values);
    }
    return { kind: 'coded', type: 'string', codes, dictionary: Array.from({ length: values }, (_, code) => `${name} ${code}`) };
  });
  const tables = COLUMNS.map(([name, values, groups], j) => levelTable(columns[j]!, listedHierarchy(Array.from({ length: values }, (_, code) => [`${name} ${code}`, ...groups.map((size) => `${name} ${Math.floor(code / size)} of ${size}`), '*']))));
  return { name: 'made-up people', rows, columns, tables };
}

/** The finalizer of MurmurHash3 over a counter and a key: the same table on every machine. */
function hash(counter: number, key: number): number {
  let x = Math.imul(counter ^ Math.imul(key + 1, 0x9e3779b9), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  x = Math.imul(x ^ (x >>> 16), 0x27d4eb2f);
  return (x ^ (x >>> 15)) >>> 0;
}

const ADULT = ['sex', 'age', 'race', 'marital-status', 'education', 'native-country', 'workclass', 'occupation', 'salary-class'];

/** The Adult census table with the hierarchies that are commonly used with it, from a folder of its files; undefined where they are not. */
export function adultTable(folder: string): SearchTable | undefined {
  if (!existsSync(join(folder, 'adult.csv'))) return undefined;
  const lines = (name: string): string[][] => readFileSync(join(folder, name), 'utf8').trim().split(/\r?\n/).map((line) => line.split(';'));
  const [header, ...cells] = lines('adult.csv');
  const columns = ADULT.map((name) => codeTexts(cells.map((row) => row[header!.indexOf(name)]!), cells.length));
  const tables = ADULT.map((name, j) => {
    const rows = lines(`adult_hierarchy_${name}.csv`);
    return levelTable(columns[j]!, listedHierarchy(rows), rows.map((row) => row[0]!));
  });
  return { name: 'Adult', rows: cells.length, columns, tables };
}
