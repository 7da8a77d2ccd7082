import type { Measure } from '../src/measure/measure.ts';
import type { AttackReport, ReportDocument, StrategyReport } from '../src/report/document.ts';
import { present, type Figure, type Units } from './numbers.ts';

/** Looks numbers up in one report document; every page and figure asks here and nowhere else. */
export interface Findings {
  readonly document: ReportDocument;
  readonly units: Units;
}

export function measureOf(measures: readonly Measure[], id: string, parameters: Measure['parameters'] = {}): Measure | null {
  return measures.find((measure) => measure.id === id && Object.entries(parameters).every(([name, value]) => measure.parameters[name] === value)) ?? null;
}

/** A measure of a strategy; where the person and the row are both counted, the person's. */
export function strategyMeasure(strategy: StrategyReport, id: string, parameters: Measure['parameters'] = {}): Measure | null {
  return measureOf(strategy.measures, id, { ...parameters, unit: 'person' }) ?? measureOf(strategy.measures, id, parameters);
}

export function strategyScope({ document }: Findings, strategy: StrategyReport): string {
  return `${document.scenario.id}/${strategy.id}`;
}

export function attackScope(findings: Findings, strategy: StrategyReport, attack: AttackReport): string {
  return `${strategyScope(findings, strategy)}/${attack.id}`;
}

export function strategyFigure(findings: Findings, strategy: StrategyReport, id: string, parameters: Measure['parameters'] = {}): Figure | null {
  const measure = strategyMeasure(strategy, id, parameters);
  return measure === null ? null : present(strategyScope(findings, strategy), measure, findings.units);
}

export function attackFigure(findings: Findings, strategy: StrategyReport, attack: AttackReport, id: string): Figure | null {
  const measure = measureOf(attack.measures, id);
  return measure === null ? null : present(attackScope(findings, strategy, attack), measure, findings.units);
}

export function worldFigure(findings: Findings, id: string): Figure | null {
  const measure = measureOf(findings.document.world.measures, id);
  return measure === null ? null : present(findings.document.scenario.id, measure, findings.units);
}

/**
 * What a release adds to an attack: the measure by which attacks of different kinds compare. (Success
 * does not: guessing the commonest value is often right without any release.)
 */
export function advantageOf(attack: AttackReport): number | null {
  return attack.verdict === 'not-applicable' ? null : measureOf(attack.measures, 'attack.advantage')?.value ?? null;
}

/** The attack to which the release adds most; ties go to the first. Null where no attack applies. */
export function strongestAttack(strategy: StrategyReport): AttackReport | null {
  let best: AttackReport | null = null;
  let highest = -Infinity;
  for (const attack of strategy.attacks) {
    const advantage = advantageOf(attack);
    if (advantage === null || advantage <= highest) continue;
    best = attack;
    highest = advantage;
  }
  return best;
}

/** How exposed a strategy leaves people: by its strongest attack, else by who stands alone. */
export function exposure(strategy: StrategyReport): number {
  const attack = strongestAttack(strategy);
  return (attack && advantageOf(attack)) ?? strategyMeasure(strategy, 'sample-unique.share')?.value ?? 0;
}

/** The strategies whose rows are records of people: only these have people who stand alone in classes. */
export function recordStrategies({ strategies }: ReportDocument): readonly StrategyReport[] {
  return strategies.filter(({ form }) => form === undefined);
}

/**
 * The strategies to whose strongest attack the release adds most and least, of those that release records: others
 * are not attacked in the same ways. Of all where none does.
 */
export function extremes(document: ReportDocument): { readonly least: StrategyReport; readonly most: StrategyReport } {
  const records = recordStrategies(document);
  const strategies = records.length > 0 ? records : document.strategies;
  let least = strategies[0]!;
  let most = strategies[0]!;
  for (const strategy of strategies) {
    if (exposure(strategy) > exposure(least)) least = strategy;
    if (exposure(strategy) < exposure(most)) most = strategy;
  }
  return { least, most };
}

/** The utility that risk is shown beside: a business task where one was measured, else a loss of information; known of every strategy that releases records. */
export function utilityId(document: ReportDocument): string | null {
  const strategies = recordStrategies(document);
  const shared = (prefix: string): string | undefined => strategies[0]?.measures.find(({ id }) => id.startsWith(prefix) && strategies.every((strategy) => strategyMeasure(strategy, id)?.value != null))?.id;
  return shared('utility.') ?? shared('loss.lm.') ?? shared('loss.') ?? null;
}

const DIRECTIONS: Readonly<Record<string, string>> = {
  'record-to-person': 'from records to people',
  'member-to-record': 'from known customers to their records',
  'person-to-record': 'from people who may not be in the file',
  'person-to-value': 'from people to a value',
  'record-to-key': 'from records to their key',
};

/** An attack's title with its direction, which two attacks of one title differ in. */
export function attackTitle({ title, direction }: AttackReport): string {
  return `${title}, ${DIRECTIONS[direction] ?? direction}`;
}

/** Who attacks and what they know. */
export function attackerOf({ adversary, knows }: AttackReport): string {
  return `${adversary} (knows: ${knows})`;
}
