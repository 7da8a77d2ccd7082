import { describe, expect, it } from 'vitest';
import type { DifferentialPrivacy } from '../../../src/release/step.ts';
import { rhoFor } from '../../../src/stats/zero-concentrated-privacy.ts';
import { cellsOf } from '../release-state.ts';
import { mixedState, sharesOf, synthesized } from './mixed-state.ts';

const ROWS = 6000;
/** Half x, a third y, a sixth missing; spend is 1 where kind is x. */
const kind = Array.from({ length: ROWS }, (_, row) => (row % 6 < 3 ? 'x' : row % 6 < 5 ? 'y' : null));
const spend = kind.map((value) => (value === 'x' ? 1 : 0));
const state = mixedState({ kind, spend }, { types: { spend: 'integer' } });
const domain = { kind: ['x', 'y', 'z'], spend: [0, 1] };

describe('independent-marginals', () => {
  it.each([{}, { domain }, { epsilon: 1e6, domain }])('keeps shares, missing ones too, and no dependence: %o', (options) => {
    const { table } = synthesized(state, { method: 'independent-marginals', ...options }).state;
    const shares = sharesOf(table, 'kind', 'spend');
    for (const [value, share] of [['x', 1 / 2], ['y', 1 / 3], ['null', 1 / 6]] as const) {
      for (const own of [0, 1]) {
        const p = share / 2;
        expect(Math.abs((shares.get(`${value}|${own}`) ?? 0) - p)).toBeLessThan(5.5 * Math.sqrt((p * (1 - p)) / table.rows));
      }
    }
    expect(shares.size).toBe(6);
  });

  it('redraws the table\'s own values where nothing is promised, and keeps no other value', () => {
    const { state: after, promises, changes } = synthesized(state, { method: 'independent-marginals', rows: 20 });
    expect(promises).toEqual([]);
    expect(changes).toEqual(['Replaced 6,000 rows by 20 synthetic rows, each of 2 columns (kind, spend) drawn by itself. Nothing is promised.']);
    const column = after.table.columns.get('kind')!;
    expect(column.kind === 'coded' && new Set(column.dictionary)).toEqual(new Set(cellsOf(after.table, 'kind')));
  });

  it('spreads its budget evenly over the columns', () => {
    const [promise] = synthesized(state, { method: 'independent-marginals', epsilon: 3, domain }).promises as [DifferentialPrivacy];
    const share = rhoFor(3, 1e-9) / 2;
    expect(promise).toEqual({ kind: 'differential-privacy', epsilon: 3, delta: 1e-9, unit: 'subject', ledger: [{ purpose: 'counts of kind', rho: share }, { purpose: 'counts of spend', rho: share }] });
  });
});
