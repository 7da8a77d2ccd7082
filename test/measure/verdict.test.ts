import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../src/measure/attack-measures.ts';
import { overWorlds } from '../../src/measure/replicates.ts';

describe('verdictOf', () => {
  it('calls a leak only where the whole interval is above zero and reaches past the margin', () => {
    expect(verdictOf(0.2, [0.1, 0.3], true).verdict).toBe('leak');
    expect(verdictOf(0.02, [0.004, 0.04], true).verdict).toBe('leak');
    expect(verdictOf(0.2, [-0.01, 0.3], true).verdict).toBe('inconclusive');
  });

  it('calls equivalent only inside the margin, and only with power', () => {
    expect(verdictOf(0.002, [0.001, 0.003], true).verdict).toBe('equivalent');
    expect(verdictOf(0, [-0.009, 0.009], true).verdict).toBe('equivalent');
    expect(verdictOf(0, [-0.009, 0.009], false).verdict).toBe('no-power');
    expect(verdictOf(-0.3, [-0.4, -0.2], true).verdict).toBe('inconclusive');
  });
});

describe('overWorlds', () => {
  const measure = (value: number | null) => ({ id: 'x', value, interval: null, intervalKind: 'exact', numerator: 1, denominator: 2, parameters: {} }) as const;

  it('is the mean over worlds and forgets the counts of one of them', () => {
    expect(overWorlds([measure(1), measure(3)])).toMatchObject({ value: 2, intervalKind: 'replicates', parameters: { replicates: 2 } });
    expect(overWorlds([measure(1), measure(3)])).not.toHaveProperty('numerator');
    expect(overWorlds([measure(1)])).toEqual(measure(1));
  });

  it('does not average over a world that could not be assessed', () => {
    expect(overWorlds([measure(1), measure(null)]).value).toBeNull();
  });
});
