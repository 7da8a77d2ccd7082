import { z } from 'zod';
import { makeTable } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';
import type { ReleaseState, ReleaseStep } from '../step.ts';
import { gaussianCopula } from './gaussian-copula.ts';
import { independentMarginals } from './independent-marginals.ts';
import { mst } from './mst.ts';
import type { Synthesis, SynthesisInput } from './synthesizer.ts';

const METHODS = [independentMarginals, gaussianCopula, mst];

const options = z.discriminatedUnion('method', [independentMarginals.options, gaussianCopula.options, mst.options]);

/** Replaces the records by rows drawn from a model of them. */
export const synthesize = {
  id: 'synthesize',
  options,
  doc: {
    title: 'Synthetic data',
    summary: `Replaces the records by rows drawn from a model of them, by one of three methods: ${METHODS.map(({ doc }) => doc.summary).join(' ')}`,
    assumptions: [
      'A synthetic row is about nobody, yet the model is about the people it was fitted to: only the ε of a private method bounds what it tells of one of them.',
      'Where ε is given, neighbouring tables differ by one data subject, with or without all of their rows; replacing a subject counts as two changes. At most maxRowsPerSubject rows of each are used, and how many were left out is told to the owner alone.',
      'Domains, bounds, bins, columns and rows are public: stated without looking at the data. Values outside a domain are moved into it.',
      'The promise speaks of the table that the step receives. Earlier steps must treat every row by itself (remove, generalize, round); one that looks at other rows (k-anonymity, swapping, microaggregation) undoes it.',
      'Types of columns are public too: where they were inferred from the file, a single odd value may have decided one.',
      'Missing values are a cell of their own in every column of the private methods, so that noise may put some into a column without any.',
      ...METHODS.flatMap(({ doc }) => doc.assumptions),
    ],
    sources: [
      ...METHODS.flatMap(({ doc }) => doc.sources),
      'C. L. Canonne, G. Kamath, T. Steinke, The discrete Gaussian for differential privacy, NeurIPS 2020, arXiv:2004.00010 (the noise).',
      'M. Bun, T. Steinke, Concentrated differential privacy: simplifications, extensions, and lower bounds, TCC 2016-B, doi:10.1007/978-3-662-53641-4_24 (the accountant).',
    ],
  },
  run(state, chosen) {
    const { columns, left } = chosenColumns(state, chosen.columns);
    const made = synthesisBy({ state, columns }, chosen);
    const { name, description, columns: schemas } = state.table.schema;
    const schema = { name, ...(description === undefined ? {} : { description }), columns: columns.map((own) => schemas.find((column) => column.name === own)!) };
    const none = new Uint8Array(0);
    return {
      state: {
        ...state,
        form: 'synthetic',
        table: makeTable(schema, made.columns),
        rows: new Uint32Array(0),
        subject: new Int32Array(0),
        ledger: { consentRecorded: none, optedOut: none },
        recodings: new Map(),
        pseudonymized: new Set(),
      },
      promises: made.promises,
      changes: [...(left.length === 0 ? [] : [`Left out ${left.join(', ')}: direct identifiers and pseudonyms are not imitated.`]), ...made.changes],
      ...(made.internal === undefined ? {} : { internal: made.internal }),
    };
  },
} satisfies ReleaseStep<typeof options>;

function synthesisBy(input: SynthesisInput, chosen: z.output<typeof options>): Synthesis {
  switch (chosen.method) {
    case 'independent-marginals':
      return independentMarginals.synthesize(input, chosen);
    case 'gaussian-copula':
      return gaussianCopula.synthesize(input, chosen);
    case 'mst':
      return mst.synthesize(input, chosen);
  }
}

/** The columns to synthesize, and those left out because they name or number people. */
function chosenColumns(state: ReleaseState, wanted: readonly string[] | undefined): { readonly columns: readonly string[]; readonly left: readonly string[] } {
  const { form, table, pseudonymized } = state;
  if (form !== 'records') throw new InputError(`synthesize.steps: expected records to imitate, got ${form === 'synthetic' ? 'synthetic rows' : 'statistics'}; use one step that replaces the records`);
  const all = table.schema.columns.map(({ name }) => name);
  const naming = all.filter((name) => pseudonymized.has(name) || name === table.schema.subject || table.schema.columns.some((column) => column.name === name && column.attributeClass === 'direct-identifier'));
  const columns = wanted ?? all.filter((name) => !naming.includes(name));
  const unknown = columns.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new InputError(`synthesize.columns: expected columns of the release (${all.join(', ')}), got ${unknown.join(', ')}`);
  if (new Set(columns).size < columns.length) throw new InputError('synthesize.columns: expected each column once, got one twice');
  const refused = columns.filter((name) => naming.includes(name));
  if (refused.length > 0) throw new InputError(`synthesize.columns: expected no direct identifiers and no pseudonyms, since imitating them would release them, got ${refused.join(', ')}; leave them out`);
  if (columns.length === 0) throw new InputError('synthesize.columns: expected a column to synthesize, got only direct identifiers and pseudonyms');
  return { columns, left: wanted === undefined ? naming : [] };
}
