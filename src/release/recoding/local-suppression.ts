import { z } from 'zod';
import { asCoded, columnOf, MISSING_INTEGER, type Column } from '../../columns/column.ts';
import { hierarchyOf } from '../../schema/hierarchy.ts';
import { InputError } from '../../schema/input-error.ts';
import { counted, type Promised, type ReleaseState, type ReleaseStep } from '../step.ts';
import { suppressCells } from './cell-suppression.ts';

const options = z.strictObject({
  k: z.int().min(2).describe('Least number of data subjects (or rows) whose key agrees with that of every row.'),
  columns: z.array(z.string()).min(1).max(20).optional().describe('Quasi-identifiers that make up the key. At most 20. Default: every column classed as quasi-identifier.'),
  importance: z.array(z.string()).min(1).optional().describe('Columns from the one to keep to the one to give up first; columns not named come after those named. Default: cells are given up where it helps most rows.'),
  combs: z.int().min(1).optional().describe('Protect only every combination of up to so many columns: an adversary knows no more of them. Default: all columns together.'),
  missing: z.enum(['own', 'wildcard']).default('own').describe('own: a missing value agrees with a missing one only, so that classes can be recounted; wildcard: it agrees with any value, which suppresses less and promises less.'),
  unit: z.enum(['subject', 'row']).default('subject').describe('What k counts. Rows promise less where people repeat.'),
});

/** Each combination is searched and promised by itself; assumed to be more than anyone wants to read. */
const MOST_COMBINATIONS = 1000;

/** k-anonymity by leaving out single cells. */
export const suppressLocally = {
  id: 'suppressLocally',
  options,
  doc: {
    title: 'Local suppression',
    summary: 'Leaves out single cells of rows that too few others agree with, until every row\'s key is shared by at least k people. No row is removed and no other cell is changed.',
    assumptions: [
      'The adversary knows at most the quasi-identifiers (with combs: at most so many of them); a sensitive value that all k share is still disclosed.',
      'A greedy heuristic: the guarantee holds, the number of cells is not proven to be the least.',
      'Missing as collected and suppressed look alike. Under own both are one category; under wildcard (sdcMicro\'s alpha = 1) a row is k-anonymous if k rows could be equal to it, and an adversary who takes missing for a category of its own may still single it out.',
      'Under wildcard a subject with several rows is counted by the first of them, so that slightly more is suppressed than needed.',
      'A data subject is whom the company takes a contact to be; unresolved duplicates make real classes smaller than promised.',
    ],
    sources: [
      'Templ, Kowarik and Meindl, Statistical disclosure control for micro-data using the R package sdcMicro, J. Statistical Software 67 (2015) 4 (kAnon, localSuppression), doi:10.18637/jss.v067.i04.',
      'Hundepool et al., Statistical Disclosure Control, Wiley 2012, §3 (local suppression, μ-Argus).',
    ],
  },
  run(state, { k, columns, importance, combs, missing, unit }) {
    const names = [...new Set(columns ?? state.table.schema.columns.filter((column) => column.attributeClass === 'quasi-identifier').map((column) => column.name))];
    if (names.length === 0) throw new InputError('suppressLocally.columns: expected at least one quasi-identifier in the release, got none; leave the step out or name columns');
    if (names.length > 20) throw new InputError(`suppressLocally.columns: expected at most 20 columns, got ${names.length}; name those that an adversary may know`);
    for (const name of names) requireLevels(state, name);
    for (const name of importance ?? []) if (!names.includes(name)) throw new InputError(`suppressLocally.importance: expected columns of the key (${names.join(', ')}), got ${name}`);
    if (combs !== undefined && combs > names.length) throw new InputError(`suppressLocally.combs: expected at most ${names.length}, the number of columns, got ${combs}; leave it out to protect all together`);
    if (state.form !== 'records') throw new InputError(`suppressLocally.columns: expected rows that are records of data subjects, got a release whose rows are ${state.form}; leave the step out`);
    const subject = unit === 'subject' ? state.subject : Int32Array.from({ length: state.table.rows }, (_, row) => row);
    const members = new Set(subject).size;
    if (members < k) throw new InputError(`suppressLocally.k: expected at most ${members.toLocaleString('en')}, the ${unit === 'subject' ? 'data subjects' : 'rows'} in the release, got ${k}; choose a smaller k`);
    const coded = names.map((name) => asCoded(columnOf(state.table, name)));
    const dictionaries = coded.map(({ dictionary }) => (dictionary.includes(null) ? dictionary : [...dictionary, null]));
    const gap = dictionaries.map((dictionary) => dictionary.indexOf(null));
    const codes = coded.map((column) => column.codes.slice());
    const combinations = subsets(names.length, combs ?? names.length);
    if (combinations.length > MOST_COMBINATIONS) throw new InputError(`suppressLocally.combs: expected at most ${MOST_COMBINATIONS.toLocaleString('en')} combinations of columns, got ${combinations.length.toLocaleString('en')}; choose fewer columns or another number`);
    const rank = (j: number): number => (importance!.includes(names[j]!) ? importance!.indexOf(names[j]!) : names.length + j);
    const order = importance === undefined ? undefined : [...names.keys()].sort((a, b) => rank(b) - rank(a));
    suppressCells({ codes, dictionaries, gap, subject, k, combinations, order, missing });
    const gone = names.map((_, j) => codes[j]!.map((code, row) => (code === gap[j] && coded[j]!.codes[row] !== code ? 1 : 0)));
    const cells = gone.map((own) => own.reduce((sum, flag) => sum + flag, 0));
    const total = cells.reduce((sum, count) => sum + count, 0);
    const model = { model: 'k-anonymity', k, ...(missing === 'wildcard' ? { missing } : {}) } as const;
    const promises = combinations.map((combination): Promised => ({ kind: 'model', model, unit, columns: combination.map((j) => names[j]!) }));
    return {
      state: names.reduce((done, name, j) => (cells[j] === 0 ? done : withGaps(done, name, gone[j]!)), state),
      promises,
      changes: [
        `Suppressed ${counted(total, 'cell')} of ${(names.length * state.table.rows).toLocaleString('en')} (${((100 * total) / Math.max(1, names.length * state.table.rows)).toFixed(2)} %).`,
        ...names.flatMap((name, j) => (cells[j] === 0 ? [] : [`${name}: ${counted(cells[j]!, 'cell')}.`])),
      ],
    };
  },
} satisfies ReleaseStep<typeof options>;

