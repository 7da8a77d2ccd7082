import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Cells } from '../src/cells.ts';
import { duckDb } from '../src/engine/duckdb/duckdb-engine.ts';
import type { Measure } from '../src/measure/measure.ts';
import type { ReportDocument } from '../src/report/document.ts';
import { recountWith } from '../src/recount-promises.ts';
import { runScenario } from '../src/run.ts';
import { parseScenario } from '../src/scenario/index.ts';

/** The bundled scenarios in a smaller world; the directions that theory gives hold there too. */
const PEOPLE = 20_000;

const files = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));
const reports = new Map<string, ReportDocument>();

beforeAll(async () => {
  const cells = new Cells();
  for (const file of files) {
    const text = readFileSync(`scenarios/${file}`, 'utf8').replace('people: 100000', `people: ${PEOPLE}`);
    const { report } = await runScenario(parseScenario(text, file), { cells, recount: recountWith(duckDb) });
    reports.set(report.scenario.concern, report);
  }
}, 300_000);

function measure(concern: string, strategy: string, id: string, attack?: string): Measure & { value: number } {
  const found = reports.get(concern)!.strategies.find((entry) => entry.id === strategy)!;
  const list = attack === undefined ? found.measures : found.attacks.find((entry) => entry.id === attack)!.measures;
  const match = list.find((entry) => entry.id === id && (entry.parameters['unit'] ?? 'person') === 'person')!;
  expect(match?.value, `${concern} ${strategy} ${id}`).not.toBeNull();
  return match as Measure & { value: number };
}

const success = (concern: string, strategy: string, attack: string): number => measure(concern, strategy, 'attack.success', attack).value;

describe('the bundled scenarios', () => {
  it('are one for each concern, at 100,000 people and one replicate', () => {
    expect([...reports.keys()].sort()).toEqual(['balance', 'collection', 'consent', 'misuse', 'rights', 'security']);
    for (const file of files) expect(readFileSync(`scenarios/${file}`, 'utf8')).toMatch(/people: 100000/);
  });

  it('name people, targets and numbers in their headlines', () => {
    for (const report of reports.values()) expect(report.headline).toMatch(/\d/);
  });

  it('collection: every joined source leaves more people alone in the world, coarse values fewer', () => {
    const alone = ['signup', 'profile', 'purchases', 'minimised'].map((strategy) => measure('collection', strategy, 'world-unique.share').value);
    expect(alone[0]).toBeLessThan(alone[1]!);
    expect(alone[1]).toBeLessThanOrEqual(alone[2]!);
    expect(alone[3]).toBeLessThan(alone[2]!);
    const named = ['signup', 'profile', 'minimised'].map((strategy) => success('collection', strategy, 'exactLinkage.record-to-person'));
    expect(named[0]).toBeLessThan(named[1]! / 10);
    expect(named[2]).toBeLessThan(named[1]!);
  });

  it('security: an unkeyed hash is reversed, a key or a vault kept elsewhere is not, and the rest still names people', () => {
    const reversed = (strategy: string): number => success('security', strategy, 'hashReversal.record-to-key');
    expect(reversed('plaintext')).toBeGreaterThan(reversed('sha256'));
    expect(reversed('sha256')).toBeGreaterThan(0.05);
    expect(reversed('salted')).toBeLessThan(reversed('sha256') / 10);
    expect(reversed('hmac')).toBe(0);
    expect(reversed('vault')).toBe(0);
    expect(success('security', 'hmac', 'exactLinkage.record-to-person')).toBeGreaterThan(0.3);
    expect(success('security', 'vault', 'exactLinkage.record-to-person')).toBeLessThan(0.1);
  });

  it('consent: boxes that are ticked already or bundled record consent that is not valid', () => {
    const invalid = (strategy: string): number => measure('consent', strategy, 'basis.invalid.share').value;
    expect(invalid('bundled')).toBe(1);
    expect(invalid('pre-ticked')).toBe(1);
    expect(invalid('opt-in')).toBeLessThan(0.05);
    expect(invalid('everyone')).toBeGreaterThan(0.4);
    expect(measure('consent', 'opt-in', 'released.share').value).toBeLessThan(measure('consent', 'pre-ticked', 'released.share').value);
    expect(measure('consent', 'pre-ticked', 'released.share').value).toBeLessThan(measure('consent', 'bundled', 'released.share').value + 1e-9);
  });

  it('rights: opting out removes the own record, not the inference from others', () => {
    const guessed = (strategy: string): number => success('rights', strategy, 'traitInference.person-to-value');
    expect(guessed('nobody')).toBeGreaterThan(guessed('tenth'));
    const { value } = measure('rights', 'tenth', 'attack.baseline', 'traitInference.person-to-value');
    expect(guessed('tenth')).toBeGreaterThan(value - 0.05);
    const dropped = reports.get('rights')!.strategies.find((entry) => entry.id === 'trait-dropped')!;
    expect(dropped.attacks.find((entry) => entry.id === 'traitInference.person-to-value')!.verdict).toBe('not-applicable');
    expect(measure('rights', 'most', 'released.share').value).toBeLessThan(measure('rights', 'third', 'released.share').value);
  });

  it('misuse: removing names alone changes nothing for a buyer with a register; larger classes do', () => {
    const named = (strategy: string): number => success('misuse', strategy, 'exactLinkage.record-to-person');
    expect(named('names-removed')).toBe(named('as-collected'));
    expect(named('hashed-key')).toBe(named('as-collected'));
    expect(named('coarse')).toBeLessThan(named('names-removed') / 2);
    expect(named('k11')).toBeLessThanOrEqual(named('k5') + 0.005);
    expect(named('k5')).toBeLessThan(named('coarse'));
    expect(measure('misuse', 'as-collected', 'attack.wrongly-named.count', 'exactLinkage.record-to-person').value).toBeGreaterThan(0);
  });

  it('balance: the ladder trades linkage against generalization loss, rung by rung', () => {
    const rungs = ['names-removed', 'k2', 'k3', 'k5', 'k11', 'k20'];
    const mean = rungs.map((strategy) => measure('balance', strategy, 'prosecutor.risk.mean').value);
    const loss = rungs.map((strategy) => measure('balance', strategy, 'loss.lm.geometric').value);
    for (let i = 1; i < rungs.length; i++) {
      expect(mean[i], rungs[i]).toBeLessThanOrEqual(mean[i - 1]! + 1e-12);
      expect(loss[i], rungs[i]).toBeGreaterThanOrEqual(loss[i - 1]! - 1e-12);
    }
  });

  it('keep every promise, recounted', () => {
    for (const report of reports.values()) {
      for (const strategy of report.strategies) {
        for (const { text, verified, reason } of strategy.steps.flatMap((step) => step.promises)) {
          if (text.includes('differential privacy')) expect([text, verified, reason]).toEqual([text, null, 'a property of how it was made, which no count of one output can show']);
          else expect([text, verified]).toEqual([text, true]);
        }
      }
    }
  });
});
