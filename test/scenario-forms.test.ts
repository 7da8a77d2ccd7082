import { beforeAll, describe, expect, it } from 'vitest';
import { Cells } from '../src/cells.ts';
import { duckDb } from '../src/engine/duckdb/duckdb-engine.ts';
import { NOT_COMPARABLE } from '../src/measure/replaced-measures.ts';
import type { ReportDocument, StrategyReport } from '../src/report/document.ts';
import { recountWith } from '../src/recount-promises.ts';
import { reportSchema } from '../src/report/report-schema.ts';
import { runScenario } from '../src/run.ts';
import { parseScenario } from '../src/scenario/index.ts';

const text = (strategies: string): string => `
id: forms
title: Every form of release
concern: balance
question: What can be claimed about each?
seed: 7
population: { country: us, people: 1200, asOf: 2026-01-01 }
crm: { penetration: 0.4 }
release:
  columns: [givenName, surname, postcode, sex, birthDate, politicalLeaning, incomeBand, segment, spend, responded]
strategies:
${strategies}
adversaries:
  - id: recipient
    knows: { source: electoralRoll, coverage: 0.8 }
    attempts: [exactLinkage, homogeneity, deFinetti, traitInference, minimality: { guarded: left, on: [birthDate], path: [[0], [1], [2], [3], [4], [5], [6]] }]
utility: [responseModel]
`;

const STRATEGIES = `
  mondrian: [removeDirectIdentifiers, mondrian: { k: 5, models: [{ model: distinct-l-diversity, column: politicalLeaning, l: 2 }] }]
  cells: [removeDirectIdentifiers, suppressLocally: { k: 3 }]
  wildcard: [removeDirectIdentifiers, suppressLocally: { k: 3, missing: wildcard }]
  models: [removeDirectIdentifiers, kAnonymize: { k: 5, suppressionLimit: 0.2, models: [{ model: t-closeness, column: incomeBand, t: 0.4, distance: ordered }, { model: average-risk, max: 0.1 }] }]
  dropped: [removeDirectIdentifiers, kAnonymize: { k: 3, suppressionLimit: 0.2, models: [{ model: distinct-l-diversity, column: politicalLeaning, l: 2 }] }, dropColumns: { columns: [politicalLeaning] }]
  population: [removeDirectIdentifiers, kAnonymize: { k: 1, suppressionLimit: 0.2, models: [{ model: k-map, k: 10 }, { model: delta-presence, min: 0, max: 0.8 }] }]
  copula: [removeDirectIdentifiers, synthesize: { method: gaussian-copula }]
  private:
    columns: [sex, birthDate, politicalLeaning, spend, responded]
    steps: [synthesize: { method: mst, epsilon: 1, delta: 0.00001, domain: { sex: [F, M], birthDate: { lower: 1920-01-01, upper: 2026-01-01 }, politicalLeaning: [left, centre, right], spend: { lower: 0, upper: 5000 }, responded: ['true', 'false'] } }]
  counts:
    columns: [segment, spend, responded]
    steps: [dpAggregate: { by: [responded], domain: { responded: ['true', 'false'] }, statistics: [{ kind: count }, { kind: mean, column: spend, lower: 0, upper: 5000 }], epsilon: 1 }]
`;

let report: ReportDocument;
const cells = new Cells();

beforeAll(async () => {
  ({ report } = await runScenario(parseScenario(text(STRATEGIES), 'forms.yaml'), { cells, recount: recountWith(duckDb) }));
}, 60_000);

const strategy = (id: string): StrategyReport => report.strategies.find((entry) => entry.id === id)!;
const verdicts = (id: string): Record<string, string> => Object.fromEntries(strategy(id).attacks.map((attack) => [attack.id, attack.verdict]));
const textOf = (id: string, attack: string): string => strategy(id).attacks.find((entry) => entry.id === attack)!.verdictText;
const promises = (id: string) => strategy(id).steps.flatMap((step) => step.promises);
const value = (id: string, measure: string): number | null | undefined => strategy(id).measures.find((entry) => entry.id === measure)?.value;

const IDENTITY = ['exactLinkage.record-to-person', 'exactLinkage.member-to-record', 'exactLinkage.person-to-record'];

