import { z } from 'zod';
import { selectColumns } from '../columns/column.ts';
import { InputError } from '../schema/input-error.ts';
import type { ReleaseState, ReleaseStep, StepOutcome } from './step.ts';

const WP216 = 'Article 29 Working Party, Opinion 05/2014 on Anonymisation Techniques (WP216), 2014, §4 and §5: removing direct identifiers is pseudonymisation at best, not anonymisation.';

function withoutColumns(state: ReleaseState, dropped: readonly string[], step: string): StepOutcome {
  for (const name of dropped) {
    if (!state.table.columns.has(name)) throw new InputError(`${step}.columns: expected columns of the release (${[...state.table.columns.keys()].join(', ')}), got ${name}; leave it out`);
  }
  const names = state.table.schema.columns.map((column) => column.name).filter((name) => !dropped.includes(name));
  if (names.length === 0) throw new InputError(`${step}.columns: expected a column to be left, got a step that removes all ${dropped.length}; release another column or leave the step out`);
  return {
    state: { ...state, table: selectColumns(state.table, names) },
    promises: dropped.length === 0 ? [] : [{ kind: 'absent', columns: dropped }],
    changes: dropped.length === 0 ? ['Removed no column.'] : [`Removed ${dropped.join(', ')}.`],
  };
}

const directOptions = z.strictObject({ except: z.array(z.string()).default([]).describe('Direct identifiers that stay, for example one that another step pseudonymizes.') });

/** Removes every column classed as a direct identifier: the most common and the weakest safeguard. */
export const removeDirectIdentifiers = {
  id: 'removeDirectIdentifiers',
  eachAlone: true,
  anyForm: true,
  options: directOptions,
  doc: {
    title: 'Remove direct identifiers',
    summary: 'Drops every column that names a person by itself (names, e-mail, telephone). Quasi-identifiers stay as they are.',
    assumptions: ['Nobody can tell people apart by what remains: this is what the attacks test.'],
    sources: [WP216],
  },
  run(state, { except }) {
    const direct = state.table.schema.columns.filter((column) => column.attributeClass === 'direct-identifier' && !except.includes(column.name)).map((column) => column.name);
    return withoutColumns(state, direct, 'removeDirectIdentifiers');
  },
} satisfies ReleaseStep<typeof directOptions>;

const dropOptions = z.strictObject({ columns: z.array(z.string()).min(1).describe('Names of the columns to leave out of the release.') });

/** Removes named columns: attribute suppression. */
export const dropColumns = {
  id: 'dropColumns',
  eachAlone: true,
  anyForm: true,
  options: dropOptions,
  doc: {
    title: 'Drop columns',
    summary: 'Leaves named columns out of the release (attribute suppression; data minimisation, GDPR Art. 5(1)(c)).',
    assumptions: ['The columns that remain do not give the dropped ones away.'],
    sources: ['ISO/IEC 20889:2018, Privacy enhancing data de-identification terminology and classification of techniques, suppression tools.'],
  },
  run: (state, { columns }) => withoutColumns(state, columns, 'dropColumns'),
} satisfies ReleaseStep<typeof dropOptions>;
