import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropColumns } from '../../src/release/select-columns.ts';
import { kAnonymize } from '../../src/release/k-anonymity.ts';
import { promiseText, type StepOutcome } from '../../src/release/step.ts';
import type { HierarchySpec } from '../../src/schema/hierarchy.ts';
import { cellsOf, releaseState, type Written } from './release-state.ts';

const hierarchies: Record<string, HierarchySpec> = { age: { kind: 'interval', widths: [10, 20] }, sex: { kind: 'suppress' }, zip: { kind: 'prefix', keep: [2, 1] } };

const run = (written: Written, options: object): StepOutcome => kAnonymize.run(releaseState({ hierarchies, ...written }), kAnonymize.options.parse(options));

describe('a table solved by hand', () => {
  // Five people: two of 21 and 24, two of 35 and 38, one of 41 alone in its ten years.
  const columns = { age: ['quasi-identifier', ['21', '24', '35', '38', '41']], note: ['insensitive', ['a', 'b', 'c', 'd', 'e']] } as const satisfies Written['columns'];

  it('generalizes to ten years and suppresses the one who is alone there, if one row in five may go', () => {
    const { state, promises, changes } = run({ columns }, { k: 2, suppressionLimit: 0.2 });
    expect(cellsOf(state.table, 'age')).toEqual(['[20, 30)', '[20, 30)', '[30, 40)', '[30, 40)']);
    expect(cellsOf(state.table, 'note')).toEqual(['a', 'b', 'c', 'd']);
    expect([...state.rows]).toEqual([100, 101, 102, 103]);
    expect([...state.subject]).toEqual([0, 1, 2, 3]);
    expect(promises.map(promiseText)).toEqual(['every class on age holds at least 2 data subjects']);
    expect(changes).toEqual(['Released at age width 10.', 'Suppressed 1 row of 5.', 'Evaluated 4 of 4 generalizations: none has a lower loss.lm.geometric.']);
  });

  it('has to suppress the column where no row may go', () => {
    expect(cellsOf(run({ columns }, { k: 2, suppressionLimit: 0 }).state.table, 'age')).toEqual(['*', '*', '*', '*', '*']);
  });

  it('does not take two contacts of one subject for two people', () => {
    const twice = { columns: { age: ['quasi-identifier', ['21', '24', '35', '38']] }, subject: [1, 1, 2, 3] } as const satisfies Written;
    expect(cellsOf(run(twice, { k: 2, suppressionLimit: 0.5 }).state.table, 'age')).toEqual(['[30, 40)', '[30, 40)']);
    const rows = run(twice, { k: 2, suppressionLimit: 0.5, unit: 'row' });
    expect(cellsOf(rows.state.table, 'age')).toEqual(['[20, 30)', '[20, 30)', '[30, 40)', '[30, 40)']);
    expect(rows.promises.map(promiseText)).toEqual(['every class on age holds at least 2 rows']);
  });

  it('refuses a release without quasi-identifiers, which it would otherwise empty without a word', () => {
    const state = dropColumns.run(releaseState({ columns, hierarchies }), { columns: ['age'] }).state;
    expect(() => kAnonymize.run(state, kAnonymize.options.parse({ k: 2 }))).toThrow(/kAnonymize\.columns: expected at least one quasi-identifier in the release, got none/);
  });

  it('refuses what it cannot generalize, and options that promise nothing', () => {
    expect(() => run({ columns }, { k: 2, columns: ['note'] })).toThrow(/kAnonymize\.columns: expected a hierarchy for note/);
    expect(() => run({ columns }, { k: 2, columns: ['name'] })).toThrow(/expected columns of the release \(age, note\), got name/);
    expect(() => run({ columns }, { k: 1 })).toThrow(/kAnonymize\.k: expected k of at least 2 or a further model, got 1 alone/);
    for (const options of [{ k: 0 }, { k: 2.5 }, { k: 2, suppressionLimit: 1.1 }, { k: 2, unit: 'household' }, {}]) expect(kAnonymize.options.safeParse(options).success).toBe(false);
  });

  it('refuses k above the people that there are, and a table without rows', () => {
    expect(() => run({ columns }, { k: 6, suppressionLimit: 0.9 })).toThrow(/kAnonymize\.k: expected at most the 5 data subjects of the table, got 6; lower k/);
    expect(() => run({ columns: { age: ['quasi-identifier', ['21', '24', '35']] }, subject: [1, 1, 2] }, { k: 3, suppressionLimit: 1 })).toThrow(/at most the 2 data subjects of the table, got 3; lower k/);
    expect(() => run({ columns: { age: ['quasi-identifier', ['21']] } }, { k: 2, unit: 'row' })).toThrow(/at most the 1 row of the table, got 2/);
    expect(() => run({ columns: { age: ['quasi-identifier', []] } }, { k: 2 })).toThrow(/kAnonymize\.columns: expected a table with rows, got none/);
  });

  it('leaves a column of one value, or of missing values only, as it is', () => {
    const flat = { columns: { age: ['quasi-identifier', ['21', '21', '21']], sex: ['quasi-identifier', [null, null, null]] } } as const satisfies Written;
    const { state, changes } = run(flat, { k: 3 });
    expect([cellsOf(state.table, 'age'), cellsOf(state.table, 'sex')]).toEqual([['21', '21', '21'], [null, null, null]]);
    expect(changes[1]).toBe('Suppressed 0 rows of 3.');
  });

  it('gives the best found where the budget ends, and says that it is not proven', () => {
    const { changes } = run({ columns }, { k: 2, suppressionLimit: 0.2, maxNodes: 1 });
    expect(changes[2]).toBe('Evaluated 1 of 4 generalizations, as many as maxNodes allows: this one has the lowest loss.lm.geometric among them, and a lower one may exist.');
  });

  it('takes a column that is named twice once', () => {
    const { state, promises } = run({ columns }, { k: 2, suppressionLimit: 0.2, columns: ['age', 'age'] });
    expect(cellsOf(state.table, 'age')).toEqual(['[20, 30)', '[20, 30)', '[30, 40)', '[30, 40)']);
    expect(promises).toEqual([{ kind: 'model', model: { model: 'k-anonymity', k: 2 }, unit: 'subject', columns: ['age'] }]);
  });
});

