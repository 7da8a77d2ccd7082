import { z } from 'zod';
import { columnOf, type CodedColumn, type Column } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';
import { isClassModel, type PrivacyModel } from '../../schema/privacy-model.ts';
import type { ColumnSchema } from '../../schema/table-schema.ts';
import { prepareModels } from '../models/class-models.ts';
import { furtherModels, sensitiveColumns } from '../models/model-options.ts';
import { counted, type ReleaseState, type ReleaseStep } from '../step.ts';
import { cutDimension, type CutDimension } from './cut-dimensions.ts';
import { cutAtMedians, type CutClasses } from './median-cut.ts';

const options = z.strictObject({
  k: z.int().min(2).describe('Least number of data subjects (or rows) in every class.'),
  columns: z.array(z.string()).min(1).optional().describe('Quasi-identifiers to recode together. Default: every column classed as quasi-identifier.'),
  strict: z.boolean().default(true).describe('true: rows of one value stay in one class wherever it is cut; false (relaxed): rows at the median of an ordered column are divided evenly, so that classes are smaller; in columns of few values this mixes what a strict cut would part, and may lose more.'),
  unit: z.enum(['subject', 'row']).default('subject').describe('What k and the models count. Rows promise less where people repeat.'),
  models: furtherModels,
});

/** Models that speak of the release as a whole or of a population, which a cut of one class cannot judge. */
const ELSEWHERE: Partial<Record<PrivacyModel['model'], string>> = {
  'average-risk': 'it speaks of the release as a whole; give a larger k',
  'population-uniqueness': 'it speaks of the release as a whole; give a larger k',
  'k-map': 'it counts in a population that the boxes of this step would have to be laid over; use kAnonymize',
  'delta-presence': 'it counts in a population that the boxes of this step would have to be laid over; use kAnonymize',
};

/** k-anonymity by multidimensional recoding: each class gets labels of its own, as narrow as its members allow. */
export const mondrian = {
  id: 'mondrian',
  options,
  doc: {
    title: 'k-anonymity by multidimensional recoding (Mondrian)',
    summary: 'Cuts the rows at medians, or along hierarchies, into many small classes of at least k people, and gives each its own ranges. Nobody is removed, and detail is kept where people are many.',
    assumptions: [
      'The adversary knows at most the quasi-identifiers; a sensitive value that all k share is still disclosed unless a further model forbids it.',
      'A greedy heuristic: the classes are not proven to be the least lossy ones.',
      'Numbers and dates are released as closed ranges of values that occur, categories by the lowest common group of their hierarchy, without groups as a range in alphabetical order. The ends of a range are values of real people.',
      'A missing value lies below all others; a class of missing and present values is released as * in that column, one of missing values only as missing.',
      'A group of a hierarchy that is too small to stand alone stays with others under the name of the group above.',
      'A data subject is whom the company takes a contact to be; unresolved duplicates make real classes smaller than promised.',
      'How cuts were chosen is public: what minimality and the order of cuts tell is not counted.',
    ],
    sources: [
      'LeFevre, DeWitt and Ramakrishnan, Mondrian multidimensional k-anonymity, ICDE 2006, §3 (strict and relaxed partitions) and §4 (greedy algorithm), doi:10.1109/ICDE.2006.101.',
    ],
  },
  run(state, { k, columns, strict, unit, models: further }) {
    const names = [...new Set(columns ?? state.table.schema.columns.filter((column) => column.attributeClass === 'quasi-identifier').map((column) => column.name))];
    if (names.length === 0) throw new InputError('mondrian.columns: expected at least one quasi-identifier in the release, got none; leave the step out or name columns');
    for (const name of names) requireRaw(state, name);
    if (state.form !== 'records') throw new InputError(`mondrian.columns: expected rows that are records of data subjects, got a release whose rows are ${state.form}; leave the step out`);
    const models: PrivacyModel[] = [{ model: 'k-anonymity', k }, ...further];
    for (const { model } of models) if (ELSEWHERE[model] !== undefined) throw new InputError(`mondrian.models: expected models of single classes, got ${model}: ${ELSEWHERE[model]}`);
    const subject = unit === 'subject' ? state.subject : undefined;
    const prepared = prepareModels(models.filter(isClassModel), sensitiveColumns(state, models, names, subject, 'mondrian'));
    const dimensions = names.map((name) => cutDimension(name, columnOf(state.table, name), state.hierarchies.get(name)));
    const classes = cutAtMedians({ dimensions, rows: state.table.rows, strict, models: prepared, ...(subject === undefined ? {} : { subject }) });
    if (!classes.feasible) {
      throw new InputError(`mondrian.k: expected models that the whole table meets as one class, got ${state.table.rows.toLocaleString('en')} rows that do not; lower k or loosen the models`);
    }
    const count = classes.starts.length - 1;
    const labelled = dimensions.map((dimension) => labelColumn(dimension, classes, state.table.rows));
    const next = labelled.reduce((done, column, j) => withLabels(done, dimensions[j]!, column), state);
    return {
      state: next,
      promises: models.map((model) => ({ kind: 'model' as const, model, unit, columns: names })),
      changes: [
        `Cut ${counted(state.table.rows, 'row')} into ${count.toLocaleString('en')} ${count === 1 ? 'class' : 'classes'}, each with its own ranges.`,
        ...names.map((name, j) => `${name}: ${labelled[j] === undefined ? 'as collected' : `${labelled[j]!.dictionary.length.toLocaleString('en')} labels in place of ${(dimensions[j]!.count - 1).toLocaleString('en')} values`}.`),
      ],
    };
  },
} satisfies ReleaseStep<typeof options>;

