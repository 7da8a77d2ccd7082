import { z } from 'zod';
import { codeTexts, takeRows, type CodedColumn, type Column } from '../../columns/column.ts';
import { levelTable, type LevelTable } from '../../columns/level-table.ts';
import { InputError } from '../../schema/input-error.ts';
import type { ColumnSchema } from '../../schema/table-schema.ts';
import { counted, keepRows, type ReleaseState, type ReleaseStep } from '../step.ts';
import { cheapestCover } from './cheapest-cover.ts';
import { itemColumn } from './item-columns.ts';
import { itemRecoding, type ItemRecoding } from './item-recoding.ts';
import { combinations, holdingsOf, rareSets } from './item-sets.ts';

const options = z.strictObject({
  item: z.string().describe('Column of what each row is about: a page liked, a product bought.'),
  k: z.int().min(2).describe('Least number of data subjects who share every combination.'),
  m: z.int().min(1).max(3).default(2).describe('Largest number of items of one person that an adversary knows.'),
  generalize: z.boolean().default(true).describe('Where the item column has a hierarchy: also replace items by their group, in all rows alike, where that loses less than leaving them out.'),
});

/** Makes every combination of up to m items one that at least k people share, or nobody has. */
export const kmAnonymize = {
  id: 'kmAnonymize',
  options,
  doc: {
    title: 'k^m-anonymity of item sets',
    summary: 'Suppresses items, or generalizes them by a hierarchy, in all rows alike, so that whoever knows up to m items of a person still finds at least k people who have them all.',
    assumptions: [
      'The adversary knows at most m items of a person, and none that the person does not have; dates and other columns of the rows are not known.',
      'Items are a set: how often a person has one is not protected. A missing item is no item, and its rows stay.',
      'An item is chosen by how many rare combinations it takes part in for the rows lost, greedily: least loss is not proven. A row left out counts as 1, a generalized one by the share of the domain that it now stands for.',
      'Sparse data may lose most of its items; what is left is said.',
    ],
    sources: [
      'M. Terrovitis, N. Mamoulis, P. Kalnis, Privacy-preserving anonymization of set-valued data, PVLDB 1 (2008) 115–125 (§3, the model; §4.3, Apriori-based anonymization: sizes 1 to m in turn; there by generalization only), doi:10.14778/1453856.1453874.',
    ],
  },
  run(state, { item, k, m, generalize }) {
    const { coded, missing } = itemColumn(state, item, 'kmAnonymize');
    const hierarchy = generalize ? state.hierarchies.get(item) : undefined;
    if (hierarchy !== undefined && (state.recodings.has(item) || state.pseudonymized.has(item))) {
      throw new InputError(`kmAnonymize.item: expected ${item} as collected, got one that an earlier step generalized or pseudonymized; leave that step out, or set generalize to false`);
    }
    const table = hierarchy === undefined ? undefined : levelTable(coded, hierarchy);
    const rows = new Uint32Array(coded.dictionary.length);
    for (const code of coded.codes) if (code !== missing) rows[code]!++;
    const recoding = itemRecoding(rows, table);
    for (let size = 1; size <= m; size++) resolve(state, coded, recoding, k, size);
    const released = table === undefined || recoding.level.every((level) => level <= 0) ? state : recoded(state, item, coded, table, recoding.level);
    const next = keepRows(released, Uint8Array.from(coded.codes, (code) => (code === missing || recoding.level[code]! >= 0 ? 1 : 0)), takeRows);
    return {
      state: next,
      promises: [{ kind: 'model', model: { model: 'km-anonymity', k, m, item }, unit: 'subject', columns: [item] }],
      changes: sentences(state, item, rows, recoding, next),
    };
  },
} satisfies ReleaseStep<typeof options>;

/** Assumed bounds of what is worth waiting for: combinations looked at (some 20 s), and rare ones kept at a time (200 MB). */
const MOST_COMBINATIONS = 5e9;
const MOST_RARE = 20_000_000;

/**
 * Acts until no combination of `size` items is rare. Suppression makes no other combination rarer, so that one
 * round is enough; generalization joins combinations, and what is rare is counted anew. Smaller sizes stay as they
 * are: whoever shares a generalized combination shares one that it came from.
 */
function resolve(state: ReleaseState, coded: CodedColumn, recoding: ItemRecoding, k: number, size: number): void {
  for (;;) {
    const actions = recoding.actions();
    const { ofCode, count } = recoding.items();
    const holdings = holdingsOf(state.subject, Int32Array.from(coded.codes, (code) => ofCode[code]!), count);
    const work = combinations(holdings, size);
    if (work > MOST_COMBINATIONS) {
      throw new InputError(`kmAnonymize.m: expected at most ${MOST_COMBINATIONS.toLocaleString('en')} combinations of ${size} items, got ${Math.round(work).toLocaleString('en')}; lower m, or take limitItems or keepPopularItems first`);
    }
    const { sets, complete } = rareSets(holdings, size, k, MOST_RARE);
    if (sets.length === 0) return;
    const generalized = recoding.apply(cheapestCover(sets, size, count, actions));
    if (complete && !generalized) return;
  }
}

function recoded(state: ReleaseState, item: string, coded: CodedColumn, table: LevelTable, level: Int8Array): ReleaseState {
  const labels = coded.dictionary.map((value, code) => (level[code]! <= 0 ? value : table.labels[level[code]!]![table.codes[level[code]!]![code]!]!));
  const columns = new Map<string, Column>(state.table.columns).set(item, codeTexts(Array.from(coded.codes, (code) => labels[code]!), coded.codes.length));
  const schema = { ...state.table.schema, columns: state.table.schema.columns.map((entry): ColumnSchema => (entry.name === item ? { ...entry, type: 'string' } : entry)) };
  return { ...state, table: { ...state.table, schema, columns } };
}

function sentences(state: ReleaseState, item: string, rows: Uint32Array, { level, items }: ItemRecoding, next: ReleaseState): string[] {
  const all = rows.filter((count) => count > 0).length;
  const out = level.filter((own, code) => own < 0 && rows[code]! > 0).length;
  const { ofCode } = items();
  const raised = [...level.keys()].filter((code) => level[code]! > 0);
  return [
    ...(raised.length === 0 ? [] : [`Generalized ${counted(raised.length, 'value')} of ${item} to ${counted(new Set(raised.map((code) => ofCode[code])).size, 'group')}.`]),
    `Left out ${counted(out, 'value')} of ${item}, of ${all.toLocaleString('en')}: ${counted(state.table.rows - next.table.rows, 'row')} of ${state.table.rows.toLocaleString('en')}.`,
  ];
}
