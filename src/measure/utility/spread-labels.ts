import { asCoded, type CodedColumn, type Column } from '../../columns/column.ts';
import type { LocalRecoding, PublishedRecoding } from '../../columns/disclose.ts';
import { SUPPRESSED } from '../../schema/hierarchy.ts';
import type { ValueBins } from './value-bins.ts';

/**
 * What the labels of a released column say in bins of raw values: of label l, a share `weights[i]` in bin `bins[i]` for
 * i from `starts[l]` to `starts[l + 1] − 1`. A label that may stand for any value has no share at all: it is open.
 */
export interface SpreadLabels {
  /** Label of each released row. */
  readonly labels: Uint32Array;
  readonly starts: Uint32Array;
  readonly bins: Uint8Array;
  readonly weights: Float64Array;
}

/**
 * Reads a released column by its published recoding. A label's mass is spread evenly over the raw values that it covers
 * (the assumption of uniformity: X. Xiao and Y. Tao, Anatomy: simple and effective privacy preservation, VLDB 2006,
 * 139–150): more cannot be known of them from the release. A value that no recoding changed stands for itself, a number
 * for the bin that it lies in. `*` over the whole domain and a cell left out by local suppression are open.
 */
export function spreadLabels(released: Column, raw: ValueBins, recoding: PublishedRecoding | undefined): SpreadLabels {
  if (recoding?.kind === 'local') return spreadSpans(asCoded(released), raw, recoding);
  const gaps = recoding?.cellsSuppressed === true;
  if (recoding === undefined || recoding.level === 0) {
    if (released.kind === 'number') {
      const missing = raw.values + 1;
      return eachOne(Uint32Array.from(released.values, (value) => raw.binOfNumber(value)), raw.size, gaps ? missing : -1);
    }
    const shares = released.dictionary.map((text) => (text === null && gaps ? [] : [[raw.binOfText(text), 1] as const]));
    return packed(released.codes, shares);
  }
  const { hierarchy, level } = recoding;
  const coded = asCoded(released);
  const labelOf = new Map(coded.dictionary.map((label, code) => [label, code]));
  const counts = coded.dictionary.map(() => new Float64Array(raw.size));
  const mapped = new Uint32Array(coded.dictionary.length);
  raw.texts.forEach((text, value) => {
    const label = labelOf.get(hierarchy.generalize(text, level));
    if (label === undefined) return;
    counts[label]![raw.ofText[value]!]!++;
    mapped[label]!++;
  });
  return packed(coded.codes, counts.map((own, label) => {
    const text = coded.dictionary[label]!;
    if ((text === null && gaps) || (text === SUPPRESSED && (mapped[label] === 0 || coversAll(mapped[label]!, raw)))) return [];
    return mapped[label] === 0 ? [[raw.binOfText(text), 1] as const] : sharesOf(own);
  }));
}

/** Labels that differ from row to row cover neighbours in the recoding's order of the raw values. */
function spreadSpans(released: CodedColumn, raw: ValueBins, recoding: LocalRecoding): SpreadLabels {
  const { at, span } = recoding.place(raw.texts);
  const upTo = Array.from({ length: raw.size }, () => new Uint32Array(raw.texts.length + 1));
  at.forEach((position, value) => (upTo[raw.ofText[value]!]![position + 1] = 1));
  for (const own of upTo) for (let i = 1; i < own.length; i++) own[i]! += own[i - 1]!;
  return packed(released.codes, released.dictionary.map((label) => {
    const [from, to] = span(label);
    if (to <= from) return [[raw.binOfText(label), 1] as const];
    return coversAll(to - from, raw) ? [] : sharesOf(Float64Array.from(upTo, (own) => own[to]! - own[from]!));
  }));
}

/** Whether so many values are all that there are; a column of one value is known, not open. */
function coversAll(covered: number, { texts }: ValueBins): boolean {
  const known = texts.filter((text) => text !== null).length;
  return known > 1 && covered >= known;
}

function sharesOf(counts: Float64Array): (readonly [bin: number, weight: number])[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return Array.from(counts.entries()).filter(([, count]) => count > 0).map(([bin, count]) => [bin, count / total] as const);
}

function eachOne(labels: Uint32Array, size: number, open: number): SpreadLabels {
  return packed(labels, Array.from({ length: size }, (_, bin) => (bin === open ? [] : [[bin, 1] as const])));
}

function packed(labels: Uint32Array, shares: readonly (readonly (readonly [bin: number, weight: number])[])[]): SpreadLabels {
  const flat = shares.flat();
  const starts = new Uint32Array(shares.length + 1);
  shares.forEach((own, label) => (starts[label + 1] = starts[label]! + own.length));
  return { labels, starts, bins: Uint8Array.from(flat, ([bin]) => bin), weights: Float64Array.from(flat, ([, weight]) => weight) };
}
