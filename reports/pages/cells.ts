import { html, slug, type Content, type Markup } from '../markup.ts';
import { number, type Figure, type Units } from '../numbers.ts';

/** A number with its interval, provenance and note, as tables print it. */
export function valueCell({ measure, value, interval }: Figure): Content {
  return html`${number(value)}${interval !== null && html` <span class="interval">(${number(interval, 'range')})</span>`}${measure.provenance !== undefined && html` <span class="tag">${measure.provenance}</span>`}${measure.note !== undefined && html` <span class="note">${measure.note}</span>`}`;
}

/** A measure's name, linked to its definition where there is one. */
export function definitionLink(id: string, units: Units): Markup {
  const definition = units.get(id);
  return definition === undefined ? html`<code>${id}</code>` : html`<a href="../../method/index.html#measure-${slug(id)}">${definition.title}</a>`;
}
