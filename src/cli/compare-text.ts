import pc from 'picocolors';
import { measureOf } from '../compare-findings.ts';
import { STRONGEST } from '../measure/holdout/strongest-attack.ts';
import type { Measure } from '../measure/measure.ts';
import type { Comparison } from '../report/comparison.ts';
import { formatCount, formatShare } from '../report/number-format.ts';
import { table } from './assess-text.ts';

const STANDINGS = { frontier: '●', close: '○', beaten: ' ', 'not comparable': '–' } as const;
const VERDICTS = { met: 'meets', crossed: 'does not', 'cannot be told': 'cannot be told' } as const;

/** Strategies side by side for a reader at a terminal, at most 120 characters wide. No cell value is in it. */
export function comparisonText(file: string, comparison: Comparison, { color, page }: { readonly color: boolean; readonly page: string | undefined }): string {
  const { bold, dim } = pc.createColors(color);
  const { strategies, protocol, gates, findings, notTested } = comparison;
  const run = strategies.filter(({ notRun }) => notRun === null);
  const of = (id: string, measure: string): Measure | undefined => measureOf(comparison, id, measure, measure.startsWith('prosecutor') ? { unit: protocol.unit } : {});
  const rows = run.map(({ id, label, standing }) => {
    const risk = of(id, STRONGEST)!;
    return [
      `${STANDINGS[standing]} ${label}`,
      risk.value === null ? '–' : `${formatShare(risk.value)}${risk.interval === null ? '' : ` (${formatShare(risk.interval[0])} to ${formatShare(risk.interval[1])})`}`,
      risk.value === null ? 'statistics' : String(risk.parameters['attack']),
      shown(of(id, 'utility.pair.distance')),
      shown(of(id, 'utility.segment-count.error')),
      shown(of(id, 'utility.prediction.kept')),
      shown(of(id, 'loss.lm.geometric')),
      classSize(of(id, 'prosecutor.risk.max')),
    ];
  });
  const lines = [`${bold(file)}: ${formatCount(comparison.file.rows)} rows, ${comparison.file.columns.length} columns.`, ...findings, ''];
  lines.push(bold('Risk and use'), ...table([['  strategy', 'advantage (95 %)', 'strongest attack', 'pairs off', 'sizes off', 'models', 'loss', 'class'], ...rows]), '');
  lines.push(dim('● no other has less risk and less loss (pairs off)   ○ cannot be told from those   – not comparable'));
  lines.push(dim('pairs off: distance of pairs of values from withheld rows; sizes off: error of segment sizes; models: predictive value kept; loss: of'), dim('generalization; class: least rows or people alike (k). The last two are of records only. incognita explain <measure> defines each.'), '');
  for (const { text, adversary, verdicts } of gates) {
    lines.push(`${bold(`Gate ${text}`)}, against ${adversary}:`, ...table(verdicts.map(({ strategy, verdict, value }) => [strategies.find(({ id }) => id === strategy)!.label, VERDICTS[verdict], value])), '');
  }
  lines.push(bold('Not tested'), ...notTested.map((text) => `  - ${text}`), '');
  if ('notDrawn' in comparison.lattice) lines.push(`Every generalization: not drawn. ${comparison.lattice.notDrawn}`);
  else lines.push(`Every one of ${formatCount(comparison.lattice.nodes)} generalizations was weighed${page === undefined ? '; --out compare.html draws them' : ''}.`);
  lines.push('Nothing was released. Ids of the strategies stand in --json and on the page; incognita anonymize releases by the steps of one.');
  if (page !== undefined) lines.push(`The pictures, and what is needed to repeat this: ${page}`);
  return `${lines.join('\n')}\n`;
}

function shown(measure: Measure | undefined): string {
  return measure === undefined || measure.value === null ? '–' : formatShare(measure.value);
}

function classSize(measure: Measure | undefined): string {
  return measure?.denominator === undefined ? '–' : formatCount(measure.denominator);
}
