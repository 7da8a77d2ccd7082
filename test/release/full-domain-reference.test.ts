import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeTexts, type CodedColumn } from '../../src/columns/column.ts';
import { concatenated } from '../../src/columns/concatenated.ts';
import { levelTable, type LevelTable } from '../../src/columns/level-table.ts';
import { searchFullDomain, type FullDomainSolution } from '../../src/release/full-domain.ts';
import { fullDomainFrontier, type FrontierProblem } from '../../src/release/full-domain-frontier.ts';
import { prepareModels, type SensitiveColumn } from '../../src/release/models/class-models.ts';
import { listedHierarchy } from '../../src/schema/hierarchy.ts';
import type { PrivacyModel } from '../../src/schema/privacy-model.ts';

const shared = '../shared/data';
const available = existsSync(`${shared}/adult/adult.csv`);
if (!available) console.warn(`skipped: the Adult reference needs ${shared}, which is absent`);

interface Run {
  readonly label: string;
  readonly suppressionLimit: number;
  readonly privacyModels: readonly string[];
  readonly quasiIdentifiers: readonly string[];
  readonly sensitive: readonly string[];
  readonly optimum: Readonly<Record<string, number>>;
  readonly informationLoss: number;
  readonly suppressedRecords: number;
  readonly classesExclSuppressed: number;
  readonly minClassSize: number;
  readonly maxClassSize: number;
  readonly rawDiscernibility_DM_star_suppressedXN: number;
  readonly rawAECS_N_over_classes_inclSuppressedAsOne: number;
  readonly quality: { readonly perAttribute: Readonly<Record<string, { readonly granularity: number }>> };
}

const reference = available ? JSON.parse(readFileSync(`${shared}/adult-reference.json`, 'utf8')) : { kAnonymity_9qi: [], otherModels: [], sampleVsPopulation: [] };
const lines = (name: string): string[][] => readFileSync(`${shared}/adult/${name}`, 'utf8').trim().split(/\r?\n/).map((line) => line.split(';'));
const files = new Map<string, string[][]>();
const file = (name: string): string[][] => files.get(name) ?? files.set(name, lines(name)).get(name)!;

const cellsOf = (name: string, column: string): string[] => {
  const [header, ...cells] = file(name) as [string[], ...string[][]];
  return cells.map((row) => row[header.indexOf(column)]!);
};

/** A table that counts in the domain of its hierarchy file, as the reference does. */
function levels(column: CodedColumn, name: string): LevelTable {
  const rows = file(`adult_hierarchy_${name}.csv`);
  return levelTable(column, listedHierarchy(rows), rows.map((row) => row[0]!));
}

function adult(names: readonly string[]): { columns: CodedColumn[]; tables: LevelTable[] } {
  const columns = names.map((name) => codeTexts(cellsOf('adult.csv', name), file('adult.csv').length - 1));
  return { columns, tables: names.map((name, j) => levels(columns[j]!, name)) };
}

/** A privacy model from its name in the reference. */
function modelOf(text: string): PrivacyModel {
  const column = /attribute '([^']+)'/.exec(text)?.[1] ?? '';
  const number = Number(/\(?(\d+(?:\.\d+)?)/.exec(text)![1]);
  if (/^\d+-anonymity/.test(text)) return { model: 'k-anonymity', k: number };
  // A k-map that is estimated from the sample alone asks for a class size in the sample; with this fraction and k it is k itself.
  if (text.includes('-map estimated')) return { model: 'k-anonymity', k: number };
  if (text.startsWith('distinct-')) return { model: 'distinct-l-diversity', column, l: number };
  if (text.startsWith('shannon-entropy-')) return { model: 'entropy-l-diversity', column, l: number };
  if (text.startsWith('recursive-')) return { model: 'recursive-cl-diversity', column, c: 4, l: 2 };
  if (text.includes('-closeness')) return { model: 't-closeness', column, t: number, distance: text.includes('hierarchical') ? 'hierarchical' : 'equal' };
  // The reference asks only for the values that a class holds: by the definition a value that a class lacks breaks the model.
  if (text.includes('-disclosure')) return { model: 'delta-disclosure-privacy', column, delta: number, absent: 'ignored' };
  if (text.includes('-likeness')) return { model: 'beta-likeness', column, beta: number, enhanced: text.startsWith('enhanced') };
  if (text.includes('avg-reidentification-risk')) return { model: 'average-risk', max: number };
  throw new Error(`reference.privacyModels: expected a known model, got ${text}`);
}

