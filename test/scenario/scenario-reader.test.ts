import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { ScenarioError } from '../../src/scenario/problem.ts';
import { scenarioReader } from '../../src/scenario/scenario-reader.ts';
import { SMALL, spoiled, VALID } from './registries.ts';

const reader = scenarioReader(SMALL);
const read = (text: string) => reader.parse(text, 's.yaml');

/** Every problem of a text, one a line. */
function problemsOf(text: string): readonly string[] {
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    expect(error.message.split('\n')).toHaveLength(error.problems.length);
    return error.message.split('\n');
  }
  return [];
}

describe('a valid document', () => {
  const scenario = read(VALID);

  it('is read with every default filled in', () => {
    expect(scenario).toMatchObject({ id: 'file-sold', concern: 'misuse', seed: 42, replicates: 1, population: { country: 'us', people: 100_000, asOf: '2026-01-01', correlation: 1 } });
    expect(scenario.crm).toMatchObject({ penetration: 0.2, duplicates: 0.15, consent: { design: 'opt-in' } });
    expect(scenario.release).toEqual({ columns: ['email', 'postcode', 'sex', 'birthDate', 'politicalLeaning'], subject: 'subjectId', hierarchies: {} });
    expect(scenario.strategies.map(({ id, title, steps }) => ({ id, title, steps }))).toEqual([
      { id: 'raw', title: 'Raw', steps: [] },
      {
        id: 'k11',
        title: 'K11',
        steps: [
          { id: 'pseudonymize', options: { column: 'email', method: 'sha256' } },
          { id: 'removeDirectIdentifiers', options: {} },
          { id: 'kAnonymize', options: { k: 11, suppressionLimit: 0.05, strict: false } },
        ],
      },
    ]);
    expect(scenario.adversaries).toEqual([
      {
        id: 'buyer',
        title: 'Buyer',
        knows: [{ id: 'electoralRoll', options: { coverage: 0.5 } }],
        attempts: [
          { id: 'exactLinkage', options: {} },
          { id: 'homogeneity', options: { sensitive: 'politicalLeaning' } },
        ],
      },
    ]);
    expect(scenario.utility).toEqual([{ id: 'responseModel', options: {} }]);
    expect(scenario.gates).toEqual([{ text: 'prosecutor.risk.max <= 1/11', id: 'prosecutor.risk.max', parameters: {}, operator: '<=', limit: { numerator: 1, denominator: 11 }, k: 11 }]);
    expect(scenario.sweep).toEqual({});
    expect(scenario).toMatchObject({ text: VALID, file: 's.yaml' });
  });

  it('is frozen through and through', () => {
    expect(() => ((scenario.strategies[1]!.steps[2]!.options as { k: number }).k = 3)).toThrow(TypeError);
    expect(() => ((scenario.crm.quality as { nameTypos: number }).nameTypos = 1)).toThrow(TypeError);
    expect(() => (scenario.release.columns as string[]).push('phone')).toThrow(TypeError);
  });

  it('may hold a strategy as a mapping, which changes the company and the columns for itself alone', () => {
    const { strategies, crm, release } = read(
      spoiled('  raw: []\n', '  raw:\n    title: As it is\n    crm: { penetration: 0.5, consent: { design: bundled }, sources: [signup, social] }\n    columns: [postcode, sex]\n    steps: []\n'),
    );
    expect(strategies[0]).toMatchObject({ title: 'As it is', columns: ['postcode', 'sex'], crm: { penetration: 0.5, sources: ['signup', 'social'], consent: { design: 'bundled', willing: 0.4 } } });
    expect(strategies[1]!.crm).toEqual(crm);
    expect(strategies[1]!.columns).toEqual(release.columns);
  });

  it('lays a strategy\'s company over what the scenario says, not over the defaults', () => {
    const { strategies } = read(spoiled('  raw: []\n', '  raw: { crm: { quality: { nameTypos: 0.5 } }, steps: [] }\n').replace('  penetration: 0.2\n', '  penetration: 0.3\n  quality: { missingEmail: 0.5 }\n'));
    expect(strategies[0]!.crm).toMatchObject({ penetration: 0.3, quality: { nameTypos: 0.5, missingEmail: 0.5, missingPhone: 0.3 } });
    expect(strategies[1]!.crm.quality.nameTypos).toBe(0.02);
  });

  it('may give an adversary several sources, or none', () => {
    const several = read(spoiled('    knows: { source: electoralRoll, coverage: 0.5 }', '    knows:\n      - { source: electoralRoll }\n      - { source: emailProviders }'));
    expect(several.adversaries[0]!.knows).toEqual([{ id: 'electoralRoll', options: { coverage: 0.8 } }, { id: 'emailProviders', options: {} }]);
    expect(read(spoiled('    knows: { source: electoralRoll, coverage: 0.5 }\n', '')).adversaries[0]!.knows).toEqual([]);
  });

  it('may use anchors within reason', () => {
    const { strategies } = read(spoiled('  raw: []\n', '  raw: &steps [{ kAnonymize: { k: 3 } }]\n  again: *steps\n'));
    expect(strategies[1]!.steps).toEqual(strategies[0]!.steps);
  });

  it('satisfies the JSON Schema that is derived from the same source', () => {
    const validate = new Ajv({ strict: false, formats: { date: true } }).compile(withoutFormats(reader.jsonSchema()));
    expect(validate(parseYaml(VALID))).toBe(true);
    expect(validate(parseYaml(spoiled('seed: 42', 'seed: -1')))).toBe(false);
    expect(validate(parseYaml(spoiled('kAnonymize: { k: 11 }', 'kAnonymise: { k: 11 }')))).toBe(false);
    expect(validate(parseYaml(spoiled('- removeDirectIdentifiers', '- kAnonymize')))).toBe(false);
    expect(validate(parseYaml(spoiled('- removeDirectIdentifiers', '- { removeDirectIdentifiers: {}, kAnonymize: { k: 2 } }')))).toBe(false);
  });
});

