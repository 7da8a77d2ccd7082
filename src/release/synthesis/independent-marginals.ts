import { z } from 'zod';
import { cellText, codeTexts, columnOf, type Column } from '../../columns/column.ts';
import { aliasTable } from '../../random/alias-table.ts';
import type { Draws } from '../../random/draws.ts';
import { InputError } from '../../schema/input-error.ts';
import { counted } from '../step.ts';
import { boundedRows, epsilonOption, noisyTotal, privacyOptions, privacyPromise, privateCounts } from './private-counts.ts';
import { cellColumn, cellColumns, publicDomain, type CellColumn } from './public-domain.ts';
import { ontoSimplex } from './simplex.ts';
import { refuseFreeText } from './free-text.ts';
import { MOST_ROWS, sharedOptions, type Synthesis, type SynthesisInput, type Synthesizer } from './synthesizer.ts';

const options = z.strictObject({
  method: z.literal('independent-marginals').describe('Each column by itself: keeps how often values occur, and no dependence between columns.'),
  ...sharedOptions,
  domain: publicDomain.default({}),
  epsilon: epsilonOption.optional().describe('Privacy loss ε for one data subject, spread evenly over the columns; every column then needs a public domain. Left out, nothing is promised, values are drawn from those in the table, and delta and maxRowsPerSubject have no effect.'),
  ...privacyOptions,
});

/** Every column drawn from its own distribution: the least that synthetic data can keep. */
export const independentMarginals = {
  options,
  doc: {
    summary: 'independent-marginals draws every column from its own shares, with noise where ε is given.',
    assumptions: [
      'independent-marginals: columns are drawn independently, so that every relation between them is lost; it is the floor that another method must beat.',
      'independent-marginals without ε promises nothing: a rare value of the table comes out as it is.',
    ],
    sources: ['C. Dwork, A. Roth, The algorithmic foundations of differential privacy, Foundations and Trends in Theoretical Computer Science 9 (2014) 211–407, §3.3 and appendix A (noisy histograms), doi:10.1561/0400000042.'],
  },
  synthesize(input, chosen) {
    return chosen.epsilon === undefined ? resampled(input, chosen) : withNoise(input, { ...chosen, epsilon: chosen.epsilon });
  },
} satisfies Synthesizer<typeof options>;

type Chosen = z.output<typeof options>;

function withNoise({ state, columns }: SynthesisInput, { domain, epsilon, delta, maxRowsPerSubject: maxRows, rows }: Chosen & { epsilon: number }): Synthesis {
  const encoded = cellColumns(state.table, columns, domain);
  const used = boundedRows(state.subject, maxRows, state.draws('synthesize.subject'));
  const counts = privateCounts(state.subject, used, { epsilon, delta, maxRows });
  const share = counts.ledger.total / columns.length;
  const noisy = encoded.map((column) => counts.measure(`counts of ${column.name}`, [column], share, state.draws(`synthesize.marginal.${column.name}`)));
  const total = noisyTotal(noisy);
  const size = rows ?? Math.min(MOST_ROWS, Math.round(total));
  return {
    columns: new Map(encoded.map((column, j) => [column.name, drawn(column, ontoSimplex(noisy[j]!.counts, total), size, state.draws)])),
    promises: [privacyPromise(counts.ledger)],
    changes: [
      `Drew ${counted(size, 'synthetic row')} of ${counted(columns.length, 'column')} (${columns.join(', ')}), each from its own noisy counts.`,
      `Spent ε = ${epsilon} at δ = ${delta} on at most ${counted(maxRows, 'row')} of each data subject, evenly over the columns.`,
    ],
    internal: { rowsLeftOut: state.table.rows - used.length, valuesOutsideDomain: Object.fromEntries(encoded.map(({ name, outside }) => [name, outside])) },
  };
}

function resampled({ state, columns }: SynthesisInput, { domain, rows }: Chosen): Synthesis {
  const { table, draws } = state;
  if (table.rows === 0) throw new InputError('synthesize.method: expected a table with rows, got none');
  for (const name of Object.keys(domain)) if (!columns.includes(name)) throw new InputError(`synthesize.domain: expected columns to synthesize (${columns.join(', ')}), got ${name}; leave it out of the domain`);
  const size = rows ?? table.rows;
  const synthetic = columns.map((name): [string, Column] => {
    const own = domain[name];
    const column = columnOf(table, name);
    if (own !== undefined) {
      const cells = cellColumn(column, name, own);
      const counts = new Float64Array(cells.size);
      for (const cell of cells.cells) counts[cell]!++;
      return [name, drawn(cells, counts, size, draws)];
    }
    refuseFreeText(column, name);
    const stream = draws(`synthesize.cell.${name}`);
    const from = Uint32Array.from({ length: size }, (_, row) => stream.below(table.rows, row));
    if (column.kind === 'number') return [name, { ...column, values: column.values instanceof Int32Array ? Int32Array.from(from, (row) => column.values[row]!) : Float64Array.from(from, (row) => column.values[row]!) }];
    return [name, codeTexts(Array.from(from, (row) => cellText(column, row)), size, column.type)];
  });
  return {
    columns: new Map(synthetic),
    promises: [],
    changes: [`Replaced ${counted(table.rows, 'row')} by ${counted(size, 'synthetic row')}, each of ${counted(columns.length, 'column')} (${columns.join(', ')}) drawn by itself. Nothing is promised.`],
  };
}

function drawn(column: CellColumn, weights: Float64Array, rows: number, draws: (attribute: string) => Draws): Column {
  const table = aliasTable(weights);
  const stream = draws(`synthesize.cell.${column.name}`);
  const cells = Uint32Array.from({ length: rows }, (_, row) => table.pick(stream.uniform(row)));
  return column.decode(cells, draws(`synthesize.value.${column.name}`));
}