function sensitive(name: string): SensitiveColumn {
  const { columns, tables } = adult([name]);
  const [column] = columns as [CodedColumn];
  const total = new Uint32Array(column.dictionary.length);
  for (const code of column.codes) total[code]!++;
  return { name, column, total, order: Uint32Array.from(column.dictionary.keys()), levels: tables[0]! };
}

/** Sizes of the classes at a node, straight from the cells. */
function classSizes({ columns, tables }: Pick<FrontierProblem, 'columns' | 'tables'>, at: readonly number[]): Map<string, number> {
  const sizes = new Map<string, number>();
  const coded = columns.map((column, j) => column.codes.map((code) => tables[j]!.codes[at[j]!]![code]!));
  for (let row = 0; row < columns[0]!.codes.length; row++) {
    const key = coded.map((codes) => codes[row]!).join();
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return sizes;
}

function agree({ loss, suppressedRows, levels: at, proven }: FullDomainSolution, run: Run): void {
  expect(loss).toBeCloseTo(run.informationLoss, 9);
  expect(suppressedRows).toBe(run.suppressedRecords);
  expect(at).toEqual(Object.values(run.optimum));
  expect(proven).toBe(true);
}

const named = (runs: readonly Run[]): [string, Run][] => runs.map((run) => [`${run.privacyModels.join(', ')} at ${run.suppressionLimit}`, run]);

describe.skipIf(!available)('searchFullDomain on Adult, against ARX 3.9.2 where it is there', () => {
  it.each(named(reference.kAnonymity_9qi))('%s', (...[, run]) => {
    const problem = adult(run.quasiIdentifiers);
    const solution = searchFullDomain({ ...problem, k: Number(run.label.slice(1)), suppressionLimit: run.suppressionLimit });
    agree(solution, run);
    const kept = [...classSizes(problem, solution.levels).values()].filter((size) => size >= Number(run.label.slice(1)));
    expect([kept.length, Math.min(...kept), Math.max(...kept)]).toEqual([run.classesExclSuppressed, run.minClassSize, run.maxClassSize]);
  });

  // Of classes of one size ARX suppresses other ones, with another loss: those runs are below.
  it.each(named(reference.otherModels.filter((run: Run) => run.label !== 'avgRisk')))('%s', (...[, run]) => {
    const models = run.privacyModels.map(modelOf);
    agree(searchFullDomain({ ...adult(run.quasiIdentifiers), k: 5, models: prepareModels(models, run.sensitive.map(sensitive)), suppressionLimit: run.suppressionLimit }), run);
  });

  it.each(named(reference.otherModels.filter((run: Run) => run.label === 'avgRisk')))('%s: the same node and rows; the loss lies between that of suppressing the cheapest and the dearest classes of the last size', (...[, run]) => {
    const problem = adult(run.quasiIdentifiers);
    const { levels: at, suppressedRows, loss, proven } = searchFullDomain({ ...problem, k: 1, models: prepareModels(run.privacyModels.map(modelOf), []), suppressionLimit: run.suppressionLimit });
    expect([at, suppressedRows, proven]).toEqual([Object.values(run.optimum), run.suppressedRecords, true]);
    const classes = [...classSizes(problem, at)].map(([key, size]) => ({ size, codes: key.split(',').map(Number) }));
    const last = Math.max(...[...Array(100).keys()].filter((size) => classes.reduce((sum, own) => sum + (own.size < size ? own.size : 0), 0) < suppressedRows));
    const rows = problem.columns[0]!.codes.length;
    const times = (suppressedRows - classes.reduce((sum, own) => sum + (own.size < last ? own.size : 0), 0)) / last;
    const bounds = [1, -1].map((sign) => {
      const product = problem.tables.reduce((soFar, { leaves, domain }, j) => {
        const cost = (codes: readonly number[]): number => leaves[at[j]!]![codes[j]!]! / domain;
        const spare = classes.filter(({ size }) => size === last).map(({ codes }) => last * (1 - cost(codes))).sort((a, b) => sign * (a - b)).slice(0, times);
        const kept = classes.reduce((sum, { size, codes }) => sum + (size < last ? size : size * cost(codes)), 0) + spare.reduce((sum, extra) => sum + extra, 0);
        return soFar * (1 + (kept - rows / domain) / (rows - rows / domain));
      }, 1);
      return product ** (1 / problem.tables.length) - 1;
    }) as [number, number];
    expect(Number.isInteger(times)).toBe(true);
    for (const value of [loss, run.informationLoss]) {
      expect(value).toBeGreaterThanOrEqual(bounds[0] - 1e-12);
      expect(value).toBeLessThanOrEqual(bounds[1] + 1e-12);
    }
  });

  it.each(reference.sampleVsPopulation.map((run: { model: string }) => [run.model, run]))('%s of a sample in its population', (...[model, run]) => {
    const names = run.quasiIdentifiers as string[];
    const sample = names.map((name) => codeTexts(cellsOf('adult_subset.csv', name), run.sampleRows));
    const table = (columns: readonly CodedColumn[]) => ({ schema: { name: 'people', columns: names.map((name) => ({ name, type: 'string' as const, attributeClass: 'quasi-identifier' as const })) }, rows: columns[0]!.codes.length, columns: new Map(names.map((name, j) => [name, columns[j]!])) });
    const both = concatenated([table(sample), table(adult(names).columns)]);
    const columns = names.map((name) => both.columns.get(name) as CodedColumn);
    const [first, second] = (model as string).match(/\d+(\.\d+)?/g)!.map(Number) as [number, number];
    const models: PrivacyModel[] = [(model as string).includes('presence') ? { model: 'delta-presence', min: first, max: second } : { model: 'k-map', k: first }];
    const solution = searchFullDomain({ columns, tables: columns.map((column, j) => levels(column, names[j]!)), rows: run.sampleRows, k: 1, models: prepareModels(models, []), suppressionLimit: run.suppressionLimit });
    expect(solution.levels).toEqual(Object.values(run.optimum));
    expect(solution.suppressedRows).toBe(run.suppressedInSample);
    expect(solution.loss).toBeCloseTo(Number(run.informationLoss), 9);
  });

  it('finds in one pass over all nodes what a search finds, and every loss that the reference gives', () => {
    const objectives = ['loss.lm.geometric', 'loss.lm.arithmetic', 'loss.average-class-size', 'loss.discernibility'] as const;
    const problem = adult(reference.kAnonymity_9qi[0].quasiIdentifiers);
    const ks = [2, 3, 5, 10, 20, 50];
    const { optima, latticeSize, loss, suppressed, nodeAt } = fullDomainFrontier({ ...problem, ks, suppressionLimits: [0, 0.02, 0.05, 1], objectives });
    expect([latticeSize, optima.length]).toEqual([12_960, 96]);
    for (const run of reference.kAnonymity_9qi as Run[]) {
      const k = Number(run.label.slice(1));
      const found = optima.find((own) => own.k === k && own.suppressionLimit === run.suppressionLimit && own.objective === 'loss.lm.geometric')!;
      expect(found.loss).toBeCloseTo(run.informationLoss, 9);
      expect([found.suppressedRows, found.levels]).toEqual([run.suppressedRecords, Object.values(run.optimum)]);
      const node = nodeAt(found.levels!);
      const [, arithmetic, averageSize, discernibility] = loss[ks.indexOf(k)]!.map((ofNodes) => ofNodes[node]!);
      const granularities = Object.values(run.quality.perAttribute).map(({ granularity }) => granularity);
      expect(suppressed[ks.indexOf(k)]![node]).toBe(run.suppressedRecords);
      expect(arithmetic).toBeCloseTo(1 - granularities.reduce((sum, value) => sum + value, 0) / granularities.length, 9);
      expect(averageSize).toBeCloseTo(run.rawAECS_N_over_classes_inclSuppressedAsOne, 9);
      expect(discernibility).toBe(run.rawDiscernibility_DM_star_suppressedXN);
    }
    for (const { k, suppressionLimit, objective, loss: least } of optima.filter((own) => own.k === 5 && own.suppressionLimit === 0.02)) {
      expect(searchFullDomain({ ...problem, k, suppressionLimit, objective }).loss).toBeCloseTo(least!, 9);
    }
  });
});
