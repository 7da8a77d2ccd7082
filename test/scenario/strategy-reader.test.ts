import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { parseStrategy, strategyJsonSchema } from '../../src/scenario/index.ts';

const shipped = JSON.parse(readFileSync(new URL('../../schema/strategy.schema.json', import.meta.url), 'utf8')) as object;
const right = new Ajv({ strict: false, formats: { date: true } }).compile(shipped);

/** A hierarchy of each kind, as documents write them. */
const KINDS = [
  '{ kind: date }',
  '{ kind: date, levels: [minute, hour, day, month, half-year, year, 100-years] }',
  '{ kind: prefix, keep: [3, 2] }',
  '{ kind: mask, length: 8, from: left, step: 2, keep: 2, character: x, pad: right }',
  '{ kind: interval, widths: [0.5, 5], origin: 1, lower: 0, upper: 99.5 }',
  '{ kind: bounds, levels: [[1, 2, 3], [2]] }',
  '{ kind: quantile, groups: [16, 8, 2] }',
  '{ kind: logarithmic, base: 2, powers: [1, 3], smallest: 0.01 }',
  '{ kind: ageBands, widths: [5, 15], top: 85 }',
  '{ kind: ageBands, groups: labour-force }',
  '{ kind: geography, country: us }',
  '{ kind: tree, parents: { a: [b, c] }, rest: d }',
  '{ kind: order, values: [low, middle, high], sizes: [2] }',
  '{ kind: file, path: town.csv }',
  '{ kind: suppress }',
];

const refusal = (hierarchy: string): string => {
  try {
    parseStrategy(`hierarchies:\n  x: ${hierarchy}\nsteps: []\n`, 's.yaml');
    return 'read';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('parseStrategy', () => {
  it.each(KINDS)('reads %s, as the shipped schema does', (kind) => {
    expect(refusal(kind)).toBe('read');
    expect(right(parseYaml(`hierarchies: { x: ${kind} }\nsteps: []`)), JSON.stringify(right.errors)).toBe(true);
  });

  it('ships the schema that it reads by', () => {
    // Steps are described in their own places; what is said of the rest must be the same here and there.
    const own = (schema: object) => (schema as { properties: Record<string, unknown> }).properties;
    for (const part of ['columns', 'subject', 'hierarchies', 'population']) expect(own(shipped)[part]).toEqual(own(JSON.parse(JSON.stringify(strategyJsonSchema())) as object)[part]);
  });

  it('refuses levels that do not nest, where they stand', () => {
    expect(refusal('{ kind: interval, widths: [5, 7] }')).toBe('s.yaml:2:32: hierarchies.x.widths: expected each width to be a multiple of the one before (here 7 after 5; choose ones that divide each other), got a list of 2');
    expect(refusal('{ kind: quantile, groups: [8, 3] }')).toMatch(/^s\.yaml:2:32: hierarchies\.x\.groups: expected each number of groups to divide the one before/);
    expect(refusal('{ kind: bounds, levels: [[1, 3], [2]] }')).toMatch(/^s\.yaml:2:30: hierarchies\.x\.levels: expected each level to keep some bounds of the one before/);
    expect(refusal('{ kind: date, levels: [year, month] }')).toMatch(/^s\.yaml:2:28: hierarchies\.x\.levels: expected each unit to be made of whole ones of the level before/);
    expect(refusal('{ kind: tree, parents: { a: [b], b: [a] } }')).toMatch(/hierarchies\.x\.parents: expected a tree \(here a group that lies under itself/);
  });

  it('says what a hierarchy lacks or has too much, and the nearest kind', () => {
    expect(refusal('{ kind: intervall, widths: [5] }')).toMatch(/^s\.yaml:2:14: hierarchies\.x\.kind: expected one of date, .*, file, got "intervall"; did you mean interval\?$/);
    expect(refusal('{ kind: file }')).toBe('s.yaml:2:6: hierarchies.x.path: expected text, got nothing; add path');
    expect(refusal('{ kind: file, path: x, delimeter: "," }')).toMatch(/got the unknown key delimeter; did you mean delimiter\?$/);
    expect(refusal('{ kind: interval, widths: [0] }')).toMatch(/hierarchies\.x\.widths\[0\]: expected a number > 0, got 0/);
  });

  it('knows where its parts stand', () => {
    const { placeOf, population, subject } = parseStrategy('subject: id\npopulation: { path: all.csv }\nhierarchies:\n  x: { kind: suppress }\nsteps: []\n', 's.yaml');
    expect([subject, population]).toEqual(['id', { path: 'all.csv' }]);
    expect(placeOf(['subject'])).toEqual({ file: 's.yaml', line: 1, column: 10 });
    expect(placeOf(['hierarchies', 'x'], 'key')).toEqual({ file: 's.yaml', line: 4, column: 3 });
    expect(placeOf(['hierarchies', 'x', 'nothing'])).toEqual({ file: 's.yaml', line: 4, column: 6 });
    expect(() => parseStrategy('\n  # words only\n', 's.yaml')).toThrow('s.yaml:1:1: expected a strategy, got an empty file; incognita init --from <data> writes one to start from');
  });
});
