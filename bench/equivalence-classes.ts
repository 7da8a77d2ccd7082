import duckdb from '@duckdb/node-bindings';
import { median } from 'simple-statistics';
import { columnOf, type Table } from '../src/columns/column.ts';
import { sizeHistogram, type SizeHistogram } from '../src/columns/size-histogram.ts';
import { loadTable } from '../src/engine/duckdb/chunk-load.ts';
import { openConnection, type DuckConnection } from '../src/engine/duckdb/connection.ts';
import { duckDb } from '../src/engine/duckdb/duckdb-engine.ts';
import type { TrustedSession } from '../src/engine/port.ts';
import { sql } from '../src/engine/sql.ts';
import { queryHistogram } from '../src/measure/risk/class-steps.ts';
import { QUASI_IDENTIFIERS } from './quasi-identifier-file.ts';

/** Seconds of each alternating run of ours and of the reference. */
export interface Ratio {
  readonly ours: readonly number[];
  readonly reference: readonly number[];
  readonly medianOurs: number;
  readonly medianReference: number;
  readonly ratio: number;
}

export interface ClassBenchmark {
  readonly classes: number;
  /** Rows of the file as columns in this process. */
  readonly loadSeconds: number;
  /** Those columns as a table of ENUM columns in the engine. */
  readonly enumSeconds: number;
  /** The size histogram by the engine port, from the Parquet file, over the bare driver's GROUP BY. */
  readonly engine: Ratio;
  /** The size histogram by the kernel, on columns in memory, over GROUP BY on the ENUM table. */
  readonly kernel: Ratio;
}

/**
 * Both comparisons on one file, in one process, in alternating runs. The reference is DuckDB itself
 * through its driver, without any code of ours: the classes by GROUP BY, then their sizes by GROUP BY.
 */
export async function benchmarkClasses(path: string, runs: number): Promise<ClassBenchmark> {
  const session = await duckDb.openTrusted();
  const bare = await openConnection({});
  try {
    await session.readFile(path, 'people');
    const query = { table: 'people', quasiIdentifiers: QUASI_IDENTIFIERS, missing: 'own' as const };
    const names = QUASI_IDENTIFIERS.map((name) => `"${name}"`).join(', ');
    const reference = (from: string): string => `SELECT n, count(*) FROM (SELECT count(*) AS n FROM ${from} GROUP BY ${names}) GROUP BY n ORDER BY n`;

    const fromFile = reference(`read_parquet('${path.replaceAll("'", "''")}')`);
    let found: SizeHistogram | undefined;
    const engine = await alternate(runs, async () => void (found = await queryHistogram(session, query)), () => drain(bare, fromFile));

    const { table, loadSeconds } = await load(session);
    const columns = QUASI_IDENTIFIERS.map((name) => columnOf(table, name));
    const enumSeconds = await seconds(() => loadTable(bare, table, 'people'));
    let counted: SizeHistogram | undefined;
    const kernel = await alternate(runs, () => void (counted = sizeHistogram(columns)), () => drain(bare, reference('people')));
    if (JSON.stringify(found) !== JSON.stringify(counted)) throw new Error('bench.classes: expected engine and kernel to count the same, got two histograms');
    return { classes: counted!.classes!.reduce((sum, number) => sum + number, 0), loadSeconds, enumSeconds, engine, kernel };
  } finally {
    bare.close();
    await session.close();
  }
}

async function load(session: TrustedSession): Promise<{ table: Table; loadSeconds: number }> {
  let table: Table | undefined;
  const loadSeconds = await seconds(async () => void (table = await session.query(sql`SELECT * FROM people`)));
  return { table: table!, loadSeconds };
}

async function drain({ handle }: DuckConnection, text: string): Promise<void> {
  const result = await duckdb.query(handle, text);
  for (let at = 0; at < duckdb.result_chunk_count(result); at++) duckdb.result_get_chunk(result, at);
}

/** One run of each to warm up, then `runs` of each in turn. */
async function alternate(runs: number, ours: () => unknown, reference: () => unknown): Promise<Ratio> {
  const taken: { ours: number[]; reference: number[] } = { ours: [], reference: [] };
  for (let run = -1; run < runs; run++) {
    const mine = await seconds(ours);
    const theirs = await seconds(reference);
    if (run < 0) continue;
    taken.ours.push(mine);
    taken.reference.push(theirs);
  }
  const medianOurs = median(taken.ours);
  const medianReference = median(taken.reference);
  return { ...taken, medianOurs, medianReference, ratio: medianOurs / medianReference };
}

async function seconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
