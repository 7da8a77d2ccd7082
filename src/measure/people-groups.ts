import { asCoded, cellText, columnOf, type Table } from '../columns/column.ts';
import { wilson } from '../stats/intervals.ts';
import type { GroupRisk } from './attack-report.ts';
import type { Measure } from './measure.ts';

/** Groups below this many targets are left out: their intervals would say nothing. */
const LEAST = 30;

/** A way to divide people, with the group of each person id; null where unknown. */
export interface Grouping {
  readonly dimension: string;
  readonly groupOf: (person: number) => string | null;
}

/** The divisions of people that the report asks about: who bears the risk? */
export function groupings(people: Table, asOfDays: number): Grouping[] {
  const birth = columnOf(people, 'birthDate');
  const text = (name: string): ((person: number) => string | null) => {
    const column = asCoded(columnOf(people, name));
    return (person) => cellText(column, person);
  };
  const rare = text('rareName');
  if (birth.kind !== 'number') throw new Error('measure.people: expected birthDate in days');
  return [
    { dimension: 'age', groupOf: (person) => ageBand(Math.floor((asOfDays - birth.values[person]!) / 365.2425)) },
    { dimension: 'sex', groupOf: text('sex') },
    { dimension: 'place', groupOf: text('urbanity') },
    { dimension: 'surname', groupOf: (person) => (rare(person) === 'true' ? 'rare surname' : 'common surname') },
    { dimension: 'politics (special category)', groupOf: text('politicalLeaning') },
  ];
}

function ageBand(age: number): string {
  return age < 18 ? 'under 18' : age < 35 ? '18–34' : age < 50 ? '35–49' : age < 65 ? '50–64' : '65 and over';
}

/** What happened to one target. */
export interface TargetOutcome {
  readonly person: number;
  readonly correct: boolean;
  readonly confidence: number;
}

/** Success by group, with its Wilson interval; every group of at least 30 targets. */
export function riskByGroup(outcomes: readonly TargetOutcome[], all: readonly Grouping[], parameters: Measure['parameters']): GroupRisk[] {
  return all.flatMap(({ dimension, groupOf }) => {
    const tally = new Map<string, { correct: number; total: number }>();
    for (const { person, correct } of outcomes) {
      const group = groupOf(person);
      if (group === null) continue;
      const entry = tally.get(group) ?? { correct: 0, total: 0 };
      entry.total++;
      if (correct) entry.correct++;
      tally.set(group, entry);
    }
    return [...tally]
      .filter(([, { total }]) => total >= LEAST)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, { correct, total }]) => {
        const { value, interval } = wilson(correct, total);
        return { dimension, group, measure: { id: 'attack.success', value, interval, intervalKind: 'wilson', numerator: correct, denominator: total, parameters: { ...parameters, dimension, group } } };
      });
  });
}

/**
 * The tenth of the targets that the attacker is surest of, with its success, named by the group that is
 * most over-represented in it.
 */
export function worstDecile(outcomes: readonly TargetOutcome[], all: readonly Grouping[], parameters: Measure['parameters']): { description: string; measure: Measure } | null {
  if (outcomes.length < 10 * LEAST) return null;
  const ordered = outcomes.map((outcome, i) => ({ outcome, i })).sort((a, b) => b.outcome.confidence - a.outcome.confidence || a.i - b.i);
  const decile = ordered.slice(0, Math.floor(outcomes.length / 10)).map(({ outcome }) => outcome);
  let named = { lift: 1, text: 'no group stands out among them' };
  for (const { dimension, groupOf } of all) {
    const share = (of: readonly TargetOutcome[], group: string): number => of.filter(({ person }) => groupOf(person) === group).length / of.length;
    for (const group of new Set(decile.map(({ person }) => groupOf(person)))) {
      if (group === null) continue;
      const inDecile = share(decile, group);
      const lift = inDecile / share(outcomes, group);
      if (inDecile * decile.length >= LEAST && lift > named.lift * 1.02) named = { lift, text: `${dimension} “${group}” makes up ${percent(inDecile)} of them, against ${percent(share(outcomes, group))} of all targets` };
    }
  }
  const correct = decile.filter((outcome) => outcome.correct).length;
  const { value, interval } = wilson(correct, decile.length);
  return {
    description: `The tenth of the targets that the attacker is surest of: ${named.text}.`,
    measure: { id: 'attack.success', value, interval, intervalKind: 'wilson', numerator: correct, denominator: decile.length, parameters: { ...parameters, group: 'surest tenth' } },
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}%`;
}
