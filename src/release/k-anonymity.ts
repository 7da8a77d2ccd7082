import { z } from 'zod';
import { asCoded, columnOf, takeRows } from '../columns/column.ts';
import { levelTable } from '../columns/level-table.ts';
import { InputError } from '../schema/input-error.ts';
import { searchFullDomain } from './full-domain.ts';
import { atLevel, hierarchyFor } from './generalize.ts';
import { counted, keepRows, type ReleaseStep } from './step.ts';

const options = z.strictObject({
  k: z.int().min(2).describe('Least number of data subjects (or rows) in every class that is released.'),
  suppressionLimit: z.number().min(0).max(1).default(0.05).describe('Largest share of rows that may be left out instead of generalizing everyone further.'),
  columns: z.array(z.string()).min(1).optional().describe('Quasi-identifiers to make k-anonymous. Default: every column classed as quasi-identifier.'),
  unit: z.enum(['subject', 'row']).default('subject').describe('What k counts. Rows promise less where people repeat.'),
});

/**
 * k-anonymity by optimal full-domain generalization; rows of smaller classes are suppressed (removed),
 * up to a limit.
 */
export const kAnonymize = {
  id: 'kAnonymize',
  options,
  doc: {
    title: 'k-anonymity by full-domain generalization',
    summary: 'Generalizes whole columns as little as possible (least loss.lm.geometric) so that every released class holds at least k people, and removes the rows of smaller classes up to a limit.',
    assumptions: [
      'The adversary knows at most the quasi-identifiers; a sensitive value that all k share is still disclosed.',
      'A data subject is whom the company takes a contact to be; unresolved duplicates make real classes smaller than promised.',
    ],
    sources: [
      'Sweeney, k-anonymity: a model for protecting privacy, Int. J. Uncertainty, Fuzziness and Knowledge-Based Systems 10 (2002) 557–570, doi:10.1142/S0218488502001648.',
      'Samarati, IEEE TKDE 13 (2001) 1010–1027 (suppression limit), doi:10.1109/69.971193.',
      'LeFevre, DeWitt and Ramakrishnan, Incognito: efficient full-domain k-anonymity, SIGMOD 2005, 49–60, doi:10.1145/1066157.1066164.',
    ],
  },
  run(state, { k, suppressionLimit, columns, unit }) {
    const names = [...new Set(columns ?? state.table.schema.columns.filter((column) => column.attributeClass === 'quasi-identifier').map((column) => column.name))];
    if (names.length === 0) throw new InputError('kAnonymize.columns: expected at least one quasi-identifier in the release, got none; leave the step out or name columns');
    const hierarchies = names.map((name) => hierarchyFor(state, name, 'kAnonymize'));
    const coded = names.map((name) => asCoded(columnOf(state.table, name)));
    const solution = searchFullDomain({
      columns: coded,
      tables: coded.map((column, j) => levelTable(column, hierarchies[j]!)),
      k,
      suppressionLimit,
      ...(unit === 'subject' ? { subject: state.subject } : {}),
    });
    const recoded = names.reduce((next, name, j) => atLevel(next, name, hierarchies[j]!, solution.levels[j]!), state);
    const levels = names.map((name, j) => `${name} ${hierarchies[j]!.names[solution.levels[j]!]!}`).join(', ');
    return {
      state: keepRows(recoded, solution.suppressed.map((flag) => 1 - flag), takeRows),
      promises: [{ kind: 'model', model: { model: 'k-anonymity', k }, unit, columns: names }],
      changes: [
        `Released at ${levels}.`,
        `Suppressed ${counted(solution.suppressedRows, 'row')} of ${state.table.rows.toLocaleString('en')}.`,
        `Evaluated ${solution.evaluated.toLocaleString('en')} of ${solution.latticeSize.toLocaleString('en')} generalizations; the least loss is ${solution.proven ? 'proven' : 'the best found, not proven'}.`,
      ],
    };
  },
} satisfies ReleaseStep<typeof options>;