function requireRaw(state: ReleaseState, name: string): void {
  if (!state.table.columns.has(name)) throw new InputError(`mondrian.columns: expected columns of the release (${[...state.table.columns.keys()].join(', ')}), got ${name}`);
  if (state.pseudonymized.has(name)) throw new InputError(`mondrian.columns: expected ${name} as collected, got one that an earlier step pseudonymized; recode other columns, or leave that step out`);
  if (state.recodings.has(name)) throw new InputError(`mondrian.columns: expected ${name} as collected, got one that an earlier step generalized; use one step`);
}

/** The labels of a column's classes; undefined where every class holds a single value and nothing changes. */
function labelColumn({ positions, label }: CutDimension, { order, starts }: CutClasses, rows: number): CodedColumn | undefined {
  const codes = new Uint32Array(rows);
  const dictionary: (string | null)[] = [];
  const codeOf = new Map<string | null, number>();
  let changed = false;
  for (let c = 0; c + 1 < starts.length; c++) {
    let [least, greatest] = [Infinity, 0];
    for (let i = starts[c]!; i < starts[c + 1]!; i++) {
      const position = positions[order[i]!]!;
      least = Math.min(least, position);
      greatest = Math.max(greatest, position);
    }
    if (least < greatest) changed = true;
    const text = label(least, greatest);
    let code = codeOf.get(text);
    if (code === undefined) {
      code = dictionary.length;
      codeOf.set(text, code);
      dictionary.push(text);
    }
    for (let i = starts[c]!; i < starts[c + 1]!; i++) codes[order[i]!] = code;
  }
  return changed ? { kind: 'coded', type: 'string', codes, dictionary } : undefined;
}

function withLabels(state: ReleaseState, dimension: CutDimension, column: CodedColumn | undefined): ReleaseState {
  if (column === undefined) return state;
  const { name } = dimension;
  const columns = new Map<string, Column>(state.table.columns).set(name, column);
  const schema = { ...state.table.schema, columns: state.table.schema.columns.map((entry): ColumnSchema => (entry.name === name ? { ...entry, type: 'string' } : entry)) };
  return { ...state, table: { ...state.table, schema, columns }, recodings: new Map(state.recodings).set(name, dimension.recoding()) };
}
