import type { ReportDocument, StrategyReport } from '../../src/report/document.ts';
import { figure } from '../figure.ts';
import { crowdFigure } from '../figures/scenario-figures.ts';
import { advantageOf, attackFigure, exposure, extremes, recordStrategies, strategyFigure, strategyMeasure, strongestAttack, utilityId, worldFigure, type Findings } from '../findings.ts';
import { html, type Content, type Markup } from '../markup.ts';
import { number, phrase, type Figure, type Phrase, type Units } from '../numbers.ts';
import type { Site } from '../site.ts';
import { table, type Cell } from '../table.ts';
import { page, type Page } from './layout.ts';
import { populationPath, worldsOf } from './population.ts';

/** The scenario whose safeguards change most how many people stand alone; it opens the site. */
function opening(documents: readonly ReportDocument[]): ReportDocument {
  const contrast = (document: ReportDocument): number => {
    const { least, most } = extremes(document);
    const share = (strategy: StrategyReport): number => strategyMeasure(strategy, 'sample-unique.share')?.value ?? 0;
    return share(least) - share(most) + exposure(least) - exposure(most);
  };
  return documents.reduce((best, document) => (contrast(document) > contrast(best) ? document : best));
}

/** The opening sentence: one attack that both ends face, on the most exposed release and on the safest. */
function finding(findings: Findings): Phrase {
  const { document } = findings;
  const { least, most } = extremes(document);
  const faced = least.attacks.flatMap((attack) => {
    const again = most.attacks.find((other) => other.id === attack.id);
    return again === undefined || advantageOf(again) === null ? [] : [{ attack, again, advantage: advantageOf(attack) ?? -Infinity }];
  }).sort((a, b) => b.advantage - a.advantage);
  const first = faced[0] && attackFigure(findings, least, faced[0].attack, 'attack.success');
  const second = faced[0] && attackFigure(findings, most, faced[0].again, 'attack.success');
  if (!faced[0] || !first || !second) return [document.headline];
  const act = faced[0].attack.kind === 'identity' ? 'names' : 'is right about';
  return least === most
    ? [`One attack ${act} `, first.value, ` of its targets in “${least.title}”.`]
    : [`An attack that ${act} `, first.value, ` of its targets in “${least.title}” ${act} `, second.value, ` in “${most.title}”.`];
}

/** The mix of group sizes as a bar; the numbers stand beside it. */
function miniBar(strategy: StrategyReport): Markup {
  const total = Math.max(1, strategy.classSizes.reduce((sum, bin) => sum + bin.persons, 0));
  const part = (from: number, below: number): number => (100 * strategy.classSizes.filter((bin) => bin.from >= from && bin.from < below).reduce((sum, bin) => sum + bin.persons, 0)) / total;
  const widths = [part(1, 2), part(2, 11), part(11, Infinity)];
  let x = 0;
  return html`<svg class="mini" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${widths.map((width, index) => {
    const rect = html`<rect class="${['subject', 'comparison', 'context'][index]!}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="8"/>`;
    x += width;
    return rect;
  })}</svg>`;
}

function fromTo(from: Figure | null, to: Figure | null, withInterval: boolean): Content {
  const arrow = html` <span class="arrow" aria-hidden="true">→</span><span class="visually-hidden">, then </span> `;
  const one = (shown: Figure | null): Content => (shown === null ? '–' : number(shown.value));
  const range = (shown: Figure | null): Content => (shown?.interval == null ? 'no interval' : number(shown.interval, 'range'));
  return html`<span class="from">${one(from)}</span>${arrow}${one(to)}${withInterval && html`<span class="interval"><span class="visually-hidden">95% intervals: </span>${range(from)}<span aria-hidden="true"> → </span><span class="visually-hidden"> and </span>${range(to)}</span>`}`;
}

function row(findings: Findings): readonly Cell[] {
  const { document } = findings;
  const { least, most } = extremes(document);
  const added = [least, most].map((strategy) => {
    const attack = strongestAttack(strategy);
    return attack === null ? null : attackFigure(findings, strategy, attack, 'attack.advantage');
  });
  const utility = utilityId(document);
  const alone = [least, most].map((strategy) => strategyFigure(findings, strategy, 'sample-unique.share'));
  const kept = utility === null ? [null, null] : [least, most].map((strategy) => strategyFigure(findings, strategy, utility));
  const ends = least === most ? least.title : `${least.title} → ${most.title}`;
  return [
    { content: html`<a href="s/${document.scenario.id}/index.html">${document.scenario.title}</a>`, value: document.scenario.title },
    { content: document.scenario.concern, value: document.scenario.concern },
    { content: html`<span class="ends">${ends}</span>`, value: ends },
    { content: html`${fromTo(alone[0]!, alone[1]!, false)}<span class="minis">${miniBar(least)}${miniBar(most)}</span>`, value: alone[0]?.measure.value ?? -1 },
    { content: fromTo(added[0]!, added[1]!, true), value: added[0]?.measure.value ?? -1 },
    { content: html`${fromTo(kept[0]!, kept[1]!, false)}<span class="interval">${utility === null ? '' : findings.units.get(utility)?.title.toLowerCase() ?? utility}</span>`, value: kept[1]?.measure.value ?? -1 },
  ];
}

export function landingPage(site: Site, units: Units, canvasDocument: Document): Page {
  const opened: Findings = { document: opening(site.documents), units };
  const { scenario, notice } = opened.document;
  const people = worldFigure(opened, 'world.people');
  const balance = site.documents.find((document) => document.scenario.concern === 'balance') ?? opened.document;
  const seeds = [...new Set(site.documents.map((document) => document.scenario.seed))];
  return page(site, {
    path: 'index.html',
    title: 'Incognita: how many people could be singled out?',
    notice,
    current: 'scenarios',
    main: html`<header class="hero">
