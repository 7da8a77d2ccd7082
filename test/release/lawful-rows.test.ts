import { describe, expect, it } from 'vitest';
import { honourOptOut, requireConsent } from '../../src/release/lawful-rows.ts';
import { promiseText } from '../../src/release/step.ts';
import { cellsOf, releaseState } from './release-state.ts';

// Five contacts: subject 1 has two, one of them without a record of consent.
const state = releaseState({
  columns: { name: ['direct-identifier', ['a', 'b', 'c', 'd', 'e']] },
  subject: [1, 1, 2, 3, 4],
  consentRecorded: [1, 0, 1, 0, 1],
  optedOut: [0, 0, 1, 0, 1],
});

describe('requireConsent', () => {
  it('leaves only contacts with consent on record, and everything else about them as it was', () => {
    const { state: after, promises, changes } = requireConsent.run(state);
    expect(cellsOf(after.table, 'name')).toEqual(['a', 'c', 'e']);
    expect([...after.rows]).toEqual([100, 102, 104]);
    expect([...after.subject]).toEqual([1, 2, 4]);
    expect([...after.ledger.consentRecorded]).toEqual([1, 1, 1]);
    expect([...after.ledger.optedOut]).toEqual([0, 1, 1]);
    expect(promises.map(promiseText)).toEqual(['only contacts whose consent is on record']);
    expect(changes).toEqual(['Left out 2 contacts without consent on record.']);
  });
});

describe('honourOptOut', () => {
  it('leaves out every contact that is marked', () => {
    const { state: after, promises, changes } = honourOptOut.run(state);
    expect(cellsOf(after.table, 'name')).toEqual(['a', 'b', 'd']);
    expect([...after.rows]).toEqual([100, 101, 103]);
    expect(promises.map(promiseText)).toEqual(['no contact who objected']);
    expect(changes).toEqual(['Left out 2 contacts of people who opted out.']);
  });

  it('may follow the other, and then counts what is left', () => {
    const { state: after, changes } = honourOptOut.run(requireConsent.run(state).state);
    expect(cellsOf(after.table, 'name')).toEqual(['a']);
    expect(changes).toEqual(['Left out 2 contacts of people who opted out.']);
    expect(honourOptOut.run(after).changes).toEqual(['Left out 0 contacts of people who opted out.']);
  });
});
