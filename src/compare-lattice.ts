import { asCoded, columnOf, type Table } from './columns/column.ts';
import { levelTable } from './columns/level-table.ts';
import { densityCells, lowerCorners } from './release/frontier-shape.ts';
import { fullDomainFrontier } from './release/full-domain-frontier.ts';
import type { LatticePicture } from './report/comparison.ts';
import type { Hierarchy } from './schema/hierarchy.ts';
import { InputError } from './schema/input-error.ts';

/** Larger lattices take minutes. */
const MOST_NODES = 200_000;
/** Classes of all nodes together, as an upper bound, beyond which the walk takes minutes. Assumed. */
const MOST_CLASSES = 2e9;

const KS = [2, 3, 5, 11, 20, 50];
const LIMITS = [0, 0.01, 0.05, 0.1, 0.2];
const CLOUD_K = 5;
const LOSS = 'loss.lm.geometric';

/** Every full-domain generalization of the quasi-identifiers, for several k at once, as a picture of few numbers; or why not. */
export function latticePicture(table: Table, hierarchies: ReadonlyMap<string, Hierarchy>, subject: Int32Array | undefined): LatticePicture | { readonly notDrawn: string } {
  const names = table.schema.columns.filter(({ attributeClass, name }) => attributeClass === 'quasi-identifier' && hierarchies.has(name)).map(({ name }) => name);
  if (names.length === 0) return { notDrawn: 'No column is a quasi-identifier, so there is nothing to generalize.' };
  const columns = names.map((name) => asCoded(columnOf(table, name)));
  const nodes = names.reduce((product, name) => product * hierarchies.get(name)!.levels, 1);
  if (nodes > MOST_NODES) return { notDrawn: `The ${names.length} quasi-identifiers have ${nodes.toLocaleString('en')} generalizations; up to ${MOST_NODES.toLocaleString('en')} are drawn. Fewer quasi-identifiers, or hierarchies of fewer levels, would be.` };
  if (nodes * table.rows > MOST_CLASSES) return { notDrawn: `${nodes.toLocaleString('en')} generalizations of ${table.rows.toLocaleString('en')} rows would take minutes to walk; fewer quasi-identifiers, or hierarchies of fewer levels, would be drawn.` };
  try {
    const tables = columns.map((column, j) => levelTable(column, hierarchies.get(names[j]!)!));
    const { suppressed, loss, optima } = fullDomainFrontier({ columns, tables, ks: KS, suppressionLimits: LIMITS, objectives: [LOSS], ...(subject === undefined ? {} : { subject }) });
    const ofK = (i: number) => ({ loss: loss[i]![0]!, suppressed: suppressed[i]!, rows: table.rows });
    return {
      columns: names,
      unit: subject === undefined ? 'row' : 'person',
      nodes,
      rows: table.rows,
      loss: LOSS,
      cloudK: CLOUD_K,
      cells: densityCells(ofK(KS.indexOf(CLOUD_K))),
      curves: KS.map((k, i) => ({ k, corners: lowerCorners(ofK(i)) })),
      optima: optima.map(({ k, suppressionLimit, loss: least }) => ({ k, limit: suppressionLimit, loss: least })),
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { notDrawn: error.message };
  }
}
