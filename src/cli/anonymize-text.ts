import pc from 'picocolors';
import type { Anonymized } from '../anonymize.ts';
import type { Table } from '../columns/column.ts';
import type { Measure } from '../measure/measure.ts';
import { promiseText } from '../release/step.ts';
import { count, label, listed, shownValue } from '../assessment-words.ts';
import { table } from './assess-text.ts';
import { namesOf, type Roles } from '../column-roles.ts';
import { NOT_COMPARABLE } from './release-report.ts';

/** Measures that are said; the whole list is in the release's report. */
const SAID = ['class.count', 'class.size.min', 'sample-unique.share', 'prosecutor.risk.max', 'prosecutor.risk.mean', 'marketer.risk.mean'];

/** What was released, in words: each step, what it promised, and the risk before and after. No cell value is in it. */
export function anonymizedText(input: string, output: string, original: Table, { form, release, steps, verified, before, after }: Anonymized, roles: Roles, color: boolean): string {
  const { bold } = pc.createColors(color);
  const rows = form === 'records' ? count(release.rows, 'row') : form === 'synthetic' ? count(release.rows, 'synthetic row') : count(release.rows, 'statistic');
  const order = form === 'records' ? 'in a random order' : form === 'synthetic' ? 'drawn from a model of the original' : 'no row of a person among them';
  const lines = [`${bold(input)}: ${count(original.rows, 'row')}. ${bold(output)}: ${rows} of ${count(release.schema.columns.length, 'column')}, ${order}.`, ''];
  for (const { title, changes, promises } of steps) {
    const said = promises.map((promise) => (verified.has(promise) ? `  Promised, and recounted on the output: ${promiseText(promise)}.` : `  Promised (no recount of one output can show it): ${promiseText(promise)}.`));
    lines.push(bold(title), ...changes.map((change) => `  ${change}`), ...said);
  }
  const quasi = namesOf(roles, 'quasi-identifier');
  if (form === 'records') {
    lines.push('', quasi.length === 0 ? 'No column is a quasi-identifier: nothing tells groups apart.' : `On ${listed(quasi)}:`, ...table([['', 'before', 'after'], ...riskRows(before, after)], 1), '');
  } else lines.push('', `Risk by groups of equal rows, after: ${NOT_COMPARABLE}. Before${quasi.length === 0 ? '' : `, on ${listed(quasi)}`}:`, ...table(riskRows(before, []).map(([name, was]) => [name!, was!]), 1), '');
  const losses = table(after.filter(({ id }) => id.startsWith('loss.')).map((measure) => [label(measure), shownValue(measure)]), 1);
  if (losses.length > 0) lines.push(...losses, '');
  if (roles.subject === undefined) lines.push('k counts rows: if people repeat, the promise is weaker; name the column that says who is who as subject.');
  lines.push('Promises are about these columns only; what a recipient can join to the others was not tested. `incognita explain <measure>` defines each.');
  return `${lines.join('\n')}\n`;
}

/** Class risks side by side, by person where persons are known; a column of dashes where nothing is left. */
function riskRows(before: readonly Measure[], after: readonly Measure[]): string[][] {
  const unit = before[0]?.parameters['unit'];
  const of = (measures: readonly Measure[], id: string): Measure | undefined => measures.find((measure) => measure.id === id && measure.parameters['unit'] === unit);
  const rows = SAID.flatMap((id) => {
    const [was, is] = [of(before, id), of(after, id)];
    return was === undefined ? [] : [[id, shownValue(was), is === undefined ? '–' : shownValue(is)]];
  });
  const diversity = before.filter(({ id }) => id.startsWith('sensitive.')).map((was) => [label(was), shownValue(was), shownOrDash(after.find((is) => is.id === was.id && is.parameters['attribute'] === was.parameters['attribute']))]);
  return [...rows, ...diversity];
}

function shownOrDash(measure: Measure | undefined): string {
  return measure === undefined ? '–' : shownValue(measure);
}
