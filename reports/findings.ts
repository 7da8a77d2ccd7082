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

/** The attack with the highest success; ties go to the first. Null where no attack applies. */
export function strongestAttack(strategy: StrategyReport): AttackReport | null {
  let best: AttackReport | null = null;
  let highest = -1;
  for (const attack of strategy.attacks) {
    const success = measureOf(attack.measures, 'attack.success')?.value ?? null;
    if (attack.verdict === 'not-applicable' || success === null || success <= highest) continue;
    best = attack;
    highest = success;
  }
  return best;
}

export function strongestSuccess(strategy: StrategyReport): number | null {
  const attack = strongestAttack(strategy);
  return attack === null ? null : measureOf(attack.measures, 'attack.success')?.value ?? null;
}

function exposure(strategy: StrategyReport): number {
  return strongestSuccess(strategy) ?? strategyMeasure(strategy, 'sample-unique.share')?.value ?? 0;
}

/** The strategies with the highest and the lowest success of their strongest attack. */
export function extremes({ strategies }: ReportDocument): { readonly least: StrategyReport; readonly most: StrategyReport } {
  let least = strategies[0]!;
  let most = strategies[0]!;
  for (const strategy of strategies) {
    if (exposure(strategy) > exposure(least)) least = strategy;
    if (exposure(strategy) < exposure(most)) most = strategy;
  }
  return { least, most };
}

/** The utility that risk is shown beside: a business task where one was measured, else a loss of information. */
export function utilityId({ strategies }: ReportDocument): string | null {
  const shared = (prefix: string): string | undefined => strategies[0]?.measures.find(({ id }) => id.startsWith(prefix) && strategies.every((strategy) => strategyMeasure(strategy, id)?.value != null))?.id;
  return shared('utility.') ?? shared('loss.lm.') ?? shared('loss.') ?? null;
}
