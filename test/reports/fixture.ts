import type { Measure } from '../../src/measure/measure.ts';
import type { AttackReport, Concern, ReportDocument, StrategyReport } from '../../src/report/document.ts';
import { writeRun } from '../../src/report/write-run.ts';
import { fixturePopulation } from './population-fixture.ts';

/** A strategy of the fixture: how far it protects, from 0 (as collected) to 1. */
interface Level {
  readonly id: string;
  readonly title: string;
  readonly protection: number;
}

const PERSONS = 19_874;
const TARGETS = 2_000;

const LADDER: readonly Level[] = [
  { id: 'raw', title: 'As collected', protection: 0 },
  { id: 'names-removed', title: 'Names removed', protection: 0.15 },
  { id: 'hashed-key', title: 'Hashed e-mail as key', protection: 0.2 },
  { id: 'generalized', title: 'Generalized quasi-identifiers', protection: 0.6 },
  { id: 'k5', title: '5-anonymous', protection: 0.85 },
  { id: 'k11', title: '11-anonymous', protection: 1 },
];

const SCENARIOS: readonly { id: string; title: string; concern: Concern; question: string; levels: readonly number[] }[] = [
  { id: 'everything-joined', title: 'Everything is joined', concern: 'collection', question: 'What does joining the customer file, the social profile and the purchases do to uniqueness?', levels: [0, 1, 3] },
  { id: 'breach', title: 'The database is stolen', concern: 'security', question: 'How many customers does a thief name under five ways of storing the file?', levels: [0, 1, 2, 3, 4] },
  { id: 'consent', title: 'Consent was never valid', concern: 'consent', question: 'How many people are processed without a valid basis?', levels: [0, 1, 4] },
  { id: 'opted-out', title: 'The ones who opted out', concern: 'rights', question: 'How much do the others still give away about those who left?', levels: [0, 3, 5] },
  { id: 'loyalty-file-sold', title: 'The loyalty file is sold', concern: 'misuse', question: 'How many customers can the buyer name, and what does each safeguard cost the seller?', levels: [0, 1, 2, 4, 5] },
  { id: 'ladder', title: 'A ladder of safeguards', concern: 'balance', question: 'Which safeguard buys the most protection for the least loss?', levels: [0, 1, 2, 3, 4, 5] },
];

function count(id: string, value: number, parameters: Measure['parameters'] = {}): Measure {
  return { id, value, interval: null, intervalKind: 'exact', parameters };
}

function share(id: string, numerator: number, denominator: number, parameters: Measure['parameters'] = {}): Measure {
  return { id, value: numerator / denominator, interval: null, intervalKind: 'exact', numerator, denominator, parameters };
}

/** A share of targets with a normal interval: close enough to Wilson's for a fixture. */
function estimate(id: string, numerator: number, denominator: number, extra: Partial<Measure> = {}): Measure {
  const p = numerator / denominator;
  const half = 1.96 * Math.sqrt(Math.max(p * (1 - p), 0.5 / denominator) / denominator);
  return { id, value: p, interval: [Math.max(0, p - half), Math.min(1, p + half)], intervalKind: 'wilson', numerator, denominator, parameters: {}, ...extra };
}

const BINS = [
  [1, 1],
  [2, 2],
  [3, 4],
  [5, 10],
  [11, 19],
  [20, null],
] as const;

function classSizes(protection: number): StrategyReport['classSizes'] {
  const floor = protection >= 1 ? 4 : protection >= 0.85 ? 3 : 0;
  const weights = BINS.map((_, bin) => (bin < floor ? 0 : protection >= 0.6 ? [0.02, 0.03, 0.06, 0.14, 0.2, 0.55][bin]! : [0.61 - protection, 0.17, 0.12, 0.07 + protection / 2, 0.02 + protection / 4, 0.01 + protection / 4][bin]!));
  const sum = weights.reduce((a, b) => a + b, 0);
  let left = PERSONS;
  return BINS.map(([from, to], bin) => {
    const persons = bin === BINS.length - 1 ? left : Math.min(left, Math.round((PERSONS * weights[bin]!) / sum));
    left -= persons;
    const typical = to === null ? (protection > 0.5 ? 64 : 24) : (from + to) / 2;
    return { from, to, classes: from === 1 ? persons : persons === 0 ? 0 : Math.max(1, Math.floor(persons / typical)), rows: Math.round(persons * 1.03), persons };
  });
}

