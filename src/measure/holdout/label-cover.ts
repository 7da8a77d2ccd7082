import { asCoded, type CodedColumn, type Column } from '../../columns/column.ts';
import type { FullDomainRecoding, LocalRecoding, PublishedRecoding } from '../../columns/disclose.ts';
import { growableIntegers } from '../../columns/growable-integers.ts';
import { rowsByClass } from '../../columns/joint-classes.ts';
import { SUPPRESSED } from '../../schema/hierarchy.ts';

/** The distinct raw values of one column, by code. */
export interface ValueDomain {
  readonly texts: readonly (string | null)[];
  /** Code of each row. */
  readonly codes: Uint32Array;
}

/** Which raw values each released label may stand for: those of label l are `values[starts[l]] … values[starts[l + 1] - 1]`. */
export interface LabelCover {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/**
 * The values of a raw column, in order of their texts: those of the dictionary, among them ones that the raw table is
 * known to hold though no target has them, or of numbers those that occur.
 */
export function valueDomain(column: Column): ValueDomain {
  const { codes, dictionary } = codedInOrder(column);
  return { texts: dictionary, codes };
}

/** The same column with codes in the order of the texts, a missing one first, so that no code tells where a value came from. */
export function codedInOrder(column: Column): CodedColumn {
  const { codes, dictionary, type } = asCoded(column);
  const order = [...dictionary.keys()].sort((a, b) => compareTexts(dictionary[a]!, dictionary[b]!));
  const newCode = new Uint32Array(order.length);
  order.forEach((old, code) => (newCode[old] = code));
  return { kind: 'coded', type, codes: codes.map((code) => newCode[code]!), dictionary: order.map((old) => dictionary[old]!) };
}

function compareTexts(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * What the released labels of a column mean in raw values, by its published recoding: a label stands for every value
 * that is mapped to it (full domain) or that it spans (local); without a recoding, for the value of the same text. `*`
 * stands for every value where none is mapped to it, and so does a missing one where single cells were left out.
 * A label that is none of these stands for no value of the domain.
 */
export function labelCover(released: CodedColumn, domain: ValueDomain, recoding: PublishedRecoding | undefined): LabelCover {
  const [labels, values] = [growableIntegers(), growableIntegers()];
  const cover = (label: number, value: number): void => {
    labels.push(label);
    values.push(value);
  };
  if (recoding?.kind === 'local') coverSpans(released, domain, recoding, cover);
  else coverMapped(released, domain, recoding, cover);
  const { starts, rows } = rowsByClass(Uint32Array.from(labels.values()), released.dictionary.length);
  const flat = values.values();
  return { starts, values: rows.map((pair) => flat[pair]!) };
}

type Cover = (label: number, value: number) => void;

function coverSpans({ dictionary }: CodedColumn, { texts }: ValueDomain, recoding: LocalRecoding, cover: Cover): void {
  const { at, span } = recoding.place(texts);
  const valueAt = new Uint32Array(at.length);
  at.forEach((position, value) => (valueAt[position] = value));
  dictionary.forEach((text, label) => {
    const [from, to] = span(text);
    for (let position = from; position < to; position++) cover(label, valueAt[position]!);
  });
}

function coverMapped({ dictionary }: CodedColumn, { texts }: ValueDomain, recoding: FullDomainRecoding | undefined, cover: Cover): void {
  const labelOf = new Map(dictionary.map((label, code) => [label, code]));
  const mapped = new Uint8Array(dictionary.length);
  const open = (label: number): boolean => (dictionary[label] === null ? recoding?.cellsSuppressed === true : dictionary[label] === SUPPRESSED && mapped[label] === 0);
  texts.forEach((text, value) => {
    const label = labelOf.get(recoding === undefined ? text : recoding.hierarchy.generalize(text, recoding.level));
    if (label === undefined || open(label)) return;
    mapped[label] = 1;
    cover(label, value);
  });
  for (let label = 0; label < dictionary.length; label++) if (open(label)) for (let value = 0; value < texts.length; value++) cover(label, value);
}
