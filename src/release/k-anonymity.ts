import { z } from 'zod';
import { asCoded, columnOf, takeRows, type CodedColumn } from '../columns/column.ts';
import { concatenated } from '../columns/concatenated.ts';
import { levelTable, type LevelTable } from '../columns/level-table.ts';
import type { Hierarchy } from '../schema/hierarchy.ts';
import { InputError } from '../schema/input-error.ts';
import type { PrivacyModel } from '../schema/privacy-model.ts';
import { searchFullDomain, type FullDomainSolution } from './full-domain.ts';
import { atLevel, hierarchyFor } from './generalize.ts';
import { OBJECTIVES } from './lattice/objective.ts';
import { prepareModels } from './models/class-models.ts';
import { furtherModels, sensitiveColumns } from './models/model-options.ts';
import { counted, keepRows, type ReleaseState, type ReleaseStep } from './step.ts';

const options = z.strictObject({
  k: z.int().min(1).describe('Least number of data subjects (or rows) in every class that is released; 1 asks for the further models only.'),
  suppressionLimit: z.number().min(0).max(1).default(0.05).describe('Largest share of rows that may be left out instead of generalizing everyone further.'),
  columns: z.array(z.string()).min(1).optional().describe('Quasi-identifiers to make k-anonymous. Default: every column classed as quasi-identifier.'),
  unit: z.enum(['subject', 'row']).default('subject').describe('What k counts. Rows promise less where people repeat.'),
  models: furtherModels,
  objective: z.enum(OBJECTIVES).default('loss.lm.geometric').describe('The loss that the released generalization has least of.'),
  weights: z.record(z.string(), z.number().positive()).optional().describe('Importance of columns in a loss of columns (lm, ncp, non-uniform entropy). Default: 1 each.'),
  target: z.string().optional().describe('The column that loss.classification asks to keep predictable, for example whether a contact responded.'),
  maxNodes: z.int().min(1).default(1_000_000).describe('Generalizations to evaluate at most; the best found is then released, and said not to be proven.'),
});

/**
 * k-anonymity and other models by optimal full-domain generalization; rows of classes that fail a model are
 * suppressed (removed), up to a limit.
 */
export const kAnonymize = {
  id: 'kAnonymize',
  options,
  doc: {
    title: 'k-anonymity by full-domain generalization',
    summary: 'Generalizes whole columns as little as possible (least of a chosen loss) so that every released class holds at least k people and meets all further models, and removes the rows of other classes up to a limit.',
    assumptions: [
      'The adversary knows at most the quasi-identifiers; a sensitive value that all k share is still disclosed, unless a further model bounds it.',
      'A data subject is whom the company takes a contact to be; unresolved duplicates make real classes smaller than promised.',
      'A missing value is a category of its own, as quasi-identifier and as sensitive value.',
      'Distances and shares of sensitive values are measured from the whole table as the step receives it, before rows are suppressed.',
    ],
    sources: [
      'Sweeney, k-anonymity: a model for protecting privacy, Int. J. Uncertainty, Fuzziness and Knowledge-Based Systems 10 (2002) 557–570, doi:10.1142/S0218488502001648.',
      'Samarati, IEEE TKDE 13 (2001) 1010–1027 (suppression limit), doi:10.1109/69.971193.',
      'LeFevre, DeWitt and Ramakrishnan, Incognito: efficient full-domain k-anonymity, SIGMOD 2005, 49–60, doi:10.1145/1066157.1066164.',
      'Machanavajjhala, Kifer, Gehrke and Venkitasubramaniam, l-diversity: privacy beyond k-anonymity, ACM TKDD 1 (2007), doi:10.1145/1217299.1217302.',
      'Li, Li and Venkatasubramanian, t-closeness: privacy beyond k-anonymity and l-diversity, ICDE 2007, 106–115, doi:10.1109/ICDE.2007.367856.',
      'Nergiz, Atzori and Clifton, Hiding the presence of individuals from shared databases, SIGMOD 2007, 665–676 (δ-presence).',
      'Cao and Karras, Publishing microdata with a robust privacy guarantee, PVLDB 5 (2012) 1388–1399 (β-likeness).',
      'Brickell and Shmatikov, The cost of privacy: destruction of data-mining utility in anonymized data publishing, KDD 2008, 70–78 (δ-disclosure privacy).',
    ],
  },
  run(state, { k, suppressionLimit, columns, unit, models: further, objective, weights, target, maxNodes }) {
    const names = [...new Set(columns ?? state.table.schema.columns.filter((column) => column.attributeClass === 'quasi-identifier').map((column) => column.name))];
    if (names.length === 0) throw new InputError('kAnonymize.columns: expected at least one quasi-identifier in the release, got none; leave the step out or name columns');
    const hierarchies = names.map((name) => hierarchyFor(state, name, 'kAnonymize'));
    const models: PrivacyModel[] = [...(k > 1 ? [{ model: 'k-anonymity', k } as const] : []), ...further];
    if (models.length === 0) throw new InputError('kAnonymize.k: expected k of at least 2 or a further model, got 1 alone; it would promise nothing');
    const subject = unit === 'subject' ? state.subject : undefined;
    if (state.table.rows === 0) throw new InputError('kAnonymize.columns: expected a table with rows, got none');
    const members = subject === undefined ? state.table.rows : new Set(subject).size;
    if (k > members) throw new InputError(`kAnonymize.k: expected at most the ${counted(members, subject === undefined ? 'row' : 'data subject')} of the table, got ${k}; lower k`);
    const sensitive = sensitiveColumns(state, models, names, subject, 'kAnonymize');
    const solution = searchFullDomain({
      ...quasiIdentifiers(state, names, hierarchies, models),
      rows: state.table.rows,
      k,
      models: prepareModels(models, sensitive),
      suppressionLimit,
      objective,
      maxNodes,
      ...(weights === undefined ? {} : { weights: weightsOf(weights, names, objective) }),
      ...targetOf(state, target, names, objective),
      ...(subject === undefined ? {} : { subject }),
    });
    const recoded = names.reduce((next, name, j) => atLevel(next, name, hierarchies[j]!, solution.levels[j]!), state);
    const levels = names.map((name, j) => `${name} ${hierarchies[j]!.names[solution.levels[j]!]!}`).join(', ');
    return {
      state: keepRows(recoded, solution.suppressed.map((flag) => 1 - flag), takeRows),
      promises: models.map((model) => ({ kind: 'model', model, unit, columns: names })),
      changes: [
        `Released at ${levels}.`,
        `Suppressed ${counted(solution.suppressedRows, 'row')} of ${state.table.rows.toLocaleString('en')}.`,
        searched(solution, objective),
      ],
    };
  },
} satisfies ReleaseStep<typeof options>;

