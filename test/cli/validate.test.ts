import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/validate.ts';
import { starterScenario } from '../../src/scenario/starter.ts';
import { capturedIo } from './captured-io.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'incognita-validate-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const valid = (id: string): string => starterScenario(id, 'misuse', './scenario.schema.json');

function written(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

async function validated(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const io = capturedIo();
  return { code: await main(argv, io), stdout: io.stdout(), stderr: io.stderr() };
}

describe('incognita validate', () => {
  it('says in a line what a right file holds', async () => {
    const file = written('a.yaml', valid('a'));
    expect(await validated(file)).toEqual({ code: 0, stdout: `${file}: ok, a: 3 strategies, 1 adversary, 20,000 people\n`, stderr: '' });
  });

  it('counts the combinations of a sweep', async () => {
    const file = written('a.yaml', valid('a').replace('# sweep:', 'sweep:'));
    expect((await validated(file)).stdout).toBe(`${file}: ok, a: 3 strategies, 1 adversary, 20,000 people, 3 combinations\n`);
  });

  it('checks every file of a folder, also after a wrong one, and says each problem once', async () => {
    const wrong = written('1.yaml', valid('one').replace('seed: 42', 'seed: x').replace('k: 11', 'k: 0'));
    const right = written('2.yml', valid('two'));
    written('notes.txt', 'no scenario');
    mkdirSync(join(folder, 'inner'));
    const { code, stdout, stderr } = await validated(folder);
    expect(code).toBe(2);
    expect(stdout).toBe(`${right}: ok, two: 3 strategies, 1 adversary, 20,000 people\n`);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/1\.yaml:7:7: seed: expected a whole number >= 0, got "x"$/),
      expect.stringMatching(/1\.yaml:\d+:\d+: strategies\.k11\[1\]\.kAnonymize\.k: expected a whole number >= 1, got 0$/),
      '2 problems in 1 of 2 files',
      '',
    ]);
    expect(stderr.startsWith(wrong)).toBe(true);
  });

  it('warns of two files with one id', async () => {
    const [one, two] = [written('1.yaml', valid('same')), written('2.yaml', valid('same'))];
    const { code, stderr } = await validated(folder);
    expect(code).toBe(0);
    expect(stderr).toBe(`warning: ${two} and ${one} have the same id same; their results would share a folder\n`);
  });

  it('gives every problem with its place as JSON', async () => {
    const file = written('a.yaml', valid('a').replace('seed: 42', 'seed: 1_000'));
    const { code, stdout } = await validated(file, '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      error: { message: '1 problem in 1 of 1 file' },
      data: { files: [{ file, ok: false, problems: [{ line: 7, column: 7, path: 'seed', message: 'seed: expected a whole number >= 0, got "1_000"; YAML 1.2 has no digit separators and reads this as text; write 1000' }] }] },
    });
    const right = await validated(written('b.yaml', valid('b')), '--json');
    expect(right.code).toBe(0);
    expect(JSON.parse(right.stdout)).toMatchObject({ ok: true, data: { files: [{ ok: true, id: 'b', problems: [] }] } });
  });

  it.each([
    ['an empty file', new Uint8Array(0), ':1:1: expected a scenario, got an empty file; incognita init writes one to start from'],
    ['Latin-1', Uint8Array.from(Buffer.from('id: Müller\n', 'latin1')), ': expected text in UTF-8, got bytes that are not; save the file as UTF-8'],
    ['UTF-16', Uint8Array.from(Buffer.from('\ufeffid: a\n', 'utf16le')), ': expected text in UTF-8, got UTF-16; save the file as UTF-8'],
    ['a binary file', Uint8Array.of(0x50, 0x41, 0x52, 0x31, 0, 0, 0), ': expected text in UTF-8, got a file with zero bytes; save the file as UTF-8'],
  ])('refuses %s', async (_what, content, message) => {
    const file = written('a.yaml', content);
    expect(await validated(file)).toEqual({ code: 2, stdout: '', stderr: `${file}${message}\n1 problem in 1 of 1 file\n` });
  });

  it('reads UTF-8 with a byte order mark', async () => {
    expect((await validated(written('a.yaml', `\ufeff${valid('a')}`))).code).toBe(0);
  });

  it('refuses a file of a gigabyte by its size, without reading it', async () => {
    const file = join(folder, 'big.yaml');
    const handle = openSync(file, 'w');
    ftruncateSync(handle, 1_000_000_000);
    closeSync(handle);
    expect((await validated(file)).stderr).toBe(`${file}: expected a scenario of at most 1,000,000 bytes, got 1,000,000,000; is it a data file?\n1 problem in 1 of 1 file\n`);
  });

  it('refuses what is no file: a missing path, a device, a folder without scenarios', async () => {
    const missing = join(folder, 'missing.yaml');
    expect((await validated(missing)).stderr).toBe(`${missing}: expected a scenario file, got a path that cannot be read (no such file); check it\n1 problem in 1 of 1 file\n`);
    if (process.platform !== 'win32') expect((await validated('/dev/null')).stderr).toContain('/dev/null: expected a scenario file, got a device or a pipe; save the scenario as a file');
    await expect(validated(folder)).rejects.toThrow(`${folder}: validate.path: expected a folder with .yaml files, got one without; name a file or another folder`);
  });

  it('exits with 2 as a program and leaves nothing behind', () => {
    const file = written('a.yaml', valid('a').replace('asOf: 2026-01-01', 'asOf: 2026-02-30'));
    const program = ['--import', 'tsx', 'src/cli/main.ts', 'validate', file];
    try {
      execFileSync(process.execPath, program, { encoding: 'utf8', stdio: 'pipe' });
      expect.unreachable('expected exit code 2');
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain(`${file}:13:9: population.asOf: expected a date that exists, written YYYY-MM-DD, got "2026-02-30"\n`);
      expect(stderr).not.toContain('    at ');
    }
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  });
});
