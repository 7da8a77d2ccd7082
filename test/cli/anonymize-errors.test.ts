import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/main.ts';
import { parseStrategy } from '../../src/scenario/index.ts';
import { capturedIo } from './captured-io.ts';

const root = mkdtempSync(join(tmpdir(), 'anonymize-errors-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const GOOD = `id,age,town\n${Array.from({ length: 20 }, (_, i) => `c${i},${20 + i * 2},${i % 2 === 0 ? 'Birchley' : 'Ashford'}`).join('\n')}\n`;
const CLASSES = 'columns: { age: quasi-identifier, town: quasi-identifier }\nsubject: id\n';
const STEPS = 'steps:\n  - removeDirectIdentifiers\n  - kAnonymize: { k: 5 }\n';

let runs = 0;
/** What the command prints of a file and a strategy in a folder of their own, paths shortened to the names in it. */
async function refused(data: string | undefined, strategy: string, ...words: string[]) {
  const folder = join(root, String(runs++));
  mkdirSync(folder);
  const before = ['people.csv', 'strategy.yaml', 'town.csv'];
  if (data !== undefined) writeFileSync(join(folder, 'people.csv'), data);
  writeFileSync(join(folder, 'strategy.yaml'), strategy);
  writeFileSync(join(folder, 'town.csv'), 'Ashford;North;*\n');
  const io = capturedIo();
  const code = await runCli(['anonymize', join(folder, 'people.csv'), '--config', join(folder, 'strategy.yaml'), '--out', join(folder, 'released.csv'), ...words.map((word) => word.replace('{folder}', folder))], io);
  const printed = io.stderr().replaceAll(`${folder}/`, '').trimEnd();
  expect(printed).not.toMatch(/Ashford|Birchley|twenty|internal fault/);
  return { code, printed, written: readdirSync(folder).filter((name) => !before.includes(name)), stdout: io.stdout() };
}

/** Each kind of malformed input, and what is printed of it. */
const CASES: readonly (readonly [title: string, data: string, strategy: string, printed: string])[] = [
  ['a ragged line', 'id,age,town\nc1,20,A\nc2,21\n', CLASSES + STEPS, 'people.csv:3: file.record: expected 3 fields as in the header, got 2; mend this line, or give the right --delimiter'],
  ['a quote that stays open', 'id,age,town\nc1,"2,3\n', CLASSES + STEPS, 'people.csv:2: file.quotes: expected a closing quote, got the end of the file; close the quote that opens here'],
  ['numbers and text in one column', GOOD.replace('c3,26', 'c3,twenty-six'), `${CLASSES}hierarchies:\n  age: { kind: ageBands }\n${STEPS}`, 'strategy.yaml:4:3: hierarchies.age: expected every value of the column in the hierarchy, got 1 that it does not hold (in 1 row, the first is row 4); add what is missing, mend the rows or choose another kind'],
  ['a class for an unknown column', GOOD, `columns:\n  agee: quasi-identifier\n${STEPS}`, "strategy.yaml:2:3: anonymize.columns: expected a column of the file, got 'agee'; did you mean 'age'?"],
  ['a hierarchy for an unknown column', GOOD, `${CLASSES}hierarchies:\n  city: { kind: suppress }\n${STEPS}`, "strategy.yaml:4:3: anonymize.hierarchies: expected a column of the file, got 'city'; the columns are id, age, town"],
  ['an unknown subject', GOOD, `subject: person\n${STEPS}`, "strategy.yaml:1:10: anonymize.subject: expected a column of the file, got 'person'; the columns are id, age, town"],
  ['a tree that misses a value', GOOD, `${CLASSES}hierarchies:\n  town: { kind: tree, parents: { North: [Ashford] } }\n${STEPS}`, 'strategy.yaml:4:3: hierarchies.town: expected every value of the column in the hierarchy, got 1 that it does not hold (in 10 rows, the first is row 1); add what is missing, mend the rows or choose another kind'],
  ['a hierarchy file that misses a value', GOOD, `${CLASSES}hierarchies:\n  town: { kind: file, path: town.csv }\n${STEPS}`, 'strategy.yaml:4:3: hierarchies.town: expected every value of the column in the hierarchy, got 1 that it does not hold (in 10 rows, the first is row 1); add what is missing, mend the rows or choose another kind'],
  ['a hierarchy file that is not there', GOOD, `${CLASSES}hierarchies:\n  town: { kind: file, path: tow.csv }\n${STEPS}`, 'tow.csv: hierarchies.town: expected a readable hierarchy file, got ENOENT; check the path'],
  ['a hierarchy that does not nest', GOOD, `${CLASSES}hierarchies:\n  age: { kind: interval, widths: [5, 7] }\n${STEPS}`, 'strategy.yaml:4:34: hierarchies.age.widths: expected each width to be a multiple of the one before (here 7 after 5; choose ones that divide each other), got a list of 2'],
  ['k larger than the table', GOOD, `${CLASSES}steps:\n  - kAnonymize: { k: 21 }\n`, 'strategy.yaml:4:22: kAnonymize.k: expected k of at most the 20 people of the file, got 21; lower it'],
  ['no quasi-identifier', GOOD, 'columns: { id: direct-identifier, age: insensitive, town: insensitive }\nsteps:\n  - kAnonymize: { k: 5 }\n', 'strategy.yaml:3:17: kAnonymize.columns: expected at least one quasi-identifier in the release, got none; leave the step out or name columns'],
  ['an empty file', '', CLASSES + STEPS, 'people.csv: file.content: expected a table, got an empty file'],
  ['a header alone', 'id,age,town\n', CLASSES + STEPS, 'people.csv: file.content: expected rows below the column names, got none'],
  ['a name twice in the header', 'id,age,Age\nc1,2,3\n', CLASSES + STEPS, 'people.csv:1: file.header: expected distinct column names, got the same name in columns 2 and 3 (upper and lower case are the same); rename one'],
  ['an empty strategy', GOOD, '# nothing\n', 'strategy.yaml:1:1: expected a strategy, got an empty file; incognita init --from <data> writes one to start from'],
  ['a population without a quasi-identifier', GOOD, `${CLASSES}population: { path: town.csv }\n${STEPS}`, 'strategy.yaml:3:13: anonymize.population: expected every quasi-identifier of the release in the population file, got none of the name age, town; name its columns as in the file, or class these otherwise'],
];

describe('incognita anonymize on malformed input', () => {
  it.each(CASES)('prints where and what is wrong, and writes nothing: %s', async (_, data, strategy, printed) => {
    expect(await refused(data, strategy)).toEqual({ code: 2, printed, written: [], stdout: '' });
  });

  it('offers the nearest step', async () => {
    const { code, printed, written } = await refused(GOOD, `${CLASSES}steps:\n  - kAnonymise: { k: 5 }\n`);
    expect([code, written]).toEqual([2, []]);
    expect(printed).toMatch(/^strategy\.yaml:4:5: steps\[0\]\.kAnonymise: expected one of .*, got the unknown key kAnonymise; did you mean kAnonymize\?$/);
  });

  it('names an option of a step at its place, whatever the step finds wrong', async () => {
    for (const [steps, message] of [
      ['  - kAnonymize: { k: 0 }\n', /^strategy\.yaml:4:22: steps\[0\]\.kAnonymize\.k: expected a whole number >= \d+, got 0/],
      ['  - removeDirectIdentifiers\n  - generalize: { levels: { city: 1 } }\n', /^strategy\.yaml:5:17: generalize\.columns: expected columns of the release/],
      ['  - addNoise: { columns: [town], level: 0.5 }\n', /^strategy\.yaml:4:26: addNoise\.columns: expected a column of numbers or dates/],
      ['  - kAnonymize: { k: 2 }\n  - sampleSubjects: { share: 0.5 }\n', /^strategy\.yaml:\d+:\d+: .*expected sampleSubjects before the step that promises classes/],
    ] as const) {
      const { code, printed, written } = await refused(GOOD, `${CLASSES}steps:\n${steps}`);
      expect([code, written]).toEqual([2, []]);
      expect(printed).toMatch(message);
    }
  });

  it('refuses a negative epsilon', () => {
    expect(() => parseStrategy('steps:\n  - synthesize: { method: mst, domain: {}, epsilon: -1 }\n', 'strategy.yaml')).toThrow('strategy.yaml:2:53: steps[0].synthesize.epsilon: expected a number >= 0.000001, got -1');
    expect(() => parseStrategy('steps:\n  - dpAggregate: { statistics: [{ kind: count }], epsilon: -1 }\n', 'strategy.yaml')).toThrow('steps[0].dpAggregate.epsilon: expected a number > 0, got -1');
  });

  it('refuses places that cannot be written, before it reads the file', async () => {
    for (const [words, message] of [
      [['--out', '{folder}/nowhere/released.csv'], /nowhere\/released\.csv: anonymize\.out: expected a folder that exists, got none; make it first or name another/],
      [['--internal', '{folder}/nowhere/internal.json'], /anonymize\.internal: expected a folder that exists, got none/],
      [['--out', '{folder}/released.xlsx'], /released\.xlsx: file\.format: expected a path that ends in \.csv/],
      [['--report', '{folder}/people.csv'], /people\.csv: anonymize\.report: expected a file of its own, got one that is read or written already/],
      [['--report', '{folder}/released.csv'], /anonymize\.report: expected a file of its own/],
      [['--out', '-', '--json'], /anonymize\.json: expected one document on standard output, got the release and --json/],
      [['--format', 'csv'], /anonymize\.format: expected --format with --out - only/],
      [['--out', '-', '--format', 'xml'], /anonymize\.format: expected one of csv, jsonl, parquet, got xml/],
    ] as const) {
      const { code, printed, written } = await refused(undefined, CLASSES + STEPS, ...words);
      expect([words, code, written]).toEqual([words, 2, []]);
      expect(printed).toMatch(message);
    }
  });

  it('says of a file that is not there, is a folder or may not be read, which it is', async () => {
    const io = capturedIo();
    const config = join(root, 'strategy.yaml');
    writeFileSync(config, STEPS);
    const of = (path: string) => runCli(['anonymize', path, '--config', config, '--out', join(root, 'out.csv')], io);
    expect([await of(join(root, 'nobody.csv')), await of(root)]).toEqual([2, 2]);
    expect(io.stderr()).toMatch(/nobody\.csv: file\.path: expected a readable file, got no such file; check the path\n.*: file\.path: expected a file, got a folder/);
    const locked = join(root, 'locked.csv');
    writeFileSync(locked, GOOD);
    chmodSync(locked, 0);
    // The superuser may read everything.
    if (process.getuid?.() !== 0) {
      expect(await of(locked)).toBe(2);
      expect(io.stderr()).toMatch(/locked\.csv: file\.path: expected a readable file, got no permission to read it/);
    }
    expect(existsSync(join(root, 'out.csv'))).toBe(false);
  });

  it('warns of a column that would hold numbers but for a few values', async () => {
    const { code, printed } = await refused(GOOD.replace('c3,26', 'c3,twenty-six'), CLASSES + STEPS);
    expect([code, printed]).toEqual([0, 'warning: age: 1 of 20 distinct values is no number, so that the column is taken as text; mend or empty them if it is meant to hold numbers.']);
  });
});
