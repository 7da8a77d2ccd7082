import type { ReportDocument, StrategyReport } from '../../src/report/document.ts';
import { figure } from '../figure.ts';
import { frontierFigure } from '../figures/frontier-figure.ts';
import { lessIsBetter, riskFigure, stamp, titleOf, utilityFigure } from '../figures/scenario-figures.ts';
import { attackFigure, attackTitle, strategyFigure, strongestAttack, utilityId, type Findings } from '../findings.ts';
import { html, slug, type Content, type Markup } from '../markup.ts';
import { number, present, type Figure, type Units } from '../numbers.ts';
import type { Site } from '../site.ts';
import { table } from '../table.ts';
import { definitionLink, valueCell } from './cells.ts';
import { page, type Page } from './layout.ts';
import { populationPath } from './population.ts';
import { strategySection } from './strategy.ts';

function facts(findings: Findings): Markup {
  const { scenario, world } = findings.document;
  return html`<dl class="facts">${world.measures.map((measure) => {
    const shown = present(scenario.id, measure, findings.units);
    return html`<div><dt>${findings.units.get(measure.id)?.title ?? measure.id}${measure.parameters['source'] !== undefined && ` (${String(measure.parameters['source'])})`}</dt><dd>${number(shown.value)}</dd></div>`;
  })}<div><dt>Seed</dt><dd>${scenario.seed}</dd></div><div><dt>Replicates</dt><dd>${scenario.replicates}</dd></div></dl>`;
}

function comparison(findings: Findings): Markup {
  const { document } = findings;
  const utility = utilityId(document);
  const cell = (shown: Figure | null): { content: Content; value?: number } => (shown === null ? { content: '–' } : { content: valueCell(shown), ...(shown.measure.value === null ? {} : { value: shown.measure.value }) });
  return table({
    label: 'Strategies side by side',
    caption: 'Strategies side by side: risk on the left, what it costs on the right.',
    columns: [
      { label: 'Strategy', sort: 'text' },
      { label: 'People alone', numeric: true, sort: 'number' },
      { label: 'Strongest attack', sort: 'text' },
      { label: 'The release adds', numeric: true, sort: 'number' },
      { label: 'Success', numeric: true, sort: 'number' },
      { label: 'People wrongly named', numeric: true, sort: 'number' },
      ...(utility === null ? [] : [{ label: html`${titleOf(findings, utility)} <span class="interval">(${lessIsBetter(findings, utility) ? 'less' : 'more'} is better)</span>`, numeric: true, sort: 'number' as const }]),
    ],
    rows: document.strategies.map((strategy) => {
      const attack = strongestAttack(strategy);
      return [
        { content: html`<a href="#strategy-${slug(strategy.id)}">${strategy.title}</a>`, value: strategy.title },
        cell(strategyFigure(findings, strategy, 'sample-unique.share')),
        { content: attack === null ? 'none applies' : attackTitle(attack), value: attack === null ? '' : attackTitle(attack) },
        cell(attack && attackFigure(findings, strategy, attack, 'attack.advantage')),
        cell(attack && attackFigure(findings, strategy, attack, 'attack.success')),
        cell(attack && attackFigure(findings, strategy, attack, 'attack.wrongly-named.count')),
        ...(utility === null ? [] : [cell(strategyFigure(findings, strategy, utility))]),
      ];
    }),
  });
}

function measures(findings: Findings): Markup {
  const { strategies } = findings.document;
  const ids = [...new Map(strategies.flatMap((strategy: StrategyReport) => strategy.measures.map((measure) => [present('', measure, findings.units).value.key, measure] as const))).entries()];
  return table({
    label: 'Every measure',
    caption: 'Every measure of every strategy. “Exact” is a count of the whole release; ranges are 95% intervals.',
    columns: [{ label: 'Measure' }, ...strategies.map((strategy) => ({ label: strategy.title, numeric: true }))],
    rows: ids.map(([key, measure]) => [
      { content: html`${definitionLink(measure.id, findings.units)}${Object.keys(measure.parameters).length > 0 && html` <span class="interval">${Object.entries(measure.parameters).map(([name, value]) => `${name} ${value}`).join(', ')}</span>`}` },
      ...strategies.map((strategy) => {
        const own = strategy.measures.find((other) => present('', other, findings.units).value.key === key);
        // The strategy's own section says why, once.
        if (own !== undefined && own.value === null && strategy.form !== undefined) return { content: html`<span class="note">not comparable</span>` };
        return { content: own === undefined ? '–' : valueCell(present(`${findings.document.scenario.id}/${strategy.id}`, own, findings.units)) };
      }),
    ]),
  });
}

