import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellText, codeTexts, makeTable, MISSING_INTEGER, parseDate, type Column, type Table } from '../../src/columns/column.ts';
import type { SqlEngine, TrustedSession } from '../../src/engine/port.ts';
import { ident, literal, sql, step, withSteps, type Sql } from '../../src/engine/sql.ts';

/** Makes a table of these columns. */
export function tableOf(name: string, columns: Readonly<Record<string, Column>>): Table {
  const schema = Object.entries(columns).map(([column, { type }]) => ({ name: column, type, attributeClass: 'insensitive' as const }));
  return makeTable({ name, columns: schema }, new Map(Object.entries(columns)));
}

/** All cells of a table as texts. */
export function cellsOf(table: Table): (string | null)[][] {
  return Array.from({ length: table.rows }, (_, row) => table.schema.columns.map(({ name }) => cellText(table.columns.get(name)!, row)));
}

const texts = (values: readonly (string | null)[]): Column => codeTexts(values, values.length);

/** What every adapter of the port must do; an adapter's test calls this with its engine. */
export function describeEngine(engine: SqlEngine): void {
  describe(`${engine.name}: a trusted session`, () => {
    let session: TrustedSession;
    const folder = mkdtempSync(join(tmpdir(), 'engine-'));
    let tables = 0;
    const fresh = (): string => `t${++tables}`;

    beforeAll(async () => {
      session = await engine.openTrusted({ threads: 2, memory: '1GB' });
    });
    afterAll(async () => {
      await session.close();
      rmSync(folder, { recursive: true });
    });

    it('gives back every kind of column as it was loaded', async () => {
      const days = ['1969-12-31', '2000-02-29', '2026-01-01'].map(parseDate);
      const table = tableOf('kinds', {
        word: texts(['b', null, "it's \"q\" $1 é😀"]),
        whole: { kind: 'number', type: 'integer', values: Int32Array.of(-1, MISSING_INTEGER, 2147483647) },
        wide: { kind: 'number', type: 'integer', values: Float64Array.of(-9007199254740991, Number.NaN, 4294967297) },
        real: { kind: 'number', type: 'decimal', values: Float64Array.of(0.1, Number.NaN, -1e300) },
        day: { kind: 'number', type: 'date', values: Int32Array.from(days) },
        flag: { ...codeTexts(['true', null, 'false'], 3), type: 'boolean' },
      });
      await session.load(table);
      const back = await session.query(sql`SELECT * FROM kinds`);
      expect(cellsOf(back)).toEqual(cellsOf(table));
      expect(back.schema.columns.map(({ type }) => type)).toEqual(['string', 'integer', 'integer', 'decimal', 'date', 'boolean']);
    });

    it('gives back any texts, missing values and numbers, across chunk borders', async () => {
      const cell = fc.record({ word: fc.option(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''))), number: fc.option(fc.integer({ min: -1000, max: 1000 })) });
      await fc.assert(
        fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 40 }), fc.constantFrom(1, 63, 150), async (cells, times) => {
          const rows = Array.from({ length: cells.length * times }, (_, row) => cells[row % cells.length]!);
          const name = fresh();
          const table = tableOf(name, {
            word: texts(rows.map(({ word }) => word)),
            number: { kind: 'number', type: 'integer', values: Int32Array.from(rows, ({ number }) => number ?? MISSING_INTEGER) },
          });
          await session.load(table);
          expect(cellsOf(await session.query(sql`SELECT * FROM ${ident(name)}`))).toEqual(cellsOf(table));
        }),
        { numRuns: 30 },
      );
    });

    it('keeps serial numbers beyond 2^53 apart', async () => {
      const back = await session.query(sql`SELECT * FROM (VALUES (9007199254740993), (9007199254740992)) v(id)`);
      expect(cellsOf(back)).toEqual([['9007199254740993'], ['9007199254740992']]);
      expect(back.schema.columns[0]!.type).toBe('integer');
      expect(cellsOf(await session.query(sql`SELECT 340282366920938463463374607431768211455::UHUGEINT AS id`))).toEqual([['340282366920938463463374607431768211455']]);
    });

    it('gives back large dictionaries, with and without plain letters, and missing values', async () => {
      const rows = 70_000;
      const plain = Array.from({ length: rows }, (_, row) => (row % 1000 === 7 ? null : `person number ${(row * 7919) % rows}`));
      const table = tableOf('large', { plain: texts(plain), accented: texts(plain.map((text) => text && `${text} é😀`)), number: texts(plain.map((_, row) => String(row % 25_000))) });
      await session.load(table);
      expect(cellsOf(await session.query(sql`SELECT * FROM large`))).toEqual(cellsOf(table));
    });

    it('takes columns without a value, and tables without a row', async () => {
      const table = tableOf('hollow', { word: texts([null, null]), number: { kind: 'number', type: 'integer', values: Int32Array.of(MISSING_INTEGER, 1) } });
      await session.load(table);
      expect(cellsOf(await session.query(sql`SELECT * FROM hollow`))).toEqual(cellsOf(table));
      expect((await session.query(sql`SELECT * FROM hollow WHERE number = 2`)).rows).toBe(0);
    });

    it('leaves no dictionary entry of rows that a query filtered away', async () => {
      const name = fresh();
      await session.load(tableOf(name, { word: texts(['kept', 'canary', 'kept']) }));
      const column = (await session.query(sql`SELECT * FROM ${ident(name)} WHERE word = ${'kept'}`)).columns.get('word')!;
      expect(column.kind === 'coded' && column.dictionary).toEqual(['kept']);
    });

    it('takes every text as a value, and never as SQL', async () => {
      for (const attack of ["'; DROP TABLE kinds; --", '" OR 1=1 --', '$1', '\\', "''", '?', '{}']) {
        expect(cellsOf(await session.query(sql`SELECT ${attack}::VARCHAR AS a, ${literal(attack)} AS ${ident(attack)}`))).toEqual([[attack, attack]]);
      }
      expect(cellsOf(await session.query(sql`SELECT ${1} + ${2}, ${true} AND ${null} IS NULL, ${1.5}`))).toEqual([['3', 'true', '1.5']]);
    });

    it('runs named steps in order', async () => {
      const steps = [step('odd', sql`SELECT i FROM range(${10}) t(i) WHERE i % 2 = 1`), step('big', sql`SELECT i FROM odd WHERE i > ${4}`)];
      expect(cellsOf(await session.query(withSteps(steps, sql`SELECT sum(i) FROM big`)))).toEqual([['21']]);
    });

    it.each(['csv', 'csv.gz', 'jsonl', 'jsonl.gz', 'parquet'])('writes %s that reads back equal, whatever the appended parts', async (extension) => {
      const rows = 5000;
      const word = Array.from({ length: rows }, (_, row) => [null, 'a,b', 'line\nbreak', 'quote"d', ' edge ', 'é'][row % 6]!);
      const make = (from: number, to: number): Table => tableOf('part', {
        word: texts(word.slice(from, to)),
        number: { kind: 'number', type: 'integer', values: Int32Array.from({ length: to - from }, (_, i) => (from + i) % 7 === 0 ? MISSING_INTEGER : from + i) },
      });
      const files: string[] = [];
      for (const part of [rows, 1000, 777]) {
        const path = join(folder, `${part}.${extension}`);
        const writer = await session.openWriter(path, make(0, 1).schema);
        for (let from = 0; from < rows; from += part) await writer.append(make(from, Math.min(from + part, rows)));
        await writer.close();
        files.push(path);
      }
      const [whole, ...parts] = files.map((path) => readFileSync(path));
      for (const part of parts) expect(part.equals(whole!)).toBe(true);
      const name = fresh();
      const read = await session.readFile(files[0]!, name);
      expect(read).toMatchObject({ rows, columns: ['word', 'number'] });
      expect(cellsOf(await session.query(sql`SELECT * FROM ${ident(name)}`))).toEqual(cellsOf(make(0, rows)));
      expect(readdirSync(folder).filter((file) => file.includes('partial'))).toEqual([]);
    });

    it('writes the rows of a query, and leaves an earlier file as it was when that fails', async () => {
      const path = join(folder, 'kept.csv');
      await session.writeFile(path, sql`SELECT i AS n FROM range(3) t(i)`);
      expect(readFileSync(path, 'utf8')).toBe('n\n0\n1\n2\n');
      await expect(session.writeFile(path, sql`SELECT error('no')`)).rejects.toThrow();
      expect(readFileSync(path, 'utf8')).toBe('n\n0\n1\n2\n');
      await expect(session.writeFile(join(folder, 'no', 'such', 'folder.csv'), sql`SELECT 1 AS n`)).rejects.toThrow(/file\.path/);
      await expect(session.writeFile(join(folder, 'a.docx'), sql`SELECT 1 AS n`)).rejects.toThrow(/file\.format/);
    });

    it('says what failed without a value of the data', async () => {
      const name = fresh();
      await session.load(tableOf(name, { word: texts(['canary-value']) }));
      const failures: readonly Sql[] = [sql`SELECT word::INTEGER FROM ${ident(name)}`, sql`SELECT error(word) FROM ${ident(name)}`, sql`SELECT word::DATE FROM ${ident(name)}`];
      for (const query of failures) {
        const error = await session.query(query).then(() => undefined, (reason: unknown) => reason);
        expect(error).toBeInstanceOf(Error);
        expect(JSON.stringify([String(error), (error as Error).stack, (error as Error).cause ?? null])).not.toContain('canary-value');
      }
    });
  });

  describe(`${engine.name}: an adversary's session`, () => {
    const secret = join(mkdtempSync(join(tmpdir(), 'secret-')), 'secret.csv');
    const stolen = join(tmpdir(), `stolen-${process.pid}`);
    const adversary = async (query: Sql): Promise<Table> => {
      const session = await engine.openAdversary([tableOf('released', { zip: texts(['10001', '10002']) })], { threads: 1, memory: '200MB' });
      try {
        return await session.query(query);
      } finally {
        await session.close();
      }
    };

    beforeAll(() => writeFileSync(secret, 'a\ncanary\n'));

    it('reads the granted tables', async () => {
      const steps = [step('mine', sql`SELECT zip, count(*) AS n FROM released GROUP BY zip`)];
      expect(cellsOf(await adversary(withSteps(steps, sql`SELECT zip, n FROM mine, range(2) ORDER BY zip LIMIT ${2}`)))).toEqual([['10001', '1'], ['10001', '1']]);
    });

    it('may use recursive steps', async () => {
      expect(cellsOf(await adversary(sql`WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT sum(i) FROM n`))).toEqual([['6']]);
    });

    const file = literal(secret);
    const target = literal(stolen);
    const refused: Readonly<Record<string, Sql>> = {
      'a table that was not granted': sql`SELECT * FROM truth`,
      'query_table': sql`SELECT * FROM query_table('released')`,
      'query': sql`SELECT * FROM query('SELECT 1')`,
      'read_csv': sql`SELECT * FROM read_csv(${file})`,
      'a file as a table': sql`SELECT * FROM ${ident(secret)}`,
      'read_text': sql`SELECT * FROM read_text(${file})`,
      'read_blob in a subquery': sql`SELECT (SELECT count(*) FROM read_blob(${file})) FROM released`,
      'glob': sql`SELECT * FROM glob('/*')`,
      'sniff_csv': sql`SELECT * FROM sniff_csv(${file})`,
      'read_parquet in a step': sql`WITH a AS (SELECT * FROM read_parquet(${file})) SELECT * FROM a`,
      'ATTACH a file': sql`ATTACH ${target}`,
      'ATTACH a memory': sql`ATTACH ':memory:' AS other`,
      'SET': sql`SET enable_external_access = true`,
      'SET the lock': sql`SET lock_configuration = false`,
      'RESET': sql`RESET enable_external_access`,
      'COPY to': sql`COPY released TO ${target}`,
      'COPY from': sql`COPY released FROM ${file}`,
      'EXPORT': sql`EXPORT DATABASE ${target}`,
      'INSTALL': sql`INSTALL httpfs`,
      'LOAD': sql`LOAD httpfs`,
      'PRAGMA': sql`PRAGMA database_list`,
      'PRAGMA that logs': sql`PRAGMA enable_profiling`,
      'CALL': sql`CALL pragma_version()`,
      'profiling to a file by SELECT': sql`SELECT * FROM enable_profiling(save_location = ${literal(`${stolen}.txt`)})`,
      'logging to stdout by SELECT': sql`SELECT * FROM enable_logging(storage = 'stdout')`,
      'getenv': sql`SELECT getenv('HOME')`,
      'current_setting': sql`SELECT current_setting('secret_directory')`,
      'settings as a view': sql`SELECT * FROM pg_catalog.pg_settings`,
      'settings as a function': sql`SELECT * FROM duckdb_settings()`,
      'the catalog': sql`SELECT * FROM information_schema.tables`,
      'SHOW': sql`SHOW TABLES`,
      'DESCRIBE': sql`DESCRIBE released`,
      'EXPLAIN ANALYZE': sql`EXPLAIN ANALYZE SELECT 1`,
      'CREATE': sql`CREATE TABLE t AS SELECT 1`,
      'a macro': sql`CREATE MACRO f() AS TABLE SELECT * FROM read_csv(${file})`,
      'DELETE': sql`DELETE FROM released`,
      'two statements': sql`SELECT 1; SELECT 2`,
      'a statement behind a comment': sql`SELECT 1 /* */; COPY released TO ${target}`,
      'PREPARE': sql`PREPARE p AS SELECT 1`,
      'serialized SQL': sql`SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))`,
      'a view that a later step shadows': sql`WITH a AS (SELECT * FROM pg_settings), pg_settings AS (SELECT 1) SELECT * FROM a`,
      'a view under its own step': sql`WITH pg_settings AS (SELECT * FROM pg_settings) SELECT * FROM pg_settings`,
      'a step that hides a table': sql`SELECT * FROM (WITH truth AS (SELECT 1) SELECT * FROM truth) a, truth`,
    };
    it.each(Object.entries(refused))('is refused %s', async (_, query) => {
      await expect(adversary(query)).rejects.toThrow();
      expect(readdirSync(tmpdir()).filter((entry) => entry.startsWith(`stolen-${process.pid}`))).toEqual([]);
    });

    it('shares nothing with another session', async () => {
      const [one, two] = await Promise.all([engine.openAdversary([tableOf('a', { x: texts(['1']) })]), engine.openAdversary([tableOf('b', { x: texts(['2']) })])]);
      await expect(two.query(sql`SELECT * FROM a`)).rejects.toThrow();
      expect(cellsOf(await one.query(sql`SELECT * FROM a`))).toEqual([['1']]);
      await Promise.all([one.close(), two.close()]);
    });
  });
}
