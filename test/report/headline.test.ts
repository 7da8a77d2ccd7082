import { describe, expect, it } from 'vitest';
import type { Measure } from '../../src/measure/measure.ts';
import type { AttackReport, StrategyReport } from '../../src/report/document.ts';
import { headlineOf } from '../../src/report/headline.ts';

const measure = (id: string, value: number | null): Measure => ({ id, value, interval: null, intervalKind: 'exact', parameters: {} });

interface Draft {
  readonly measures?: Readonly<Record<string, number | null>>;
  readonly attacks?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly verdict?: AttackReport['verdict'];
  readonly steps?: readonly string[];
}

const list = (values: Readonly<Record<string, number | null>>): Measure[] => Object.entries(values).map(([id, value]) => measure(id, value));

function strategy(title: string, { measures = {}, attacks = {}, verdict = 'leak', steps = [] }: Draft): StrategyReport {
  return {
    id: title.toLowerCase(),
    title,
    steps: steps.map((method) => ({ method, title: method, options: {}, promises: [], changes: [] })),
    sample: { columns: [], before: [], after: [] },
    classSizes: [],
    measures: list(measures),
    attacks: Object.entries(attacks).map(([id, values]) => ({ id, title: id, kind: 'identity', direction: id.split('.')[1]!, adversary: '', knows: '', verdict, verdictText: '', measures: list(values), groups: [], worstDecile: null })),
  };
}

const named = (success: number, wrong: number): Draft => ({ attacks: { 'exactLinkage.record-to-person': { 'attack.success': success, 'attack.wrongly-named.count': wrong } } });
const headline = (concern: Parameters<typeof headlineOf>[0]['concern'], ...strategies: StrategyReport[]): string => headlineOf({ concern, question: 'What then?' }, strategies);

describe('headlineOf', () => {
  it('compares where the number is highest with where it is lowest', () => {
    expect(headline('misuse', strategy('K5', named(0.012, 90)), strategy('Raw', named(0.62, 1234)), strategy('Coarse', named(0.3, 5)))).toBe(
      'The buyer names 62% of the records rightly under “Raw” and 1.2% under “K5”. Under “Raw” it also takes 1,234 people for somebody else.',
    );
    expect(headline('collection', strategy('Joined', { measures: { 'world-unique.share': 0.9 } }), strategy('Alone', { measures: { 'world-unique.share': 0 } }))).toBe('Alone in the whole world on what was released: 90% of the customers with “Joined”, 0% with “Alone”.');
    expect(headline('consent', strategy('Ticked', { measures: { 'basis.invalid.share': 0.5, 'released.share': 0.9 } }), strategy('Asked', { measures: { 'basis.invalid.share': 0, 'released.share': 0.4 } }))).toBe(
      'Released without a valid basis: 50% of the people under “Ticked”, 0% under “Asked”. The file holds 90% of the customers under “Ticked” and 40% under “Asked”.',
    );
  });

  it('gives an area under the curve as a number, not as a share', () => {
    const one = strategy('Raw', { ...named(0.5, 1), measures: { 'utility.response-model.auc': 0.7214 } });
    const other = strategy('K20', { ...named(0.01, 1), measures: { 'utility.response-model.auc': 0.6 } });
    expect(headline('balance', one, other)).toBe('Records named rightly fall from 50% (“Raw”) to 1% (“K20”). On every rung the response model\'s area under the curve lies between 0.60 and 0.72.');
  });

  it('speaks of people who opted out only where they were left out', () => {
    const infers = (success: number, steps: string[]): Draft => ({ attacks: { 'traitInference.person-to-value': { 'attack.success': success, 'attack.baseline': 0.4 } }, steps });
    expect(headline('rights', strategy('Raw', infers(0.9, [])), strategy('Out', infers(0.6, ['honourOptOut'])), strategy('Out, coarse', infers(0.45, ['honourOptOut'])))).toBe(
      'The leaning of people who opt out is guessed right for 90% while they are in the data, and still for up to 60% once they are out (“Out”). Without any release the best guess is right for 40%.',
    );
  });

  it('passes over attacks that do not apply and numbers that could not be assessed', () => {
    const lost = strategy('Gone', { ...named(0, 0), verdict: 'not-applicable' });
    expect(headline('misuse', strategy('Raw', named(0.5, 1)), strategy('K5', named(0.1, 1)), lost)).toMatch(/10% under “K5”/);
    expect(headline('collection', strategy('A', { measures: { 'world-unique.share': null } }), strategy('B', { measures: { 'world-unique.share': 0.2 } }))).toBe('What then?');
    expect(headline('security')).toBe('What then?');
  });
});
