import { describe, expect, it } from 'vitest';
import { attackReport, type AttackFacts } from '../../src/measure/attack-measures.ts';
import type { AttackReport } from '../../src/measure/attack-report.ts';
import { definitionOf } from '../../src/measure/definitions.ts';
import type { Score } from '../../src/measure/referee.ts';

/** Ten targets, the first `right` of them right. */
const main = (right: number, targets = 10): Score['main'] => Array.from({ length: targets }, (_, person) => ({ person, correct: person < right, confidence: 0.5 }));

// 10 targets: 4 right, 2 abstained, 4 wrong; 5 control targets of which 3 got a match, all wrong.
const score: Score = { main: main(4), mainAbstained: 2, control: { targets: 5, correct: 0, falseMatches: 3 }, wronglyNamed: 6, claimed: 11, rightClaims: 4, baseline: { correct: 1, targets: 10 } };
const raw: Score = { ...score, main: main(9) };
const facts: AttackFacts = {
  id: 'exactLinkage',
  title: 'Exact linkage',
  kind: 'identity',
  direction: 'record-to-person',
  aim: 'released',
  adversary: 'A buyer',
  knows: 'an electoral roll',
  applicable: true,
  candidates: 321,
  releasedRows: 8,
  collectedRows: 16,
};

const valueOf = (report: AttackReport, id: string) => report.measures.find((measure) => measure.id === id);

describe('attackReport', () => {
  const report = attackReport(facts, score, raw, []);

  it('has every measure of an identity attack, checked by hand', () => {
    expect(report.measures.map(({ id, value, numerator, denominator }) => [id, value, numerator, denominator])).toEqual([
      ['attack.success', 0.4, 4, 10],
      ['attack.success.per-collected', 0.2, undefined, undefined],
      ['attack.baseline', 0.1, undefined, undefined],
      ['attack.control', 0.6, 3, 5],
      ['attack.positive-control', 0.9, 9, 10],
      ['attack.advantage', expect.closeTo(0.3, 12), undefined, undefined],
      ['attack.precision', 4 / 11, 4, 11],
      ['attack.abstained.share', 0.2, 2, 10],
      ['attack.wrongly-named.count', 6, undefined, undefined],
      ['attack.cost.candidates', 321, undefined, undefined],
    ]);
    for (const { id, parameters } of report.measures) {
      expect(definitionOf(id), id).toBeDefined();
      expect(parameters).toEqual({ attack: 'exactLinkage', direction: 'record-to-person', adversary: 'A buyer' });
    }
    expect(report).toMatchObject({ id: 'exactLinkage.record-to-person', kind: 'identity', adversary: 'A buyer', knows: 'an electoral roll', verdict: 'leak' });
  });

  it('has Wilson\'s intervals, and Newcombe\'s about a baseline that is known', () => {
    // Wilson's interval of 4 out of 10 is tabulated as 0.1682 to 0.6873.
    const success = valueOf(report, 'attack.success')!;
    expect(success.interval).toEqual([expect.closeTo(0.1682, 4), expect.closeTo(0.6873, 4)]);
    expect(valueOf(report, 'attack.advantage')).toMatchObject({ intervalKind: 'newcombe', interval: [expect.closeTo(success.interval![0] - 0.1, 12), expect.closeTo(success.interval![1] - 0.1, 12)] });
    expect(valueOf(report, 'attack.success.per-collected')!.interval).toBeNull();
  });

  it('measures an attribute attack against people who are not in the release', () => {
    const attribute: Score = { ...score, control: { targets: 5, correct: 1, falseMatches: 3 }, claimed: 13, rightClaims: 5 };
    const released = attackReport({ ...facts, kind: 'attribute', direction: 'person-to-value' }, attribute, raw, []);
    expect(valueOf(released, 'attack.control')).toMatchObject({ value: 0.2, numerator: 1, denominator: 5 });
    // (0.4 − 0.2) / (1 − 0.2)
    expect(valueOf(released, 'attack.advantage')).toMatchObject({ value: expect.closeTo(0.25, 12), intervalKind: 'delta' });
    expect(valueOf(released, 'attack.wrongly-named.count')).toBeUndefined();
    expect(valueOf(released, 'attack.success.per-collected')).toBeUndefined();
    expect(released.verdict).toBe('inconclusive');
  });

  it('measures an attack on people who opted out against the best guess without the release', () => {
    const absent = attackReport({ ...facts, kind: 'attribute', direction: 'person-to-value', aim: 'opted-out' }, { ...score, control: { targets: 5, correct: 5, falseMatches: 0 } }, raw, []);
    // (0.4 − 0.1) / (1 − 0.1)
    expect(valueOf(absent, 'attack.advantage')!.value).toBeCloseTo(1 / 3, 12);
  });

  it('does not print a negative advantage as none', () => {
    const worse = attackReport(facts, { ...score, main: main(0) }, raw, []);
    expect(valueOf(worse, 'attack.advantage')!.value).toBeCloseTo(-0.1, 12);
  });

  it('has no power where the same attack shows nothing on the raw release', () => {
    const nothing: Score = { ...score, main: main(0, 1000), mainAbstained: 0, claimed: 0, rightClaims: 0, baseline: { correct: 0.001, targets: 1000 } };
    expect(attackReport(facts, nothing, nothing, []).verdict).toBe('no-power');
    expect(attackReport(facts, nothing, raw, []).verdict).toBe('equivalent');
  });

  it('says what cannot be assessed, and never writes a number that JSON has not', () => {
    const none: Score = { main: [], mainAbstained: 0, control: { targets: 0, correct: 0, falseMatches: 0 }, wronglyNamed: 0, claimed: 0, rightClaims: 0, baseline: { correct: 0, targets: 0 } };
    for (const kind of ['identity', 'attribute'] as const) {
      for (const some of [none, score]) {
        const empty = attackReport({ ...facts, kind, collectedRows: 0 }, none, some, []);
        expect(empty.verdict).toBe('inconclusive');
        expect(valueOf(empty, 'attack.success')).toMatchObject({ value: null, interval: null, intervalKind: 'none', note: 'no targets' });
        expect(JSON.parse(JSON.stringify(empty))).toEqual(empty);
      }
    }
    expect(attackReport({ ...facts, applicable: false }, score, raw, [])).toMatchObject({ verdict: 'not-applicable', verdictText: 'The release does not hold what this attack needs.' });
  });

  it('names reversed keys, not people, and so nobody wrongly', () => {
    const reversal = attackReport({ ...facts, direction: 'record-to-key' }, score, raw, []);
    expect(valueOf(reversal, 'attack.wrongly-named.count')).toBeUndefined();
    expect(valueOf(reversal, 'attack.success.per-collected')!.value).toBe(0.2);
  });

  it('passes the targets on to the groups', () => {
    const many: Score = { ...score, main: main(300, 300) };
    const grouped = attackReport(facts, many, raw, [{ dimension: 'half', groupOf: (person) => (person < 150 ? 'first' : 'second') }]);
    expect(grouped.groups.map(({ group, measure }) => [group, measure.denominator])).toEqual([['first', 150], ['second', 150]]);
    expect(grouped.worstDecile!.measure.denominator).toBe(30);
  });
});
