import { describe, expect, it } from 'vitest';
import { calibrationTargets, checkCalibration, loadCountry } from '../../src/population/index.ts';
import { world } from './worlds.ts';

describe('calibration', () => {
  it('holds on worlds whose seeds nothing was tuned on', async () => {
    for (const seed of [101, 202]) {
      const { people, plan } = await world({ people: 50_000, seed });
      for (const { id, status } of await checkCalibration(people, plan)) if (status !== 'not-assessable') expect([seed, id, status]).toEqual([seed, id, 'met']);
    }
  });

  it('names each target once, with a source and how it was read', async () => {
    const targets = calibrationTargets(await loadCountry('us'));
    expect(new Set(targets.map(({ id }) => id)).size).toBe(targets.length);
    expect(new Set(targets.map(({ kind }) => kind))).toEqual(new Set(['input', 'emergent']));
    for (const { source, tolerance } of targets) expect(source.length > 0 && tolerance > 0).toBe(true);
  });

  it('says nothing where the world is too small', async () => {
    const { people, plan } = await world({ people: 1_500 });
    for (const { status, observed } of await checkCalibration(people, plan)) expect([status, observed]).toEqual(['not-assessable', null]);
  });

  it('sees a world that is off', async () => {
    const { people, plan } = await world({ people: 50_000, seed: 101 });
    // Looked at twenty years later, the same people are too old.
    const results = await checkCalibration(people, { ...plan, asOf: '2046-01-01' });
    expect(results.find(({ id }) => id === 'age.0-17')!.status).toBe('missed');
    expect(results.find(({ id }) => id === 'household.size.1')!.status).toBe('met');
  });
});
