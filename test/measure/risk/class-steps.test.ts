import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeTexts, makeTable, MISSING_INTEGER, type Column } from '../../../src/columns/column.ts';
import { countDistinct, equivalenceClasses } from '../../../src/columns/equivalence-classes.ts';
import { personHistogram, sizeHistogram } from '../../../src/columns/size-histogram.ts';
import { duckDb } from '../../../src/engine/duckdb/duckdb-engine.ts';
import type { TrustedSession } from '../../../src/engine/port.ts';
import { queryDiversity, queryHistogram } from '../../../src/measure/risk/class-steps.ts';

describe('the engine and the kernel', () => {
  let session: TrustedSession;
  let tables = 0;
  beforeAll(async () => {
    session = await duckDb.openTrusted({ threads: 2 });
  });
  afterAll(() => session.close());

  const row = fc.record({
    size: fc.constantFrom('a', 'b', null),
    other: fc.constantFrom(0, 1, 7, MISSING_INTEGER),
    who: fc.constantFrom('p', 'q', 'r', 's', null),
    sensitive: fc.constantFrom('x', 'y', null),
  });

  it('count the same classes, rows, persons and distinct values', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), fc.constantFrom('own' as const, 'drop' as const), async (rows, missing) => {
        const size = codeTexts(rows.map((cells) => cells.size), rows.length);
        const other: Column = { kind: 'number', type: 'integer', values: Int32Array.from(rows, (cells) => cells.other) };
        const who = codeTexts(rows.map((cells) => cells.who), rows.length);
        const sensitive = codeTexts(rows.map((cells) => cells.sensitive), rows.length);
        const columns = new Map<string, Column>([['size', size], ['other', other], ['who', who], ['the "sensitive"', sensitive]]);
        const name = `t${++tables}`;
        await session.load(makeTable({ name, columns: [...columns].map(([column, { type }]) => ({ name: column, type, attributeClass: 'insensitive' })) }, columns));

        const query = { table: name, quasiIdentifiers: ['size', 'other'], missing };
        expect(await queryHistogram(session, query)).toEqual(sizeHistogram([size, other], { missing }));
        const classes = equivalenceClasses([size, other], { missing, subject: who });
        expect(await queryHistogram(session, { ...query, subject: 'who' })).toEqual(personHistogram(classes, who));

        const distinct = countDistinct(classes.ofRow, classes.count, sensitive);
        const diversity = await queryDiversity(session, query, 'the "sensitive"');
        expect(diversity).toEqual({
          distinctMin: classes.count === 0 ? 0 : Math.min(...distinct),
          homogeneousRows: classes.rows.reduce((sum, size, index) => sum + (distinct[index] === 1 ? size : 0), 0),
          rows: rows.length - classes.droppedRows,
        });
      }),
      { numRuns: 60 },
    );
  });
});
