import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { synthesize } from '../../../src/release/synthesis/synthesize.ts';
import { cellsOf } from '../release-state.ts';
import { mixedState, synthesized } from './mixed-state.ts';

const ROWS = 40;
const every = <Value>(values: readonly Value[]): Value[] => Array.from({ length: ROWS }, (_, row) => values[row % values.length]!);
const state = mixedState(
  { email: Array.from({ length: ROWS }, (_, row) => `p${row}@example.org`), sex: every(['f', 'm']), visits: every([1, 2, 3, 4, null]), born: every([0, 365]) },
  { types: { visits: 'integer', born: 'date' }, classes: { email: 'direct-identifier', sex: 'quasi-identifier' } },
);
const domain = { sex: ['f', 'm'], visits: { lower: 0, upper: 9, bins: 5 }, born: { lower: '1970-01-01', upper: '1972-12-31', bins: 3 } };
const private1 = { epsilon: 1, domain };
const every3 = [{ method: 'independent-marginals' }, { method: 'independent-marginals', ...private1 }, { method: 'gaussian-copula' }, { method: 'mst', ...private1 }];

describe('synthesize', () => {
  it.each(every3)('gives synthetic rows about nobody: $method', (options) => {
    const { state: after } = synthesized(state, { ...options, rows: 25 });
    expect(after.form).toBe('synthetic');
    expect([after.rows.length, after.subject.length, after.ledger.consentRecorded.length, after.ledger.optedOut.length, after.recodings.size, after.pseudonymized.size]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(after.table.rows).toBe(25);
    expect(after.table.schema.columns.map(({ name, type, attributeClass }) => [name, type, attributeClass])).toEqual([
      ['sex', 'string', 'quasi-identifier'],
      ['visits', 'integer', 'insensitive'],
      ['born', 'date', 'insensitive'],
    ]);
    expect([...after.table.columns.values()].map(({ kind, type }) => [kind, type])).toEqual([['coded', 'string'], ['number', 'integer'], ['number', 'date']]);
  });

  it.each(every3)('repeats under its seed and differs under another: $method', (options) => {
    const [once, again] = [synthesized(state, options).state.table, synthesized(state, options).state.table];
    for (const name of ['sex', 'visits', 'born']) expect(cellsOf(again, name)).toEqual(cellsOf(once, name));
    const other = synthesized({ ...state, draws: mixedState({ x: ['1'] }, { seed: 4 }).draws }, options).state.table;
    expect(cellsOf(other, 'visits')).not.toEqual(cellsOf(once, 'visits'));
  });

  it('says what it made, and nothing exact about the people where privacy is promised', () => {
    expect(synthesized(state, { method: 'gaussian-copula' })).toMatchObject({
      promises: [],
      changes: ['Left out email: direct identifiers and pseudonyms are not imitated.', 'Replaced 40 rows by 40 synthetic rows of 3 columns (sex, visits, born) from a Gaussian copula. Nothing is promised: the model is fitted without noise.'],
    });
    expect(synthesized(state, { method: 'independent-marginals' }).promises).toEqual([]);
    const { changes, internal } = synthesized({ ...state, subject: Int32Array.from({ length: ROWS }, (_, row) => row >> 1) }, { method: 'mst', epsilon: 1, domain: { sex: domain.sex, visits: domain.visits }, columns: ['sex', 'visits'], rows: 10 });
    expect(changes).toEqual([
      'Drew 10 synthetic rows of 2 columns (sex, visits) from noisy counts of each and of 1 pair: sex – visits.',
      'Spent ε = 1 at δ = 1e-9 on at most 1 row of each data subject, in 3 parts.',
    ]);
    expect(internal).toEqual({ rowsLeftOut: 20, valuesOutsideDomain: { sex: 0, visits: 0 } });
  });

  it('refuses columns that name people', () => {
    expect(() => synthesized(state, { method: 'gaussian-copula', columns: ['email'] })).toThrow(/synthesize\.columns: expected no direct identifiers and no pseudonyms, .* got email; leave them out/);
    expect(() => synthesized({ ...state, pseudonymized: new Set(['sex']) }, { method: 'gaussian-copula', columns: ['sex'] })).toThrow(/no pseudonyms, .* got sex/);
    expect(synthesized({ ...state, pseudonymized: new Set(['sex']) }, { method: 'gaussian-copula' }).state.table.schema.columns.map(({ name }) => name)).toEqual(['visits', 'born']);
  });

  it('refuses columns it cannot find, twice the same, and what is no record', () => {
    expect(() => synthesized(state, { method: 'gaussian-copula', columns: ['age'] })).toThrow(/synthesize\.columns: expected columns of the release \(email, sex, visits, born\), got age/);
    expect(() => synthesized(state, { method: 'gaussian-copula', columns: ['sex', 'sex'] })).toThrow(/expected each column once/);
    expect(() => synthesized(synthesized(state, { method: 'gaussian-copula' }).state, { method: 'gaussian-copula' })).toThrow(/synthesize\.steps: expected records to imitate, got synthetic rows/);
    expect(() => synthesized(mixedState({ email: ['x'] }, { classes: { email: 'direct-identifier' } }), { method: 'gaussian-copula' })).toThrow(/got only direct identifiers/);
    expect(() => synthesized(mixedState({ sex: [] }), { method: 'gaussian-copula' })).toThrow(/expected a table with rows, got none/);
  });

  it('refuses free text and identifiers, and names column, count and remedy', () => {
    const notes = mixedState({ sex: every(['f', 'm']), note: Array.from({ length: ROWS }, (_, row) => (row === 0 ? null : `note ${row}`)) });
    for (const method of ['gaussian-copula', 'independent-marginals']) {
      expect(() => synthesized(notes, { method })).toThrow('synthesize.columns: expected categories, got note with 39 texts in 39 rows, as identifiers and free text have them; leave it out by columns, or generalize it first');
    }
    expect(synthesized(mixedState({ city: [...every(['x']), ...Array.from({ length: 20 }, (_, i) => `city ${i}`)] }), { method: 'gaussian-copula' }).state.table.rows).toBe(60);
  });

  it('refuses a private method without public domains', () => {
    for (const method of ['mst', 'independent-marginals']) {
      expect(() => synthesized(state, { method, epsilon: 1, domain: { sex: ['f', 'm'] } })).toThrow(/synthesize\.domain: expected a public domain for every column, .* got none for visits, born; write \{ visits: \[value, …\] \} .* \{ lower: …, upper: …, bins: … \}/);
    }
    expect(() => synthesized(state, { method: 'mst', epsilon: 1, columns: ['sex'], domain })).toThrow(/synthesize\.domain: expected columns to synthesize \(sex\), got visits, born/);
    expect(() => synthesized(state, { method: 'independent-marginals', domain: { age: ['1'] } })).toThrow(/synthesize\.domain: .* got age/);
  });

  it.each([
    { method: 'mst', domain },
    { method: 'mst', domain, epsilon: -1 },
    { method: 'mst', domain, epsilon: 0 },
    { method: 'mst', domain, epsilon: 1, delta: 0 },
    { method: 'mst', domain, epsilon: 1, delta: 1 },
    { method: 'mst', domain, epsilon: 1, maxRowsPerSubject: 0 },
    { method: 'gaussian-copula', epsilon: 1 },
    { method: 'gaussian-copula', domain },
    { method: 'gan' },
  ])('refuses options without meaning: %o', (options) => {
    expect(synthesize.options.safeParse(options).success).toBe(false);
  });

  it('has options that a document schema can hold, each with its words', () => {
    const schema = z.toJSONSchema(synthesize.options, { io: 'input' }) as { oneOf: { properties: Record<string, { description?: string }> }[] };
    expect(schema.oneOf.length).toBe(3);
    for (const { properties } of schema.oneOf) for (const [name, { description }] of Object.entries(properties)) expect([name, description]).not.toEqual([name, undefined]);
  });
});
