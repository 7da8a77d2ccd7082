import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/main.ts';
import { VERSION } from '../../src/version.ts';
import { capturedIo } from './captured-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'incognita-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scenario = (extra = ''): string => `id: tiny
title: A tiny file is sold
concern: misuse
question: Who is named?
seed: 7
population: { country: us, people: 1500, asOf: 2026-01-01 }
crm: { penetration: 0.4 }
release: { columns: [postcode, sex, birthDate, politicalLeaning, responded] }
strategies:
  raw: []
  k3: [kAnonymize: { k: 3, suppressionLimit: 0.3 }]
adversaries:
  - { id: buyer, knows: { source: electoralRoll }, attempts: [exactLinkage] }
utility: [responseModel]
${extra}`;

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('incognita run', () => {
  const out = join(folder, 'runs');
  let path = '';
  beforeAll(() => {
    path = write('tiny.yaml', scenario());
  });

  it('writes a whole folder for each scenario, says what it found and exits with 0', async () => {
    const io = capturedIo();
    expect(await runCli(['run', path, '--out', out, '--threads', '1'], io)).toBe(0);
    expect(io.stdout()).toMatch(/A tiny file is sold \(tiny\)\nThe buyer names \d+% of the records rightly/);
    expect(io.stdout()).toContain('Invented people, seed 7');
    expect(io.stderr()).toMatch(/people \(seed 7\).*1,500 of 1,500 people/);
    const [key] = readdirSync(join(out, 'tiny'));
    expect(readdirSync(join(out, 'tiny', key!)).sort()).toEqual(['manifest.json', 'measures.csv', 'report.json']);
    expect(JSON.parse(readFileSync(join(out, 'index.json'), 'utf8')).runs).toEqual([{ scenario: 'tiny', key, path: `tiny/${key}`, title: 'A tiny file is sold', concern: 'misuse' }]);
  });

  it('gives the same key again, on another number of threads too, and leaves the folder as it was', async () => {
    const [key] = readdirSync(join(out, 'tiny'));
    const before = readFileSync(join(out, 'tiny', key!, 'manifest.json'), 'utf8');
    expect(await runCli(['run', path, '--out', out, '--threads', '2', '--quiet'], capturedIo())).toBe(0);
    expect(readdirSync(join(out, 'tiny'))).toEqual([key]);
    expect(readFileSync(join(out, 'tiny', key!, 'manifest.json'), 'utf8')).toBe(before);
  });

  it('prints one document with --json, its measures in one list', async () => {
    const io = capturedIo();
    expect(await runCli(['run', path, '--out', out, '--json', '--quiet'], io)).toBe(0);
    const { ok, data } = JSON.parse(io.stdout());
    expect(ok).toBe(true);
    expect(data.runs[0].report.scenario.id).toBe('tiny');
    expect(data.measures.filter((measure: { id: string; parameters: { strategy: string } }) => measure.id === 'released.rows').map((measure: { parameters: { strategy: string } }) => measure.parameters.strategy)).toEqual(['raw', 'k3']);
    expect(io.stderr()).toBe('');
  });

  it('ends with 1 where a gate of the document is crossed, naming strategy, value and limit', async () => {
    const io = capturedIo();
    expect(await runCli(['run', write('gate.yaml', scenario("gates: ['prosecutor.risk.max <= 1/3']").replace('id: tiny', 'id: gated')), '--out', out, '--quiet'], io)).toBe(1);
    expect(io.stderr()).toContain('gated, raw: prosecutor.risk.max is 1/1, the gate is <= 1/3 (k = 3): crossed.');
  });

  it('runs every combination of a sweep, and a strategy that no value touches once, under its own name', async () => {
    const io = capturedIo();
    const swept = write('sweep.yaml', scenario('sweep: { strategies.k3.kAnonymize.k: [2, 4] }').replace('id: tiny', 'id: swept'));
    expect(await runCli(['run', swept, '--out', out, '--json', '--quiet'], io)).toBe(0);
    expect(JSON.parse(io.stdout()).data.runs[0].report.strategies.map((strategy: { id: string; title: string }) => [strategy.id, strategy.title])).toEqual([
      ['raw', 'Raw'],
      ['k3-k-2', 'K3 (k = 2)'],
      ['k3-k-4', 'K3 (k = 4)'],
    ]);
  });

  it('checks every document before the first one runs, and writes nothing for a bad one', async () => {
    const fresh = join(folder, 'fresh');
    const io = capturedIo();
    expect(await runCli(['run', path, write('bad.yaml', scenario().replace('seed: 7', 'sed: 7')), '--out', fresh], io)).toBe(2);
    expect(io.stderr()).toMatch(/bad\.yaml:5:1: .*sed.*did you mean seed/);
    expect(existsSync(fresh)).toBe(false);
  });

  it('refuses what it cannot read or write with a sentence', async () => {
    for (const [words, message] of [
      [['run', join(folder, 'none.yaml')], /expected a scenario file.*no such file/],
      [['run', mkdtempSync(join(folder, 'empty-'))], /run\.scenario: expected scenario files/],
      [['run', path, '--threads', '0'], /run\.threads: expected a whole number of at least 1, got 0/],
      [['run', path, '--out', path, '--quiet'], /run\.out: expected a folder that can be written/],
      [['run'], /missing required argument/],
    ] as const) {
      const io = capturedIo();
      expect(await runCli(words, io)).toBe(2);
      expect(io.stderr()).toMatch(message);
    }
  });

  it('leaves nothing behind when it is interrupted, and exits with 130', async () => {
    const interrupted = join(folder, 'interrupted');
    const long = write('long.yaml', scenario().replace('people: 1500', 'people: 60000').replace('id: tiny', 'id: long'));
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'run', long, '--out', interrupted, '--threads', '1'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stderr.on('data', (text: Buffer) => {
      if (text.toString().includes('people (seed 7)')) child.kill('SIGINT');
    });
    const code = await new Promise((resolve) => child.on('exit', resolve));
    expect(code).toBe(130);
    expect(existsSync(interrupted) ? readdirSync(interrupted) : []).toEqual([]);
  });
});

