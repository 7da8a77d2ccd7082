import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/command.ts';
import { runCli } from '../../src/cli/main.ts';
import { codeTexts, makeTable } from '../../src/columns/column.ts';
import { duckDb } from '../../src/engine/duckdb/duckdb-engine.ts';
import type { Measure } from '../../src/measure/measure.ts';

const folder = mkdtempSync(join(tmpdir(), 'assess-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function assess(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const io: Io = { out: (text) => void (out += text), err: (text) => void (err += text), interactive: false, color: false };
  const code = await runCli(['assess', '--quiet', ...words], io);
  return { code, out, err };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface Document {
  readonly ok: boolean;
  readonly data: {
    readonly columns: readonly { name: string; attributeClass: string; reason: string; from: string }[];
    readonly histograms: readonly { unit: string; sizes: number[]; classes: number[] | null; members: number[] }[];
    readonly measures: readonly Measure[];
    readonly gates: readonly { gate: string; crossed: boolean }[];
    readonly headline: readonly string[];
    readonly droppedRows: number;
  };
  readonly warnings: readonly string[];
}
const parse = (out: string): Document => JSON.parse(out) as Document;
const valueOf = (document: Document, id: string, parameters: Measure['parameters'] = {}): number | null => {
  const found = document.data.measures.filter((measure) => measure.id === id && Object.entries(parameters).every(([name, value]) => measure.parameters[name] === value));
  expect(found).toHaveLength(1);
  return found[0]!.value;
};

// Three women of 30 (two rows are one person), a man of 40, a man of 17, a woman without an age.
const PEOPLE = [
  'customerId;name;sex;age;religion',
  'c1;canary One;F;30;x', 'c1;canary One;F;30;x', 'c2;canary Two;F;30;x', 'c3;canary Three;M;40;y', 'c4;canary Four;M;17;y', 'c5;canary Five;F;;z',
].join('\n');

describe('a small file', () => {
  const path = file('people.csv', PEOPLE);

  it('is read, classed and measured by row', async () => {
    const { code, out } = await assess(path, '--json');
    expect(code).toBe(0);
    const document = parse(out);
    expect(document.data.columns.map(({ attributeClass }) => attributeClass)).toEqual(['direct-identifier', 'direct-identifier', 'quasi-identifier', 'quasi-identifier', 'sensitive']);
    expect(document.data.histograms).toEqual([{ unit: 'row', sizes: [1, 3], classes: [3, 1], members: [3, 3] }]);
    expect(valueOf(document, 'prosecutor.risk.mean')).toBeCloseTo(4 / 6, 14);
    expect(valueOf(document, 'sensitive.homogeneous.share', { attribute: 'religion' })).toBe(1);
    expect(document.data.headline.join(' ')).toMatch(/k counts rows.*--subject/);
  });

  it('warns of identifiers, minors and special categories', async () => {
    const { err } = await assess(path);
    expect(err).toMatch(/Direct identifiers are in the file: customerId and name/);
    expect(err).toMatch(/age: Some people are under 18/);
    expect(err).toMatch(/religion: .*special category/);
  });

  it('counts persons with --subject', async () => {
    const document = parse((await assess(path, '--subject', 'customerId', '--json')).out);
    expect(document.data.histograms[0]).toEqual({ unit: 'person', sizes: [1, 2], classes: [3, 1], members: [3, 2] });
    expect(valueOf(document, 'class.size.max', { unit: 'person' })).toBe(2);
    expect(valueOf(document, 'class.size.max', { unit: 'row' })).toBe(3);
    expect(document.data.headline.join(' ')).toMatch(/k counts persons, told apart by customerId/);
  });

  it('treats missing values as asked', async () => {
    const dropped = parse((await assess(path, '--missing', 'drop', '--json')).out);
    expect([dropped.data.droppedRows, dropped.data.histograms[0]!.members]).toEqual([1, [2, 3]]);
    // The woman without an age matches the three women of 30.
    const wildcard = parse((await assess(path, '--missing', 'wildcard', '--json')).out);
    expect(wildcard.data.histograms[0]).toEqual({ unit: 'row', sizes: [1, 4], classes: null, members: [2, 4] });
    expect(valueOf(wildcard, 'class.count')).toBeNull();
    expect((await assess(path, '--missing', 'wildcard', '--subject', 'customerId')).code).toBe(2);
  });

  it('gives journalist figures only where a fraction or a population is known', async () => {
    expect((await assess(path, '--json')).out).not.toMatch(/"journalist|"marketer/);
    const document = parse((await assess(path, '--population', '60', '--json')).out);
    expect(document.data.measures.find(({ id }) => id === 'marketer.risk.mean')).toMatchObject({ parameters: { frame: 'sampling-fraction', fraction: 0.1, estimator: expect.stringContaining('Benedetti') as string } });
    expect((await assess(path, '--sampling-fraction', '0.1')).out).toMatch(/Estimates for a sample of 10 % under the model negative binomial/);
  });

  it('takes corrections by flags and from YAML', async () => {
    const roles = file('roles.yaml', 'columns: { sex: insensitive, religion: quasi }\nsubject: customerId\n');
    const byFile = parse((await assess(path, '--roles', roles, '--json')).out);
    expect(byFile.data.columns.map(({ attributeClass }) => attributeClass)).toEqual(['direct-identifier', 'direct-identifier', 'insensitive', 'quasi-identifier', 'quasi-identifier']);
    expect(byFile.data.histograms).toHaveLength(2);
    const byFlags = parse((await assess(path, '--roles', roles, '--quasi', 'sex', '--json')).out);
    expect(byFlags.data.columns.filter(({ attributeClass }) => attributeClass === 'quasi-identifier').map(({ name }) => name)).toEqual(['sex', 'religion']);
  });

  it('never prints a cell, nor a word that promises too much', async () => {
    for (const words of [[], ['--json'], ['--subject', 'customerId', '--missing', 'drop'], ['--population', '100'], ['--max-risk', '0.09'], ['--groups', 'religion,name', '--household', 'name'], ['--explain', '4'], ['--explain', '4', '--json'], ['--groups', 'religion', '--json', '--sampling-fraction', '0.5']]) {
      const { out, err } = await assess(path, ...words);
      expect(out + err).not.toMatch(/canary|\bc[1-5]\b/);
      expect(out + err).not.toMatch(/\b(anonymous|safe|compliant)\b/i);
    }
  });

  it.each([
    ['csv.gz', gzipSync(PEOPLE)],
    ['jsonl', PEOPLE.split('\n').slice(1).map((line) => JSON.stringify(Object.fromEntries(line.split(';').map((cell, index) => [PEOPLE.split('\n')[0]!.split(';')[index]!, cell === '' ? null : cell])))).join('\n')],
  ])('reads the same from .%s', async (extension, content) => {
    const document = parse((await assess(file(`same.${extension}`, content), '--json')).out);
    expect(document.data.measures).toEqual(parse((await assess(path, '--json')).out).data.measures);
  });

  it('reads the same from Parquet', async () => {
    const [header, ...rows] = PEOPLE.split('\n').map((line) => line.split(';'));
    const columns = new Map(header!.map((name, index) => [name, codeTexts(rows.map((row) => (row[index] === '' ? null : row[index]!)), rows.length)]));
    const session = await duckDb.openTrusted();
    await session.writeFile(join(folder, 'same.parquet'), makeTable({ name: 'p', columns: header!.map((name) => ({ name, type: 'string', attributeClass: 'insensitive' })) }, columns));
    await session.close();
    const document = parse((await assess(join(folder, 'same.parquet'), '--json', '--threads', '1', '--memory', '200MB')).out);
    expect(document.data.measures).toEqual(parse((await assess(path, '--json')).out).data.measures);
  });
});

describe('a closer look', () => {
  // Postcode and sex tell apart: two rows alone on both, of whom one is alone on the postcode already.
  const path = file('closer.csv', 'zip,sex,home,kind\n1,F,h1,x\n1,F,h1,x\n1,F,h2,x\n1,M,h2,y\n2,F,h3,y\n3,F,h3,y\n3,F,h3,y\n');
  const words = [path, '--quasi', 'zip,sex', '--insensitive', 'home,kind'];

  it('says which column costs what, and which few single out many', async () => {
    const { out } = await assess(...words);
    expect(out).toContain('The column that costs most is zip: without it, 14.3 % of the rows would no longer stand alone.');
    expect(out).toMatch(/zip alone singles out 14\.3 % of the rows/);
    const document = parse((await assess(...words, '--json')).out);
    expect(valueOf(document, 'column.sample-unique.drop-one', { column: 'zip' })).toBeCloseTo(1 / 7, 12);
    expect(valueOf(document, 'column.sample-unique.shapley', { column: 'zip' })! + valueOf(document, 'column.sample-unique.shapley', { column: 'sex' })!).toBeCloseTo(2 / 7, 12);
    expect(valueOf(document, 'singling-out.columns.min')).toBe(1);
    expect(valueOf(document, 'special-unique.count')).toBe(2);
    // Three postcodes and two sexes of seven rows; of 21 pairs 7 have the same postcode (6 of 1, 1 of 3).
    const { separation } = (document.data as unknown as { closer: { separation: { columns: string[]; distinct: number; separation: number }[] } }).closer;
    expect(separation.map(({ columns, distinct }) => [columns.join('+'), distinct])).toEqual([['zip', 3], ['sex', 2], ['zip+sex', 4]]);
    expect(separation[0]!.separation).toBeCloseTo(14 / 21, 12);
  });

  it('leaves it out where asked, and says so', async () => {
    const { out } = await assess(...words, '--quick');
    expect(out).toContain('Not asked for: --quick.');
    expect(out).not.toContain('costs most');
    expect((parse((await assess(...words, '--quick', '--json')).out) as unknown as { data: { closer: unknown } }).data.closer).toBeNull();
  });

  it('divides the risk by households and groups, whose values it does not print', async () => {
    const { out } = await assess(...words, '--household', 'home', '--groups', 'kind');
    expect(out).toMatch(/household\.one-found\.mean \(independent\)/);
    const document = parse((await assess(...words, '--household', 'home', '--json')).out);
    // h1: 1 − (2/3)²; h2: 1 − (2/3)·0 = 1; h3: 1 − 0 = 1.
    expect(valueOf(document, 'household.one-found.mean', { dependence: 'independent' })).toBeCloseTo((5 / 9 + 2) / 3, 12);
    expect((await assess(...words, '--groups', 'kinds')).err).toMatch(/assess\.groups: expected a column of the file, got 'kinds'; did you mean 'kind'\?/);
  });

  it('explains one row by names of columns, and shows its values on a terminal only', async () => {
    const { out } = await assess(...words, '--explain', '5');
    expect(out).toContain('row 5 of 7');
    expect(out).toContain('It is alone already on: zip.');
    expect(out).toContain('The values of the row are not printed');
    expect((await assess(...words, '--explain', '8')).err).toMatch(/assess\.explain: expected a row number from 1 to 7, got '8'/);
    expect((await assess(...words, '--explain', '5', '--show-values')).err).toMatch(/assess\.show-values: expected a terminal/);
    let shown = '';
    await runCli(['assess', '--quiet', ...words, '--explain', '5', '--show-values'], { out: (text) => void (shown += text), err: () => {}, interactive: true, color: false });
    expect(shown).toMatch(/zip\s+2\s+1/);
  });

  it('writes one page that asks nothing of anybody and holds no cell', async () => {
    const report = join(folder, 'report.html');
    const { err } = await assess(file('canary.csv', PEOPLE), '--subject', 'customerId', '--groups', 'religion', '--out', report);
    expect(err).toContain(`report: ${report}`);
    const page = readFileSync(report, 'utf8');
    expect(page).toContain("default-src 'none'");
    expect(page).toContain('What was not tested');
    expect(page).toContain('incognita assess');
    expect(page).not.toMatch(/canary O|canary T|<script(?! type="application\/json")|https?:\/\/(?!www\.w3\.org)/);
    expect((await assess(path, '--quasi', 'zip', '--out', join(folder, 'report.pdf'))).err).toMatch(/assess\.out: expected a path that ends in \.html/);
  });

  it('counts in a file of the population', async () => {
    // Of postcode 1: three women and a man in the file, five women and two men in the population; nobody of postcode 3.
    const frame = file('frame.csv', 'name,sex,zip\na,F,1\nb,F,1\nc,F,1\nd,F,1\ne,F,1\nf,M,1\ng,M,1\nh,F,2\n');
    const document = parse((await assess(...words, '--frame', frame, '--json')).out);
    expect(valueOf(document, 'map.class-size.min')).toBe(0);
    // Rows by class: 3 of 5, 1 of 2, 1 of 1, and 2 whose class the frame lacks: (3/5 + 1/2 + 1)/7.
    expect(valueOf(document, 'marketer.risk.mean', { frame: 'register' })).toBeCloseTo((3 / 5 + 1 / 2 + 1) / 7, 12);
    expect((await assess(...words, '--frame', frame)).out).toContain(`Against ${frame}`);
    expect((await assess(...words, '--frame', file('other.csv', 'name,sex\na,F\n'))).err).toMatch(/other\.csv: assess\.frame: expected the column 'zip' as in the assessed file/);
  });

  it('says what tables of events add', async () => {
    const contacts = file('contacts.csv', 'id,sex\n1,F\n2,F\n3,M\n4,M\n');
    // 1 and 2 were at the same shop, 3 at one of its own; 4 never; 9 is nobody's.
    const visits = file('visits.csv', 'id,shop,day\n1,A,2026-01-01\n2,A,2026-01-01\n2,B,2026-01-02\n3,C,2026-01-03\n9,A,2026-01-01\n');
    const likes = file('likes.csv', 'id,page\n1,p\n2,p\n3,p\n4,q\n');
    const { out } = await assess(contacts, '--quasi', 'sex', '--subject', 'id', '--related', visits, '--related', likes);
    expect(out).toMatch(/Of people with events in visits, 0 % stand alone by these columns, /);
    const document = parse((await assess(contacts, '--quasi', 'sex', '--subject', 'id', '--related', visits, '--related', likes, '--json')).out);
    expect(valueOf(document, 'related.orphan-rows.count', { table: 'visits' })).toBe(1);
    expect(valueOf(document, 'related.people.count', { table: 'visits', with: 'no-events' })).toBe(1);
    // With two known visits, 2 (A and B) and 3 (C) are the only ones; 1 shares A with others.
    expect(valueOf(document, 'related.unicity.share', { table: 'visits', points: 2, with: 'events' })).toBeCloseTo(2 / 3, 12);
    expect((await assess(contacts, '--quasi', 'sex', '--related', visits)).err).toMatch(/assess\.related: expected --subject with related tables, got none/);
    expect((await assess(contacts, '--quasi', 'sex', '--subject', 'id', '--related', file('odd-events.csv', 'ident,shop\n1,A\n'))).err).toMatch(/assess\.related: expected the column 'id' as in the assessed file/);
  });

  it('warns of what would make it mean something else', async () => {
    const warned = async (content: string, ...more: string[]): Promise<string> => (await assess(file('odd.csv', content), '--quick', ...more)).err;
    expect(await warned('zip,sex\n1,F\n')).toMatch(/The file has one row/);
    expect(await warned('zip,sex,city,note\n1,F,A,\n1,F,A,\n2,M,A,\n', '--quasi', 'zip,sex,city,note')).toMatch(/note has no values.*\n.*city has the same value in every row.*\n.*1 row is a copy of another/);
    expect(await warned('zip,age\n10**,"[20, 30)"\n10**,"[20, 30)"\n')).toMatch(/zip and age hold values that were generalized before/);
    expect(await warned(`email,sex\n${Array.from({ length: 30 }, (_, i) => `n${i}@mail.example,F`).join('\n')}\n`, '--quasi', 'email,sex')).toMatch(/email looks like a direct identifier/);
  });
});

describe('gates', () => {
  const path = file('gate.csv', `sex,age\n${'F,30\n'.repeat(11)}${'M,40\n'.repeat(12)}`);

  it('exit with 0 at the limit and with 1 beyond it', async () => {
    expect((await assess(path, '--max-risk', '0.09')).code).toBe(0);
    expect((await assess(path, '--gate', 'prosecutor.risk.max<=1/11')).code).toBe(0);
    expect((await assess(path, '--gate', 'prosecutor.risk.max<=1/11', '--gate', 'class.size.min>=12')).code).toBe(1);
    const several = file('gates.yaml', "gates:\n  - prosecutor.risk.max<=1/11\n  - class.size.min>=12\n");
    expect([(await assess(path, '--gates', several)).code, (await assess(path, '--gates', file('one.yaml', 'gates: [class.count<=2]'))).code]).toEqual([1, 0]);
    expect((await assess(path, '--gates', file('wrong.yaml', 'gates:\n  - class.count<=many\n'))).err).toMatch(/wrong\.yaml:2:5: gate\.limit: expected a number/);
    expect((await assess(path, '--gates', file('none.yaml', 'gate: 1\n'))).err).toMatch(/none\.yaml:\d+:\d+: assess\.gates: expected a list/);
    const crossed = await assess(path, '--max-risk', '1/12', '--json');
    expect([crossed.code, parse(crossed.out).data.gates]).toMatchObject([1, [{ gate: 'prosecutor.risk.max<=1/12', crossed: true }]]);
    expect(crossed.err).toMatch(/prosecutor\.risk\.max is 1\/11, the gate is <= 1\/12 \(k = 12\): crossed/);
  });
});

describe('mistakes are sentences with exit code 2', () => {
  const path = file('plain.csv', 'sex,age\nF,canary\n');
  it.each([
    [[path, '--quasi', 'sexx'], /did you mean 'sex'\?/],
    [[path, '--quasi', 'sex', '--sensitive', 'sex'], /one class for each column/],
    [[path, '--quasi', 'zzzzzz'], /the columns are sex, age/],
    [[path, '--insensitive', 'sex,age'], /at least one quasi-identifier/],
    [[path, '--max-risk', 'low'], /gate\.limit/],
    [[path, '--gate', 'nothing'], /gate: expected/],
    [[path, '--gate', 'nothing.at.all<=1'], /measure of this run/],
    [[path, '--population', '0'], /assess\.population/],
    [[path, '--sampling-fraction', '2'], /assess\.sampling-fraction/],
    [[path, '--sampling-fraction', '.5', '--population', '9'], /got both/],
    [[path, '--missing', 'some'], /own, wildcard or drop/],
    [[path, '--as-of', '2026-02-30'], /assess\.as-of/],
    [[path, '--threads', 'many'], /engine\.threads/],
    [[path, '--memory', 'much'], /engine\.memory/],
    [[path, '--delimiter', '::'], /file\.delimiter/],
    [[path, '--roles', join(folder, 'none.yaml')], /assess\.roles/],
    [[path, '--roles', file('bad.yaml', 'columns: { sex: secret }')], /at columns\.sex/],
    [[join(folder, 'none.csv')], /no such file/],
    [[file('sheet.xlsx', 'PK')], /CSV UTF-8/],
    [[file('empty.csv', '')], /empty file/],
    [[file('ragged.csv', 'sex,age\nF,30\ncanary\n')], /ragged\.csv:3: .*got 1/],
    [[file('fake.parquet', 'canary')], /PAR1/],
    [[], /missing required argument/],
  ])('%j', async (words, message) => {
    const { code, out, err } = await assess(...words);
    expect(err).toMatch(message);
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toMatch(/canary|internal fault/);
    const json = await assess(...words, '--json');
    expect(json.code).toBe(2);
    expect(JSON.parse(json.out)).toMatchObject({ ok: false, data: null });
  });

  it('explains itself', async () => {
    expect(await assess('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--sampling-fraction') as string });
  });
});

const data = '../shared/data';
const present = existsSync(`${data}/adult/adult.csv`) && existsSync(`${data}/adult-reference.json`);
if (!present) console.warn('skipped: ../shared/data/adult is absent');

interface Reference {
  readonly rawRisk: Record<string, { readonly qis: readonly string[]; readonly sample: Record<string, number> & { readonly summary: Record<string, Record<string, number>> }; /** Size and number of classes in turn. */ readonly histogram_size_count_pairs: readonly number[] }>;
}

describe.skipIf(!present)('ARX 3.9.2 on Adult', () => {
  const reference = present ? (JSON.parse(readFileSync(`${data}/adult-reference.json`, 'utf8')) as Reference) : { rawRisk: {} };

  it.each(['q3_sex_age_race', 'q8'])('%s: every figure of the raw risks', async (key) => {
    const { qis, sample, histogram_size_count_pairs: pairs } = reference.rawRisk[key]!;
    const { code, out } = await assess(`${data}/adult/adult.csv`, '--quasi', qis.join(','), '--json');
    expect(code).toBe(0);
    const document = parse(out);
    const { sizes, classes, members } = document.data.histograms[0]!;
    expect(sizes.flatMap((size, index) => [size, classes![index]!])).toEqual(pairs);

    const near = (id: string, expected: number): void => expect(valueOf(document, id)).toBeCloseTo(expected, 12);
    expect(members.reduce((sum, rows) => sum + rows, 0)).toBe(sample['records']);
    near('class.count', sample['classes']!);
    near('class.size.mean', sample['avgClassSize']!);
    near('class.size.min', sample['minClassSize']!);
    near('class.size.max', sample['maxClassSize']!);
    near('sample-unique.count', sample['sampleUniques']!);
    near('sample-unique.share', sample['sampleUniqueFraction']!);
    near('prosecutor.risk.mean', sample['avgProsecutorRisk']!);
    near('prosecutor.risk.max', sample['highestProsecutorRisk']!);
    expect(1 / sizes.at(-1)!).toBeCloseTo(sample['lowestProsecutorRisk']!, 12);
    expect(members[0]).toBe(sample['recordsAtHighestRisk']);
    expect(members[0]! / sample['records']!).toBeCloseTo(sample['fractionAtHighestRisk']!, 12);
    expect(members.at(-1)).toBe(sample['recordsAtLowestRisk']);

    // ARX takes the whole file as its population here, so that journalist and marketer equal the prosecutor.
    const whole = parse((await assess(`${data}/adult/adult.csv`, '--quasi', qis.join(','), '--sampling-fraction', '1', '--json')).out);
    for (const [name, summary] of Object.entries(sample.summary)) {
      const k = Math.round(1 / Number(name.slice('threshold_'.length)));
      const below = members.filter((_, index) => sizes[index]! < k).reduce((sum, rows) => sum + rows, 0) / sample['records']!;
      expect(below).toBeCloseTo(summary['prosecutorRecordsAtRiskFraction']!, 12);
      if ([5, 20].includes(k)) {
        expect(valueOf(document, 'prosecutor.at-risk.share', { threshold: k })).toBeCloseTo(summary['prosecutorRecordsAtRiskFraction']!, 12);
        expect(valueOf(whole, 'journalist.at-risk.share', { threshold: k })).toBeCloseTo(summary['journalistRecordsAtRiskFraction']!, 12);
      }
      near('prosecutor.risk.max', summary['prosecutorHighest']!);
      near('prosecutor.risk.mean', summary['prosecutorSuccessRate']!);
      expect(valueOf(whole, 'journalist.risk.max')).toBeCloseTo(summary['journalistHighest']!, 12);
      expect(valueOf(whole, 'journalist.risk.mean')).toBeCloseTo(summary['journalistSuccessRate']!, 12);
      expect(valueOf(whole, 'marketer.risk.mean')).toBeCloseTo(summary['marketerSuccessRate']!, 12);
    }
  });
});
