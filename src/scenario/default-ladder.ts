import { asCoded, type Column, type Table } from '../columns/column.ts';
import type { Chosen } from '../schema/method.ts';

/** One strategy of a comparison, or why it cannot be run on this file. */
export interface Rung {
  readonly id: string;
  readonly title: string;
  /** A name of few letters, for drawings and narrow tables. */
  readonly label: string;
  readonly steps: readonly Chosen[];
  readonly notRun?: string;
}

/** The release that every comparison holds the others against: only what names people outright is gone. */
export const CONTROL: Rung = { id: 'names-removed', title: 'Direct identifiers removed, nothing else', label: 'names removed', steps: [{ id: 'removeDirectIdentifiers', options: { except: [] } }] };

/** Beyond so many rows a grouping that compares all rows with all others takes minutes. */
const MOST_GROUPED_ROWS = 20_000;
const KS = [3, 5, 11, 20];
const SUPPRESSION_LIMIT = 0.05;

/** A step as a document would name it; its defaults are filled in by the reader. */
type Written = string | Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A strategy as it is written in a document of strategies to compare. */
export interface WrittenRung {
  readonly title: string;
  readonly label: string;
  readonly steps: readonly Written[];
  readonly notRun?: string;
}

/**
 * The ladder that is climbed where nobody writes one: from names removed to differentially private synthetic data, with
 * common parameters. Which rungs there are depends on the classes and types of the columns; those that cannot be run
 * say why. `domain` is the public domain of the columns, which only the user can state.
 */
export function defaultLadder(table: Table, domain: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, WrittenRung>> {
  const of = (attributeClass: string): string[] => table.schema.columns.filter((column) => column.attributeClass === attributeClass).map(({ name }) => name);
  const [quasi, sensitive] = [of('quasi-identifier'), of('sensitive')];
  const kept = table.schema.columns.filter(({ attributeClass }) => attributeClass !== 'direct-identifier').map(({ name }) => name);
  const column = (name: string): Column => table.columns.get(name)!;
  const numbers = kept.filter((name) => isMeasured(column(name)));
  const categories = quasi.filter((name) => column(name).kind === 'coded' && valuesOf(column(name)) > 1 && column(name).type !== 'date');
  const rung = (title: string, label: string, steps: readonly Written[], without?: string | false): WrittenRung => ({ title, label, steps: ['removeDirectIdentifiers', ...steps], ...(without === undefined || without === false ? {} : { notRun: without }) });
  const noQuasi = quasi.length === 0 && 'needs a quasi-identifier: no column is classed as one';
  const noNumbers = numbers.length === 0 && 'needs a column of numbers or dates: the file has none to perturb';
  const diverse = sensitive.filter((name) => valuesOf(column(name)) > 1);
  const models = diverse.map((name) => ({ model: 'distinct-l-diversity', l: Math.min(3, valuesOf(column(name))), column: name }));
  const noDomain = domain === undefined && 'needs a public domain, which must not be taken from the data: add domain to a configuration (incognita schema ladder)';
  const private_ = (epsilon: number): WrittenRung => rung(`Differentially private synthetic data (MST), ε = ${epsilon}`, `DP ε = ${epsilon}`, [{ synthesize: { method: 'mst', epsilon, domain: domain ?? {}, ...(domain === undefined ? {} : { columns: kept.filter((name) => Object.hasOwn(domain, name)) }) } }], noDomain);
  return {
    ...Object.fromEntries(KS.map((k) => [`k-${k}`, rung(`k-anonymity by full-domain generalization, k = ${k}`, `k = ${k}`, [{ kAnonymize: { k, suppressionLimit: SUPPRESSION_LIMIT } }], noQuasi)])),
    'mondrian-5': rung('Mondrian, k = 5', 'Mondrian 5', [{ mondrian: { k: 5 } }], noQuasi),
    'mondrian-11': rung('Mondrian, k = 11', 'Mondrian 11', [{ mondrian: { k: 11 } }], noQuasi),
    'k-5-diverse': rung(`k = 5 with l-diversity of ${diverse.join(', ') || 'sensitive columns'}`, 'k = 5, diverse', [{ kAnonymize: { k: 5, suppressionLimit: SUPPRESSION_LIMIT, models } }], noQuasi !== false ? noQuasi : diverse.length === 0 && 'needs a sensitive column of several values: no column is classed as one'),
    'local-5': rung('Local suppression, k = 5', 'cells 5', [{ suppressLocally: { k: 5 } }], noQuasi !== false ? noQuasi : quasi.length > 20 && 'takes at most 20 quasi-identifiers together'),
    'microaggregation-5': rung('Microaggregation of the numbers (MDAV), k = 5', 'microaggr.', [{ microaggregate: { columns: numbers, k: 5 } }], noNumbers !== false ? noNumbers : table.rows > MOST_GROUPED_ROWS && `compares all rows with all others, which takes minutes beyond ${MOST_GROUPED_ROWS.toLocaleString('en')} rows; write it into a configuration to run it all the same`),
    'swapping': rung('Rank swapping of the numbers within 5 % of the ranks', 'swapping', [{ rankSwap: { columns: numbers, window: 0.05 } }], noNumbers),
    'noise': rung('Noise on the numbers, 20 % of their spread', 'noise', [{ addNoise: { columns: numbers, level: 0.2 } }], noNumbers),
    'pram': rung('Post-randomization of the categories, 80 % retained', 'PRAM', categories.map((name) => ({ pram: { column: name, retain: 0.8 } })), categories.length === 0 && 'needs a quasi-identifier of categories: the file has none'),
    'marginals': rung('Synthetic data, each column by itself', 'marginals', [{ synthesize: { method: 'independent-marginals' } }]),
    'copula': rung('Synthetic data by a Gaussian copula', 'copula', [{ synthesize: { method: 'gaussian-copula' } }]),
    'private-3': private_(3),
    'private-1': private_(1),
  };
}

/** Numbers that measure something, and dates; not truth values or codes of few values. */
function isMeasured(column: Column): boolean {
  return column.kind === 'number' && column.type !== 'datetime' && valuesOf(column) > 10;
}

function valuesOf(column: Column): number {
  const { codes, dictionary } = asCoded(column);
  const used = new Uint8Array(dictionary.length);
  for (const code of codes) used[code] = 1;
  return dictionary.reduce((sum, text, code) => sum + (text === null ? 0 : used[code]!), 0);
}
