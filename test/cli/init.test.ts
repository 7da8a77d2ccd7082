import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { main } from '../../src/cli/init.ts';
import { CONCERNS } from '../../src/scenario/scenario-schema.ts';
import { loadScenario } from '../../src/scenario/scenario-file.ts';
import { capturedIo } from './captured-io.ts';

const shipped = JSON.parse(readFileSync(new URL('../../schema/scenario.schema.json', import.meta.url), 'utf8')) as object;
const satisfies = new Ajv({ strict: false, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } }).compile(shipped);

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'incognita-init-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('incognita init', () => {
  it.each(CONCERNS)('writes a scenario on %s that is right and satisfies the shipped schema', async (concern) => {
    const file = join(folder, `My ${concern} Study.yaml`);
    const io = capturedIo();
    expect(await main([file, '--concern', concern], io)).toBe(0);
    expect(io.stdout()).toBe(`${file}\n`);
    expect(io.stderr()).toContain('incognita validate');
    const text = readFileSync(file, 'utf8');
    expect(satisfies(parseYaml(text)), JSON.stringify(satisfies.errors)).toBe(true);
    const scenario = await loadScenario(file);
    expect(scenario).toMatchObject({ id: `my-${concern}-study`, concern });
    expect(scenario.strategies.length).toBeGreaterThan(1);
  });

  it('tells the editor where the schema is, relative to the file', async () => {
    const file = join(folder, 'scenario.yaml');
    await main([file], capturedIo());
    const path = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(file, 'utf8'))![1]!;
    expect(path.startsWith('.')).toBe(true);
    expect(existsSync(resolve(dirname(file), path))).toBe(true);
  });

  it('explains its lines, and what it leaves commented out is right too', async () => {
    const file = join(folder, 'scenario.yaml');
    await main([file], capturedIo());
    const text = readFileSync(file, 'utf8');
    expect(text.split('\n').filter((line) => line.includes('#')).length).toBeGreaterThan(8);
    writeFileSync(file, text.replace('# sweep:', 'sweep:').replace('# gates:', 'gates:'));
    expect((await loadScenario(file)).gates).toHaveLength(1);
  });

  it('overwrites a file only when told to', async () => {
    const file = join(folder, 'scenario.yaml');
    writeFileSync(file, 'mine');
    await expect(main([file], capturedIo())).rejects.toThrow(`${file}: init.file: expected a file that does not exist yet, got one that does; --force overwrites it`);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(await main([file, '--force'], capturedIo())).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('concern: misuse');
  });

  it('refuses an unknown concern and a place that cannot be written', async () => {
    const file = join(folder, 'scenario.yaml');
    await expect(main([file, '--concern', 'right'], capturedIo())).rejects.toThrow('init.concern: expected one of collection, security, consent, rights, misuse, balance, got right; did you mean rights?');
    expect(existsSync(file)).toBe(false);
    await expect(main([join(folder, 'nowhere', 'scenario.yaml')], capturedIo())).rejects.toThrow(/init\.file: expected a place that can be written, got ENOENT/);
  });

  it('prints one document with --json', async () => {
    const file = join(folder, 'a.yaml');
    const io = capturedIo();
    expect(await main([file, '--json', '--concern', 'rights'], io)).toBe(0);
    expect(JSON.parse(io.stdout())).toMatchObject({ ok: true, data: { file, concern: 'rights' } });
  });
});
