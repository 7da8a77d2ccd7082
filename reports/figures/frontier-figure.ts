import { attackerOf, attackFigure, recordStrategies, strategyFigure, strongestAttack, utilityId, type Findings } from '../findings.ts';
import type { Figure } from '../numbers.ts';
import type { FigureSpec } from './drawing.ts';
import { asPercentages, identity, lessIsBetter, lowerEnd, ofUnitRange, stamp, titleOf } from './scenario-figures.ts';

/** Whether two intervals, or values without one, have nothing in common. */
function apart(a: Figure, b: Figure): boolean {
  const [low, high] = a.measure.interval ?? [a.measure.value!, a.measure.value!];
  const [otherLow, otherHigh] = b.measure.interval ?? [b.measure.value!, b.measure.value!];
  return high < otherLow || otherHigh < low;
}

/**
 * Risk against utility. A strategy is beaten when another is no worse in both and clearly better in one,
 * that is by more than their intervals; the steps join those that no other's estimates beat. Only releases of
 * records are ranked: the risks of synthetic rows and statistics are of other attacks.
 */
export function frontierFigure(findings: Findings): FigureSpec | null {
  const { document } = findings;
  const id = utilityId(document);
  if (id === null || document.strategies.length < 2) return null;
  const reversed = lessIsBetter(findings, id);
  const sign = reversed ? -1 : 1;
  const name = titleOf(findings, id);
  const records = recordStrategies(document);
  const points = records.flatMap((strategy) => {
    const attack = strongestAttack(strategy);
    const risk = attack && attackFigure(findings, strategy, attack, 'attack.advantage');
    const utility = strategyFigure(findings, strategy, id);
    return risk && utility ? [{ strategy, risk, utility, x: utility.measure.value!, y: risk.measure.value! }] : [];
  });
  if (points.length < 2) return null;
  type Point = (typeof points)[number];
  const noWorse = (other: Point, point: Point): boolean => other !== point && other.y <= point.y && sign * other.x >= sign * point.x && (other.y < point.y || other.x !== point.x);
  const beatenBy = points.map((point) => points.find((other) => noWorse(other, point) && (apart(other.risk, point.risk) || apart(other.utility, point.utility)))?.strategy.title ?? null);
  const best = points.filter((_, index) => beatenBy[index] === null);
  const values = points.flatMap(({ utility, x }) => [x, ...(utility.measure.interval ?? [])]);
  const pad = (Math.max(...values) - Math.min(...values)) * 0.08 || 0.05;
  const unit = ofUnitRange(findings, id);
  return {
    ...identity(findings, 'frontier'),
    title: [best.length === 1 ? `“${best[0]!.strategy.title}” clearly beats every other strategy` : `${best.length} of ${points.length} strategies are on the frontier: none of them is clearly beaten in risk and utility together`],
    caption: ['Lower and further right is better. Circles: on the frontier; squares: another strategy is no worse in both and better in one by more than the 95% intervals (crosses). ', `Risk is what the release adds to the strongest attack: ${[...new Set(records.flatMap((strategy) => strategy.attacks.map(attackerOf)))].join('; ')}.${records.length < document.strategies.length ? ` Not comparable on these axes, and left out: ${document.strategies.filter((strategy) => !records.includes(strategy)).map(({ title }) => `“${title}”`).join(', ')}.` : ''} ${stamp(document)}`],
    summary: ['Scatter plot of risk against utility, one point per strategy. On the frontier: ', best.map(({ strategy }) => strategy.title).join(', '), '.'],
    table: {
      caption: 'Risk and utility by strategy',
      columns: ['strategy', 'the release adds', name, 'beaten by'],
      rows: points.map(({ strategy, risk, utility }, index) => [strategy.title, risk.value, utility.value, beatenBy[index] ?? 'none']),
    },
    drawing: {
      kind: 'frontier',
      xAxis: `${name.toLowerCase()}: right is better`,
      yAxis: 'added to the strongest attack: lower is better',
      yStart: lowerEnd(points.map(({ risk }) => risk)),
      xDomain: unit ? [Math.max(0, Math.min(...values) - pad), Math.min(1, Math.max(...values) + pad)] : [Math.min(...values) - pad, Math.max(...values) + pad],
      xShare: asPercentages(points.map(({ utility }) => utility)),
      xReversed: reversed,
      points: points.map(({ strategy, risk, utility, x, y }, index) => ({
        label: strategy.title, x, y, beatenBy: beatenBy[index]!, onLine: !points.some((other) => noWorse(other, points[index]!)),
        xLow: utility.measure.interval?.[0] ?? null, xHigh: utility.measure.interval?.[1] ?? null, yLow: risk.measure.interval?.[0] ?? null, yHigh: risk.measure.interval?.[1] ?? null,
      })),
    },
  };
}