function attack(id: string, title: string, kind: AttackReport['kind'], protection: number, top: number): AttackReport {
  const correct = Math.round(TARGETS * top * (1 - protection) ** 1.4) + 9;
  const wrong = Math.round(TARGETS * 0.08 * (1 - protection / 2));
  const base = 8;
  const leak = correct > 3 * base;
  const group = (dimension: string, name: string, factor: number, n: number): AttackReport['groups'][number] => ({
    dimension,
    group: name,
    measure: estimate('attack.success', Math.min(n, Math.round((n * correct * factor) / TARGETS)), n, { parameters: { dimension, group: name } }),
  });
  return {
    id,
    title,
    kind,
    direction: kind === 'attribute' ? 'person-to-value' : 'member-to-record',
    adversary: 'A data broker who buys the file',
    knows: kind === 'attribute' ? 'postcode, sex and birth date of everyone in the register' : 'an electoral register that covers 80% of the same postcodes',
    verdict: leak ? 'leak' : 'equivalent',
    verdictText: leak ? 'The release gives this adversary more than it could guess without it.' : 'Within 2 percentage points of what the adversary could guess without the release.',
    measures: [
      estimate('attack.success', correct, TARGETS, { provenance: 'emergent' }),
      estimate('attack.baseline', base, TARGETS),
      estimate('attack.control', 11, 1_000),
      estimate('attack.positive-control', 1_702, TARGETS),
      { id: 'attack.advantage', value: (correct - base) / (TARGETS - base), interval: [Math.max(-0.01, (correct - base) / (TARGETS - base) - 0.02), (correct - base) / (TARGETS - base) + 0.02], intervalKind: 'newcombe', parameters: {} },
      estimate('attack.precision', correct, correct + wrong),
      share('attack.abstained.share', TARGETS - correct - wrong, TARGETS),
      count('attack.wrongly-named.count', wrong),
      { id: 'attack.cost.seconds', value: 0.38, interval: null, intervalKind: 'none', parameters: {} },
      count('attack.cost.candidates', 81_402),
    ],
    groups: [
      group('age', '18–34', 0.7, 612),
      group('age', '35–64', 1, 901),
      group('age', '65 and over', 1.3, 487),
      group('settlement', 'rural', 1.28, 391),
      group('settlement', 'urban', 0.9, 1_609),
      group('surname', 'rare', 1.5, 143),
      group('special category', 'yes', 1.1, 166),
    ],
    worstDecile: { description: 'over 65, in postcodes of fewer than 500 people', measure: estimate('attack.success', Math.min(200, Math.round((200 * correct * 1.55) / TARGETS)), 200, { parameters: { group: 'worst decile' } }) },
  };
}

const NAMES = [
  ['Ada Verran', '61832', 'F', '1961-04-09', 'librarian', 'ada.verran@example.org', 'blue'],
  ['Milo Oyelaran', '61832', 'M', '1988-11-23', 'welder', 'moyelaran88@example.com', 'amber'],
  ['Ines Quintanilla-Hathersage', '61834', 'F', '1974-02-17', 'registered nurse', 'inesq@example.net', 'blue'],
  ['Tobias Lund', '61850', 'M', '1949-08-30', 'retired', 'tlund@example.org', 'green'],
  ['Rosa Pell', '61850', 'F', '2001-06-05', 'student', '', 'amber'],
] as const;
const COLUMNS = ['name', 'postcode', 'sex', 'birthDate', 'occupation', 'email', 'leaning'] as const;

function sample(protection: number): StrategyReport['sample'] {
  const fate = (name: string): 'kept' | 'changed' | 'removed' => {
    if (protection >= 0.15 && name === 'name') return 'removed';
    if (protection >= 0.6 && name === 'email') return 'removed';
    if (protection >= 0.2 && name === 'email') return 'changed';
    if (protection >= 0.6 && (name === 'postcode' || name === 'birthDate')) return 'changed';
    return 'kept';
  };
  const released = (row: number, name: string, value: string): string | null => {
    if (fate(name) === 'removed') return null;
    if (protection >= 0.85 && row === 4 && name !== 'leaning') return null;
    if (fate(name) === 'kept') return value;
    if (name === 'email') return value === '' ? '' : `${(value.length * 2_654_435_761 % 4_294_967_296).toString(16).padStart(8, '0')}…`;
    return name === 'postcode' ? `${value.slice(0, 3)}**` : `${value.slice(0, 3)}0s`;
  };
  return {
    columns: COLUMNS.map((name) => ({
      name,
      attributeClass: name === 'name' || name === 'email' ? 'direct-identifier' : name === 'leaning' ? 'sensitive' : name === 'occupation' ? 'insensitive' : 'quasi-identifier',
      fate: fate(name),
    })),
    before: NAMES.map((row) => [...row]),
    after: NAMES.map((row, r) => row.map((value, c) => released(r, COLUMNS[c]!, value))),
  };
}

