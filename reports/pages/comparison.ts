import type { Definition, Measure } from '../../src/measure/measure.ts';
import type { ComparedStrategy, Comparison } from '../../src/report/comparison.ts';
import { draw } from '../figures/draw.ts';
import type { Drawing } from '../figures/drawing.ts';
import type { LadderMapDrawing, MapPoint } from '../figures/ladder-map.ts';
import { html, trusted, type Content, type Markup } from '../markup.ts';
import { formatCount, formatShare, formatValue } from '../numbers.ts';
import { table, type Cell } from '../table.ts';

/** What a page of a comparison is made of. */
export interface ComparisonPage {
  readonly comparison: Comparison;
  readonly definitions: readonly Definition[];
  readonly reproduced: { readonly command: string; readonly yaml: string; readonly configSha256: string | null };
  /** The site's style sheet, and its hash for the policy of the page. */
  readonly css: string;
  readonly cssHash: string;
  readonly document: Document;
}

const STANDINGS: Readonly<Record<ComparedStrategy['standing'], string>> = { frontier: '●\u00a0on the frontier', close: '○\u00a0cannot be told from it', beaten: '■\u00a0beaten', 'not comparable': '–\u00a0not comparable' };
const VERDICTS = { met: '✓\u00a0meets it', crossed: '✗\u00a0does not', 'cannot be told': '?\u00a0cannot be told' } as const;
/** Widths that drawings are made at: a phone's and a page's. */
const WIDTHS = { narrow: 288, wide: 760 } as const;

