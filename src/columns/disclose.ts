import type { Draws } from '../random/draws.ts';
import { permutation } from '../random/permutation.ts';
import type { Hierarchy } from '../schema/hierarchy.ts';
import type { Direction } from '../schema/view.ts';
import { cellText, takeRows, type CodedColumn, type Column, type Table } from './column.ts';

/** How a released column was generalized: published, so that an adversary can map values of its own. */
export type PublishedRecoding = FullDomainRecoding | LocalRecoding;

/** One level for the whole column: a raw value was released as `hierarchy.generalize(value, level)`. */
export interface FullDomainRecoding {
  readonly kind?: 'full-domain';
  readonly hierarchy: Hierarchy;
  readonly level: number;
  /** Whether single cells were left out besides, so that a missing value may stand for any. */
  readonly cellsSuppressed?: boolean;
}

/**
 * Labels that differ from row to row: a raw value has no label of its own, but may stand behind every label that
 * covers it. Whoever holds values of its own (a register, a domain, withheld rows) has them placed.
 */
export interface LocalRecoding {
  readonly kind: 'local';
  /** Puts values, all different, into an order in which every released label covers neighbours. */
  place(values: readonly (string | null)[]): PlacedValues;
}

/** Values in the order of a local recoding. */
export interface PlacedValues {
  /** Position of each value, from 0 to the number of values − 1. */
  readonly at: Uint32Array;
  /** The positions that a released label covers: `from` up to but not including `to`. */
  span(label: string | null): readonly [from: number, to: number];
}

declare const disclosed: unique symbol;

/**
 * All that an attack receives: the released table, the adversary's own sources, whom to attack and a
 * seed of its own. Only `disclose` makes one. Rows are permuted, keys renumbered by position and
 * dictionaries rebuilt, so that neither row order nor code order tells who is who.
 */
export interface AdversaryView {
  readonly [disclosed]: true;
  readonly release: Table;
  readonly recodings: ReadonlyMap<string, PublishedRecoding>;
  readonly sources: ReadonlyMap<string, Table>;
  /** Rows to attack, by direction: of the release for `record-…`, else of the first source. */
  readonly targets: ReadonlyMap<Direction, Uint32Array>;
  readonly draws: Draws;
}

/** What only the referee keeps: which original row each disclosed row is. */
export interface DisclosureKey {
  /** `release[i]` is the original row of disclosed row i. */
  readonly release: Uint32Array;
  readonly sources: ReadonlyMap<string, Uint32Array>;
}

export interface Disclosure {
  readonly release: Table;
  readonly recodings: ReadonlyMap<string, PublishedRecoding>;
  readonly sources: ReadonlyMap<string, Table>;
  /** Targets as original rows. */
  readonly targets: ReadonlyMap<Direction, Uint32Array>;
  /** Decides the permutations; the referee's, unknown to the attack. */
  readonly shuffle: (table: string) => Draws;
  /** The attack's own. */
  readonly draws: Draws;
}

/** Makes what an adversary sees, and the key that only the referee keeps. */
export function disclose(input: Disclosure): { view: AdversaryView; key: DisclosureKey } {
  const release = permuted(input.release, input.shuffle('release'));
  const sources = new Map([...input.sources].map(([name, table]) => [name, permuted(table, input.shuffle(`source.${name}`))]));
  const first = [...sources.values()][0];
  const targets = new Map(
    [...input.targets].map(([direction, rows]) => [direction, relocate(rows, direction.startsWith('record') ? release.order : (first ?? release).order, input.shuffle(`targets.${direction}`))]),
  );
  const view = {
    release: release.table,
    recodings: input.recodings,
    sources: new Map([...sources].map(([name, source]) => [name, source.table])),
    targets,
    draws: input.draws,
  } as Omit<AdversaryView, typeof disclosed> as AdversaryView;
  return { view, key: { release: release.order, sources: new Map([...sources].map(([name, source]) => [name, source.order])) } };
}

function permuted(table: Table, draws: Draws): { table: Table; order: Uint32Array } {
  const order = permutation(table.rows, draws);
  const moved = takeRows(table, order);
  const columns = new Map<string, Column>([...moved.columns].map(([name, column]) => [name, column.kind === 'coded' ? rebuilt(column) : column]));
  const { subject: _subject, ...schema } = table.schema;
  return { table: { schema, rows: table.rows, columns }, order };
}

/** Codes in order of first appearance in the permuted rows; entries that no row uses are gone. */
function rebuilt(column: CodedColumn): CodedColumn {
  const codeOf = new Int32Array(column.dictionary.length).fill(-1);
  const codes = new Uint32Array(column.codes.length);
  const dictionary: (string | null)[] = [];
  for (let row = 0; row < codes.length; row++) {
    const old = column.codes[row]!;
    if (codeOf[old] === -1) {
      codeOf[old] = dictionary.length;
      dictionary.push(cellText(column, row));
    }
    codes[row] = codeOf[old]!;
  }
  return { ...column, codes, dictionary };
}

/** The disclosed rows of original rows, in an order of their own. */
function relocate(rows: Uint32Array, order: Uint32Array, draws: Draws): Uint32Array {
  const position = new Uint32Array(order.length);
  order.forEach((original, row) => (position[original] = row));
  const moved = permutation(rows.length, draws);
  return moved.map((i) => position[rows[i]!]!);
}
