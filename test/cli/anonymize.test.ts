import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Anonymized } from '../../src/anonymize.ts';
import { anonymizedText } from '../../src/cli/anonymize-text.ts';
import { runCli } from '../../src/cli/main.ts';
import { releaseReport } from '../../src/cli/release-report.ts';
import { codeTexts, makeTable } from '../../src/columns/column.ts';
import { exact } from '../../src/measure/exact-measure.ts';
import type { Promised } from '../../src/release/step.ts';
import { capturedIo } from './captured-io.ts';

const root = mkdtempSync(join(tmpdir(), 'anonymize-test-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Forty people of two ages and towns, two rows for each of the first four. */
const people = Array.from({ length: 44 }, (_, row) => {
  const person = row < 40 ? row : row - 40;
  return { id: `c${person}`, name: `Person ${person}`, born: `19${60 + (person % 4)}-0${1 + (person % 3)}-1${person % 2}`, town: person % 2 === 0 ? 'Ashford' : 'Birchley', spend: person * 3.5, diagnosis: person % 5 === 0 ? 'A' : 'B' };
});
const input = join(root, 'people.csv');
writeFileSync(input, `${Object.keys(people[0]!).join(',')}\n${people.map((row) => Object.values(row).join(',')).join('\n')}\n`);

const CLASSES = 'columns: { name: direct-identifier, born: quasi-identifier, town: quasi-identifier, spend: insensitive, diagnosis: sensitive }\nsubject: id\n';
let runs = 0;
async function anonymize(strategy: string, ...words: string[]) {
  const folder = join(root, `run${runs++}`);
  mkdirSync(folder);
  const config = join(folder, 'strategy.yaml');
  writeFileSync(config, strategy);
  const io = capturedIo();
  const out = join(folder, 'released.csv');
  const code = await runCli(['anonymize', input, '--config', config, '--out', out, ...words], io);
  return { code, out: io.stdout(), err: io.stderr(), folder, released: existsSync(out) ? readFileSync(out, 'utf8') : '', report: existsSync(`${out}.release.json`) ? (JSON.parse(readFileSync(`${out}.release.json`, 'utf8')) as Report) : undefined };
}

interface Report {
  readonly form: string;
  readonly generalized: Record<string, unknown>;
  readonly unit: string;
  readonly rows: { readonly collected: number; readonly released: number };
  readonly notForRelease?: string;
  readonly steps: { readonly method: string; readonly promises: { readonly text: string; readonly verified: boolean }[] }[];
  readonly measures: { readonly id: string; readonly value: number | null; readonly parameters: Record<string, unknown> }[];
}

describe('incognita anonymize', () => {
  it('releases by the steps, counts persons, and says what was promised, lost and left', async () => {
    const { code, out, released, report, folder } = await anonymize(`${CLASSES}steps:\n  - removeDirectIdentifiers\n  - kAnonymize: { k: 10, suppressionLimit: 0 }\n`);
    expect(code).toBe(0);
    const [header, ...rows] = released.trimEnd().split('\n');
    expect(header).toBe('born,town,spend,diagnosis');
    expect(rows).toHaveLength(44);
    expect(report!.steps[1]!.promises).toEqual([{ text: 'every class on born, town holds at least 10 data subjects', verified: true }]);
    const persons = (id: string) => report!.measures.find((measure) => measure.id === id && measure.parameters['unit'] === 'person')!.value!;
    expect(persons('class.size.min')).toBeGreaterThanOrEqual(10);
    // Counted here, not by the tool: rows of 40 persons, four of whom have two.
    const sizes = new Map<string, number>();
    for (const row of rows) sizes.set(row.split(',').slice(0, 2).join(), (sizes.get(row.split(',').slice(0, 2).join()) ?? 0) + 1);
    expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBe(44);
    expect(out).toMatch(/Promised, and recounted on the output: every class on born, town holds at least 10 data subjects/);
    expect(out).toMatch(/prosecutor\.risk\.max\s+1\/\d+\s+1\/\d\d/);
    expect(readdirSync(folder).sort()).toEqual(['released.csv', 'released.csv.release.json', 'strategy.yaml']);
    for (const cell of ['Ashford', 'Person 7', '1961']) expect(out + JSON.stringify(report)).not.toContain(cell);
  });

  it('keeps who is who apart: in another folder, for the owner alone', async () => {
    const internal = join(root, 'kept', 'internal.json');
    mkdirSync(join(root, 'kept'));
    const { code, released } = await anonymize(`${CLASSES}steps:\n  - removeDirectIdentifiers: { except: [id] }\n`, '--internal', internal);
    expect([code, statSync(internal).mode & 0o777]).toEqual([0, 0o600]);
    const { originalRowOfReleasedRow: origin, inputSha256 } = JSON.parse(readFileSync(internal, 'utf8')) as { originalRowOfReleasedRow: number[]; inputSha256: string };
    expect(inputSha256).toMatch(/^[0-9a-f]{64}$/);
    const rows = released.trimEnd().split('\n').slice(1);
    expect(rows.map((row) => row.split(',')[0])).toEqual(origin.map((row) => people[row - 1]!.id));
    expect(origin).not.toEqual([...origin].sort((a, b) => a - b));
    const beside = await anonymize('steps: []\n', '--internal', join(root, `run${runs}`, 'internal.json'));
    expect([beside.code, beside.released]).toEqual([2, '']);
    expect(beside.err).toMatch(/anonymize\.internal: expected a folder apart from the release, got the same/);
  });

  it('draws fresh randomness for a release, and repeats only a rehearsal, which is stamped', async () => {
    const strategy = `${CLASSES}steps:\n  - removeDirectIdentifiers\n  - addNoise: { columns: [spend], level: 0.5 }\n`;
    const [first, second] = [await anonymize(strategy), await anonymize(strategy)];
    expect(first.released).not.toBe(second.released);
    // The public report is the same for both: it says nothing that would predict the noise.
    const withoutLoss = ({ report }: typeof first) => JSON.stringify({ ...report, measures: report!.measures.filter(({ id }) => id !== 'loss.il1s') });
    expect(withoutLoss(first)).toBe(withoutLoss(second));
    const [again, repeated] = [await anonymize(strategy, '--rehearsal', '--seed', '4'), await anonymize(strategy, '--rehearsal', '--seed', '4')];
    expect(again.released).toBe(repeated.released);
    expect([again.report!.notForRelease, first.report!.notForRelease]).toEqual(['A rehearsal: its randomness can be repeated.', undefined]);
    expect(again.err).toContain('Not for release');
    expect((await anonymize(strategy, '--seed', '4')).err).toMatch(/anonymize\.seed: expected --seed with --rehearsal only/);
  });

  it('reads hierarchies from files in the form of ARX', async () => {
    const folder = join(root, 'hierarchies');
    mkdirSync(folder);
    writeFileSync(join(folder, 'town.csv'), 'Ashford;North;*\r\nBirchley;North;*\r\n');
    const steps = 'steps:\n  - dropColumns: { columns: [id, name, born] }\n  - generalize: { levels: { town: 1 } }\n';
    const good = await anonymize(`${CLASSES}hierarchies: { town: { kind: file, path: ../hierarchies/town.csv } }\n${steps}`);
    expect([good.code, new Set(good.released.trimEnd().split('\n').slice(1).map((row) => row.split(',')[0]))]).toEqual([0, new Set(['North'])]);
    writeFileSync(join(folder, 'short.csv'), 'Ashford;North;*\n');
    expect((await anonymize(`${CLASSES}hierarchies: { town: { kind: file, path: ../hierarchies/short.csv } }\n${steps}`)).err).toMatch(/strategy\.yaml:3:16: hierarchies\.town: expected every value of the column in the hierarchy, got 1 that it does not hold \(in 22 rows, the first is row 2\)/);
    writeFileSync(join(folder, 'ragged.csv'), 'Ashford;North;*\nBirchley;North\n');
    expect((await anonymize(`${CLASSES}hierarchies: { town: { kind: file, path: ../hierarchies/ragged.csv } }\n${steps}`)).err).toMatch(/ragged\.csv:2: hierarchies\.town: expected a value and its generalizations/);
  });

  it('warns of direct identifiers that stay', async () => {
    const { code, err } = await anonymize(`${CLASSES}steps: []\n`);
    expect([code, /Direct identifiers are still in the release: id, name/.test(err)]).toEqual([0, true]);
  });

  it('says how columns were generalized, and keeps keys and vaults for the owner alone', async () => {
    const strategy = `${CLASSES}steps:\n  - dropColumns: { columns: [name] }\n  - pseudonymize: { column: id, method: counter }\n  - generalize: { levels: { born: year } }\n`;
    const internal = join(root, 'kept', 'vault.json');
    mkdirSync(join(root, 'kept'), { recursive: true });
    const { code, report, err } = await anonymize(strategy, '--internal', internal);
    expect(code).toBe(0);
    const elsewhere = join(root, 'said.json');
    const { report: beside } = await anonymize(strategy, '--report', elsewhere);
    expect([beside, (JSON.parse(readFileSync(elsewhere, 'utf8')) as Report).rows]).toEqual([undefined, { collected: 44, released: 44 }]);
    expect(report!.generalized).toEqual({ born: { kind: 'full-domain', level: 3, name: 'year' } });
    expect(report!.form).toBe('records');
    expect(JSON.parse(readFileSync(internal, 'utf8'))).toHaveProperty('keptBySteps');
    expect(err).not.toContain('is lost');
  });

  it('takes k-map\'s population from a file, its columns typed as the release\'s', async () => {
    writeFileSync(join(root, 'everybody.csv'), 'town;born;other\nAshford;01.02.1960;x\nBirchley;31.12.1961;y\n');
    const { code, err } = await anonymize(`${CLASSES}population: { path: ../everybody.csv, delimiter: ';' }\nsteps:\n  - removeDirectIdentifiers\n`);
    expect([code, err]).toEqual([0, expect.not.stringContaining('population')]);
    writeFileSync(join(root, 'nobody.csv'), 'town,born\nAshford,yesterday\n');
    const wrong = await anonymize(`${CLASSES}population: { path: ../nobody.csv }\nsteps: []\n`);
    expect([wrong.code, wrong.released]).toEqual([2, '']);
    expect(wrong.err).toMatch(/nobody\.csv: anonymize\.population\.born: expected values of the type date as in the file, got string/);
    expect((await anonymize(`${CLASSES}population: { path: ../hierarchies/town.csv }\nsteps: []\n`)).err).toMatch(/strategy\.yaml:3:13: anonymize\.population: expected every quasi-identifier of the release in the population file, got none of the name born, town/);
  });

  it('says of rows that are no records what they are, and nothing of groups of them', () => {
    const release = makeTable({ name: 'release', columns: [{ name: 'town', type: 'string', attributeClass: 'quasi-identifier' }] }, new Map([['town', codeTexts(['A', 'B'], 2)]]));
    const promise: Promised = { kind: 'differential-privacy', epsilon: 1, delta: 0, unit: 'subject', ledger: [] };
    const result: Anonymized = {
      form: 'synthetic', release, recodings: new Map(), rows: new Uint32Array(0), internal: {}, after: [], verified: new Set(),
      steps: [{ method: 'synthesize', title: 'Synthetic data', options: {}, promises: [promise], changes: ['Drew 2 rows.'] }],
      before: [{ ...exact('prosecutor.risk.max', 1), parameters: { unit: 'row' } }],
    };
    const roles = { columns: [{ column: 'town', attributeClass: 'quasi-identifier', reason: '', from: 'proposal' }], subject: undefined } as const;
    const text = anonymizedText('in.csv', 'out.csv', release, result, roles, false);
    expect(text).toContain('2 synthetic rows of 1 column, drawn from a model of the original');
    expect(text).toContain('Promised (no recount of one output can show it): (1, 0)-differential privacy');
    expect(text).toContain('after: not comparable: rows are not records');
    expect(text).not.toMatch(/recounted|random order/);
    expect(anonymizedText('in.csv', 'out.csv', release, { ...result, form: 'aggregate' }, roles, false)).toContain('2 statistics of 1 column, no row of a person among them');
    expect(releaseReport(result, release, roles, false)).toMatchObject({ form: 'synthetic', classRisk: 'not comparable: rows are not records', measures: [], steps: [{ promises: [{ verified: null }] }] });
  });
});

/** The command as a process of its own, with a folder for its temporary files. */
function piped(words: readonly string[], input: string | undefined, done: (out: string) => boolean = () => false) {
  const scratch = mkdtempSync(join(root, 'scratch-'));
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'anonymize', ...words], { env: { ...process.env, TMPDIR: scratch } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => {
    out += bytes.toString();
    if (done(out)) child.stdout.destroy();
  });
  child.stderr.on('data', (bytes: Buffer) => void (err += bytes.toString()));
  child.stdin.on('error', () => {});
  if (input !== undefined) child.stdin.end(input);
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code: code as number, out, err: err.replace(/^npm warn.*\n/gm, ''), left: readdirSync(scratch).filter((name) => name.startsWith('incognita-')) }));
  return { child, scratch, ended };
}