/** One self-contained page: no script, no request, no cell of the file. */
export function comparisonPage(page: ComparisonPage): string {
  const { comparison, css, cssHash, reproduced } = page;
  const { protocol, findings, notTested, file, tool } = comparison;
  const unit = protocol.unit === 'person' ? 'people' : 'rows';
  const title = 'Ways to release a file, side by side';
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${cssHash}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(css)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<main id="main" tabindex="-1">
<section class="hero" aria-labelledby="title">
<p class="eyebrow">${formatCount(file.rows)} rows, ${String(file.columns.length)} columns</p>
<h1 id="title">${title}</h1>
<p class="lead">${findings[0]!}</p>
<ul class="findings">${findings.slice(1).map((sentence) => html`<li>${sentence}</li>`)}</ul>
</section>
<nav class="contents" aria-label="Contents"><ul><li><a href="#risk-and-use">Risk and use</a></li><li><a href="#attacks">Attacks</a></li>${comparison.gates.length > 0 && html`<li><a href="#gates">Gates</a></li>`}<li><a href="#generalizations">Every generalization</a></li><li><a href="#strategies">Strategies</a></li><li><a href="#method">Method</a></li><li><a href="#again">Run it again</a></li></ul></nav>
${riskAndUse(page)}
${attackSection(comparison)}
${gateSection(comparison)}
${latticeSection(page)}
${strategySection(comparison)}
<section aria-labelledby="method"><h2 id="method">How this was measured</h2>
<ul>
<li>Before any strategy ran, ${formatCount(protocol.withheldRows)} rows were withheld at random${protocol.unit === 'person' ? ', by person with all their rows' : ''}. Every strategy got the same ${formatCount(protocol.givenRows)} others.</li>
<li>Targets: ${formatCount(protocol.members)} random ${unit} of those given, and ${formatCount(protocol.strangers)} withheld ones as control, the same for every strategy. Advantage: (success on those given − success on those withheld) / (1 − success on those withheld).</li>
<li>The adversary knows of a target: ${protocol.known.join(', ') || 'nothing'}. It infers: ${protocol.secrets.join(', ') || 'nothing'}. Membership and singling out use all columns but direct identifiers.</li>
<li>Use is measured on the withheld raw rows, on ${protocol.measured.join(', ')}. A generalized label counts evenly for the values that it covers. ${comparison.axes.reason}</li>
<li>${protocol.unit === 'person' ? `People are told apart by ${file.subject}.` : 'Nobody said who is who: every row is taken for somebody else, and if people repeat, the risk is higher than shown.'}</li>
<li>Randomness: ${protocol.seed === null ? 'from the operating system; another run gives slightly other figures.' : `seed ${protocol.seed}; the same seed gives the same figures.`} Intervals are 95 % ones.</li>
</ul>
<h3>Not tested</h3>
<ul>${notTested.map((text) => html`<li>${text}</li>`)}</ul>
</section>
${definitionSection(page)}
<section aria-labelledby="again"><h2 id="again">Run it again</h2>
<p>With Incognita ${tool.version}${reproduced.configSha256 !== null && html`; the configuration that was used has the SHA-256 <code>${reproduced.configSha256}</code>, and lists of values in it are left out here`}:</p>
<div class="scroll" role="region" aria-label="The command" tabindex="0"><pre>${reproduced.command}</pre></div>
<div class="scroll" role="region" aria-label="The configuration" tabindex="0"><pre>${reproduced.yaml}</pre></div>
</section>
</main>
<footer class="footer"><p class="notice">Nothing was released, and no cell of the file is on this page. Figures are about this file and these attacks only.</p>
<p>Incognita ${tool.version}. Pseudonymized data is personal data (GDPR Recital 26). This page asks nothing of any server.</p></footer>
</body>
</html>
`.markup;
}

/** A drawing at both widths, said in words, with its numbers as a table. */
function drawn(document: Document, { id, title, caption, summary, drawing, data }: { id: string; title: string; caption: Content; summary: string; drawing: Drawing; data: Markup }): Markup {
  const canvases = (['wide', 'narrow'] as const).map((size) => {
    const svg = draw(drawing, { document, width: WIDTHS[size] });
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', title);
    svg.setAttribute('aria-describedby', `${id}-summary`);
    return html`<div class="canvas ${size}">${trusted(svg.outerHTML)}</div>`;
  });
  return html`<figure class="figure" id="${id}" aria-labelledby="${id}-title">
<h3 class="figure-title" id="${id}-title">${title}</h3>
<div class="figure-canvas">${canvases}</div>
<figcaption>${caption}</figcaption>
<details class="figure-data"><summary>Data and description</summary>
<p id="${id}-summary">${summary}</p>
${data}</details>
</figure>`;
}

function measureOf({ measures }: Comparison, strategy: string, id: string, parameters: Readonly<Record<string, unknown>> = {}): Measure | undefined {
  return measures.find((measure) => measure.id === id && measure.parameters['strategy'] === strategy && Object.entries(parameters).every(([key, value]) => measure.parameters[key] === value));
}

function valueCell(measure: Measure | undefined, unit: Definition['unit'] = 'share'): Cell {
  if (measure === undefined || measure.value === null) return { content: '–' };
  const { value, interval } = measure;
  return { content: html`${formatValue(value, unit)}${interval !== null && html` <span class="interval">${formatValue(interval[0], unit)} to ${formatValue(interval[1], unit)}</span>`}`, value };
}

const run = ({ strategies }: Comparison): (ComparedStrategy & { readonly number: number })[] => strategies.map((strategy, index) => ({ ...strategy, number: index + 1 })).filter(({ notRun }) => notRun === null);

/** The name of an axis in a reader's words. */
const AXES: Readonly<Record<string, { readonly x: string; readonly short: string }>> = {
  'utility.pair.distance': { x: 'pairs of values, how far off: right is better', short: 'pairs off' },
  'utility.marginal.distance': { x: 'shares of values, how far off: right is better', short: 'shares off' },
  'utility.segment-count.error': { x: 'sizes of segments, how far off: right is better', short: 'sizes off' },
  'utility.prediction.kept': { x: 'predictive value kept: right is better', short: 'models kept' },
  'utility.prediction.auc': { x: 'models learnt on the release: right is better', short: 'models' },
};

function riskAndUse({ comparison, definitions, document }: ComparisonPage): Markup {
  const { axes, gates, protocol } = comparison;
  const reversed = definitions.find(({ id }) => id === axes.utility)?.goal === 'lower';
  const strategies = run(comparison);
  const points = strategies.flatMap(({ id, number, label, standing }): MapPoint[] => {
    const [risk, use] = [measureOf(comparison, id, axes.risk), measureOf(comparison, id, axes.utility)];
    if (risk?.value == null || use?.value == null || standing === 'not comparable') return [];
    const [yLow, yHigh] = risk.interval ?? [risk.value, risk.value];
    const [xLow, xHigh] = use.interval ?? [use.value, use.value];
    return [{ number, label, x: use.value, xLow, xHigh, y: risk.value, yLow, yHigh, standing, control: id === protocol.control }];
  });
  const front = points.filter(({ standing }) => standing === 'frontier');
  const limit = gates.map(({ text }) => /^holdout\.advantage\.max\s*<=?\s*(\d*\.?\d+)(%?)$/.exec(text)).find((found) => found !== null);
  const bound = limit == null ? null : Number(limit[1]) / (limit[2] === '%' ? 100 : 1);
  const xs = points.flatMap(({ x, xLow, xHigh }) => [x, xLow, xHigh]);
  const ys = points.flatMap(({ y, yLow, yHigh }) => [y, yLow, yHigh]);
  const pad = (Math.max(...xs) - Math.min(...xs)) * 0.07 || 0.05;
  const axis = AXES[axes.utility]!;
  const map: LadderMapDrawing = {
    kind: 'ladder-map',
    xAxis: axis.x,
    yAxis: 'advantage of the strongest attack: down is better',
    xDomain: [Math.max(reversed ? 0 : -Infinity, Math.min(...xs) - pad), Math.max(...xs) + pad] as const,
    xReversed: reversed,
    yDomain: [Math.min(0, Math.floor(Math.min(...ys) * 20) / 20), Math.min(1, Math.ceil(Math.max(...ys, bound ?? 0) * 20 + 0.5) / 20)] as const,
    points,
    limit: bound === null ? null : { y: bound, label: `gate: at most ${formatShare(bound)}` },
  };
  const worst = points.length === 0 ? '' : `Highest risk: ${points.reduce((a, b) => (b.y > a.y ? b : a)).label}; most lost: ${points.reduce((a, b) => ((reversed ? b.x > a.x : b.x < a.x) ? b : a)).label}.`;
  const words = `Scatter plot of risk against use, one point for each of ${points.length} strategies. On the frontier: ${front.map(({ number, label }) => `${number} ${label}`).join(', ')}. ${worst}`;
  const numeric = true;
  const full = table({
    label: 'Risk and use by strategy',
    caption: 'Risk is the advantage of the strongest attack. Loss of generalization and class sizes are of records only: of synthetic rows they are not comparable on this axis.',
    columns: [{ label: 'Strategy' }, { label: 'Standing' }, { label: 'Advantage', numeric }, { label: 'Strongest attack' }, { label: 'Shares off', numeric }, { label: 'Pairs off', numeric }, { label: 'Sizes off', numeric }, { label: 'Models kept', numeric }, { label: 'Loss (LM)', numeric }, { label: 'Smallest class', numeric }, { label: 'Rows', numeric }],
    rows: strategies.map(({ id, number, title, standing, beatenBy, like, releasedRows }) => {
      const risk = measureOf(comparison, id, axes.risk);
      const numbers = (ids: readonly string[]): string => ids.map((other) => String(strategies.find((own) => own.id === other)?.number ?? '')).join(', ');
      const size = measureOf(comparison, id, 'prosecutor.risk.max', { unit: protocol.unit })?.denominator;
      return [
        { content: `${number} ${title}` },
        { content: html`${STANDINGS[standing]}${beatenBy !== null && ` by ${numbers([beatenBy])}`}${like.length > 0 && html`<span class="who">overlaps ${numbers(like)}</span>`}` },
        valueCell(risk),
        { content: risk?.value == null ? '–' : String(risk.parameters['attack']) },
        valueCell(measureOf(comparison, id, 'utility.marginal.distance')),
        valueCell(measureOf(comparison, id, 'utility.pair.distance')),
        valueCell(measureOf(comparison, id, 'utility.segment-count.error')),
        valueCell(measureOf(comparison, id, 'utility.prediction.kept')),
        valueCell(measureOf(comparison, id, 'loss.lm.geometric')),
        { content: size === undefined ? '–' : formatCount(size) },
        { content: releasedRows === null ? '–' : formatCount(releasedRows) },
      ];
    }),
  });
  const data = table({
    label: 'Data of the picture', caption: 'Risk and use with 95 % intervals',
    columns: [{ label: 'Strategy' }, { label: 'Advantage', numeric }, { label: axis.short, numeric }],
    rows: strategies.map(({ id, number, label }) => [{ content: `${number} ${label}` }, valueCell(measureOf(comparison, id, axes.risk)), valueCell(measureOf(comparison, id, axes.utility), axes.utility.endsWith('auc') ? 'score' : 'share')]),
  });
  const title = `Of ${points.length} strategies, ${front.length} have no other with both less risk and less loss`;
  return html`<section aria-labelledby="risk-and-use"><h2 id="risk-and-use">Risk and use</h2>
${points.length < 2 ? html`<p class="note">Fewer than two strategies can be placed by risk and use.</p>` : drawn(document, { id: 'map', title, caption: html`Filled circles: on the frontier, by their values. Open circles: another is no worse in both, but not by more than the intervals (crosses, 95 %). Squares: beaten by more than the intervals. Numbers are those of the table.`, summary: words, drawing: map, data })}
${full}</section>`;
}

function attackSection(comparison: Comparison): Markup {
  const { protocol } = comparison;
  const control = comparison.measures.filter(({ id, parameters }) => parameters['strategy'] === protocol.control && id.startsWith('holdout.') && id.endsWith('.advantage'));
  const named = ({ id, parameters }: Measure): string => {
    const attack = id.split('.')[1]!.replace('-', ' ');
    return parameters['secret'] !== undefined ? `inference of ${String(parameters['secret'])}` : parameters['predicates'] !== undefined ? `${attack}, ${String(parameters['predicates'])}` : attack;
  };
  const same = (a: Measure, b: Measure): boolean => a.id === b.id && Object.entries(a.parameters).every(([key, value]) => key === 'strategy' || b.parameters[key] === value);
  return html`<section aria-labelledby="attacks"><h2 id="attacks">Each attack on each strategy</h2>
${table({
    label: 'Advantage of each attack by strategy', className: 'attacks',
    caption: html`Advantage over the same attack on people who were withheld, with its 95 % interval. The first row is the positive control: an attack without power there says nothing about the others.`,
    columns: [{ label: 'Strategy' }, ...control.map((measure) => ({ label: named(measure), numeric: true }))],
    rows: run(comparison).map(({ id, number, label }) => [{ content: `${number} ${label}` }, ...control.map((measure) => valueCell(comparison.measures.find((own) => own.parameters['strategy'] === id && same(measure, own))))]),
  })}</section>`;
}

function gateSection({ gates, strategies }: Comparison): Content {
  if (gates.length === 0) return null;
  return html`<section aria-labelledby="gates"><h2 id="gates">Gates</h2>
<p>A strategy meets a gate where the whole interval lies within the limit, does not where it lies beyond; in between it cannot be told.</p>
${gates.map(({ text, adversary, verdicts }) => table({
    label: `Gate ${text}`,
    caption: html`<code>${text}</code>, against ${adversary}.`,
    columns: [{ label: 'Strategy' }, { label: 'Gate' }, { label: 'Measured' }],
    rows: verdicts.map(({ strategy, verdict, value }) => [{ content: `${strategies.findIndex(({ id }) => id === strategy) + 1} ${strategies.find(({ id }) => id === strategy)!.label}` }, { content: VERDICTS[verdict] }, { content: value }]),
  }))}</section>`;
}

function latticeSection({ comparison: { lattice }, document }: ComparisonPage): Markup {
  if ('notDrawn' in lattice) return html`<section aria-labelledby="generalizations"><h2 id="generalizations">Every generalization</h2><p>Not drawn: ${lattice.notDrawn}</p></section>`;
  const { cells, curves, optima, nodes, columns, cloudK, unit, rows } = lattice;
  const ks = curves.map(({ k }) => k);
  const limits = [...new Set(optima.map(({ limit }) => limit))];
  const least = (k: number, limit: number): number | null => optima.find((own) => own.k === k && own.limit === limit)?.loss ?? null;
  const shown = (loss: number | null): string => (loss === null ? 'none' : formatShare(loss));
  const change = (limit: number): string => {
    const [from, to] = [ks[0]!, ks.at(-1)!].map((k) => shown(least(k, limit)));
    return from === to ? `stays at ${to}` : `goes from ${from} to ${to}`;
  };
  const drawnLimits = [...new Set([limits[0]!, limits[Math.floor(limits.length / 2)]!, limits.at(-1)!])];
  const top = Math.min(1, Math.ceil(Math.max(0.05, ...optima.map(({ loss }) => loss ?? 0)) * 10) / 10);
  const data = table({
    label: 'Least loss by k and limit', caption: 'Least loss (LM, geometric) by k and by the share of rows that may be left out',
    columns: [{ label: 'k' }, ...limits.map((limit) => ({ label: `at most ${formatShare(limit)} left out`, numeric: true }))],
    rows: ks.map((k) => [{ content: `k = ${k}` }, ...limits.map((limit) => ({ content: shown(least(k, limit)) }))]),
  });
  const [none, some] = [least(cloudK, limits[0]!), least(cloudK, 0.05)];
  const title = none === null || some === null ? `All ${formatCount(nodes)} generalizations, for every k and every limit` : `All ${formatCount(nodes)} generalizations: at k = ${cloudK}, leaving out up to 5% of the rows takes the least loss from ${formatShare(none)} to ${formatShare(some)}`;
  const series = drawnLimits.map((limit, i) => ({ label: limit === 0 ? 'nobody left out' : `at most ${formatShare(limit)} left out`, role: (['subject', 'comparison', 'context'] as const)[i]!, mark: 'line' as const, points: ks.flatMap((k): [number, number][] => { const loss = least(k, limit); return loss === null ? [] : [[k, loss]]; }) }));
  return html`<section aria-labelledby="generalizations"><h2 id="generalizations">Every generalization</h2>
<p>Full-domain generalization brings every quasi-identifier (${columns.join(', ')}) to one level. There are ${formatCount(nodes)} ways to do so; a search releases one of them. Here are all, on ${formatCount(rows)} rows, with k counted in ${unit === 'person' ? 'people' : 'rows'}.</p>
${drawn(document, {
    id: 'cloud',
    title,
    caption: html`Cloud: every generalization at k = ${String(cloudK)}; the stronger, the more of them in a cell. Lines: for each k the least loss (LM, geometric) by the share of rows that may be left out, on a square-root axis.`,
    summary: `Density plot of the share of rows left out against loss, with a falling step line for each k from ${ks[0]} to ${ks.at(-1)}. Higher k lies further up and right.`,
    drawing: { kind: 'lattice-cloud', cells, curves, cloudK },
    data,
  })}
${drawn(document, {
    id: 'least',
    title: `From k = ${ks[0]!} to k = ${ks.at(-1)!} the least loss ${[limits[0]!, limits.at(-1)!].map((limit) => `${change(limit)} ${limit === 0 ? 'if nobody is left out' : `if up to ${formatShare(limit)} are`}`).join(', and ')}`,
    caption: html`Least loss of all generalizations that meet k, for three limits of the share of rows left out; the table has the others.`,
    summary: `${series.map(({ label, points }) => `${label}: from ${shown(points[0]?.[1] ?? null)} at k = ${points[0]?.[0] ?? ''} to ${shown(points.at(-1)?.[1] ?? null)} at k = ${points.at(-1)?.[0] ?? ''}`).join('; ')}.`,
    drawing: {
      kind: 'xy',
      x: { label: 'k, on a logarithmic axis', log: true, domain: [ks[0]!, ks.at(-1)!], ticks: ks.map((k) => ({ at: k, text: String(k) })) },
      y: { label: 'least loss: down is better', log: false, domain: [0, top], ticks: lossTicks(top) },
      series,
    },
    data,
  })}</section>`;
}

/** Round shares from 0 to `top`, which is a number of tenths. */
function lossTicks(top: number): { readonly at: number; readonly text: string }[] {
  const step = top > 0.6 ? 0.2 : top > 0.2 ? 0.1 : 0.05;
  return Array.from({ length: Math.floor(top / step + 1e-9) + 1 }, (_, i) => ({ at: i * step, text: formatShare(i * step) }));
}

function optionsText(options: Readonly<Record<string, unknown>>): string {
  const text = (value: unknown): string => (Array.isArray(value) ? value.map(text).join(' ') : typeof value === 'object' && value !== null ? `(${optionsText(value as Record<string, unknown>)})` : String(value));
  return Object.entries(options).filter(([name]) => name !== 'domain').map(([name, value]) => `${name} = ${text(value)}`).join(', ');
}

function strategySection({ strategies, protocol }: Comparison): Markup {
  return html`<section aria-labelledby="strategies"><h2 id="strategies">What each strategy does</h2>
<ol class="steps">${strategies.map(({ id, title, steps, notRun }) => html`<li><strong>${title}</strong>${id === protocol.control && ' (positive control)'}
${notRun === null ? html`<ul>${steps.map((step) => html`<li>${step.title} <code>${optionsText(step.options)}</code>${step.promises.map(({ text, verified }) => html` Promises ${text} <span class="tag">${verified === true ? '✓ recount agrees' : 'not recounted'}</span>`)} ${step.changes.join(' ')}</li>`)}</ul>` : html`<p class="note">Not run: ${notRun}</p>`}</li>`)}</ol></section>`;
}

function definitionSection({ comparison, definitions }: ComparisonPage): Markup {
  const used = definitions.filter(({ id }) => comparison.measures.some((measure) => measure.id === id) && /^(?:holdout\.advantage|holdout\..*\.advantage|utility|loss\.lm\.geometric|prosecutor\.risk\.max)/.test(id));
  return html`<section aria-labelledby="measures"><h2 id="measures">Measures</h2><div class="definitions">${used.map(({ id, title, sentence, formula, source, notes }) => html`<div class="definition"><h3>${title}</h3><p class="id"><code>${id}</code></p><p>${sentence}</p><p class="formula">${formula}</p><p>${notes}</p><p class="source">${source}</p></div>`)}</div></section>`;
}
