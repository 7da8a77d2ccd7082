import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { main } from '../../src/cli/init.ts';
import { runCli } from '../../src/cli/main.ts';
import { parseStrategy } from '../../src/scenario/index.ts';
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

describe('incognita init --from', () => {
  const towns = ['Quillham', 'Ostwick', 'Yarrowby'];
  /** 500 rows about 450 people, with a value of each kind that a proposal must not repeat. */
  const people = Array.from({ length: 500 }, (_, row) => {
    const person = row % 450;
    return [`K${4000 + person}`, `Zebulon Q${person}`, `q${person}@mail.example`, `19${41 + ((person * 7) % 59)}-0${1 + (person % 9)}-1${person % 9}`, String(10_001 + ((person * 7919) % 80_000)), 18 + ((person * 13) % 71), (person * 37.25 - 3000).toFixed(2), towns[person % 3], person % 2 === 0 ? 'yes' : 'no'].join(',');
  });
  const HEADER = 'customer_id,Full Name,e-mail,birth date,zip,age,height delta,city,"odd: key"';
  const written = (rows: readonly string[], header = HEADER): string => {
    const path = join(folder, 'contacts.csv');
    writeFileSync(path, `${header}\n${rows.join('\n')}\n`);
    return path;
  };

  it('proposes a strategy that parses, satisfies the schema and releases the file unchanged', async () => {
    const [data, file, out] = [written(people), join(folder, 'strategy.yaml'), join(folder, 'released.csv')];
    const io = capturedIo();
    expect(await main(['--from', data, file], io)).toBe(0);
    expect(io.stderr()).toContain(`incognita anonymize ${data} --config ${file}`);
    const text = readFileSync(file, 'utf8');
    const strategySchema = JSON.parse(readFileSync(new URL('../../schema/strategy.schema.json', import.meta.url), 'utf8')) as object;
    const right = new Ajv({ strict: false, formats: { date: true } }).compile(strategySchema);
    expect(right(parseYaml(text)), JSON.stringify(right.errors)).toBe(true);
    const { columns, subject, hierarchies, steps } = parseStrategy(text, file);
    expect(subject).toBe('customer_id');
    expect(columns).toEqual({ customer_id: 'direct-identifier', 'Full Name': 'direct-identifier', 'e-mail': 'direct-identifier', 'birth date': 'quasi-identifier', zip: 'quasi-identifier', age: 'quasi-identifier', 'height delta': 'quasi-identifier', city: 'quasi-identifier', 'odd: key': 'quasi-identifier' });
    expect(hierarchies).toEqual({
      'birth date': { kind: 'date', levels: ['month', 'quarter', 'year', '5-years', '10-years', '20-years'] },
      zip: { kind: 'prefix', keep: [4, 3, 2, 1] },
      age: { kind: 'ageBands', widths: [5, 10, 20] },
      'height delta': { kind: 'interval', widths: [500, 1000, 2000, 10_000] },
      city: { kind: 'suppress' },
      'odd: key': { kind: 'suppress' },
    });
    expect(steps.map(({ id }) => id)).toEqual(['removeDirectIdentifiers', 'kAnonymize']);
    const released = capturedIo();
    expect([await runCli(['anonymize', data, '--config', file, '--out', out], released), existsSync(out)]).toEqual([0, true]);
    expect(released.stdout()).toContain('holds at least 5 data subjects');
  });

  it('writes no value of the file', async () => {
    const [data, file] = [written(people), join(folder, 'strategy.yaml')];
    await main(['--from', data, file], capturedIo());
    const text = readFileSync(file, 'utf8');
    for (const row of people) for (const cell of row.split(',').filter((value) => /[A-Z]|@|-|\d{5}|\./.test(value))) expect(text).not.toContain(cell);
  });

  it('proposes trees in its comments that are right once they are used', async () => {
    const [data, file] = [written(people), join(folder, 'strategy.yaml')];
    await main(['--from', data, file], capturedIo());
    const text = readFileSync(file, 'utf8').replace(/^ {2}city: \{.*\n/m, '').replace('#   town: ', '  city: ');
    const { hierarchies } = parseStrategy(text.replace(/^# Categories need words.*\n/m, ''), file);
    expect(hierarchies['city']).toMatchObject({ kind: 'tree', rest: 'other' });
  });

  it('leaves out what a small or plain file does not allow', async () => {
    const file = join(folder, 'strategy.yaml');
    await main(['--from', written(['1.5,2', '2.5,3'], 'score,points'), file], capturedIo());
    const { steps, subject, hierarchies } = parseStrategy(readFileSync(file, 'utf8'), file);
    expect([steps.map(({ id }) => id), subject, hierarchies]).toEqual([['removeDirectIdentifiers'], undefined, {}]);
    await main(['--from', written(['1990-01-01', '1991-01-01'], 'born'), file, '--force'], capturedIo());
    expect(parseStrategy(readFileSync(file, 'utf8'), file).steps).toHaveLength(1);
    expect(readFileSync(file, 'utf8')).toContain('needs at least 5 people');
  });

  it('overwrites only when told to, and refuses what does not go together', async () => {
    const [data, file] = [written(people), join(folder, 'strategy.yaml')];
    writeFileSync(file, 'mine');
    await expect(main(['--from', data, file], capturedIo())).rejects.toThrow(/expected a file that does not exist yet/);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    await expect(main(['--from', data, '--concern', 'rights', file], capturedIo())).rejects.toThrow(/init\.concern: expected --from or --concern, got both/);
    await expect(main(['--from', join(folder, 'nobody.csv'), join(folder, 'new.yaml')], capturedIo())).rejects.toThrow(/nobody\.csv: file\.path: expected a readable file/);
    expect(existsSync(join(folder, 'new.yaml'))).toBe(false);
  });
});
