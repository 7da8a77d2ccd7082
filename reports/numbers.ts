import type { Definition, Measure } from '../src/measure/measure.ts';
import { formatCount, formatShare, formatValue } from '../src/report/number-format.ts';
import { html, type Content, type Markup } from './markup.ts';

export { formatCount, formatShare, formatValue };

/** A number as a page prints it: the same key has the same text on every page, in every table and figure. */
export interface Shown {
  readonly key: string;
  readonly text: string;
}

/** A sentence with numbers in it. */
export type Phrase = readonly (string | Shown)[];

type Unit = Definition['unit'];

/** Definitions by measure id; a measure without one is read by the last word of its id. */
export type Units = ReadonlyMap<string, Definition>;

export function unitOf(measure: Measure, definitions: Units): Unit {
  const unit = definitions.get(measure.id)?.unit;
  if (unit !== undefined) return unit;
  if (measure.id.endsWith('.count') || measure.id.endsWith('.candidates')) return 'count';
  if (measure.id.endsWith('.seconds')) return 'seconds';
  return measure.denominator !== undefined || measure.id.endsWith('.share') ? 'share' : 'score';
}

/** A measure's place in the report document: `scenario/strategy/attack/id{parameter=value}`. */
export function keyOf(scope: string, measure: Measure): string {
  const parameters = Object.entries(measure.parameters).map(([name, value]) => `${name}=${value}`);
  return `${scope}/${measure.id}${parameters.length > 0 ? `{${parameters.join(',')}}` : ''}`;
}

/** One measure of one part of the document, ready to print in its several forms. */
export interface Figure {
  readonly measure: Measure;
  readonly value: Shown;
  /** `412 of 1,000`, where the counts are known. */
  readonly count: Shown | null;
  /** `39% to 44%`, or `exact`, or null where there is none. */
  readonly interval: Shown | null;
}

export function present(scope: string, measure: Measure, definitions: Units): Figure {
  const unit = unitOf(measure, definitions);
  const key = keyOf(scope, measure);
  const { value, interval, intervalKind, numerator, denominator } = measure;
  return {
    measure,
    value: { key, text: value === null ? 'not assessable' : formatValue(value, unit) },
    count: numerator === undefined || denominator === undefined ? null : { key: `${key}#count`, text: `${formatCount(numerator)} of ${formatCount(denominator)}` },
    interval: interval !== null
      ? { key: `${key}#interval`, text: `${formatValue(interval[0], unit)} to ${formatValue(interval[1], unit)}` }
      : intervalKind === 'exact' && value !== null ? { key: `${key}#interval`, text: 'exact' } : null,
  };
}

/** A number element: its key makes it traceable to the report document. */
export function number(shown: Shown, className = 'number'): Markup {
  return html`<span class="${className}"${shown.key === "" ? null : html` data-key="${shown.key}"`}>${shown.text}</span>`;
}

export function phrase(parts: Phrase): Content {
  return parts.map((part) => (typeof part === 'string' ? part : number(part)));
}

export function plain(parts: Phrase): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}
