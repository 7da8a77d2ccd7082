import { z } from 'zod';
import { counted } from '../step.ts';
import { boundedRows, epsilonOption, noisyTotal, privacyOptions, privacyPromise, privateCounts } from './private-counts.ts';
import { cellColumns, publicDomain } from './public-domain.ts';
import { mergeRareCells } from './rare-cells.ts';
import { ontoSimplex } from './simplex.ts';
import { spanningTree } from './spanning-tree.ts';
import { MOST_ROWS, sharedOptions, type Synthesizer } from './synthesizer.ts';
import { treeModel } from './tree-model.ts';

const options = z.strictObject({
  method: z.literal('mst').describe('A tree of the pairs of columns that depend on each other most, differentially private.'),
  ...sharedOptions,
  domain: publicDomain,
  epsilon: epsilonOption,
  ...privacyOptions,
});

/**
 * The MST mechanism: noisy counts of every column, a spanning tree of dependent pairs, noisy counts of its pairs,
 * and rows drawn down the tree. A third of the budget ρ each, or half each for the two counts where there is no
 * choice of pairs.
 *
 * R. McKenna, G. Miklau, D. Sheldon, "Winning the NIST contest: a scalable and general approach to differentially
 * private synthetic data", J. Privacy and Confidentiality 11(3), 2021, arXiv:2108.04978, the MST mechanism.
 */
export const mst = {
  options,
  doc: {
    summary: 'mst keeps the strongest pairs of columns along a tree, under (ε, δ)-differential privacy.',
    assumptions: [
      'mst: given its neighbours in the tree, a column depends on no other; relations of three columns, and pairs beside the tree, are kept only as far as the tree passes them on.',
      'mst is no adaptive choice of tables (AIM): each column and each pair of the tree is measured once, with even shares of the budget.',
    ],
    sources: [
      'R. McKenna, G. Miklau, D. Sheldon, Winning the NIST contest: a scalable and general approach to differentially private synthetic data, J. Privacy and Confidentiality 11(3), 2021, arXiv:2108.04978 (MST).',
      'R. McKenna, D. Sheldon, G. Miklau, Graphical-model based estimation and inference for differential privacy, ICML 2019, arXiv:1901.09136.',
    ],
  },
  synthesize({ state, columns }, { domain, epsilon, delta, maxRowsPerSubject: maxRows, rows }) {
    const encoded = cellColumns(state.table, columns, domain);
    const used = boundedRows(state.subject, maxRows, state.draws('synthesize.subject'));
    const counts = privateCounts(state.subject, used, { epsilon, delta, maxRows });
    const phases = columns.length < 2 ? 1 : columns.length < 3 ? 2 : 3;
    const share = counts.ledger.total / phases;
    const noisy = encoded.map((column) => counts.measure(`counts of ${column.name}`, [column], share / columns.length, state.draws(`synthesize.marginal.${column.name}`)));
    const total = noisyTotal(noisy);
    const merged = encoded.map((column, j) => mergeRareCells(column, noisy[j]!));
    const margins = merged.map(({ margin }) => ontoSimplex(margin.counts, total));
    const pairVariance = (maxRows * maxRows * (columns.length - 1)) / (2 * share);
    const tree = spanningTree(merged, margins, counts, { rho: share, pairVariance, draws: state.draws('synthesize.tree') });
    // Also what rounds without a choice did not spend.
    const left = counts.ledger.remaining();
    const names = tree.map(([a, b]) => [columns[a]!, columns[b]!] as const);
    const pairs = tree.map((pair, edge) => {
      const of = names[edge]!;
      return { pair, ...counts.measure(`counts of ${of.join(' with ')}`, pair.map((column) => merged[column]!), left / tree.length, state.draws(`synthesize.pair.${JSON.stringify(of)}`)) };
    });
    const size = rows ?? Math.min(MOST_ROWS, Math.round(total));
    const drawn = treeModel(merged.map(({ margin }) => margin), pairs, total).sample(size, (column) => state.draws(`synthesize.cell.${columns[column]!}`));
    return {
      columns: new Map(encoded.map((column, j) => [column.name, column.decode(merged[j]!.expand(drawn[j]!, state.draws(`synthesize.rare.${column.name}`)), state.draws(`synthesize.value.${column.name}`))])),
      promises: [privacyPromise(counts.ledger)],
      changes: [
        `Drew ${counted(size, 'synthetic row')} of ${counted(columns.length, 'column')} (${columns.join(', ')}) from noisy counts of each and of ${counted(tree.length, 'pair')}: ${names.map((of) => of.join(' – ')).join(', ') || 'none'}.`,
        `Spent ε = ${epsilon} at δ = ${delta} on at most ${counted(maxRows, 'row')} of each data subject, in ${counted(counts.ledger.entries().length, 'part')}.`,
      ],
      internal: { rowsLeftOut: state.table.rows - used.length, valuesOutsideDomain: Object.fromEntries(encoded.map(({ name, outside }) => [name, outside])) },
    };
  },
} satisfies Synthesizer<typeof options>;