function requireLevels(state: ReleaseState, name: string): void {
  if (!state.table.columns.has(name)) throw new InputError(`suppressLocally.columns: expected columns of the release (${[...state.table.columns.keys()].join(', ')}), got ${name}`);
  if (state.recodings.get(name)?.kind === 'local') throw new InputError(`suppressLocally.columns: expected ${name} as collected or at one level, got labels that differ from row to row; leave one of the steps out`);
}

/** Every set of `size` of the first `count` numbers: smaller sets are k-anonymous where these are. */
function subsets(count: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: Math.max(0, count - from - size + 1) }, (_, i) => from + i).flatMap((first) => subsets(count, size - 1, first + 1).map((rest) => [first, ...rest]));
}

/** The state with cells left out of a column, which is published: a missing value may now stand for any. */
function withGaps(state: ReleaseState, name: string, gone: Uint32Array): ReleaseState {
  const column = columnOf(state.table, name);
  const before = state.recodings.get(name);
  const known = before === undefined || before.kind === 'local' ? { hierarchy: state.hierarchies.get(name) ?? hierarchyOf({ kind: 'suppress' }), level: 0 } : before;
  return {
    ...state,
    table: { ...state.table, columns: new Map<string, Column>(state.table.columns).set(name, gapped(column, gone)) },
    recodings: new Map(state.recodings).set(name, { ...known, cellsSuppressed: true }),
  };
}

function gapped(column: Column, gone: Uint32Array): Column {
  if (column.kind === 'number') {
    const values = column.values.slice();
    gone.forEach((flag, row) => {
      if (flag === 1) values[row] = values instanceof Int32Array ? MISSING_INTEGER : Number.NaN;
    });
    return { ...column, values };
  }
  const known = column.dictionary.indexOf(null);
  const missing = known < 0 ? column.dictionary.length : known;
  return { ...column, codes: column.codes.map((code, row) => (gone[row] === 1 ? missing : code)), dictionary: known < 0 ? [...column.dictionary, null] : column.dictionary };
}
