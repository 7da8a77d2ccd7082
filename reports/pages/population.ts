import type { PopulationSection } from '../../src/report/population-section.ts';
import type { ReportDocument } from '../../src/report/document.ts';
import { figure } from '../figure.ts';
import { degreesFigure, householdsFigure, likesFigure, mapFigure, postcodeSizesFigure, pyramidFigure, uniquenessFigure, weekFigure, worldNumber, type ShownWorld } from '../figures/population-figures.ts';
import { html, type Content, type Markup } from '../markup.ts';
import { formatCount, number } from '../numbers.ts';
import type { Site } from '../site.ts';
import { table, type Cell } from '../table.ts';
import { page, type Page } from './layout.ts';

type Result = PopulationSection['calibration'][number];

/** Where the page of a world stands in the site. */
export function populationPath({ world }: PopulationSection): string {
  return `population/${world.id}/index.html`;
}

/** The worlds of a site's reports, each once, with the reports that share it. */
export function worldsOf(documents: readonly ReportDocument[]): readonly { readonly section: PopulationSection; readonly documents: readonly ReportDocument[] }[] {
  const worlds = new Map<string, { section: PopulationSection; documents: ReportDocument[] }>();
  for (const document of documents) {
    if (document.population === undefined) continue;
    const known = worlds.get(document.population.world.id);
    if (known === undefined) worlds.set(document.population.world.id, { section: document.population, documents: [document] });
    else known.documents.push(document);
  }
  return [...worlds.values()];
}

/** A figure of the calibration with its unit; shares to a tenth of a percent, small ones finer. */
export function calibrationText(value: number, unit: string): string {
  const digits = unit === 'share' ? `${sizeText(Math.abs(value) * 100)}%` : `${sizeText(Math.abs(value))}${UNIT_WORDS[unit] ?? ''}`;
  return value < 0 ? `−${digits}` : digits;
}

/** A difference of two such figures: percentage points between shares. */
function differenceText(value: number, unit: string): string {
  return unit === 'share' ? `${sizeText(value * 100)} point${sizeText(value * 100) === '1' ? '' : 's'}` : calibrationText(value, unit);
}

/** A number of 0 or more with as many digits as mean something, no zeros at its end. */
function sizeText(size: number): string {
  if (size === 0) return '0';
  if (size >= 1000) return formatCount(size);
  return String(Number(size >= 100 ? size.toFixed(0) : size >= 10 ? size.toFixed(1) : size >= 0.1 ? size.toFixed(2) : size.toPrecision(2)));
}

/** Units that are written behind a number; the others are in the titles. */
const UNIT_WORDS: Readonly<Record<string, string>> = { years: ' years', km: ' km', hours: ' h' };

const STATUS = { met: '● met', missed: '✕ missed', 'not-assessable': '– not assessable' } as const;

/** Why a target was missed: by how much, and what explains it. */
function reason({ observed, target, tolerance, monteCarlo, unit, confidence, note, status }: Result): Content {
  if (status === 'not-assessable') return note === null ? 'This world is too small to say.' : html`This world is too small to say. ${note}`;
  const off = Math.abs(observed! - target);
  const words = status === 'missed' ? `${observed! > target ? 'Above' : 'Below'} by ${differenceText(off, unit)}; tolerance and chance allow ${differenceText(tolerance + monteCarlo, unit)}.` : '';
  const remembered = status === 'missed' && confidence === 'from-memory' ? ' The published figure was not re-read, so this is a notice, not a failure.' : '';
  return html`${words}${remembered}${note !== null && ` ${note}`}`;
}

function resultRow(shown: ShownWorld, result: Result): readonly Cell[] {
  const { id, title, unit, source, confidence, target, tolerance, observed, monteCarlo, status } = result;
  const cell = (part: string, text: string): Content => number(worldNumber(shown, `calibration[${id}].${part}`, text));
  return [
    { content: html`${title}<span class="who">${source}${confidence === 'from-memory' && html` <span class="tag">from memory</span>`}</span>`, value: title },
    { content: html`<strong>${STATUS[status]}</strong><span class="who">${reason(result)}</span>`, value: STATUS[status] },
    { content: cell('target', calibrationText(target, unit)) },
    { content: observed === null ? '–' : cell('observed', calibrationText(observed, unit)) },
    { content: html`± ${cell('tolerance', differenceText(tolerance, unit))}${observed !== null && monteCarlo > 0 && html`<span class="interval">and chance ± ${cell('monteCarlo', differenceText(monteCarlo, unit))}</span>`}` },
  ];
}

function resultTable(shown: ShownWorld, label: string, caption: string, results: readonly Result[]): Content {
  if (results.length === 0) return null;
  const order = { missed: 0, met: 1, 'not-assessable': 2 } as const;
  const sorted = results.map((result, index) => ({ result, index })).sort((a, b) => order[a.result.status] - order[b.result.status] || a.index - b.index);
  return table({
    label,
    caption,
    className: 'calibration',
    columns: [{ label: 'Figure and source', sort: 'text' }, { label: 'Outcome', sort: 'text' }, { label: 'Published', numeric: true }, { label: 'Observed', numeric: true }, { label: 'Allowed', numeric: true }],
    rows: sorted.map(({ result }) => resultRow(shown, result)),
  });
}

