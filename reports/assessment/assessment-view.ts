import { commandOf, type AssessmentDocument } from '../../src/assessment-document.ts';
import { measureSections } from '../../src/assessment-words.ts';
import type { Measure } from '../../src/measure/measure.ts';
import { figure } from '../figure.ts';
import { html, slug, type Content, type Markup } from '../markup.ts';
import { formatCount, formatShare, number, present, type Units } from '../numbers.ts';
import { table } from '../table.ts';
import { columnCostFigure, groupSizesFigure, quasiOf } from './assessment-figures.ts';

/** What is drawn with, and what the measures mean. */
export interface ViewContext {
  readonly document: Document;
  readonly units: Units;
}

/** An assessment in sentences, figures and tables: the same in a page and in a file for a privacy officer. */
export function assessmentView(assessed: AssessmentDocument, { document, units }: ViewContext): Markup {
  const { headline, warnings, histograms, measures, notice } = assessed;
  const { byUnit, estimated, uniques, sensitive, household, framed, related } = measureSections(measures, histograms.map(({ unit }) => unit));
  return html`<section class="prose" aria-labelledby="first-title"><h2 id="first-title">What matters first</h2>
${headline.map((sentence) => html`<p>${sentence}</p>`)}
${warnings.length > 0 && html`<div class="warnings"><h3>Look at this</h3><ul>${warnings.map((warning) => html`<li>${warning}</li>`)}</ul></div>`}</section>
<section aria-labelledby="groups-title"><h2 id="groups-title">Who hides among how many</h2>
<div class="figures">${histograms.map((histogram) => figure(groupSizesFigure(assessed, histogram), document, 3, histograms.length > 1 ? 'half' : 'full'))}</div></section>
<section aria-labelledby="adversary-title"><h2 id="adversary-title">By what the adversary knows</h2>
<p>The prosecutor knows that the target is in the file, and knows ${quasiOf(assessed)} of them. What an adversary knows decides the risk: there is no single score.</p>
${histograms.map(({ unit }, i) => measureTable(`prosecutor-${unit}`, unit === 'person' ? 'By person' : 'By row', byUnit[i]!, units))}
${assessed.fraction === null ? html`<p class="note">Who is in the population is not known here: for an adversary who does not know who is in the file, these figures are an upper bound. A sampling fraction or the size of the population gives estimates.</p>` : [measureTable('estimated', 'Who does not know who is in the file (journalist, marketer): estimates', estimated, units), measureTable('uniques', 'Who is unique in the population, by estimator: each has assumptions of its own, and they disagree where those fail; an interval is of chance under its model only', uniques, units)]}
${framed.length > 0 && measureTable('framed', `Against ${assessed.frame}`, framed, units)}
${household.length > 0 && measureTable('household', 'If one member of a household is found', household, units)}</section>
${closerView(assessed, document)}
${related.length > 0 && html`<section aria-labelledby="related-title"><h2 id="related-title">What related tables add</h2>
<p>A contact is never one flat table: an outsider may know a few of a person's orders, likes or visits. People are counted; those with events are sampled.</p>
${measureTable('related', 'Uniqueness by events, by contacts and by both', related, units)}</section>`}
${sensitive.length > 0 && html`<section aria-labelledby="sensitive-title"><h2 id="sensitive-title">What the groups give away</h2>
<p>A group can be large and still tell: where all its members share a value, whoever is known to be in it has that value.</p>
${measureTable('sensitive', 'By sensitive column', sensitive, units)}</section>`}
<section aria-labelledby="columns-title"><h2 id="columns-title">Columns</h2>${columnTable(assessed)}</section>
<section class="prose" aria-labelledby="limits-title"><h2 id="limits-title">What was not tested</h2>
<ul>${notTested(assessed).map((sentence) => html`<li>${sentence}</li>`)}</ul>
<p>${notice}</p>
<h3>To get these figures again</h3><pre class="command" tabindex="0"><code>${commandOf(assessed)}</code></pre></section>`;
}

/** Sets of columns that are listed; the rest is counted. */
const MOST_SETS = 12;

/** Which columns cost what, which few single out many, and who bears it. */
function closerView(assessed: AssessmentDocument, document: Document): Content {
  const { closer } = assessed;
  if (closer === null) return null;
  const { sets, suda, groups, bits, bitsToName } = closer;
  const cost = columnCostFigure(assessed);
  const special = suda.contributions.filter(({ minimalUniques }) => minimalUniques > 0).sort((a, b) => b.share - a.share);
  return html`<section aria-labelledby="cost-title"><h2 id="cost-title">Which column costs what</h2>
${cost !== null && figure(cost, document)}
<p>All columns together tell ${bits.toFixed(1)} of the ${bitsToName.toFixed(1)} bits that name a row.</p>
${sets.sets.length === 0 ? html`<p>No set of up to ${sets.maxSize} columns singles out more than ${formatShare(sets.share)} of the rows.</p>` : [table({
    caption: `Fewest columns that single out more than ${formatShare(sets.share)} of the rows`,
    label: 'Sets of columns',
    columns: [{ label: 'Columns' }, { label: 'Rows alone on them', numeric: true, sort: 'number' }, { label: 'Share', numeric: true }],
    rows: sets.sets.slice(0, MOST_SETS).map((set) => [{ content: set.columns.join(' + ') }, { content: formatCount(set.uniques), value: set.uniques }, { content: formatShare(set.share) }]),
  }), sets.sets.length > MOST_SETS && html`<p class="note">and ${formatCount(sets.sets.length - MOST_SETS)} more such sets.</p>`]}
${special.length > 0 && table({
    caption: `Special uniques: rows that are alone on few columns (SUDA, sets of up to ${suda.maxSize})`,
    label: 'Special uniques',
    columns: [{ label: 'Column' }, { label: 'Minimal uniques with it', numeric: true, sort: 'number' }, { label: 'Share of the score', numeric: true, sort: 'number' }],
    rows: special.map(({ column, minimalUniques, share }) => [{ content: column }, { content: formatCount(minimalUniques), value: minimalUniques }, { content: formatShare(share), value: share }]),
  })}
${groups.map(({ dimension, unit, groups: own }) => table({
    caption: `By ${dimension}, in ${unit === 'person' ? 'people' : 'rows'}: groups by size, their values are not shown`,
    label: `Risk by ${dimension}`,
    columns: [{ label: 'Group' }, { label: 'Members', numeric: true, sort: 'number' }, { label: 'Mean risk', numeric: true, sort: 'number' }, { label: 'Alone', numeric: true }, { label: 'Mean risk of its worst tenth', numeric: true }],
    rows: own.map(({ group, members, mean, uniques: alone, worstTenth }) => [{ content: group }, { content: formatCount(members), value: members }, { content: formatShare(mean), value: mean }, { content: formatShare(members === 0 ? 0 : alone / members) }, { content: formatShare(worstTenth) }]),
  }))}</section>`;
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
  const parts = Object.entries(parameters).flatMap(([name, value]) => (['unit', 'frame', 'fraction', 'attribute', 'yardstick'].includes(name) ? (name === 'attribute' ? [String(value)] : []) : name === 'threshold' ? [`k < ${value}`] : [String(value)]));
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