function withoutFormats(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === 'format' ? undefined : value))) as object;
}

describe('what is wrong is named by line, column, expectation, finding and nearest word', () => {
  const cases: readonly (readonly [what: string, from: string, to: string, expected: string])[] = [
    ['an unknown key', 'seed: 42', 'seed: 42\nreplicats: 2', "s.yaml:6:1: replicats: expected one of id, title, concern, question, description, seed, replicates, population, crm, release, strategies, adversaries, utility, sweep, gates, got the unknown key replicats; did you mean replicates?"],
    ['an unknown key inside', '  penetration: 0.2', '  penetrtion: 0.2', 's.yaml:11:3: crm.penetrtion: expected one of penetration, sources, duplicates, yearsCollected, quality, social, purchases, consent, optOut, marketing, processing, got the unknown key penetrtion; did you mean penetration?'],
    ['an unknown key that is like none', 'seed: 42', 'seed: 42\nxyzzyq: 1', 's.yaml:6:1: xyzzyq: expected one of id, title, concern, question, description, seed, replicates, population, crm, release, strategies, adversaries, utility, sweep, gates, got the unknown key xyzzyq'],
    ['a missing key', '  people: 100000\n', '', 's.yaml:7:3: population.people: expected a whole number from 100 to 20000000, got nothing; add people'],
    ['a missing mapping', 'population:\n  country: us\n  people: 100000\n  asOf: 2026-01-01\n', '', 's.yaml:1:1: population: expected a mapping, got nothing; add population'],
    ['a negative count', '  people: 100000', '  people: -5', 's.yaml:8:11: population.people: expected a whole number from 100 to 20000000, got -5'],
    ['a count that is no whole number', 'seed: 42', 'seed: 4.5', 's.yaml:5:7: seed: expected a whole number >= 0, got 4.5'],
    ['a number that is no number', 'seed: 42', 'seed: .nan', 's.yaml:5:7: seed: expected a whole number >= 0, got NaN'],
    ['a share over 1', '  penetration: 0.2', '  penetration: 20', 's.yaml:11:16: crm.penetration: expected a number from 0 to 1, got 20'],
    ['a percentage', '  penetration: 0.2', '  penetration: 20%', 's.yaml:11:16: crm.penetration: expected a number from 0 to 1, got "20%"; shares are fractions; write 0.2'],
    ['digit separators', '  people: 100000', '  people: 100_000', 's.yaml:8:11: population.people: expected a whole number from 100 to 20000000, got "100_000"; YAML 1.2 has no digit separators and reads this as text; write 100000'],
    ['a comma in a number', '  people: 100000', '  people: 100,000', 's.yaml:8:11: population.people: expected a whole number from 100 to 20000000, got "100,000"; YAML 1.2 has no digit separators and reads this as text; write 100000'],
    ['a number in quotes', 'seed: 42', "seed: '42'", 's.yaml:5:7: seed: expected a whole number >= 0, got "42"; text in quotes is no number; write 42'],
    ['yes for true', 'kAnonymize: { k: 11 }', 'kAnonymize: { k: 11, strict: yes }', 's.yaml:20:36: strategies.k11[2].kAnonymize.strict: expected true or false, got "yes"; YAML 1.2 reads this as text; write true'],
    ['an impossible date', '  asOf: 2026-01-01', '  asOf: 2026-02-30', 's.yaml:9:9: population.asOf: expected a date that exists, written YYYY-MM-DD, got "2026-02-30"'],
    ['29 February of a common year', '  asOf: 2026-01-01', '  asOf: 2026-02-29', 's.yaml:9:9: population.asOf: expected a date that exists, written YYYY-MM-DD, got "2026-02-29"'],
    ['an unknown word', 'concern: misuse', 'concern: misus', 's.yaml:3:10: concern: expected one of collection, security, consent, rights, misuse, balance, got "misus"; did you mean misuse?'],
    ['an unknown DPV term', '  sources: [signup, social, purchases]', '  processing: [{ purpose: dpv:DirectMarketting, legalBasis: eu-gdpr:A6-1-f }]', 's.yaml:12:27: crm.processing[0].purpose: expected one of dpv:CustomerRelationshipManagement, dpv:ImproveInternalCRMProcesses, dpv:CustomerCare, dpv:CommunicationForCustomerCare, dpv:Marketing, dpv:DirectMarketing, dpv:SocialMediaMarketing, dpv:Advertising, dpv:PersonalisedAdvertising, dpv:TargetedAdvertising, dpv:Personalisation, dpv:ProvideProductRecommendations, dpv:ProvideEventRecommendations, dpv:ServiceUsageAnalytics, dpv:SellProductsToDataSubject, dpv:SellDataToThirdParties, dpv:SellInsightsFromData, dpv:PoliticalCampaign, dpv:CustomerSolvencyMonitoring, dpv:FraudPreventionAndDetection, dpv:AcademicResearch, dpv:LegalCompliance, dpv:RightsFulfilment, got "dpv:DirectMarketting"; did you mean dpv:DirectMarketing?'],
    ['an id with capitals', 'id: file-sold', 'id: File Sold', 's.yaml:1:5: id: expected small letters, digits and single hyphens, got "File Sold"'],
    ['a strategy id with capitals', '  raw: []', '  Raw: []', 's.yaml:16:3: strategies.Raw: expected small letters, digits and single hyphens, got the key Raw'],
    ['a misspelt step', 'kAnonymize: { k: 11 }', 'k-anonymise: { k: 11 }', 's.yaml:20:7: strategies.k11[2].k-anonymise: expected one of removeDirectIdentifiers, dropColumns, pseudonymize, generalize, kAnonymize, got the unknown key k-anonymise; did you mean kAnonymize?'],
    ['a misspelt bare step', '- removeDirectIdentifiers', '- removeDirectIdentifier', 's.yaml:19:7: strategies.k11[1]: expected one of removeDirectIdentifiers, dropColumns, pseudonymize, generalize, kAnonymize, got "removeDirectIdentifier"; did you mean removeDirectIdentifiers?'],
    ['a misspelt option of a step', 'kAnonymize: { k: 11 }', 'kAnonymize: { k: 11, supressionLimit: 0.1 }', 's.yaml:20:28: strategies.k11[2].kAnonymize.supressionLimit: expected one of k, suppressionLimit, strict, got the unknown key supressionLimit; did you mean suppressionLimit?'],
    ['a step without the options it needs', '    - kAnonymize: { k: 11 }', '    - kAnonymize', 's.yaml:20:7: strategies.k11[2]: expected kAnonymize with its options, got kAnonymize alone; write kAnonymize: { … } with k'],
    ['a step with nothing after the colon', '    - kAnonymize: { k: 11 }', '    - kAnonymize:', 's.yaml:20:7: strategies.k11[2].kAnonymize: expected a mapping, got nothing; give kAnonymize a value, write kAnonymize: {} for the defaults, or leave the key out'],
    ['two steps in one item', '    - removeDirectIdentifiers', '    - { removeDirectIdentifiers: {}, kAnonymize: { k: 2 } }', 's.yaml:19:7: strategies.k11[1]: expected exactly one method in each item of the list, got a mapping with removeDirectIdentifiers, kAnonymize'],
    ['a step that is a number', '    - removeDirectIdentifiers', '    - 7', 's.yaml:19:7: strategies.k11[1]: expected a name or a mapping, got 7'],
    ['a strategy that is text', '  raw: []', '  raw: none', 's.yaml:16:8: strategies.raw: expected a list or a mapping, got "none"'],
    ['no strategy', 'strategies:\n  raw: []\n  k11:\n    - pseudonymize: { column: email }\n    - removeDirectIdentifiers\n    - kAnonymize: { k: 11 }\n', 'strategies: {}\n', 's.yaml:15:13: strategies: expected at least a strategy, got an empty mapping'],
    ['an unknown source', 'source: electoralRoll', 'source: electoral-roll', 's.yaml:23:22: adversaries[0].knows.source: expected one of electoralRoll, emailProviders, got "electoral-roll"; did you mean electoralRoll?'],
    ['a source without its name', 'source: electoralRoll, ', '', 's.yaml:23:12: adversaries[0].knows.source: expected one of electoralRoll, emailProviders, got nothing; add source'],
    ['an option of another source', '{ source: electoralRoll, coverage: 0.5 }', '{ source: emailProviders, coverage: 0.5 }', 's.yaml:23:38: adversaries[0].knows.coverage: expected source, got the unknown key coverage'],
    ['an unknown attack', '[exactLinkage,', '[exactLinkag,', 's.yaml:24:16: adversaries[0].attempts[0]: expected one of exactLinkage, homogeneity, got "exactLinkag"; did you mean exactLinkage?'],
    ['an unknown column', '[email, postcode, sex,', '[email, postcod, sex,', 's.yaml:14:20: release.columns[1]: expected one of contactId, subjectId, consentRecorded, optedOut, givenName, surname, email, phone, sex, birthDate, postcode, education, occupation, interest, followers, politicalLeaning, incomeBand, spend, orders, segment, responded, got "postcod"; did you mean postcode?'],
    ['an empty list', 'columns: [email, postcode, sex, birthDate, politicalLeaning]', 'columns: []', 's.yaml:14:12: release.columns: expected a list of at least 1, got an empty list'],

    ['a k over the number of customers', 'kAnonymize: { k: 11 }', 'kAnonymize: { k: 20001 }', 's.yaml:20:24: strategies.k11[2].kAnonymize.k: expected k of at most 20,000, the customers (0.2 of 100,000 people), got 20,001; lower k or raise population.people'],
    ['a column that no source brings', '  sources: [signup, social, purchases]', '  sources: [signup, purchases]', 's.yaml:14:46: release.columns[4]: expected a column that crm.sources (signup, purchases) brings, got politicalLeaning; add social to crm.sources'],
    ['a column twice', 'columns: [email, postcode,', 'columns: [email, postcode, email,', 's.yaml:14:30: release.columns[2]: expected each column once, got email again; remove one of them'],
    ['a step on a column that is not released', '{ column: email }', '{ column: phone }', 's.yaml:18:31: strategies.k11[0].pseudonymize.column: expected a column of the release (email, postcode, sex, birthDate, politicalLeaning), got phone; add it to release.columns'],
    ['a step on a column that does not exist', '{ column: email }', '{ column: emial }', 's.yaml:18:31: strategies.k11[0].pseudonymize.column: expected one of email, postcode, sex, birthDate, politicalLeaning, got "emial"; did you mean email?'],
    ['levels of a column that does not exist', '- removeDirectIdentifiers', '- generalize: { levels: { birthdate: 1 } }', 's.yaml:19:31: strategies.k11[1].generalize.levels.birthdate: expected one of email, postcode, sex, birthDate, politicalLeaning, got "birthdate"; did you mean birthDate?'],
    ['an attack on a column that does not exist', '{ sensitive: politicalLeaning }', '{ sensitive: politicalLeanings }', 's.yaml:24:58: adversaries[0].attempts[1].homogeneity.sensitive: expected one of contactId, subjectId, consentRecorded, optedOut, givenName, surname, email, phone, sex, birthDate, postcode, education, occupation, interest, followers, politicalLeaning, incomeBand, spend, orders, segment, responded, got "politicalLeanings"; did you mean politicalLeaning?'],
    ['no customer at all', '  penetration: 0.2', '  penetration: 0', 's.yaml:11:16: crm.penetration: expected a share that makes at least one customer of 100,000 people, got 0; raise it'],
    ['a consent design without consent', '  sources: [signup, social, purchases]', '  processing: [{ purpose: dpv:Marketing, legalBasis: eu-gdpr:A6-1-f, consent: opt-in }]', 's.yaml:12:79: crm.processing[0].consent: expected a legal basis that is consent (eu-gdpr:A6-1-a, eu-gdpr:A6-1-a-explicit-consent, eu-gdpr:A9-2-a), got eu-gdpr:A6-1-f; leave consent out or change the basis'],
    ['an adversary twice', 'utility:', '  - { id: buyer, attempts: [exactLinkage] }\nutility:', 's.yaml:25:11: adversaries[1].id: expected an id of its own, got buyer again; rename one of them'],
    ['a source twice', '{ source: electoralRoll, coverage: 0.5 }', '[{ source: electoralRoll }, { source: electoralRoll }]', 's.yaml:23:40: adversaries[0].knows[1]: expected each source once, got electoralRoll again; remove one of them'],
    ['a gate that is none', "'prosecutor.risk.max <= 1/11'", "'risk = 3'", 's.yaml:26:9: gates[0]: expected a measure, an operator and a limit such as \'prosecutor.risk.max<=1/11\', got \'risk = 3\''],
    ['a gate without a number', "'prosecutor.risk.max <= 1/11'", "'prosecutor.risk.max <= low'", 's.yaml:26:9: gates[0]: expected a number such as 1/11, 0.05, 5% or 100, got \'low\''],
    ['a gate on an unknown measure', "'prosecutor.risk.max <= 1/11'", "'prosecutor.risk.maximum <= 1/11'", 's.yaml:26:9: gates[0]: expected one of prosecutor.risk.max, prosecutor.risk.mean, got "prosecutor.risk.maximum"; did you mean prosecutor.risk.max?'],
    ['a sweep of a strategy that does not exist', 'utility:', 'sweep: { strategies.k12.kAnonymize.k: [2] }\nutility:', 's.yaml:25:10: sweep.strategies.k12.kAnonymize.k: expected one of raw, k11, got "k12"; did you mean k11?'],
    ['a sweep over an option that does not exist', 'utility:', 'sweep: { strategies.k11.kAnonymize.limit: [2] }\nutility:', 's.yaml:25:10: sweep.strategies.k11.kAnonymize.limit: expected one of k, suppressionLimit, strict, got "limit"'],
    ['a sweep below a value', 'utility:', 'sweep: { seed.x: [2] }\nutility:', 's.yaml:25:10: sweep.seed.x: expected a path that ends at a value, got x below one'],
    ['a swept value that is out of range', 'utility:', 'sweep: { strategies.k11.kAnonymize.k: [2, 1] }\nutility:', 's.yaml:25:43: sweep.strategies.k11.kAnonymize.k[1]: expected a whole number >= 2, got 1'],
    ['a swept k over the number of customers', 'utility:', 'sweep: { strategies.k11.kAnonymize.k: [2, 30000] }\nutility:', 's.yaml:25:43: sweep.strategies.k11.kAnonymize.k[1]: expected k of at most 20,000, the customers (0.2 of 100,000 people), got 30,000; lower k or raise population.people'],
  ];

  it.each(cases)('%s', (_what, from, to, expected) => {
    expect(problemsOf(spoiled(from, to))).toEqual([expected]);
  });

  it('a misspelt key that is needed is both unknown and missing', () => {
    expect(problemsOf(spoiled('seed: 42', 'sede: 42'))).toEqual(['s.yaml:1:1: seed: expected a whole number >= 0, got nothing; add seed', expect.stringMatching(/^s\.yaml:5:1: sede: .* got the unknown key sede; did you mean seed\?$/)]);
  });

  it('all problems at once, in the document\'s order', () => {
    const text = spoiled('seed: 42', 'seed: -1').replace('concern: misuse', 'concern: money').replace('kAnonymize: { k: 11 }', 'kAnonymize: { k: 1 }').replace('coverage: 0.5', 'coverage: 5');
    expect(problemsOf(text).map((line) => line.split(' ')[0])).toEqual(['s.yaml:3:10:', 's.yaml:5:7:', 's.yaml:20:24:', 's.yaml:23:47:']);
  });

  it('a strategy\'s company that breaks its own columns is told at the strategy', () => {
    const problems = problemsOf(spoiled('  raw: []', '  raw: { crm: { penetration: 0.00001 }, columns: [phone, spend], steps: [{ kAnonymize: { k: 5 } }] }'));
    expect(problems).toEqual([expect.stringMatching(/^s\.yaml:16:.*strategies\.raw\.steps\[0\]\.kAnonymize\.k: expected k of at most 1, /)]);
  });
});

