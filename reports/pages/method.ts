import type { Definition } from '../../src/measure/measure.ts';
import { html, slug, type Markup } from '../markup.ts';
import type { DocumentedMethod, Site } from '../site.ts';
import { page, type Page } from './layout.ts';

const GOALS: Readonly<Record<Definition['goal'], string | null>> = { lower: 'lower is better', higher: 'higher is better', none: null };

function rangeText([low, high]: readonly [number, number]): string {
  const bound = (value: number | null): string => (value === null || !Number.isFinite(value) ? '∞' : String(value));
  return `${bound(low)} to ${bound(high)}`;
}

function definitionEntry(definition: Definition): Markup {
  return html`<article class="definition" id="measure-${slug(definition.id)}"><h4>${definition.title}</h4><p class="id"><code>${definition.id}</code></p>
<p>${definition.sentence}</p>
${definition.formula !== definition.unit && html`<p class="formula">${definition.formula}</p>`}
<dl><div><dt>Unit</dt><dd>${definition.unit}</dd></div><div><dt>Range</dt><dd>${rangeText(definition.range)}</dd></div>${GOALS[definition.goal] !== null && html`<div><dt>Goal</dt><dd>${GOALS[definition.goal]}</dd></div>`}</dl>
${definition.notes !== '' && html`<p>${definition.notes}</p>`}
<p class="source">Source: ${definition.source}</p></article>`;
}

function methodEntry(kind: string, { id, doc }: DocumentedMethod): Markup {
  return html`<article class="definition" id="${kind}-${slug(id)}"><h3>${doc.title}</h3><p class="id"><code>${id}</code></p>
<p>${doc.summary}</p>
<details><summary>Assumptions and sources<span class="visually-hidden"> of ${doc.title}</span></summary>
${doc.assumptions.length > 0 && html`<ul>${doc.assumptions.map((assumption) => html`<li>${assumption}</li>`)}</ul>`}
${doc.sources.map((source) => html`<p class="source">Source: ${source}</p>`)}</details></article>`;
}

/** The way to each method, by its title. */
function methodLinks(kind: string, methods: readonly DocumentedMethod[]): Markup {
  return html`<ul>${methods.map(({ id, doc }) => html`<li><a href="#${kind}-${slug(id)}">${doc.title}</a></li>`)}</ul>`;
}

/** Definitions in the order of their list, gathered under the first part of their ids. */
function bySubject(definitions: readonly Definition[]): Map<string, Definition[]> {
  const subjects = new Map<string, Definition[]>();
  for (const definition of definitions) {
    const subject = definition.id.split('.')[0]!;
    subjects.set(subject, [...(subjects.get(subject) ?? []), definition]);
  }
  return subjects;
}

/** `opt-out` as a heading: `Opt out`. */
function heading(subject: string): string {
  return subject === 'crm' ? 'CRM' : subject.charAt(0).toUpperCase() + subject.slice(1).replaceAll('-', ' ');
}

export function methodPage(site: Site): Page {
  const subjects = [...bySubject(site.definitions)];
  return page(site, {
    path: 'method/index.html',
    title: 'Method · Incognita',
    notice: site.documents[0]!.notice,
    current: 'method',
    main: html`<header class="hero"><p class="eyebrow">method</p><h1>Every number, defined once</h1>
<p class="lead">Each measure has one definition, which the command line, the report and the library share. Nothing is estimated that can be counted; what is estimated is checked against the count.</p></header>
<nav class="contents groups" aria-label="On this page">
<p><a href="#measures">Measures</a></p><ul>${subjects.map(([subject]) => html`<li><a href="#subject-${slug(subject)}">${heading(subject)}</a></li>`)}</ul>
<p><a href="#steps">Release steps</a></p>${methodLinks('step', site.releaseSteps)}
<p><a href="#attacks">Attacks</a></p>${methodLinks('attack', site.attacks)}
<p><a href="#limits">What this does not show</a></p></nav>
<section id="measures" aria-labelledby="measures-title"><h2 id="measures-title">Measures</h2>
${subjects.map(([subject, definitions]) => html`<section class="subject" id="subject-${slug(subject)}" aria-labelledby="subject-${slug(subject)}-title"><h3 id="subject-${slug(subject)}-title">${heading(subject)}</h3><div class="definitions">${definitions.map(definitionEntry)}</div></section>`)}</section>
<section id="steps" aria-labelledby="steps-title"><h2 id="steps-title">Release steps</h2><div class="definitions">${site.releaseSteps.map((step) => methodEntry('step', step))}</div></section>
<section id="attacks" aria-labelledby="attacks-title"><h2 id="attacks-title">Attacks</h2><div class="definitions">${site.attacks.map((attack) => methodEntry('attack', attack))}</div></section>
<section id="limits" aria-labelledby="limits-title" class="prose"><h2 id="limits-title">What this does not show</h2>
<p>The people are invented. A scenario shows how a mechanism works at stated settings: it is not an estimate of your organisation's rate. Intervals cover chance in drawing targets, and chance between simulated worlds where a run has replicates; they do not cover how well a world resembles yours.</p>
<p>An attack that fails shows that this adversary, with this knowledge, failed. It does not show that no adversary would succeed, and its positive control says whether it could have.</p></section>`,
  });
}