describe('incognita', () => {
  it('lists its commands, its version, and the nearest thing to a wrong word', async () => {
    const help = capturedIo();
    expect(await runCli(['--help'], help)).toBe(0);
    for (const name of ['run', 'report', 'simulate', 'assess', 'anonymize', 'init', 'validate', 'schema', 'explain']) expect(help.stdout()).toMatch(new RegExp(`^  ${name} `, 'm'));
    const version = capturedIo();
    expect(await runCli(['--version'], version)).toBe(0);
    expect(version.stdout()).toBe(`${VERSION}\n`);
    expect(VERSION).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
    const wrong = capturedIo();
    expect(await runCli(['asses', 'x.csv'], wrong)).toBe(2);
    expect(wrong.stderr()).toContain('expected a command');
    expect(wrong.stderr()).not.toMatch(/\n\s+at /);
  });

  it('explains every measure, method and table from its one definition, and names the nearest one otherwise', async () => {
    const all = capturedIo();
    expect(await runCli(['explain', '--json'], all)).toBe(0);
    const { measures, methods, tables } = JSON.parse(all.stdout()).data;
    for (const { schema, stage } of tables) {
      expect([schema.name, (schema.description ?? '').length > 20]).toEqual([schema.name, true]);
      const one = capturedIo();
      expect(await runCli(['explain', schema.name], one), schema.name).toBe(0);
      expect(one.stdout()).toContain(`${schema.name}, a table of the ${stage}`);
      for (const { name, description } of schema.columns) expect([name, one.stdout().includes(name), (description ?? '').length > 2]).toEqual([name, true, true]);
    }
    expect(new Set(tables.map(({ schema }: { schema: { name: string } }) => schema.name)).size).toBe(tables.length);
    for (const { id } of [...measures, ...methods]) {
      const one = capturedIo();
      expect(await runCli(['explain', id], one), id).toBe(0);
      expect(one.stdout()).toContain(`(${id})`);
    }
    expect(measures.map((measure: { id: string }) => measure.id)).toContain('prosecutor.risk.max');
    expect(methods.map((method: { id: string }) => method.id)).toContain('kAnonymize');
    const wrong = capturedIo();
    expect(await runCli(['explain', 'kAnonymise'], wrong)).toBe(2);
    expect(wrong.stderr()).toContain('did you mean kAnonymize?');
  });
});
