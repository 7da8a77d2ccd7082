import pc from 'picocolors';
import type { Assessment } from '../assessment.ts';
import { bins, count, countsOf, headline, label, NOTICE, percent, shownValue } from '../assessment-words.ts';
import type { Roles } from '../column-roles.ts';
import type { Measure } from '../measure/measure.ts';

/** The whole result for a reader at a terminal. No cell value is in it. */
export function assessmentText(file: string, assessment: Assessment, roles: Roles, color: boolean): string {
  const { bold } = pc.createColors(color);
  const { histograms, measures, rows } = assessment;
  const lines = [`${bold(file)}: ${count(rows, 'row')}, ${count(roles.columns.length, 'column')}.`, ...headline(assessment, roles), ''];
  lines.push(bold('Columns'), ...table(roles.columns.map(({ column, attributeClass, reason }) => [column, attributeClass, reason])), '');
  for (const histogram of histograms) {
    lines.push(bold(`Groups by ${histogram.unit}`), ...table([['group size', histogram.classes === null ? '' : 'groups', `${histogram.unit}s`, 'share'], ...bins(histogram)], 1), '');
  }
  for (const { unit } of histograms) {
    const own = measures.filter(({ id, parameters }) => parameters['unit'] === unit && parameters['frame'] === undefined && parameters['attribute'] === undefined && !id.endsWith('at-risk.count'));
    lines.push(bold(`If the adversary knows who is in the file (prosecutor), by ${unit}`), ...measureLines(own), '');
  }
  const estimated = measures.filter(({ parameters }) => parameters['frame'] !== undefined);
  if (estimated.length > 0) {
    const { fraction, estimator } = estimated[0]!.parameters;
    lines.push(bold('If the adversary does not know (journalist, marketer)'), `Estimates for a sample of ${percent(Number(fraction))} under the model ${estimator}.`, ...measureLines(estimated), '');
  } else lines.push('Who is in the population is not known here: for an adversary who does not know who is in the file, these figures are an upper bound. Give --sampling-fraction or --population if the file is a sample.', '');
  const sensitive = measures.filter(({ parameters }) => parameters['attribute'] !== undefined);
  if (sensitive.length > 0) lines.push(bold('What the groups give away'), ...measureLines(sensitive), '');
  lines.push(`${NOTICE} \`incognita explain <measure>\` defines each.`);
  return `${lines.join('\n')}\n`;
}

function measureLines(measures: readonly Measure[]): string[] {
  return table(measures.map((measure) => [label(measure), shownValue(measure), measure.value === null ? (measure.note ?? '') : countsOf(measure)]), 1);
}

/** Rows in columns; from `rightFrom` on numbers, aligned right; the last column may be words. */
export function table(rows: readonly (readonly string[])[], rightFrom = Infinity): string[] {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]!.length)));
  return rows.map((row) => `  ${row.map((cell, index) => (index >= rightFrom ? cell.padStart(widths[index]!) : cell.padEnd(widths[index]!))).join('  ')}`.trimEnd());
}
