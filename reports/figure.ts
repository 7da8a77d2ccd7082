import { draw } from './figures/draw.ts';
import type { FigureSpec } from './figures/drawing.ts';
import { html, jsonScript, trusted, type Markup } from './markup.ts';
import { phrase, plain } from './numbers.ts';
import { dataTable } from './table.ts';

/** Widths that a figure is drawn at while the site is built: a phone's, half a page's, a page's. */
const NARROW = 288;
const WIDE = { half: 480, full: 720 } as const;

/** Makes an SVG one image for assistive technology, named by its title and described by its summary. */
export function labelled(svg: SVGSVGElement, spec: FigureSpec): SVGSVGElement {
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', plain(spec.title));
  svg.setAttribute('aria-describedby', `${spec.id}-summary`);
  return svg;
}

/**
 * The one way a figure enters a page: a heading that states the finding, the drawing at two widths
 * (so that it can be read without JavaScript), caption, summary, data table and downloads; the page
 * draws it again at its own width when scripts run.
 */
export function figure(spec: FigureSpec, document: Document, level: 2 | 3 | 4 = 3, wide: keyof typeof WIDE = 'full'): Markup {
  const drawings = (['wide', 'narrow'] as const).map((size) => {
    const svg = labelled(draw(spec.drawing, { document, width: size === 'wide' ? WIDE[wide] : NARROW }), spec);
    return html`<div class="canvas ${size}">${trusted(svg.outerHTML)}</div>`;
  });
  return html`<figure class="figure" id="${spec.id}" aria-labelledby="${spec.id}-title" data-figure="${spec.drawing.kind}">
<${trusted(`h${level}`)} class="figure-title" id="${spec.id}-title">${phrase(spec.title)}</${trusted(`h${level}`)}>
<div class="figure-controls" hidden></div>
<div class="figure-canvas">${drawings}</div>
<figcaption>${phrase(spec.caption)}</figcaption>
<div class="figure-foot">
<details class="figure-data"><summary>Data and description</summary>
<p id="${spec.id}-summary">${phrase(spec.summary)}</p>
${dataTable(spec.table, `Data: ${spec.table.caption}`)}
</details>
<div class="figure-downloads" hidden></div>
</div>
<script type="application/json" class="figure-spec">${jsonScript(spec)}</script>
</figure>`;
}
