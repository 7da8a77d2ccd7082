import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ident, joined, literal, sql, step, withSteps, type Sql } from '../../src/engine/sql.ts';

describe('sql', () => {
  it('numbers parameters through nested pieces', () => {
    const inner = sql`b = ${2} AND ${ident('c d')} = ${'x'}`;
    expect(sql`SELECT ${1} WHERE ${inner} OR ${null}`.render()).toEqual({ text: 'SELECT $1 WHERE b = $2 AND "c d" = $3 OR $4', parameters: [1, 2, 'x', null] });
  });

  it('joins pieces', () => {
    expect(joined([sql`${1}`, sql`a`, sql`${2}`]).render()).toEqual({ text: '$1, a, $2', parameters: [1, 2] });
    expect(() => joined([])).toThrow(/at least one/);
  });

  it('puts steps before the query that reads them', () => {
    expect(withSteps([step('a', sql`SELECT ${1}`), step('b"', sql`SELECT * FROM a`)], sql`SELECT ${2}`).render()).toEqual({
      text: 'WITH "a" AS (SELECT $1), "b""" AS (SELECT * FROM a) SELECT $2',
      parameters: [1, 2],
    });
  });

  it('never lets a value become text', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(sql`SELECT ${value}`.render()).toEqual({ text: 'SELECT $1', parameters: [value] });
      }),
    );
  });

  it('quotes names and constants so that nothing can leave them', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }).filter((text) => !text.includes('\0')), (text) => {
        expect(ident(text).render().text.slice(1, -1).replaceAll('""', '')).not.toContain('"');
        expect(literal(text).render().text.slice(1, -1).replaceAll("''", '')).not.toContain("'");
      }),
    );
  });

  it('refuses what the driver would cut or could not bind', () => {
    expect(() => ident('a\0b')).toThrow(/NUL/);
    expect(() => literal('a\0b')).toThrow(/NUL/);
    expect(() => ident('')).toThrow(/empty/);
    expect(() => sql`${Number.NaN}`).toThrow(/finite/);
    expect(() => sql`${{ texts: ['DROP'], values: [] } as unknown as Sql}`).toThrow(/piece of SQL/);
  });
});