describe('expandSweep', () => {
  it('is the scenario alone without a sweep', () => {
    const cells = reader.expandSweep(read(VALID));
    expect(cells).toHaveLength(1);
    expect(cells[0]!.parameters).toEqual({});
    expect(cells[0]!.scenario).toEqual(read(VALID));
  });

  it('gives every combination, the last path fastest, and touches nothing else', () => {
    const text = spoiled('utility:', 'sweep:\n  crm.penetration: [0.1, 0.4]\n  strategies.k11.kAnonymize.k: [2, 3, 5]\nutility:');
    const cells = reader.expandSweep(read(text));
    expect(cells.map(({ parameters }) => Object.values(parameters))).toEqual([[0.1, 2], [0.1, 3], [0.1, 5], [0.4, 2], [0.4, 3], [0.4, 5]]);
    for (const { parameters, scenario } of cells) {
      expect(scenario.crm.penetration).toBe(parameters['crm.penetration']);
      expect(scenario.strategies[0]!.crm.penetration).toBe(parameters['crm.penetration']);
      expect(scenario.strategies[1]!.steps[2]!.options).toEqual({ k: parameters['strategies.k11.kAnonymize.k'], suppressionLimit: 0.05, strict: false });
      expect(scenario.strategies[1]!.steps[0]).toEqual(read(VALID).strategies[1]!.steps[0]);
      expect(scenario.sweep).toEqual({});
    }
  });

  it('sets what the document leaves to its default: options of a bare method, of a source, of the company', () => {
    const swept = (path: string, values: string) => reader.expandSweep(read(spoiled('utility:', `sweep: { ${path}: ${values} }\nutility:`))).map(({ scenario }) => scenario);
    expect(swept('adversaries.buyer.attempts.exactLinkage.on', '[[postcode], [postcode, sex]]').map(({ adversaries }) => adversaries[0]!.attempts[0]!.options)).toEqual([{ on: ['postcode'] }, { on: ['postcode', 'sex'] }]);
    expect(swept('adversaries.buyer.knows.coverage', '[0, 1]').map(({ adversaries }) => adversaries[0]!.knows[0]!.options)).toEqual([{ coverage: 0 }, { coverage: 1 }]);
    expect(swept('crm.quality.nameTypos', '[0, 0.5]').map(({ crm }) => crm.quality.nameTypos)).toEqual([0, 0.5]);
    expect(swept('replicates', '[2]').map(({ replicates }) => replicates)).toEqual([2]);
    expect(swept('release.columns', '[[email, sex]]').map(({ strategies }) => strategies[0]!.columns)).toEqual([['email', 'sex']]);
  });

  it('refuses more combinations than anyone means', () => {
    const many = `[${Array.from({ length: 40 }, (_, i) => i).join(', ')}]`;
    expect(problemsOf(spoiled('utility:', `sweep:\n  seed: ${many}\n  replicates: ${many.replace('0,', '')}\nutility:`))).toEqual(['s.yaml:25:1: sweep: expected at most 1000 combinations, got 1,560; sweep fewer values']);
  });
});

describe('composing the schema', () => {
  it('documents every option for an editor', () => {
    const undocumented: string[] = [];
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { properties = {}, description } = schema as { properties?: Record<string, unknown>; description?: string };
      if (path.startsWith('crm.') && description === undefined) undocumented.push(path);
      for (const [key, part] of Object.entries(properties)) visit(part, path === '' ? key : `${path}.${key}`);
    };
    visit(reader.jsonSchema(), '');
    expect(undocumented).toEqual([]);
  });

  it('refuses a registry without sources', () => {
    expect(() => scenarioReader({ ...SMALL, sources: [] })).toThrow(/at least one source/);
  });
});