function strategy(level: Level): StrategyReport {
  const { protection } = level;
  const sizes = classSizes(protection);
  const alone = sizes[0]!.persons;
  const classes = sizes.reduce((sum, bin) => sum + bin.classes, 0);
  const atRisk = sizes.filter((bin) => bin.from < 11).reduce((sum, bin) => sum + bin.persons, 0);
  const smallest = sizes.find((bin) => bin.persons > 0)!.from;
  const suppressed = protection >= 0.85 ? 613 : 0;
  return {
    id: level.id,
    title: level.title,
    steps: protection === 0 ? [] : [
      { method: 'removeColumns', title: 'Remove columns', options: { columns: ['name'] }, promises: [{ text: 'no column name in the release', verified: true }], changes: ['1 column removed from 20,470 rows'] },
      ...(protection >= 0.85 ? [{ method: 'kAnonymize', title: 'k-anonymize', options: { k: protection >= 1 ? 11 : 5, suppressionLimit: 0.05 }, promises: [{ text: `k = ${protection >= 1 ? 11 : 5} by subject`, verified: true }], changes: ['613 rows suppressed', 'postcode generalized to 3 digits'] }] : []),
      ...(protection === 0.2 ? [{ method: 'pseudonymize', title: 'Pseudonymize', options: { column: 'email', method: 'sha256' }, promises: [{ text: 'e-mail addresses are not in the clear; they can be enumerated', verified: null }], changes: ['17,020 values hashed'] }] : []),
    ],
    sample: sample(protection),
    classSizes: sizes,
    measures: [
      count('class.count', classes, { unit: 'person' }),
      count('class.size.min', smallest, { unit: 'person' }),
      { id: 'class.size.mean', value: PERSONS / classes, interval: null, intervalKind: 'exact', parameters: { unit: 'person' } },
      share('sample-unique.share', alone, PERSONS, { unit: 'person' }),
      count('sample-unique.count', alone, { unit: 'person' }),
      { id: 'prosecutor.risk.max', value: 1 / smallest, interval: null, intervalKind: 'exact', parameters: { unit: 'person' } },
      { id: 'prosecutor.risk.mean', value: classes / PERSONS, interval: null, intervalKind: 'exact', parameters: { unit: 'person' } },
      share('prosecutor.at-risk.share', atRisk, PERSONS, { threshold: 11, unit: 'person' }),
      { id: 'journalist.risk.mean', value: null, interval: null, intervalKind: 'none', parameters: { frame: 'world' }, note: 'the world is too small to say' },
      share('suppressed.share', suppressed, 20_470),
      { id: 'loss.lm.geometric', value: protection * 0.43, interval: null, intervalKind: 'exact', parameters: {} },
      { id: 'utility.response-model.auc', value: 0.81 - 0.14 * protection, interval: [0.79 - 0.14 * protection, 0.83 - 0.14 * protection], intervalKind: 'delta', parameters: {}, provenance: 'emergent' },
    ],
    attacks: [
      attack('exact-linkage', 'Exact linkage with the register', 'identity', protection, 0.62),
      ...(protection === 0.2 ? [attack('enumeration', 'Reversal of hashed e-mails', 'identity', 0.05, 0.55)] : []),
      attack('homogeneity', 'Homogeneous classes', 'attribute', Math.min(1, protection + 0.1), 0.4),
    ],
  };
}

/** Six report documents, one per concern, with figures that fall as protection rises. */
export function fixtureDocuments(): ReportDocument[] {
  return SCENARIOS.map(({ id, title, concern, question, levels }, position) => {
    const strategies = levels.map((level) => strategy(LADDER[level]!));
    const strongest = strategies[0]!.attacks[0]!.measures[0]!;
    return {
      $schema: 'https://incognita.invalid/schema/report.schema.json',
      version: 1,
      tool: { name: 'incognita', version: '0.1.0' },
      key: `f${position}c0ffee00`,
      scenario: {
        id,
        title,
        concern,
        question,
        seed: 42,
        replicates: 1,
        country: 'us',
        asOf: '2026-01-01',
        yaml: `# yaml-language-server: $schema=../schema/scenario.schema.json\nid: ${id}\ntitle: ${title}\nconcern: ${concern}\nseed: 42\npopulation: { country: us, people: 100000 }\n# <script>alert("not markup")</script>\n`,
        processing: [{ purpose: 'dpv:SellDataToThirdParties', legalBasis: 'eu-gdpr:A6-1-a', consent: 'pre-ticked' }],
      },
      notice: "Invented people, seed 42: shows a mechanism, not your organisation's rate.",
      world: {
        measures: [count('world.people', 100_000), count('crm.contacts', 20_470), count('crm.persons', PERSONS), count('source.register.rows', 79_953)],
        notAssessable: ['urban–rural shares (fewer than 30 postcodes)'],
      },
      headline: `As collected, the buyer names ${strongest.numerator} of ${strongest.denominator} targets; ${strategies.at(-1)!.title} leaves ${strategies.at(-1)!.attacks[0]!.measures[0]!.numerator}.`,
      strategies,
      warnings: position === 2 ? ['Consent records of 12 people carry a date after asOf.'] : [],
      // All but the first share one world.
      population: fixturePopulation(position === 0 ? 7 : 42),
    };
  });
}

/** Writes the documents as `incognita run` would. */
export async function writeFixture(folder: string, documents: readonly ReportDocument[] = fixtureDocuments()): Promise<void> {
  for (const document of documents) {
    await writeRun(folder, document, { version: 1, tool: document.tool.version, node: 'v20', scenario: document.scenario.id, key: document.key, seeds: [document.scenario.seed], seconds: {}, peakMemoryBytes: 0 });
  }
}