describe('any table', () => {
  const row = fc.tuple(fc.option(fc.nat({ max: 59 }).map(String), { nil: null }), fc.constantFrom('F', 'M'), fc.constantFrom('111', '112', '121', '211', '222'), fc.nat({ max: 15 }));
  const problem = fc.tuple(fc.array(row, { minLength: 8, maxLength: 60 }), fc.integer({ min: 2, max: 5 }), fc.constantFrom(0, 0.1, 0.5), fc.constantFrom('subject', 'row'));

  it('is released as promised: classes recounted, the limit kept, every value what the recoding makes of the collected one', () => {
    let released = 0;
    fc.assert(
      fc.property(problem, ([rows, k, suppressionLimit, unit]) => {
        const names = ['age', 'sex', 'zip'];
        const written: Written = { columns: Object.fromEntries(names.map((name, j) => [name, ['quasi-identifier', rows.map((cells) => cells[j] as string | null)]])), subject: rows.map((cells) => cells[3]) };
        let outcome: StepOutcome;
        try {
          outcome = run(written, { k, suppressionLimit, unit });
        } catch (error) {
          // Not even `*` everywhere can be enough: too few members in all.
          expect((unit === 'row' ? rows.length : new Set(written.subject).size) < k, String(error)).toBe(true);
          return;
        }
        const { state } = outcome;
        released += state.table.rows;
        const members = new Map<string, Set<number>>();
        for (let at = 0; at < state.table.rows; at++) {
          const key = JSON.stringify(names.map((name) => cellsOf(state.table, name)[at]));
          members.set(key, (members.get(key) ?? new Set()).add(unit === 'row' ? at : written.subject![state.rows[at]! - 100]!));
        }
        for (const [key, own] of members) expect(own.size, key).toBeGreaterThanOrEqual(k);
        expect(rows.length - state.table.rows).toBeLessThanOrEqual(suppressionLimit * rows.length);
        for (const [j, name] of names.entries()) {
          const recoding = state.recodings.get(name);
          const cells = cellsOf(state.table, name);
          expect(cells).toEqual(Array.from(state.rows, (collected) => {
            const value = rows[collected - 100]![j] as string | null;
            return recoding === undefined || recoding.kind === 'local' ? value : recoding.hierarchy.generalize(value, recoding.level);
          }));
        }
        expect([...state.subject]).toEqual(Array.from(state.rows, (collected) => written.subject![collected - 100]));
        expect(new Set(state.rows).size).toBe(state.table.rows);
      }),
      { numRuns: 150 },
    );
    expect(released).toBeGreaterThan(500);
  });
});

describe('a table with 15 % duplicates, by hand', () => {
  // Twenty rows of seventeen people: 1, 2 and 3 each have two contacts in one postcode.
  const subject = [1, 1, 2, 2, 4, 5, 6, 7, 8, 9, 3, 3, 10, 11, 12, 13, 14, 15, 16, 17];
  const zip = ['111', '111', '111', '111', ...Array(6).fill('112'), '211', '211', '211', ...Array(7).fill('212')] as string[];
  const written = { columns: { zip: ['quasi-identifier', zip] }, subject } as const satisfies Written;
  const sizes = (options: object): Record<string, number> => {
    const cells = cellsOf(run(written, options).state.table, 'zip') as string[];
    return Object.fromEntries([...new Set(cells)].map((value) => [value, cells.filter((own) => own === value).length]));
  };

  it('counts rows: every postcode has at least three', () => {
    expect(sizes({ k: 3, suppressionLimit: 0, unit: 'row' })).toEqual({ 111: 4, 112: 6, 211: 3, 212: 7 });
  });

  it('counts people: postcodes 111 (two people) and 211 (two) are too small, whatever their rows', () => {
    // Without suppression two digits are kept: eight people in 11 (ten rows), nine in 21 (ten rows).
    expect(sizes({ k: 3, suppressionLimit: 0 })).toEqual({ '11*': 10, '21*': 10 });
    // To suppress the seven rows of the four people would lose 7/20; two digits lose (2/4 − 1/4)/(1 − 1/4) = 1/3.
    expect(sizes({ k: 3, suppressionLimit: 0.35 })).toEqual({ '11*': 10, '21*': 10 });
  });

  it('promises no more than people: ten rows each, but eight people in 11 and nine in 21', () => {
    expect(sizes({ k: 8, suppressionLimit: 0 })).toEqual({ '11*': 10, '21*': 10 });
    expect(sizes({ k: 9, suppressionLimit: 0 })).toEqual({ '*': 20 });
    // Ten rows suppressed and ten at half the domain: (3/4 − 1/4)/(3/4) = 2/3, where * loses 1.
    expect(sizes({ k: 9, suppressionLimit: 0.5 })).toEqual({ '21*': 10 });
    expect(sizes({ k: 10, suppressionLimit: 0, unit: 'row' })).toEqual({ '11*': 10, '21*': 10 });
  });
});
