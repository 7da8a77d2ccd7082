import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { definitionOf } from '../../src/measure/definitions.ts';
import type { Measure } from '../../src/measure/measure.ts';
import type { AttackReport, ReportDocument, StrategyReport } from '../../src/report/document.ts';
import { reportJsonSchema, reportSchema } from '../../src/report/report-schema.ts';
import { runScenario } from '../../src/run.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { mapInThreads } from '../../src/workers/node-workers.ts';

const GOLDEN = `id: golden
title: A tiny world, the same for ever
concern: misuse
question: Does every number of a run stay as it was?
seed: 7
population: { country: us, people: 2000, asOf: 2026-01-01 }
crm:
  penetration: 0.4
  optOut: { share: 0.1 }
  processing: [{ purpose: dpv:DirectMarketing, legalBasis: eu-gdpr:A6-1-a, consent: pre-ticked }]
release:
  columns: [surname, email, postcode, sex, birthDate, occupation, politicalLeaning, segment, spend, responded]
strategies:
  raw: []
  hashed-key:
    - removeDirectIdentifiers: { except: [email] }
    - pseudonymize: { column: email }
    - generalize: { levels: { birthDate: year } }
  lawful: [requireConsent, honourOptOut, removeDirectIdentifiers]
  k3: [removeDirectIdentifiers, { dropColumns: { columns: [occupation] } }, { kAnonymize: { k: 3, suppressionLimit: 0.1 } }]
adversaries:
  - id: buyer
    knows: [{ source: electoralRoll, coverage: 0.8 }, { source: emailProviders }]
    attempts: [exactLinkage, { hashReversal: { budget: 100000 } }, homogeneity, traitInference]
utility: [responseModel]
`;

const run = async (text: string, workers = 1): Promise<ReportDocument> => (await runScenario(parseScenario(text, 'golden.yaml'), { workers, map: mapInThreads })).report;

const SHOWN: readonly (readonly [string, string?])[] = [
  ['released.rows'], ['released.persons'], ['suppressed.count'], ['direct-identifier.share'], ['basis.invalid.share'], ['opt-out.residual.count'],
  ['class.count', 'person'], ['class.size.min', 'person'], ['class.size.min', 'row'], ['sample-unique.share', 'person'], ['prosecutor.risk.mean', 'person'], ['world-unique.share'],
  ['sensitive.homogeneous.share'], ['loss.lm.geometric'], ['loss.ncp'], ['utility.response-model.auc'],
];

const number = (value: number | null): string => (value === null ? 'not assessable' : String(Number(value.toPrecision(12))));

function line({ id, value, interval, numerator, denominator, parameters }: Measure): string {
  const name = id.startsWith('class') || id.startsWith('sample') || id.startsWith('prosecutor') ? `${id} by ${parameters['unit']}` : id;
  const counts = numerator === undefined || denominator === undefined ? '' : `  ${number(numerator)} of ${number(denominator)}`;
  return `  ${name.padEnd(34)}${number(value)}${counts}${interval === null ? '' : `  [${interval.map(number).join(', ')}]`}`;
}

function attackLine({ id, verdict, measures }: AttackReport): string {
  const [success, baseline, control, advantage] = ['success', 'baseline', 'control', 'advantage'].map((name) => measures.find((measure) => measure.id === `attack.${name}`)!) as [Measure, Measure, Measure, Measure];
  return `  ${id.padEnd(34)}${verdict}: ${success.numerator} of ${success.denominator}, baseline ${number(baseline.value)}, control ${control.numerator} of ${control.denominator}, advantage ${number(advantage.value)}`;
}

/** What a person can read in a diff: a few key numbers of every strategy. */
function rendered(report: ReportDocument): string {
  const strategy = ({ id, steps, classSizes, measures, attacks }: StrategyReport): string[] => [
    '',
    `${id}`,
    ...steps.flatMap((step) => step.changes.map((change) => `  - ${change}`)),
    ...steps.flatMap((step) => step.promises.map(({ text, verified }) => `  - promised: ${text} (${verified === true ? 'recounted' : 'not recounted'})`)),
    ...SHOWN.flatMap(([wanted, unit]) => measures.filter((measure) => measure.id === wanted && (unit === undefined || measure.parameters['unit'] === unit)).map(line)),
    `  ${'people by class size'.padEnd(34)}${classSizes.map(({ from, to, persons }) => `${from}${to === null ? '+' : to === from ? '' : `–${to}`}: ${persons}`).join(', ')}`,
    ...attacks.map(attackLine),
  ];
  return `${[report.notice, report.headline, '', ...report.world.measures.map(line), ...report.strategies.flatMap(strategy)].join('\n')}\n`;
}