/** `41 met, 3 missed, 6 not assessable`, each number with its key. */
function counted(shown: ShownWorld, name: string, results: readonly Result[]): Markup {
  const of = (status: Result['status']): Content => number(worldNumber(shown, `calibration.${name}.${status}`, formatCount(results.filter((result) => result.status === status).length)));
  return html`${of('met')} met, ${of('missed')} missed, ${of('not-assessable')} not assessable`;
}

function calibration(shown: ShownWorld): Markup {
  const { calibration: results, observations } = shown.section;
  const [inputs, emergent] = [results.filter(({ kind }) => kind === 'input'), results.filter(({ kind }) => kind === 'emergent')];
  return html`<section id="calibration" aria-labelledby="calibration-title"><h2 id="calibration-title">What is published, and what this world shows</h2>
<p>An <em>emergent</em> figure was named before anything was run and is put in nowhere: meeting it is evidence. An <em>input</em> is put in, so meeting it only shows that the simulation does what it was told. Misses stand first and stay until the world is better, not the target.</p>
<h3>Emergent: ${counted(shown, 'emergent', emergent)}</h3>
${resultTable(shown, 'Emergent figures', 'Figures that nothing was fitted to, beside what this world shows.', emergent)}
<h3>Inputs: ${counted(shown, 'input', inputs)}</h3>
${resultTable(shown, 'Input figures', 'Figures that were put in, beside what this world shows.', inputs)}
${observations.length > 0 && html`<h3>Without a published figure</h3>${table({
    label: 'Other figures',
    caption: 'What this world shows where no source is quoted; these count neither as met nor as missed.',
    columns: [{ label: 'Figure' }, { label: 'Observed', numeric: true }],
    rows: observations.map(({ id, title, unit, value, note }) => [{ content: html`${title}${note !== null && html`<span class="who">${note}</span>`}` }, { content: number(worldNumber(shown, `observations[${id}]`, calibrationText(value, unit))) }]),
  })}`}</section>`;
}

export function populationPage(site: Site, { section, documents }: ReturnType<typeof worldsOf>[number], canvasDocument: Document): Page {
  const shown: ShownWorld = { section, version: site.version };
  const { world, calibration: results } = section;
  const part = (kind: Result['kind']): Content => {
    const assessed = results.filter((result) => result.kind === kind && result.status !== 'not-assessable');
    const met = assessed.filter(({ status }) => status === 'met');
    return html`${number(worldNumber(shown, `calibration.${kind}.met`, formatCount(met.length)))} of ${number(worldNumber(shown, `calibration.${kind}.assessed`, formatCount(assessed.length)))}`;
  };
  const [degrees, likes, week] = [degreesFigure(shown), likesFigure(shown), weekFigure(shown)];
  const fact = (label: string, value: Content): Markup => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return page(site, {
    path: populationPath(section),
    title: 'The population · Incognita',
    notice: documents[0]!.notice,
    current: 'population',
    main: html`<header class="hero">
<p class="eyebrow">the population</p>
<h1>This world meets ${part('emergent')} published figures that nothing was fitted to, and ${part('input')} that were put in</h1>
<p class="lead">Every number on this site was counted in an invented population. This page shows what it looks like beside what is known of real ones, and where it falls short. <strong>Everyone here is invented.</strong></p>
<dl class="facts">${fact('People', number(worldNumber(shown, 'world.people', formatCount(world.people))))}${fact('Whole postcodes', number(worldNumber(shown, 'world.postcodes', formatCount(world.postcodes))))}${fact('Country, as of', `${world.country.toUpperCase()}, ${world.asOf}`)}${fact('Seed', String(world.seed))}${world.correlation !== 1 && fact('Scale of the assumed correlations', String(world.correlation))}</dl>
<p class="note">Behind: ${documents.map(({ scenario }, index) => html`${index > 0 && ', '}<a href="../../s/${scenario.id}/index.html">${scenario.title}</a>`)}. The company on this page has default settings.</p>
</header>
<nav class="contents" aria-label="On this page"><ul>
<li><a href="#people">People and homes</a></li>${degrees !== null && html`<li><a href="#social">Friends, likes, a week</a></li>`}<li><a href="#uniqueness">Who stands alone</a></li><li><a href="#calibration">Published and observed</a></li></ul></nav>
<section id="people" aria-labelledby="people-title"><h2 id="people-title">People and homes</h2>
<div class="pair">${figure(pyramidFigure(shown), canvasDocument, 3, 'half')}${figure(householdsFigure(shown), canvasDocument, 3, 'half')}</div>
<div class="pair">${figure(mapFigure(shown), canvasDocument, 3, 'half')}${figure(postcodeSizesFigure(shown), canvasDocument, 3, 'half')}</div></section>
${degrees !== null && html`<section id="social" aria-labelledby="social-title"><h2 id="social-title">Friends, likes, a week</h2>
<div class="pair">${figure(degrees, canvasDocument, 3, 'half')}${likes && figure(likes, canvasDocument, 3, 'half')}</div>
${week && figure(week, canvasDocument)}</section>`}
<section id="uniqueness" aria-labelledby="uniqueness-title"><h2 id="uniqueness-title">Who stands alone</h2>${figure(uniquenessFigure(shown), canvasDocument)}</section>
${calibration(shown)}`,
  });
}
