import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../src/scenario/problem.ts';
import { readYaml } from '../../src/scenario/yaml-document.ts';

function refusal(text: string): string {
  try {
    readYaml(text, 's.yaml');
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.message;
  }
  throw new Error('expected a refusal, got a document');
}

describe('readYaml', () => {
  it('reads YAML 1.2: no octal by a leading zero, no yes, no dates, no digit separators', () => {
    expect(readYaml('a: 010\nb: yes\nc: 2026-01-01\nd: 1_000\ne: 0o10\nf: 1e3\n', 's.yaml').value).toEqual({ a: 10, b: 'yes', c: '2026-01-01', d: '1_000', e: 8, f: 1000 });
  });

  it.each([
    ['nothing', '', 's.yaml:1:1: expected a scenario, got an empty file; incognita init writes one to start from'],
    ['blank lines and comments', '\n# nothing yet\n\n', 's.yaml:1:1: expected a scenario, got an empty file; incognita init writes one to start from'],
    ['a null document', '---\n...\n', 's.yaml:1:1: expected a scenario, got an empty file; incognita init writes one to start from'],
    ['a key twice', 'id: a\nseed: 1\nid: b\n', 's.yaml:3:1: expected each key once, got id again; remove one of them'],
    ['two documents', 'id: a\n---\nid: b\n', 's.yaml:2:1: expected one document, got a second one after ---; put each scenario in a file of its own'],
    ['a tag', 'id: !!js/function "x"\n', 's.yaml:1:5: expected plain YAML 1.2, got a tag that it does not know (!!js/function); leave the tag out'],
    ['a tab', 'a:\n\tb: 1\n', 's.yaml:2:1: expected spaces before a key, got a tab; indent with spaces'],
    ['an alias of nothing', 'a: *b\n', 's.yaml:1:4: expected an alias of something that &b names above, got *b; define it first'],
    ['an alias inside what it names', 'a: &a [*a]\n', 's.yaml:1:8: expected an alias outside of what it names, got *a inside &a; write the value out'],
    ['very many aliases', `a: &a 1\nb: [${Array(101).fill('*a').join(', ')}]\n`, 's.yaml:2:405: expected at most 100 aliases, got more; write the values out'],
    ['an open bracket', 'a: [1, 2\n', /^s\.yaml:\d+:\d+: expected YAML 1\.2, got a text that is not: Flow sequence/],
    ['an open quote', 'a: "x\n', /^s\.yaml:\d+:\d+: expected YAML 1\.2, got a text that is not: Missing closing "quote/],
  ])('refuses %s', (_what, text, expected) => {
    if (typeof expected === 'string') expect(refusal(text)).toBe(expected);
    else expect(refusal(text)).toMatch(expected);
  });

  it('refuses aliases that multiply', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`)].join('\n');
    expect(refusal(bomb)).toBe('s.yaml:1:1: expected aliases that repeat little, got ones that multiply; write the values out');
  });

  it('refuses a text of over a million characters', () => {
    expect(refusal(`a: ${'x'.repeat(1_000_000)}`)).toBe('s.yaml:1:1: expected a scenario of at most 1,000,000 characters, got 1,000,003; leave out what is no scenario');
  });

  it('refuses nesting that no scenario needs', () => {
    const expected = 's.yaml:1:1: expected lists and mappings nested at most 64 deep, got more; flatten them';
    for (const level of ['[', '- ', '? ', '{a: ']) expect(refusal(level.repeat(30_000))).toBe(expected);
    expect(refusal(Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'))).toBe(expected);
    expect(readYaml(`${'['.repeat(60)}1${']'.repeat(60)}`, 's.yaml').value).toBeDefined();
  });

  it('keeps a key named __proto__ a plain key', () => {
    const { value } = readYaml('__proto__: { seed: 1 }\n', 's.yaml');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect((value as { seed?: number }).seed).toBeUndefined();
  });

  it('finds the place of a value, of a key, of what is missing, and through an alias', () => {
    const { locate } = readYaml('one: &o\n  deep: [1, {x: 2}]\ntwo: *o\nthree:\n', 's.yaml');
    const place = (path: readonly (string | number)[], at?: 'key'): string => {
      const { line, column } = locate({ path, text: '', ...(at === undefined ? {} : { at }) });
      return `${line}:${column}`;
    };
    expect(place(['one', 'deep', 1, 'x'])).toBe('2:17');
    expect(place(['one', 'deep', 1, 'x'], 'key')).toBe('2:14');
    expect(place(['one', 'deep', 0])).toBe('2:10');
    expect(place(['one', 'missing'])).toBe('2:3');
    expect(place(['missing'])).toBe('1:1');
    expect(place(['two', 'deep', 1, 'x'])).toBe('2:17');
    expect(place(['three'])).toBe('4:1');
  });
});
