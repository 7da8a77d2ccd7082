import { describe, expect, it } from 'vitest';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import { releaseSteps } from '../../src/release/index.ts';
import { pseudonymize } from '../../src/release/pseudonymize.ts';
import { runSteps } from '../../src/release/run-steps.ts';
import type { Chosen } from '../../src/schema/method.ts';
import { releaseState } from './release-state.ts';

const KEY = '00112233445566778899aabbccddeeff'.repeat(2);
const state = releaseState({ columns: { email: ['direct-identifier', ['lee@mail.example', 'park@mail.example']] } });
const draws = (instance: string) => (attribute: string) => keyedDraws({ seed: 1, stage: 'release', instance, attribute });

describe('runSteps', () => {
  it('says that a secret option was given, and shows it nowhere but to the owner', () => {
    const options = pseudonymize.options.parse({ column: 'email', method: 'hmac-sha256', key: KEY });
    const { internal, ...published } = runSteps(state, [{ id: 'pseudonymize', options }], draws);
    expect(published.steps[0]!.options).toEqual({ column: 'email', method: 'hmac-sha256', normalize: true, key: '(kept by the owner)' });
    expect(JSON.stringify(published.steps)).not.toContain(KEY);
    expect(internal).toEqual({ '1. pseudonymize': { masterKey: KEY } });
  });

  it('leaves empty lists out of what it shows', () => {
    expect(runSteps(state, [{ id: 'removeDirectIdentifiers', options: { except: ['email'] } }], draws).steps[0]!.options).toEqual({ except: ['email'] });
    const two = releaseState({ columns: { email: ['direct-identifier', ['a']], sex: ['quasi-identifier', ['F']] } });
    expect(runSteps(two, [{ id: 'removeDirectIdentifiers', options: { except: [] } }], draws).steps[0]!.options).toEqual({});
  });
});

describe('runSteps and differential privacy', () => {
  const ROWS = 60;
  const people = releaseState({
    columns: {
      sex: ['quasi-identifier', Array.from({ length: ROWS }, (_, row) => (row % 2 === 0 ? 'f' : 'm'))],
      town: ['quasi-identifier', Array.from({ length: ROWS }, () => 'paris')],
      note: ['insensitive', Array.from({ length: ROWS }, () => 'call back')],
    },
    hierarchies: { sex: { kind: 'suppress' }, town: { kind: 'prefix', keep: [2] } },
  });
  const fromData = { ...people, hierarchies: new Map([...people.hierarchies].map(([name, hierarchy]) => [name, { ...hierarchy, fromData: true as const }])) };
  const parsed = (id: string, options: Readonly<Record<string, unknown>>): Chosen => ({ id, options: releaseSteps.find((step) => step.id === id)!.options.parse(options) as Record<string, unknown> });
  const taken = (steps: readonly Chosen[], state = people): string[] => runSteps(state, steps, draws).promises.map(({ kind }) => kind);
  const count = parsed('dpAggregate', { statistics: [{ kind: 'count' }], epsilon: 1 });
  const towns = parsed('dpAggregate', { by: ['town'], domain: { town: ['pa'] }, statistics: [{ kind: 'count' }], epsilon: 1 });
  const sampled = parsed('safePub', { levels: { sex: 0, town: 0 }, epsilon: 1, delta: 0.3 });
  const synthetic = parsed('synthesize', { method: 'mst', epsilon: 1, columns: ['sex', 'town'], domain: { sex: ['f', 'm'], town: ['paris', 'oslo'] } });
  const coarser = parsed('generalize', { levels: { town: 1 } });

  it('lets steps come before it that treat each person alone', () => {
    expect(taken([parsed('dropColumns', { columns: ['note'] }), coarser, towns])).toEqual(['absent', 'differential-privacy']);
    expect(taken([parsed('limitItems', { most: 1 }), count])).toEqual(['differential-privacy']);
    expect(taken([synthetic, coarser])).toEqual(['differential-privacy']);
  });

  it.each([
    ['dpAggregate', 'kAnonymize', [parsed('kAnonymize', { k: 5 }), count]],
    ['dpAggregate', 'sampleSubjects', [parsed('sampleSubjects', { share: 0.5 }), count]],
    ['dpAggregate', 'safePub', [sampled, count]],
    ['dpAggregate', 'redactText, sampleSubjects', [parsed('redactText', { columns: ['note'] }), parsed('sampleSubjects', { share: 0.5 }), coarser, count]],
    ['safePub', 'sampleSubjects', [parsed('sampleSubjects', { share: 0.5 }), sampled]],
    ['synthesize', 'kAnonymize', [parsed('kAnonymize', { k: 5 }), synthetic]],
  ] satisfies [string, string, Chosen[]][])('refuses %s behind %s', (id, before, steps) => {
    expect(() => taken(steps)).toThrow(`${id}: expected steps before it that treat each person alone, got ${before}; what they do depends on several people, so that no differential privacy can be promised: leave them out`);
  });

  it('lets a method without a promise come behind any step', () => {
    expect(taken([parsed('sampleSubjects', { share: 0.5 }), parsed('synthesize', { method: 'independent-marginals' })])).toEqual([]);
  });

  it('refuses levels that are taken from the data, before and behind', () => {
    expect(() => taken([coarser, towns], fromData)).toThrow('dpAggregate: expected columns generalized by public hierarchies, got town by levels taken from the data; write hierarchies of your own, without looking at these data');
    expect(() => taken([synthetic, coarser], fromData)).toThrow('generalize: expected public hierarchies behind a differentially private step, got town with levels taken from the data; write hierarchies of your own, without looking at these data');
    // A column that is left out again shapes nothing.
    expect(taken([coarser, parsed('dropColumns', { columns: ['town'] }), count], fromData)).toEqual(['absent', 'differential-privacy']);
  });

  it.each(['kAnonymize', 'sampleSubjects', 'pseudonymize', 'dpAggregate', 'safePub', 'mondrian'])('refuses %s where the rows are no records any more', (id) => {
    for (const [first, rows] of [[synthetic, 'synthetic rows'], [count, 'statistics']] as const) {
      expect(() => taken([first, { id, options: {} }])).toThrow(`${id}: expected rows that are records of people, got ${rows}; put this step before the one that replaces the records, or leave it out`);
    }
  });

  it('refuses to change the classes of a sample', () => {
    expect(() => taken([sampled, coarser])).toThrow('release.steps: expected generalize before the step that promises classes, got it after; it would break their promise');
  });

  it('knows each of its steps', () => {
    expect(() => taken([{ id: 'bleach', options: {} }])).toThrow('release.step: no release step bleach');
  });
});
