import { asCoded, textCoder, type CodedColumn, type Column } from './column.ts';
import type { LocalRecoding, PublishedRecoding } from './disclose.ts';

/** A released column and raw values of the same column in codes of one kind; −1 is missing, or tells nothing. */
export interface CommonCodes {
  readonly released: Int32Array;
  readonly raw: Int32Array;
}

/** Parts into which the values of a locally recoded column are cut; assumed. */
const PARTS = 10;

/**
 * Puts raw values beside released ones, as features of a model: by the label that the published recoding gives
 * them, or, where labels differ from row to row, by the tenth of the values (in the order of the recoding) in which
 * a value, or the middle of a label, lies.
 */
export function commonCodes(released: Column, raw: Column, recoding: PublishedRecoding | undefined): CommonCodes {
  const [labels, values] = [asCoded(released), asCoded(raw)];
  if (recoding?.kind === 'local') return byPlace(labels, values, recoding);
  const { codeOf, dictionary } = textCoder();
  const code = (text: string | null): number => (text === null ? -1 : codeOf(text));
  const ofLabel = labels.dictionary.map(code);
  const known = dictionary.length;
  const ofValue = values.dictionary.map((value) => {
    const own = code(recoding === undefined ? value : recoding.hierarchy.generalize(value, recoding.level));
    return own < known ? own : -1;
  });
  return { released: Int32Array.from(labels.codes, (own) => ofLabel[own]!), raw: Int32Array.from(values.codes, (own) => ofValue[own]!) };
}

function byPlace(labels: CodedColumn, values: CodedColumn, { place }: LocalRecoding): CommonCodes {
  const domain = [...new Set(values.codes)];
  const { at, span } = place(domain.map((code) => values.dictionary[code] ?? null));
  const part = (position: number): number => Math.floor((PARTS * position) / domain.length);
  const ofValue = new Int32Array(values.dictionary.length).fill(-1);
  domain.forEach((code, i) => {
    if (values.dictionary[code] !== null) ofValue[code] = part(at[i]!);
  });
  const ofLabel = labels.dictionary.map((label) => {
    const [from, to] = span(label);
    return label === null || to <= from || (to - from === domain.length && domain.length > 1) ? -1 : part((from + to - 1) / 2);
  });
  return { released: Int32Array.from(labels.codes, (own) => ofLabel[own]!), raw: Int32Array.from(values.codes, (own) => ofValue[own]!) };
}
