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
    expect(changes).toEqual(['Released at age width 10.', 'Suppressed 1 row of 5.', expect.stringMatching(/^Evaluated \d of 4 generalizations; the least loss is proven\.$/)]);
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
    expect(() => run({ columns }, { k: 6, suppressionLimit: 0.9 })).toThrow(/kAnonymize\.suppressionLimit: expected a limit that 6-anonymity can meet on 5 rows, got 0\.9/);
    for (const options of [{ k: 1 }, { k: 2.5 }, { k: 2, suppressionLimit: 1.1 }, { k: 2, unit: 'household' }, {}]) expect(kAnonymize.options.safeParse(options).success).toBe(false);
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
