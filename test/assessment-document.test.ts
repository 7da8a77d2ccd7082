import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { assessSession, type AssessAnswer } from '../reports/client/assess-session.ts';
import type { AssessmentDocument, AssessmentSettings } from '../src/assessment-document.ts';
import type { StatedRoles } from '../src/column-roles.ts';
import { runCli } from '../src/cli/main.ts';

const folder = mkdtempSync(join(tmpdir(), 'page-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ADULT = '../shared/data/adult/adult.csv';
const adult = existsSync(ADULT);
if (!adult) console.warn('skipped: ../shared/data/adult is absent');

/** More distinct values than a proposal looks at, some missing, some repeated. */
function wide(): string {
  const rows = Array.from({ length: 30_000 }, (_, i) => `n${(i * 7919) % 25_000}@mail.example,${i % 2 === 0 ? 'F' : 'M'},${i % 97 === 0 ? '' : 18 + ((i * 31) % 60)},${10_000 + ((i * 13) % 40)},${['a', 'b', 'c'][(i * 5) % 3]}`);
  return `email,sex,age,zip,diagnosis\n${rows.join('\n')}\n`;
}

const PEOPLE = 'id;sex;born;town;religion\n1;F;31.12.1980;Ash;x\n1;F;31.12.1980;Ash;x\n2;M;01.02.1990;Ash;y\n3;F;;Birch;z\n4;M;01.02.1990;"Ash";x\n';

async function byPage(path: string, stated: StatedRoles, settings: AssessmentSettings): Promise<AssessmentDocument> {
  const ask = assessSession();
  const got = (answer: AssessAnswer): AssessAnswer => {
    if (answer.kind === 'refused') throw new Error(answer.message);
    return answer;
  };
  got(await ask({ kind: 'read', file: new File([readFileSync(path)], path.split('/').at(-1)!), asOf: '2026-01-01' }));
  const answer = got(await ask({ kind: 'closer', stated, settings }));
  if (answer.kind !== 'assessment') throw new Error('no assessment');
  return answer.assessed;
}

async function byCommand(path: string, ...words: string[]): Promise<AssessmentDocument> {
  let out = '';
  await runCli(['assess', '--quiet', '--json', '--as-of', '2026-01-01', path, ...words], { out: (text) => void (out += text), err: () => {}, interactive: false, color: false });
  const { data, warnings } = JSON.parse(out) as { data: AssessmentDocument; warnings: string[] };
  return { ...data, warnings };
}

/** Twelve significant digits, as reals agree in. */
const rounded = (value: object | string | number | null): object => JSON.parse(JSON.stringify({ value }, (_, own: unknown) => (typeof own === 'number' && !Number.isInteger(own) ? Number(own.toPrecision(12)) : own))) as object;

type Case = readonly [name: string, content: () => string, words: readonly string[], stated: StatedRoles, settings: AssessmentSettings];

const CASES: readonly Case[] = [
  ['a wide file with many values', wide, [], {}, { missing: 'own', fraction: undefined }],
  ['a sample of a population', wide, ['--sampling-fraction', '0.1'], {}, { missing: 'own', fraction: 0.1 }],
  ['persons, other roles, rows with gaps left out', () => PEOPLE, ['--roles', 'ROLES', '--missing', 'drop'], { subject: 'id', sensitive: ['town'] }, { missing: 'drop', fraction: undefined }],
  ['gaps that match anything', () => PEOPLE, ['--missing', 'wildcard'], {}, { missing: 'wildcard', fraction: undefined }],
];

describe('a page and the command line say the same', () => {
  it.each(CASES)('of %s', async (name, content, words, stated, settings) => {
    const path = join(folder, `${name.replace(/\W+/g, '-')}.csv`);
    writeFileSync(path, content());
    writeFileSync(join(folder, 'roles.yaml'), 'columns: { town: sensitive }\nsubject: id\n');
    const page = await byPage(path, stated, settings);
    const command = await byCommand(path, ...words.map((word) => (word === 'ROLES' ? join(folder, 'roles.yaml') : word)));
    for (const part of ['headline', 'columns', 'histograms', 'measures', 'warnings', 'closer', 'droppedRows'] as const) expect(rounded(page[part]), part).toEqual(rounded(command[part]));
    expect(page.measures.length).toBeGreaterThan(20);
  });

  it.skipIf(!adult)('of Adult', async () => {
    const quasi = ['sex', 'age', 'race', 'education'];
    const others = ['marital-status', 'native-country', 'workclass', 'occupation', 'salary-class'];
    const page = await byPage(ADULT, { quasi, insensitive: others.slice(0, -1), sensitive: ['salary-class'] }, { missing: 'own', fraction: undefined });
    const command = await byCommand(ADULT, '--quasi', quasi.join(','), '--insensitive', others.slice(0, -1).join(','), '--sensitive', 'salary-class');
    for (const part of ['headline', 'histograms', 'measures', 'closer'] as const) expect(rounded(page[part]), part).toEqual(rounded(command[part]));
  });
});