describe('incognita anonymize in a pipe', () => {
  const config = join(root, 'pipe.yaml');
  writeFileSync(config, `${CLASSES}steps:\n  - removeDirectIdentifiers\n`);

  it('reads standard input and writes the release, alone, to standard output', { timeout: 30_000 }, async () => {
    const { code, out, err, left } = await piped(['-', '--config', config, '--out', '-', '--format', 'jsonl'], readFileSync(input, 'utf8')).ended;
    expect(code).toBe(0);
    const rows = out.trimEnd().split('\n').map((line) => JSON.parse(line) as object);
    expect([rows.length, Object.keys(rows[0]!)]).toEqual([44, ['born', 'town', 'spend', 'diagnosis']]);
    expect(err).toContain('stdin: 44 rows. stdout: 44 rows of 4 columns');
    expect(err).toContain('--report <file> writes it');
    expect(left).toEqual([]);
  });

  it('names standard input where it is at fault', { timeout: 30_000 }, async () => {
    const { code, out, err, left } = await piped(['-', '--config', config, '--out', '-'], 'a,b\n1\n').ended;
    expect([code, out, err, left]).toEqual([2, '', 'stdin:2: file.record: expected 2 fields as in the header, got 1; mend this line, or give the right --delimiter\n', []]);
  });

  it('leaves nothing behind when it is interrupted, or when nobody reads on', { timeout: 60_000 }, async () => {
    const waiting = piped(['-', '--config', config, '--out', '-'], undefined);
    waiting.child.stdin.write('id,name\n');
    while (!readdirSync(waiting.scratch).some((name) => existsSync(join(waiting.scratch, name, 'input.csv')))) await new Promise((resolve) => setTimeout(resolve, 20));
    const folder = readdirSync(waiting.scratch).find((name) => name.startsWith('incognita-'))!;
    expect([statSync(join(waiting.scratch, folder)).mode & 0o777, statSync(join(waiting.scratch, folder, 'input.csv')).mode & 0o777]).toEqual([0o700, 0o600]);
    waiting.child.kill('SIGINT');
    expect(await waiting.ended).toMatchObject({ code: 130, out: '', left: [] });
    const header = readFileSync(input, 'utf8').split('\n')[0]!;
    const many = `${header}\n${Array.from({ length: 40_000 }, (_, i) => `c${i},N,1960-01-10,Ashford,${i},A`).join('\n')}\n`;
    const closed = await piped(['-', '--config', config, '--out', '-'], many, (out) => out.length > 0).ended;
    expect([closed.code, closed.left]).toEqual([0, []]);
    expect(closed.err).not.toMatch(/fault|EPIPE/);
  });
});