describe('a scenario with every form of release', () => {
  it('writes a document of the published schema', () => {
    expect(() => reportSchema.parse({ ...report })).not.toThrow();
  });

  it.each(['mondrian', 'cells', 'wildcard'])('lets every attack on classes look at labels and gaps that differ from row to row: %s', (id) => {
    const found = verdicts(id);
    for (const attack of [...IDENTITY, 'homogeneity.person-to-value', 'deFinetti.person-to-value', 'traitInference.person-to-value']) expect(found[attack], attack).not.toBe('not-applicable');
    expect(found['minimality.person-to-value']).toBe('not-applicable');
    expect(textOf(id, 'minimality.person-to-value')).toMatch(/^The column birthDate (has labels or gaps|was not generalized)/);
    const claimed = strategy(id).attacks.find((attack) => attack.id === 'homogeneity.person-to-value')!.measures.find((measure) => measure.id === 'attack.success')!;
    expect(claimed.denominator).toBeGreaterThan(100);
  });

  it('recounts every model by SQL, and says of the rest why not', () => {
    for (const id of ['mondrian', 'cells', 'wildcard', 'models', 'population']) {
      expect(promises(id).length, id).toBeGreaterThan(1);
      for (const promise of promises(id)) expect([promise.text, promise.verified]).toEqual([promise.text, true]);
    }
    expect(promises('dropped').filter(({ verified }) => verified === null)).toEqual([{ text: 'every class on postcode, sex, birthDate holds at least 2 values of politicalLeaning', verified: null, reason: 'politicalLeaning was not released' }]);
    expect(promises('private')).toEqual([expect.objectContaining({ verified: null, reason: 'a property of how it was made, which no count of one output can show' })]);
  });

  it.each(['copula', 'private'])('refuses identity claims about synthetic rows, and referees attribute claims: %s', (id) => {
    expect(strategy(id).form).toBe('synthetic');
    for (const attack of IDENTITY) {
      expect(verdicts(id)[attack]).toBe('not-applicable');
      expect(textOf(id, attack)).toBe('The rows are synthetic: none is a record of anybody, so that no claim of whose it is could be right.');
    }
    for (const attack of ['homogeneity.person-to-value', 'deFinetti.person-to-value']) {
      const { verdict, measures } = strategy(id).attacks.find((entry) => entry.id === attack)!;
      expect(['leak', 'equivalent', 'inconclusive', 'no-power']).toContain(verdict);
      // Those whose records were imitated are the targets, and the control are people who were withheld.
      expect(measures.find((measure) => measure.id === 'attack.success')!.denominator).toBeGreaterThan(100);
      expect(measures.find((measure) => measure.id === 'attack.control')!.denominator).toBeGreaterThan(10);
    }
  });

  it('leaves classes of people and losses out where rows are nobody\'s, and counts what it was made from', () => {
    for (const [id, form] of [['copula', 'synthetic'], ['private', 'synthetic'], ['counts', 'aggregate']] as const) {
      expect(strategy(id).classSizes).toEqual([]);
      for (const measure of ['sample-unique.share', 'prosecutor.risk.max', 'class.count', 'released.persons', 'world-unique.share']) {
        const found = strategy(id).measures.find((entry) => entry.id === measure)!;
        expect([measure, found.value, found.note]).toEqual([measure, null, NOT_COMPARABLE[form]]);
      }
      expect(strategy(id).measures.filter((measure) => measure.id.startsWith('loss.'))).toEqual([]);
      // The same people's records went into all of them.
      expect(value(id, 'basis.invalid.count')).toBe(value('cells', 'basis.invalid.count'));
    }
    expect(value('copula', 'released.rows')).toBe(value('cells', 'released.rows'));
    expect(value('counts', 'released.rows')).toBe(4);
    expect(strategy('counts').sample.columns.map(({ name }) => name)).toEqual(['responded', 'statistic', 'of', 'at', 'value', 'low95', 'high95']);
    expect(strategy('counts').sample.before.flat().every((cell) => cell === null)).toBe(true);
  });

  it('attacks no statistics and learns no response from them', () => {
    for (const { verdict, verdictText } of strategy('counts').attacks) expect([verdict, verdictText]).toEqual(['not-applicable', 'The release holds statistics, not rows: there is nothing that this attack could read or name.']);
    expect(strategy('counts').measures.find((measure) => measure.id === 'utility.response-model.auc')).toMatchObject({ value: null, note: 'the release holds statistics, not rows to learn from' });
    expect(value('copula', 'utility.response-model.auc')).toBeGreaterThan(0.3);
  });
});

describe('without an engine', () => {
  it('recounts what kernels can and says what it does not', async () => {
    const steps = '  both: [removeDirectIdentifiers, kAnonymize: { k: 3, suppressionLimit: 0.2, models: [{ model: distinct-l-diversity, column: politicalLeaning, l: 2 }] }]';
    const { report: here } = await runScenario(parseScenario(text(steps), 'forms.yaml'), { cells });
    expect(here.strategies[0]!.steps.flatMap((step) => step.promises).map(({ verified, reason }) => [verified, reason])).toEqual([
      [true, undefined],
      [true, undefined],
      [null, 'not recounted here: it takes the database engine of the command line'],
    ]);
  });

  it('ends the run at a promise that a recount finds broken', async () => {
    const broken = async (): Promise<never> => {
      throw new Error('release.promise: expected k-anonymity to hold on the output, got a violation');
    };
    const steps = '  k3: [removeDirectIdentifiers, kAnonymize: { k: 3, suppressionLimit: 0.2 }]';
    await expect(runScenario(parseScenario(text(steps), 'forms.yaml'), { cells, recount: broken })).rejects.toThrow(/^release\.promise: expected k-anonymity to hold/);
  });
});

describe('over several worlds', () => {
  it('joins synthetic releases as it joins others', async () => {
    const twice = text('  copula: [removeDirectIdentifiers, synthesize: { method: gaussian-copula }]').replace('seed: 7', 'seed: 7\nreplicates: 2').replace('people: 1200', 'people: 600');
    const { report: joined } = await runScenario(parseScenario(twice, 'forms.yaml'));
    const [first] = joined.strategies;
    expect(first!.measures.find((measure) => measure.id === 'prosecutor.risk.max')).toMatchObject({ value: null, note: NOT_COMPARABLE.synthetic });
    expect(first!.attacks.find((attack) => attack.id === 'exactLinkage.record-to-person')!.verdict).toBe('not-applicable');
  });
});
