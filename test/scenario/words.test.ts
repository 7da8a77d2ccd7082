import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { editDistance, nearest } from '../../src/scenario/nearest.ts';
import { laidOver, overridesOf } from '../../src/scenario/overrides.ts';
import { pathText, shown } from '../../src/scenario/problem.ts';

describe('nearest', () => {
  it('is Levenshtein\'s distance, by hand', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('flaw', 'lawn')).toBe(2);
  });

  it('is a metric', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
    );
  });

  it('looks past capitals and hyphens, and says nothing rather than anything', () => {
    expect(nearest('electoral-roll', ['emailProviders', 'electoralRoll'])).toBe('electoralRoll');
    expect(nearest('K_ANONYMIZE', ['kAnonymize'])).toBe('kAnonymize');
    expect(nearest('zzz', ['kAnonymize', 'id'])).toBeUndefined();
    expect(nearest('x', ['id', 'k'])).toBeUndefined();
    expect(nearest('anything', [])).toBeUndefined();
  });
});

describe('overrides', () => {
  const options = z.strictObject({ rate: z.number().max(1).default(0.5).describe('A rate'), inner: z.strictObject({ flag: z.boolean().default(false), list: z.array(z.int()).default([1]) }).prefault({}).describe('Inner') });
  const overrides = overridesOf(options);

  it('have no defaults, keep bounds and descriptions, and refuse unknown keys', () => {
    expect(overrides.parse({})).toEqual({});
    expect(overrides.parse({ inner: {} })).toEqual({ inner: {} });
    expect(overrides.safeParse({ rate: 2 }).success).toBe(false);
    expect(overrides.safeParse({ inner: { flagg: true } }).success).toBe(false);
    expect(overrides.shape['rate']!.description).toBe('A rate');
    expect(overrides.shape['inner']!.description).toBe('Inner');
  });

  it('are laid over key by key, lists whole, without changing either', () => {
    const base = Object.freeze({ rate: 0.1, inner: Object.freeze({ flag: true, list: [1, 2] }) });
    expect(laidOver(base, { inner: { list: [3] } })).toEqual({ rate: 0.1, inner: { flag: true, list: [3] } });
    expect(laidOver({}, { inner: { flag: true } })).toEqual({ inner: { flag: true } });
    expect(laidOver(base, undefined)).toBe(base);
  });
});

describe('values and paths in words', () => {
  it('are short and say what kind of thing was found', () => {
    expect(shown('x'.repeat(100))).toBe(`"${'x'.repeat(60)}…"`);
    expect([null, undefined, [], [1, 2], {}, { a: 1, b: 2 }, 3, true].map(shown)).toEqual(['nothing', 'nothing', 'an empty list', 'a list of 2', 'an empty mapping', 'a mapping with a, b', '3', 'true']);
    expect(pathText(['strategies', 'k11', 0, 'kAnonymize', 'k'])).toBe('strategies.k11[0].kAnonymize.k');
  });
});