export function scenarioPage(site: Site, document: ReportDocument, units: Units, canvasDocument: Document): Page {
  const findings: Findings = { document, units };
  const { scenario } = document;
  const [risk, utility, frontier] = [riskFigure(findings), utilityFigure(findings), frontierFigure(findings)];
  return page(site, {
    path: `s/${scenario.id}/index.html`,
    title: `${scenario.title} · Incognita`,
    notice: document.notice,
    current: 'scenario',
    main: html`<header class="hero">
<p class="eyebrow">${scenario.concern}</p>
<h1>${scenario.title}</h1>
<p class="lead">${scenario.question}</p>
<p class="headline">${document.headline}</p>
${facts(findings)}
${scenario.processing.length > 0 && html`<p class="processing">Processing: ${scenario.processing.map((entry, index) => html`${index > 0 && '; '}<span>${entry.purpose} on ${entry.legalBasis}${entry.consent !== undefined && ` (consent: ${entry.consent})`}</span>`)}.</p>`}
${document.warnings.length > 0 && html`<div class="warnings"><h2>Warnings</h2><ul>${document.warnings.map((warning) => html`<li>${warning}</li>`)}</ul></div>`}
${document.world.notAssessable.length > 0 && html`<p class="note">Not assessable in a world of this size: ${document.world.notAssessable.join('; ')}.</p>`}
${document.population !== undefined && html`<p><a href="../../${populationPath(document.population)}">The population behind these numbers</a>: what is published beside what was counted.</p>`}
</header>
<nav class="contents" aria-label="On this page"><ul>
<li><a href="#compare">Side by side</a></li>${frontier !== null && html`<li><a href="#frontier">Frontier</a></li>`}${document.strategies.map((strategy) => html`<li><a href="#strategy-${slug(strategy.id)}">${strategy.title}</a></li>`)}<li><a href="#all">All measures</a></li><li><a href="#files">Files</a></li></ul></nav>
<section id="compare" aria-labelledby="compare-title"><h2 id="compare-title">Risk beside what it costs</h2>
<div class="pair">${risk && figure(risk, canvasDocument, 3, 'half')}${utility && figure(utility, canvasDocument, 3, 'half')}</div>
${comparison(findings)}</section>
${frontier !== null && html`<section id="frontier" aria-labelledby="frontier-title"><h2 id="frontier-title">The frontier</h2>${figure(frontier, canvasDocument)}</section>`}
${document.strategies.map((strategy) => strategySection(findings, strategy, canvasDocument))}
<section id="all" aria-labelledby="all-title"><h2 id="all-title">Every measure</h2><details><summary>Show the table</summary>${measures(findings)}</details></section>
<section id="files" aria-labelledby="files-title"><h2 id="files-title">The scenario and its files</h2>
<p>${stamp(document)} Run ${document.key}. To reproduce: <code class="command">incognita run ${scenario.id}.yaml</code></p>
<ul class="files"><li><a href="report.json" download="${scenario.id}.report.json">report.json</a>: every number of this page</li><li><a href="measures.csv" download="${scenario.id}.measures.csv">measures.csv</a>: one row per measure</li><li><a href="scenario.yaml" download="${scenario.id}.yaml">scenario.yaml</a>: what to run</li></ul>
<div class="scroll" role="region" aria-label="Scenario document" tabindex="0"><pre><code>${scenario.yaml}</code></pre></div></section>`,
  });
}
