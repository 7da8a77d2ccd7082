import { overReplicates } from '../stats/intervals.ts';
import type { AttackReport, GroupRisk } from './attack-report.ts';
import type { Measure } from './measure.ts';
import { verdictOf } from './attack-measures.ts';

/**
 * One measure over several simulated worlds: the mean, with a Student interval that speaks of simulated
 * worlds only. A world where the quantity could not be assessed leaves it unassessed.
 */
export function overWorlds(measures: readonly Measure[]): Measure {
  const [first] = measures as [Measure, ...Measure[]];
  if (measures.length === 1) return first;
  const values = measures.map((measure) => measure.value);
  const { numerator: _numerator, denominator: _denominator, ...rest } = first;
  if (values.includes(null)) return { ...rest, value: null, interval: null, intervalKind: 'none' };
  const { value, interval } = overReplicates(values as number[]);
  return { ...rest, value, interval, intervalKind: 'replicates', parameters: { ...first.parameters, replicates: measures.length } };
}

/** The same list of measures from every world, joined by position; ids must agree. */
export function listsOverWorlds(lists: readonly (readonly Measure[])[]): Measure[] {
  const [first] = lists as [readonly Measure[], ...(readonly Measure[])[]];
  return first.map((measure, i) => overWorlds(lists.map((list) => sameId(list[i], measure.id))));
}

function sameId(measure: Measure | undefined, id: string): Measure {
  if (measure?.id !== id) throw new Error(`replicates.measures: expected ${id} in every world, got ${measure?.id}`);
  return measure;
}

/** The same attack from every world; the verdict is given anew on the joined advantage. */
export function attacksOverWorlds(reports: readonly AttackReport[]): AttackReport {
  const [first] = reports as [AttackReport, ...AttackReport[]];
  if (reports.length === 1) return first;
  const measures = listsOverWorlds(reports.map((report) => report.measures));
  const advantage = measures.find((measure) => measure.id === 'attack.advantage')!;
  const power = reports.every((report) => report.verdict !== 'no-power');
  const groupKey = (group: GroupRisk): string => `${group.dimension}|${group.group}`;
  const groups = first.groups.flatMap((group) => {
    const same = reports.map((report) => report.groups.find((other) => groupKey(other) === groupKey(group)));
    return same.includes(undefined) ? [] : [{ ...group, measure: overWorlds((same as GroupRisk[]).map((entry) => entry.measure)) }];
  });
  const decile = first.worstDecile === null || reports.some((report) => report.worstDecile === null) ? null : { ...first.worstDecile, measure: overWorlds(reports.map((report) => report.worstDecile!.measure)) };
  const judged = first.verdict === 'not-applicable' ? { verdict: first.verdict, verdictText: first.verdictText } : verdictOf(advantage.value, advantage.interval, power);
  return { ...first, ...judged, measures, groups, worstDecile: decile };
}
