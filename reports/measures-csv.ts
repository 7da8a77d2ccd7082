import type { Measure } from '../src/measure/measure.ts';
import type { ReportDocument } from '../src/report/document.ts';
import { csv } from './table.ts';

const COLUMNS = ['scenario', 'seed', 'strategy', 'attack', 'group', 'measure', 'parameters', 'value', 'low', 'high', 'interval', 'numerator', 'denominator', 'provenance'];

/** Every measure of a report, one per row, unrounded: the tidy form for a statistics program. */
export function measuresCsv(document: ReportDocument): string {
  const { id, seed } = document.scenario;
  const line = (measure: Measure, strategy: string, attack = '', group = ''): string[] => [
    id, String(seed), strategy, attack, group, measure.id, Object.keys(measure.parameters).length > 0 ? JSON.stringify(measure.parameters) : '',
    ...[measure.value, measure.interval?.[0], measure.interval?.[1]].map((value) => (value == null ? '' : String(value))),
    measure.intervalKind, ...[measure.numerator, measure.denominator].map((value) => (value === undefined ? '' : String(value))), measure.provenance ?? '',
  ];
  const rows = [
    ...document.world.measures.map((measure) => line(measure, '')),
    ...document.strategies.flatMap((strategy) => [
      ...strategy.measures.map((measure) => line(measure, strategy.id)),
      ...strategy.attacks.flatMap((attack) => [
        ...attack.measures.map((measure) => line(measure, strategy.id, attack.id)),
        ...attack.groups.map(({ dimension, group, measure }) => line(measure, strategy.id, attack.id, `${dimension}: ${group}`)),
        ...(attack.worstDecile === null ? [] : [line(attack.worstDecile.measure, strategy.id, attack.id, 'worst decile')]),
      ]),
    ]),
  ];
  return csv({ caption: '', columns: COLUMNS, rows });
}
