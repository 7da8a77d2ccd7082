import { commandOf, type AssessmentDocument } from '../../src/assessment-document.ts';
import type { Measure } from '../../src/measure/measure.ts';
import { figure } from '../figure.ts';
import { html, slug, type Content, type Markup } from '../markup.ts';
import { number, present, type Units } from '../numbers.ts';
import { table } from '../table.ts';
import { groupSizesFigure, quasiOf } from './assessment-figures.ts';

/** What is drawn with, and what the measures mean. */
export interface ViewContext {
  readonly document: Document;
  readonly units: Units;
}

/** An assessment in sentences, figures and tables: the same in a page and in a file for a privacy officer. */
export function assessmentView(assessed: AssessmentDocument, { document, units }: ViewContext): Markup {
  const { headline, warnings, histograms, measures, notice } = assessed;
  const first = histograms[0]!.unit;
  const plain = measures.filter(({ parameters }) => parameters['frame'] === undefined && parameters['attribute'] === undefined);
  const estimated = measures.filter(({ parameters }) => parameters['frame'] !== undefined);
  const sensitive = measures.filter(({ parameters }) => parameters['attribute'] !== undefined);
  return html`<section class="prose" aria-labelledby="first-title"><h2 id="first-title">What matters first</h2>
${headline.map((sentence) => html`<p>${sentence}</p>`)}
${warnings.length > 0 && html`<div class="warnings"><h3>Look at this</h3><ul>${warnings.map((warning) => html`<li>${warning}</li>`)}</ul></div>`}</section>
<section aria-labelledby="groups-title"><h2 id="groups-title">Who hides among how many</h2>
<div class="figures">${histograms.map((histogram) => figure(groupSizesFigure(assessed, histogram), document, 3, histograms.length > 1 ? 'half' : 'full'))}</div></section>
<section aria-labelledby="adversary-title"><h2 id="adversary-title">By what the adversary knows</h2>
<p>The prosecutor knows that the target is in the file, and knows ${quasiOf(assessed)} of them. What an adversary knows decides the risk: there is no single score.</p>
${measureTable('prosecutor', first === 'person' ? 'By person' : 'By row', plain.filter(({ parameters }) => parameters['unit'] === first), units)}
${histograms.length > 1 && measureTable('prosecutor-row', 'By row', plain.filter(({ parameters }) => parameters['unit'] === 'row'), units)}
${estimated.length > 0 ? measureTable('estimated', 'Who does not know who is in the file (journalist, marketer), and population uniqueness: estimates', estimated, units) : html`<p class="note">Who is in the population is not known here: for an adversary who does not know who is in the file, these figures are an upper bound. A sampling fraction or the size of the population gives estimates.</p>`}</section>
${sensitive.length > 0 && html`<section aria-labelledby="sensitive-title"><h2 id="sensitive-title">What the groups give away</h2>
<p>A group can be large and still tell: where all its members share a value, whoever is known to be in it has that value.</p>
${measureTable('sensitive', 'By sensitive column', sensitive, units)}</section>`}
<section aria-labelledby="columns-title"><h2 id="columns-title">Columns</h2>${columnTable(assessed)}</section>
<section class="prose" aria-labelledby="limits-title"><h2 id="limits-title">What was not tested</h2>
<ul>${notTested(assessed).map((sentence) => html`<li>${sentence}</li>`)}</ul>
<p>${notice}</p>
<h3>To get these figures again</h3><pre class="command" tabindex="0"><code>${commandOf(assessed)}</code></pre></section>`;
}

/** Measures with their definitions' titles, values, counts and intervals. */
export function measureTable(name: string, caption: string, measures: readonly Measure[], units: Units): Markup {
  const rows = measures.map((measure) => {
    const { value, count, interval } = present(name, measure, units);
    const title = units.get(measure.id)?.title ?? measure.id;
    return [
      { content: html`${title}${parameterText(measure)} <code class="id">${measure.id}</code>` },
      { content: html`${number(value)}` },
      { content: count === null ? '' : number(count) },
      { content: measure.value === null ? (measure.note ?? '') : interval === null ? '' : number(interval) },
    ];
  });
  return table({ caption, label: caption, className: `measures measures-${slug(name)}`, columns: [{ label: 'Measure' }, { label: 'Value', numeric: true }, { label: 'Count', numeric: true }, { label: 'Interval' }], rows });
}

/** What a measure is conditional on, beyond the table that it stands in. */
function parameterText({ parameters }: Measure): Content {
  const parts = Object.entries(parameters).flatMap(([name, value]) => (name === 'unit' || name === 'frame' || name === 'fraction' ? [] : name === 'threshold' ? [`k < ${value}`] : [String(value)]));
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function columnTable({ columns, subject }: AssessmentDocument): Markup {
  return table({
    caption: 'Columns with the class that counts, and why',
    label: 'Columns',
    columns: [{ label: 'Column', sort: 'text' }, { label: 'Class', sort: 'text' }, { label: 'Type', sort: 'text' }, { label: 'Why' }],
    rows: columns.map(({ name, attributeClass, type, reason, from, proposed }) => [
      { content: name, value: name },
      { content: name === subject ? 'who is who' : attributeClass, value: attributeClass },
      { content: type, value: type },
      { content: from === 'user' && proposed !== attributeClass && name !== subject ? `${reason} Proposed: ${proposed}.` : reason },
    ]),
  });
}

/** What these figures are silent about. */
export function notTested({ fraction }: AssessmentDocument): string[] {
  return [
    'Whether outsiders can know more than the columns classed as quasi-identifiers: that is a judgement, and it decides every figure.',
    'Linkage with other files by name, e-mail or behaviour; free text; pictures.',
    ...(fraction === null ? ['How many people of the population share these values with somebody who is not in the file.'] : ['Whether the file is a random sample of its population, as the estimates assume.']),
  ];
}
