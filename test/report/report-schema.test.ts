import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/schema.ts';
import type { ReportDocument } from '../../src/report/document.ts';
import { REPORT_SCHEMA_ID, reportJsonSchema, reportSchema } from '../../src/report/report-schema.ts';
import { capturedIo } from '../cli/captured-io.ts';
import { fixturePopulation } from '../reports/population-fixture.ts';

const shipped = readFileSync(new URL('../../schema/report.schema.json', import.meta.url), 'utf8');

const measure = { id: 'attack.success', value: 0.4, interval: [0.2, 0.7], intervalKind: 'wilson', numerator: 4, denominator: 10, parameters: { threshold: 11, unit: 'person', exact: true } } as const;

/** Every part of a document, each at least once. */
const document: ReportDocument = {
  $schema: REPORT_SCHEMA_ID,
  version: 1,
  tool: { name: 'incognita', version: '0.1.0' },
  key: '0123456789abcdef',
  scenario: { id: 's', title: 'S', concern: 'misuse', question: 'Q?', seed: 1, replicates: 1, country: 'us', asOf: '2026-01-01', yaml: 'id: s', processing: [{ purpose: 'dpv:DirectMarketing', legalBasis: 'eu-gdpr:A6-1-a', consent: 'opt-in' }, { purpose: 'dpv:DirectMarketing', legalBasis: 'eu-gdpr:A6-1-f' }] },
  notice: 'Invented people.',
  world: { measures: [{ ...measure, provenance: 'emergent' }], notAssessable: ['much'] },
  headline: 'A finding.',
  strategies: [
    {
      id: 'raw',
      title: 'Raw',
      steps: [{ method: 'kAnonymize', title: 'k', options: { k: 5, columns: ['sex'], nested: { any: null } }, promises: [{ text: 'k = 5', verified: true }, { text: 'absent', verified: null }], changes: ['Some.'] }],
      sample: { columns: [{ name: 'sex', attributeClass: 'quasi-identifier', fate: 'changed' }], before: [['F', '']], after: [[null, '*']] },
      classSizes: [{ from: 1, to: 1, classes: 2, rows: 3, persons: 2 }, { from: 100, to: null, classes: 0, rows: 0, persons: 0 }],
      measures: [{ id: 'loss.ncp', value: null, interval: null, intervalKind: 'none', parameters: {}, note: 'why' }],
      attacks: [{ id: 'a.b', title: 'A', kind: 'identity', direction: 'b', adversary: 'x', knows: 'y', verdict: 'leak', verdictText: 'z', measures: [measure], groups: [{ dimension: 'age', group: 'old', measure }], worstDecile: { description: 'd', measure } }],
    },
  ],
  warnings: [],
  population: fixturePopulation(),
};

const validate = new Ajv({ strict: false, formats: { date: true } }).compile(JSON.parse(shipped) as object);

/** The document with one value put at a path of keys. */
function spoiled(path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(document) as unknown as Record<string | number, unknown>;
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  if (value === undefined) delete at[path.at(-1)!];
  else at[path.at(-1)!] = value;
  return copy;
}

describe('the published schema', () => {
  it('is the file that the package ships (if this fails: incognita schema report > schema/report.schema.json)', async () => {
    const io = capturedIo();
    expect(await main(['report'], io)).toBe(0);
    expect(io.stdout()).toBe(shipped);
    expect(JSON.parse(shipped)).toEqual(JSON.parse(JSON.stringify(reportJsonSchema)));
    expect(JSON.parse(shipped)).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#', $id: REPORT_SCHEMA_ID, title: 'Incognita report', additionalProperties: false });
  });

  it('accepts a document with every part', () => {
    expect(validate(JSON.parse(JSON.stringify(document))), JSON.stringify(validate.errors)).toBe(true);
    expect(reportSchema.parse(document)).toEqual(document);
  });

  it.each<[string, readonly (string | number)[], unknown]>([
    ['a key that it does not know', ['strategies', 0, 'color'], 'red'],
    ['a missing part', ['strategies', 0, 'attacks'], undefined],
    ['another version', ['version'], 2],
    ['a value that is text', ['world', 'measures', 0, 'value'], '0.4'],
    ['half an interval', ['world', 'measures', 0, 'interval'], [0.2]],
    ['an interval of three', ['world', 'measures', 0, 'interval'], [0.2, 0.3, 0.4]],
    ['an unknown verdict', ['strategies', 0, 'attacks', 0, 'verdict'], 'safe'],
    ['a parameter that is a list', ['world', 'measures', 0, 'parameters', 'columns'], ['a']],
    ['half a class', ['strategies', 0, 'classSizes', 0, 'classes'], 0.5],
    ['a concern that is none', ['scenario', 'concern'], 'fear'],
  ])('refuses %s, as the parser does', (_, path, value) => {
    const wrong = spoiled(path, value);
    expect(reportSchema.safeParse(wrong).success).toBe(false);
    expect(validate(JSON.parse(JSON.stringify(wrong)))).toBe(false);
  });

  it('refuses numbers that JSON cannot write', () => {
    for (const value of [Number.NaN, Infinity]) expect(reportSchema.safeParse(spoiled(['world', 'measures', 0, 'value'], value)).success).toBe(false);
  });
});