<p class="eyebrow">${scenario.title}</p>
<h1>${phrase(finding(opened))}</h1>
<p class="lead">Incognita invents a population whose truth is known to the last row, lets a company collect and release data about it, attacks what was released, and counts who was exposed and what each safeguard cost. <strong>Everyone here is invented.</strong></p>
</header>
${recordStrategies(opened.document).length > 0 && html`<section class="picture" aria-label="Picture">${figure(crowdFigure(opened), canvasDocument, 2)}</section>`}
<section aria-labelledby="scenarios"><h2 id="scenarios">${site.documents.length === 1 ? 'One scenario' : 'The scenarios'}</h2>
${table({
    label: 'Scenarios',
    className: 'index',
    caption: 'From the least to the most protective strategy of each scenario that releases records. People alone have nobody in the released file who looks like them; bars show people alone, fewer than 11 alike, and 11 or more alike. The last risk is what the release adds to the strongest declared attack, from 0% (no better than a guess) to 100%, with 95% intervals.',
    columns: [
      { label: 'Scenario', sort: 'text' },
      { label: 'Concern', sort: 'text' },
      { label: 'What is handled', sort: 'text' },
      { label: 'People alone', sort: 'number', numeric: true },
      { label: 'Added to the strongest attack', sort: 'number', numeric: true },
      { label: 'Utility', sort: 'number', numeric: true },
    ],
    rows: site.documents.map((document) => row({ document, units })),
  })}</section>
<nav class="doors" aria-label="Where to go">
<a href="s/${balance.scenario.id}/index.html#frontier"><strong>Compare strategies</strong><span>Risk and utility side by side: ${balance.scenario.question}</span></a>
${worldsOf(site.documents).slice(0, 1).map(({ section }) => html`<a href="${populationPath(section)}"><strong>Meet the population</strong><span>Who the invented people are, beside what is published of real ones: what is met, what is missed, and why.</span></a>`)}
<a href="method/index.html"><strong>Check the numbers</strong><span>Every measure with its formula, unit, range and source; every release step and attack.</span></a>
</nav>
${site.notebooks.length > 0 && html`<section aria-labelledby="studies"><h2 id="studies">Studies</h2>
<p>To read, or to show a class: each is computed while you look at it, and its code stands on the page.</p>
<nav class="doors" aria-label="Studies">${site.notebooks.map(({ file, title, summary }) => html`<a href="notebooks/${file}"><strong>${title}</strong><span>${summary}</span></a>`)}</nav></section>`}
<section aria-labelledby="stamp" class="stamp"><h2 id="stamp">This run</h2>
<dl><div><dt>Version</dt><dd>${site.version}</dd></div><div><dt>${seeds.length === 1 ? 'Seed' : 'Seeds'}</dt><dd>${seeds.join(', ')}</dd></div>${people !== null && html`<div><dt>People in the world</dt><dd>${number(people.value)}</dd></div>`}<div><dt>Country, as of</dt><dd>${scenario.country.toUpperCase()}, ${scenario.asOf}</dd></div></dl>
<p>To reproduce: <code class="command">incognita run ${site.documents.map((document) => `${document.scenario.id}.yaml`).join(' ')}</code></p></section>`,
  });
}