let golden: ReportDocument;
beforeAll(async () => {
  golden = await run(GOLDEN);
});

const everyMeasure = (report: ReportDocument): Measure[] => [
  ...report.world.measures,
  ...report.strategies.flatMap(({ measures, attacks }) => [...measures, ...attacks.flatMap((attack) => [...attack.measures, ...attack.groups.map((group) => group.measure), ...(attack.worstDecile === null ? [] : [attack.worstDecile.measure])])]),
];

describe('the golden report', () => {
  it('has the numbers that it had (if they should change: npx vitest run test/report/golden.test.ts -u, and read the diff)', async () => {
    await expect(rendered(golden)).toMatchFileSnapshot('golden.txt');
  });

  it('is a document of the published schema, and the same after a trip through JSON', () => {
    const validate = new Ajv({ strict: false, formats: { date: true } }).compile(reportJsonSchema);
    const travelled: unknown = JSON.parse(JSON.stringify(golden));
    expect(validate(travelled), JSON.stringify(validate.errors)).toBe(true);
    expect(reportSchema.parse(travelled)).toEqual(golden);
  });

  it('has only measures with a definition, within its range, inside their own interval', () => {
    for (const { id, value, interval, numerator, denominator, note, parameters } of everyMeasure(golden)) {
      const what = `${id} ${JSON.stringify(parameters)}`;
      const definition = definitionOf(id);
      expect(definition, what).toBeDefined();
      if (value === null) {
        expect(interval, what).toBeNull();
        expect(note ?? denominator, what).toBeDefined();
        continue;
      }
      expect(value, what).toBeGreaterThanOrEqual(definition!.range[0]);
      expect(value, what).toBeLessThanOrEqual(definition!.range[1]);
      if (interval !== null) expect(interval[0] <= value && value <= interval[1], what).toBe(true);
      if (numerator !== undefined && denominator !== undefined) expect(numerator / denominator, what).toBeCloseTo(value, 12);
    }
  });

  it('keeps every promise, and the same people count in every strategy', () => {
    for (const { steps, measures, classSizes } of golden.strategies) {
      for (const promise of steps.flatMap((step) => step.promises)) expect(promise.verified, promise.text).toBe(true);
      const value = (id: string): number => measures.find((measure) => measure.id === id)!.value!;
      expect(classSizes.reduce((sum, bin) => sum + bin.rows, 0)).toBe(value('released.rows'));
      expect(value('released.rows') + value('suppressed.count')).toBe(golden.strategies[0]!.measures.find(({ id }) => id === 'released.rows')!.value);
    }
  });
});

describe('a run', () => {
  // More than one block of people, so that two threads have something to share.
  const larger = GOLDEN.replace('people: 2000', 'people: 5000').replace(/ {2}lawful:[^]*?(?= {2}k3)/, '').replace(', traitInference', '');

  it('is the same document with one worker and with two', async () => {
    const [one, two] = [await run(larger, 1), await run(larger, 2)];
    expect(two).toEqual(one);
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
    expect(one.strategies.map(({ id }) => id)).toEqual(['raw', 'hashed-key', 'k3']);
  });

  it('over two worlds has intervals of the worlds, and is still a document of the schema', async () => {
    const report = await run(GOLDEN.replace('seed: 7', 'seed: 7\nreplicates: 2').replace('people: 2000', 'people: 800'));
    expect(reportSchema.safeParse(JSON.parse(JSON.stringify(report))).error).toBeUndefined();
    const rows = report.strategies[0]!.measures.find(({ id }) => id === 'released.persons')!;
    expect(rows).toMatchObject({ intervalKind: 'replicates', parameters: { replicates: 2 } });
  });
});
