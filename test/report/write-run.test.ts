import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Measure } from '../../src/measure/measure.ts';
import type { ReportDocument, RunIndex } from '../../src/report/document.ts';
import { writeRun, type Manifest } from '../../src/report/write-run.ts';

const measure: Measure = { id: 'attack.success', value: 0.4, interval: [0.2, 0.7], intervalKind: 'wilson', numerator: 4, denominator: 10, parameters: { adversary: 'A "sly", old buyer' } };
const report = (id: string, key: string): ReportDocument => ({
  $schema: 's',
  version: 1,
  tool: { name: 'incognita', version: '0' },
  key,
  scenario: { id, title: `The ${id}`, concern: 'misuse', question: 'Q?', seed: 1, replicates: 1, country: 'us', asOf: '2026-01-01', yaml: '', processing: [] },
  notice: 'n',
  world: { measures: [{ id: 'world.people', value: 100, interval: null, intervalKind: 'exact', parameters: {} }], notAssessable: [] },
  headline: 'h',
  strategies: [
    {
      id: 'raw',
      title: 'Raw',
      steps: [],
      sample: { columns: [], before: [], after: [] },
      classSizes: [],
      measures: [{ id: 'loss.ncp', value: null, interval: null, intervalKind: 'none', parameters: {} }],
      attacks: [{ id: 'a.b', title: 'A', kind: 'identity', direction: 'b', adversary: 'x', knows: 'y', verdict: 'leak', verdictText: 'z', measures: [measure], groups: [{ dimension: 'age', group: 'old', measure }], worstDecile: null }],
    },
  ],
  warnings: [],
});
const manifest: Omit<Manifest, 'hashes'> = { version: 1, tool: '0', node: 'v20', scenario: 's', key: 'k', seeds: [1], seconds: { total: 1 }, peakMemoryBytes: 1 };

let out: string;
beforeEach(() => void (out = mkdtempSync(join(tmpdir(), 'incognita-'))));
afterEach(() => rmSync(out, { recursive: true, force: true }));

const json = <Content>(...path: string[]): Content => JSON.parse(readFileSync(join(out, ...path), 'utf8')) as Content;

describe('writeRun', () => {
  it('writes the report, a manifest with the hash of every file, and tidy results', () => {
    expect(writeRun(out, report('sold', 'aa'), manifest)).toBe(join(out, 'sold', 'aa'));
    expect(readdirSync(join(out, 'sold', 'aa')).sort()).toEqual(['manifest.json', 'measures.csv', 'report.json']);
    expect(json('sold', 'aa', 'report.json')).toEqual(report('sold', 'aa'));
    const { hashes } = json<Manifest>('sold', 'aa', 'manifest.json');
    for (const name of ['report.json', 'measures.csv']) expect(hashes[name]).toBe(createHash('sha256').update(readFileSync(join(out, 'sold', 'aa', name))).digest('hex'));
    expect(readFileSync(join(out, 'sold', 'aa', 'measures.csv'), 'utf8').split('\n')).toEqual([
      'scenario,strategy,measure,value,low,high,interval,numerator,denominator,parameters',
      'sold,,world.people,100,,,exact,,,{}',
      'sold,raw,loss.ncp,,,,none,,,{}',
      ...[1, 2].map(() => 'sold,raw,attack.success,0.4,0.2,0.7,wilson,4,10,"{""adversary"":""A \\""sly\\"", old buyer""}"'),
      '',
    ]);
  });

  it('lists the newest run of each scenario in the index', () => {
    for (const [id, key] of [['sold', 'aa'], ['breach', 'bb'], ['sold', 'cc']] as const) writeRun(out, report(id, key), manifest);
    expect(json<RunIndex>('index.json').runs.map(({ scenario, key, path }) => [scenario, key, path])).toEqual([['breach', 'bb', 'breach/bb'], ['sold', 'cc', 'sold/cc']]);
    expect(readdirSync(join(out, 'sold')).sort()).toEqual(['aa', 'cc']);
    expect(readdirSync(out).sort()).toEqual(['breach', 'index.json', 'sold']);
  });

  it('leaves a run that is there as it is', () => {
    writeRun(out, report('sold', 'aa'), manifest);
    writeFileSync(join(out, 'sold', 'aa', 'report.json'), 'earlier');
    writeRun(out, report('sold', 'aa'), manifest);
    expect(readFileSync(join(out, 'sold', 'aa', 'report.json'), 'utf8')).toBe('earlier');
  });

  it('starts a new index where the old one cannot be read', () => {
    for (const text of ['not JSON', '{}']) {
      writeFileSync(join(out, 'index.json'), text);
      writeRun(out, report('sold', 'aa'), manifest);
      expect(json<RunIndex>('index.json').runs).toHaveLength(1);
    }
  });

  it('says what to do where it cannot write, and leaves nothing behind', () => {
    writeFileSync(join(out, 'file'), '');
    expect(() => writeRun(join(out, 'file'), report('sold', 'aa'), manifest)).toThrow(/run\.out: expected a folder that can be written, got .*file \(ENOTDIR\); choose another with --out/);
    expect(readdirSync(out)).toEqual(['file']);
  });
});
