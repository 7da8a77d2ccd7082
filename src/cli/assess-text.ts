import pc from 'picocolors';
import type { AssessmentDocument } from '../assessment-document.ts';
import { bins, count, countsOf, label, measureSections, NOTICE, percent, shownValue } from '../assessment-words.ts';
import type { Measure } from '../measure/measure.ts';
import type { ExplainedRow } from '../measure/risk/suda/explain-row.ts';

/** The whole result for a reader at a terminal. No cell value is in it. */
export function assessmentText(assessed: AssessmentDocument, notCloser: string | undefined, color: boolean): string {
  const { bold } = pc.createColors(color);
  const { file, histograms, measures, columns, headline, fraction, closer } = assessed;
  const { byUnit, estimated, uniques, sensitive, household, framed, related } = measureSections(measures, histograms.map(({ unit }) => unit));
  const lines = [`${bold(file.path)}: ${count(file.rows, 'row')}, ${count(columns.length, 'column')}.`, ...headline, ''];
  lines.push(bold('Columns'), ...table(columns.map(({ name, attributeClass, reason }) => [name, attributeClass, reason])), '');
  for (const histogram of histograms) {
    lines.push(bold(`Groups by ${histogram.unit}`), ...table([['group size', histogram.classes === null ? '' : 'groups', `${histogram.unit}s`, 'share'], ...bins(histogram)], 1), '');
  }
  if (closer !== null) lines.push(...closerLines(closer, bold));
  else if (notCloser !== undefined) lines.push(notCloser, '');
  byUnit.forEach((own, i) => lines.push(bold(`If the adversary knows who is in the file (prosecutor), by ${histograms[i]!.unit}`), ...measureLines(own), ''));
  if (fraction !== null) {
    lines.push(bold('If the adversary does not know (journalist, marketer)'), `Estimates for a sample of ${percent(fraction)}${estimated[0] === undefined ? '' : ` under the model ${estimated[0].parameters['estimator']}`}.`, ...measureLines(estimated), '');
    lines.push(bold('Who is unique in the population, by estimator'), 'Each has assumptions of its own; where they fail, the estimators disagree.', ...measureLines(uniques), '');
  } else if (framed.length === 0) lines.push('Who is in the population is not known here: for an adversary who does not know who is in the file, these figures are an upper bound. Give --sampling-fraction or --population if the file is a sample.', '');
  if (framed.length > 0) lines.push(bold(`Against ${assessed.frame}`), ...measureLines(framed), '');
  if (related.length > 0) lines.push(bold('What related tables add'), ...measureLines(related), '');
  if (household.length > 0) lines.push(bold('If one member of a household is found'), ...measureLines(household), '');
  if (closer !== null) for (const { dimension, unit, groups, leftOut } of closer.groups) lines.push(bold(`By ${dimension}, in ${unit}s (groups by size; their values are not printed)`), ...groupLines(groups), ...(leftOut > 0 ? [`  ${count(leftOut, unit)} in groups too small to show.`] : []), '');
  if (sensitive.length > 0) lines.push(bold('What the groups give away'), ...measureLines(sensitive), '');
  lines.push(`${NOTICE} \`incognita explain <measure>\` defines each.`);
  return `${lines.join('\n')}\n`;
}

/** Few columns that do much; the whole list is in the report and in --json. */
const MOST_LINES = 8;

function closerLines({ columns, bitsToName, bits, sets, suda }: NonNullable<AssessmentDocument['closer']>, bold: (text: string) => string): string[] {
  const ranked = [...columns].sort((a, b) => b.shapley.sampleUnique - a.shapley.sampleUnique);
  const special = suda.contributions.filter(({ minimalUniques }) => minimalUniques > 0).sort((a, b) => b.share - a.share);
  return [
    bold('What each column adds to the share of rows that stand alone'),
    ...table([['column', 'its part', 'gone without it', 'alone', 'bits'], ...ranked.map(({ name, shapley, dropOne, addOne }) => [name, percent(shapley.sampleUnique), percent(dropOne.sampleUnique), percent(addOne.sampleUnique), addOne.entropy.toFixed(1)])], 1),
    `  The parts (Shapley values) add up to the whole. All columns together tell ${bits.toFixed(1)} of the ${bitsToName.toFixed(1)} bits that name a row.`,
    '',
    ...(sets.sets.length === 0
      ? [`No set of up to ${sets.maxSize} columns singles out more than ${percent(sets.share)} of the rows.`]
      : [bold(`Fewest columns that single out more than ${percent(sets.share)} of the rows`), ...table(sets.sets.slice(0, MOST_LINES).map((set) => [set.columns.join(', '), percent(set.share)]), 1), ...(sets.sets.length > MOST_LINES ? [`  … and ${count(sets.sets.length - MOST_LINES, 'more set')}.`] : [])]),
    '',
    ...(special.length === 0 ? [] : [bold(`Special uniques (SUDA): rows alone on few columns, and the columns that make them so (sets of up to ${suda.maxSize})`), ...table([['column', 'minimal uniques', 'share of score'], ...special.map(({ column, minimalUniques, share }) => [column, minimalUniques.toLocaleString('en-US'), percent(share)])], 1), '']),
  ];
}

function groupLines(groups: NonNullable<AssessmentDocument['closer']>['groups'][number]['groups']): string[] {
  return table([['group', 'members', 'mean risk', 'alone', 'worst tenth'], ...groups.map(({ group, members, mean, uniques, worstTenth }) => [group, members.toLocaleString('en-US'), percent(mean), percent(members === 0 ? 0 : uniques / members), percent(worstTenth)])], 1);
}

/** What makes one row stand out, for a reader at a terminal. */
export function explainedText(file: string, { row, rows, classSize, minimalSets, score, columns, smallestClassBySize }: ExplainedRow, color: boolean): string {
  const { bold } = pc.createColors(color);
  const shows = columns.some(({ value }) => value !== undefined);
  const lines = [`${bold(file)}: row ${(row + 1).toLocaleString('en-US')} of ${rows.toLocaleString('en-US')}.`];
  lines.push(classSize === 1 ? 'Nobody else in the file has the same values in these columns.' : `${count(classSize, 'row')} of the file, this one included, have the same values in these columns.`);
  if (minimalSets.length > 0) lines.push(`It is alone already on: ${minimalSets.slice(0, MOST_LINES).map((set) => set.join(' + ')).join('; ')}${minimalSets.length > MOST_LINES ? `; and ${count(minimalSets.length - MOST_LINES, 'more set')}` : ''}.`);
  lines.push(`Rows left at the fewest for who knows ${smallestClassBySize.map((size, i) => `${i + 1} of its columns: ${size.toLocaleString('en-US')}`).join('; ')}.`, '');
  lines.push(
    ...table(
      [
        ['column', ...(shows ? ['value'] : []), 'rows with the same value', 'bits', 'group without it', 'part of what makes it alone'],
        ...columns.map(({ name, value, sharedBy, bits, classSizeWithout, contribution }) => [name, ...(shows ? [value ?? '(missing)'] : []), sharedBy.toLocaleString('en-US'), bits.toFixed(1), classSizeWithout.toLocaleString('en-US'), percent(contribution)]),
      ],
      shows ? 2 : 1,
    ),
  );
  lines.push('', `Special uniques score (SUDA, all sizes): ${Number(score.toPrecision(4))}.`);
  if (!shows) lines.push('The values of the row are not printed; --show-values does on a terminal.');
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
