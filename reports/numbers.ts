import type { Definition, Measure } from '../src/measure/measure.ts';
import { html, type Content, type Markup } from './markup.ts';

/** A number as a page prints it: the same key has the same text on every page, in every table and figure. */
export interface Shown {
  readonly key: string;
  readonly text: string;
}

/** A sentence with numbers in it. */
export type Phrase = readonly (string | Shown)[];

type Unit = Definition['unit'];

const MINUS = '−';

/** Counts with thousands separators, without a locale's surprises. */
export function formatCount(value: number): string {
  const digits = String(Math.abs(Math.round(value))).replace(/\B(?=(\d{3})+$)/g, ',');
  return value <= -0.5 ? MINUS + digits : digits;
}

/** A share as a percentage: whole from 10 % up, else two significant figures; never a false 0 % or 100 %. */
export function formatShare(value: number): string {
  if (value < 0) return MINUS + formatShare(-value);
  const percent = value * 100;
  if (percent === 0) return '0%';
  if (percent < 0.01) return 'under 0.01%';
  if (percent < 1) return `${percent.toFixed(2).replace(/(\.\d)0$/, '$1')}%`;
  if (percent < 9.95) return `${percent.toFixed(1).replace(/\.0$/, '')}%`;
  if (value < 1 && percent >= 99.95) return 'over 99.9%';
  if (value < 1 && percent >= 99) return `${percent.toFixed(1)}%`;
  return `${percent.toFixed(0)}%`;
}

function formatSignificant(value: number): string {
  if (value < 0) return MINUS + formatSignificant(-value);
  if (value >= 100) return formatCount(value);
  if (value >= 10 || value === 0) return value === 0 ? '0' : value.toFixed(1);
  return value >= 0.1 ? value.toFixed(2) : Number(value.toPrecision(2)).toString();
}

export function formatValue(value: number, unit: Unit): string {
  if (unit === 'share') return formatShare(value);
  if (unit === 'count') return Number.isInteger(value) ? formatCount(value) : formatSignificant(value);
  if (unit === 'seconds') return `${formatSignificant(value)} s`;
  if (unit === 'bits') return `${formatSignificant(value)} bits`;
  return formatSignificant(value);
}

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
