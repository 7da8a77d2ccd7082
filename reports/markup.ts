/** Text that is already HTML; everything else that enters a template is escaped. */
export interface Markup {
  readonly markup: string;
}

export type Content = Markup | string | number | null | undefined | false | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** HTML that comes from our own code, never from a run's text. */
export function trusted(markup: string): Markup {
  return { markup };
}

function render(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (typeof content === 'string' || typeof content === 'number') return escapeHtml(String(content));
  if ('markup' in content) return content.markup;
  return content.map(render).join('');
}

/** A template whose values are escaped; arrays are joined, null and false print nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return { markup: strings.reduce((text, part, index) => text + render(values[index - 1]) + part) };
}

/** JSON for a `<script type="application/json">`, with nothing that could close it. */
export function jsonScript(value: unknown): Markup {
  return trusted(JSON.stringify(value).replace(/</g, '\\u003c'));
}

/** An id for anchors and file names: letters, digits and hyphens. */
export function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
