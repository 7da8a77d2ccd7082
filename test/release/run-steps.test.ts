import { describe, expect, it } from 'vitest';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import { pseudonymize } from '../../src/release/pseudonymize.ts';
import { runSteps } from '../../src/release/run-steps.ts';
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
