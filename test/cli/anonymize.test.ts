import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/main.ts';
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
    expect((await anonymize(`${CLASSES}hierarchies: { town: { kind: file, path: ../hierarchies/short.csv } }\n${steps}`)).err).toMatch(/anonymize\.hierarchies\.town: expected every value of the column in the hierarchy, got 1 that it does not list/);
    writeFileSync(join(folder, 'ragged.csv'), 'Ashford;North;*\nBirchley;North\n');
    expect((await anonymize(`${CLASSES}hierarchies: { town: { kind: file, path: ../hierarchies/ragged.csv } }\n${steps}`)).err).toMatch(/ragged\.csv:2: anonymize\.hierarchies\.town: expected a value and its generalizations/);
  });

  it('warns of direct identifiers that stay', async () => {
    const { code, err } = await anonymize(`${CLASSES}steps: []\n`);
    expect([code, /Direct identifiers are still in the release: id, name/.test(err)]).toEqual([0, true]);
  });

  it('refuses what it cannot do, with exit code 2, a place and nothing written', async () => {
    for (const [strategy, message] of [
      ['steps:\n  - kAnonymise: { k: 5 }\n', /strategy\.yaml:2:5: steps\[0\].*kAnonymi[sz]e/],
      [`${CLASSES}steps:\n  - kAnonymize: { k: 1 }\n`, /strategy\.yaml:4:\d+: steps\[0\]\.kAnonymize\.k/],
      [`${CLASSES}steps:\n  - kAnonymize: { k: 41, suppressionLimit: 0 }\n`, /kAnonymize\.suppressionLimit: expected a limit that 41-anonymity can meet/],
      [`${CLASSES}steps:\n  - requireConsent\n`, /steps\[0\]: expected one of/],
      ['columns: { height: sensitive }\nsteps: []\n', /anonymize\.columns: expected a column of the file, got 'height'/],
      [`${CLASSES}hierarchies: { height: { kind: suppress } }\nsteps: []\n`, /anonymize\.hierarchies: expected columns of the file/],
      ['columns: { id: insensitive, name: insensitive, born: insensitive, town: insensitive, spend: insensitive, diagnosis: insensitive }\nsteps:\n  - kAnonymize: { k: 5 }\n', /kAnonymize\.columns: expected at least one quasi-identifier in the release, got none/],
      [`${CLASSES}steps:\n  - kAnonymize: { k: 2 }\n  - sampleSubjects: { share: 0.5 }\n`, /expected sampleSubjects before the step that promises classes, got it after/],
      ['steps: [\n', /strategy\.yaml:/],
    ] as const) {
      const { code, err, released, report } = await anonymize(strategy);
      expect([strategy, code, released, report]).toEqual([strategy, 2, '', undefined]);
      expect(err, strategy).toMatch(message);
      expect(err).not.toMatch(/Ashford|Person|internal fault/);
    }
  });
});