/** How much of the lattice was evaluated, and whether that proves the optimum. */
function searched({ evaluated, latticeSize, proven }: FullDomainSolution, objective: string): string {
  const share = `Evaluated ${evaluated.toLocaleString('en')} of ${counted(latticeSize, 'generalization')}`;
  if (!proven) return `${share}, as many as maxNodes allows: this one has the lowest ${objective} among them, and a lower one may exist.`;
  return evaluated === latticeSize ? `${share}: none has a lower ${objective}.` : `${share} and excluded the others by bounds: no generalization has a lower ${objective}.`;
}

/** The columns to generalize, with the population's rows behind them where a model counts in it. */
function quasiIdentifiers(state: ReleaseState, names: readonly string[], hierarchies: readonly Hierarchy[], models: readonly PrivacyModel[]): { columns: CodedColumn[]; tables: LevelTable[] } {
  const own = names.map((name) => asCoded(columnOf(state.table, name)));
  if (!models.some(({ model }) => model === 'k-map' || model === 'delta-presence')) return { columns: own, tables: own.map((column, j) => levelTable(column, hierarchies[j]!)) };
  const { population } = state;
  if (population === undefined) throw new InputError('kAnonymize.models: expected a population table for k-map or delta-presence, got none; name its file under population');
  const lacking = names.filter((name) => !population.columns.has(name));
  if (lacking.length > 0) throw new InputError(`kAnonymize.models: expected the population table to hold every quasi-identifier, got none of ${lacking.join(', ')}; add them or leave them out of the release`);
  const columns = names.map((name, j) => asCoded(columnOf(concatenated([codedTable(name, own[j]!), codedTable(name, asCoded(columnOf(population, name)))]), name)));
  // The loss is of the release: its own values are the domain.
  return { columns, tables: columns.map((column, j) => levelTable(column, hierarchies[j]!, valuesInUse(own[j]!))) };
}

function codedTable(name: string, column: CodedColumn) {
  return { schema: { name: 'one column', columns: [{ name, type: 'string' as const, attributeClass: 'quasi-identifier' as const }] }, rows: column.codes.length, columns: new Map([[name, column]]) };
}

function valuesInUse({ codes, dictionary }: CodedColumn): (string | null)[] {
  return [...new Set(codes)].map((code) => dictionary[code] ?? null);
}

function weightsOf(weights: Readonly<Record<string, number>>, names: readonly string[], objective: string): number[] {
  const unknown = Object.keys(weights).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new InputError(`kAnonymize.weights: expected columns that are generalized (${names.join(', ')}), got ${unknown.join(', ')}`);
  if (!objective.startsWith('loss.lm') && objective !== 'loss.ncp' && objective !== 'loss.non-uniform-entropy') throw new InputError(`kAnonymize.weights: expected a loss of columns as objective, got ${objective}, which knows classes only; leave the weights out`);
  return names.map((name) => weights[name] ?? 1);
}

function targetOf(state: ReleaseState, target: string | undefined, names: readonly string[], objective: string): { target?: CodedColumn } {
  if (objective !== 'loss.classification') {
    if (target !== undefined) throw new InputError(`kAnonymize.target: expected the objective loss.classification with a target, got ${objective}; leave the target out`);
    return {};
  }
  if (target === undefined || !state.table.columns.has(target) || names.includes(target)) throw new InputError(`kAnonymize.target: expected a column of the release that is not generalized for loss.classification, got ${target ?? 'none'}; name one`);
  return { target: asCoded(columnOf(state.table, target)) };
}
