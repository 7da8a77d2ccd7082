import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeTexts, type CodedColumn } from '../../src/columns/column.ts';
import { levelTable, type LevelTable } from '../../src/columns/level-table.ts';
import { searchFullDomain } from '../../src/release/full-domain.ts';
import { fullDomainFrontier } from '../../src/release/full-domain-frontier.ts';
import { prepareModels, type SensitiveColumn } from '../../src/release/models/class-models.ts';
import { listedHierarchy } from '../../src/schema/hierarchy.ts';
import { isClassModel, type PrivacyModel } from '../../src/schema/privacy-model.ts';

const shared = '../shared/data';
const available = existsSync(`${shared}/adult/adult.csv`);
if (!available) console.warn(`skipped: the Adult reference needs ${shared}, which is absent`);

const lines = (name: string): string[][] => readFileSync(`${shared}/adult/${name}`, 'utf8').trim().split(/\r?\n/).map((line) => line.split(';'));

/** A reference run's columns, with the hierarchies that it was made with. */
function adult(file: string, names: readonly string[]): { columns: CodedColumn[]; tables: LevelTable[] } {
  const [header, ...cells] = lines(file) as [string[], ...string[][]];
  const columns = names.map((name) => codeTexts(cells.map((row) => row[header.indexOf(name)]!), cells.length));
  const tables = names.map((name, j) => {
    const rows = lines(`adult_hierarchy_${name}.csv`);
    return levelTable(columns[j]!, listedHierarchy(rows), rows.map((row) => row[0]!));
  });
  return { columns, tables };
}

/** A privacy model from its name in the reference; estimates over a super-population are not among ours. */
function modelOf(text: string): PrivacyModel | undefined {
  const column = /attribute '([^']+)'/.exec(text)?.[1] ?? '';
  const number = Number(/\(?(\d+(?:\.\d+)?)/.exec(text)![1]);
  if (/^\d+-anonymity/.test(text)) return { model: 'k-anonymity', k: number };
  if (text.startsWith('distinct-')) return { model: 'distinct-l-diversity', column, l: number };
  if (text.startsWith('shannon-entropy-')) return { model: 'entropy-l-diversity', column, l: number };
  if (text.startsWith('recursive-')) return { model: 'recursive-cl-diversity', column, c: 4, l: 2 };
  if (text.includes('-closeness')) return { model: 't-closeness', column, t: number, distance: text.includes('hierarchical') ? 'hierarchical' : 'equal' };
  if (text.includes('-disclosure')) return { model: 'delta-disclosure-privacy', column, delta: number, absent: 'ignored' };
  if (text.includes('-likeness')) return { model: 'beta-likeness', column, beta: number, enhanced: text.startsWith('enhanced') };
  if (text.includes('avg-reidentification-risk')) return { model: 'average-risk', max: number };
  return undefined;
}

function sensitive(name: string): SensitiveColumn {
  const { columns, tables } = adult('adult.csv', [name]);
  const [column] = columns as [CodedColumn];
  const total = new Uint32Array(column.dictionary.length);
  for (const code of column.codes) total[code]!++;
  return { name, column, total, order: Uint32Array.from(column.dictionary.keys()), levels: tables[0]! };
}

describe.skipIf(!available)('searchFullDomain on Adult, against ARX 3.9.2 where it is there: other models', () => {
  const reference = available ? JSON.parse(readFileSync(`${shared}/adult-reference.json`, 'utf8')) : { otherModels: [] };
  const runs = reference.otherModels.map((run: { privacyModels: string[]; suppressionLimit: number }) => [`${run.privacyModels.join(', ')} at ${run.suppressionLimit}`, run]);

  it.each(runs.filter(([, run]: [string, { privacyModels: string[] }]) => run.privacyModels.every((text) => modelOf(text) !== undefined)))('%s', (...[, run]) => {
    const { columns, tables } = adult('adult.csv', run.quasiIdentifiers);
    const models = run.privacyModels.map((text: string) => modelOf(text)!) as PrivacyModel[];
    const prepared = prepareModels(models, run.sensitive.map(sensitive));
    const solution = searchFullDomain({ columns, tables, k: models.some((model) => isClassModel(model)) ? 5 : 1, models: prepared, suppressionLimit: run.suppressionLimit });
    expect(solution.loss).toBeCloseTo(run.informationLoss, 9);
    expect(solution.suppressedRows).toBe(run.suppressedRecords);
    expect(solution.levels).toEqual(Object.values(run.optimum));
    expect(solution.proven).toBe(true);
  });

  it('finds what a search finds in one pass over all nodes, for every k and limit', () => {
    const names: string[] = reference.kAnonymity_9qi[0].quasiIdentifiers;
    const { columns, tables } = adult('adult.csv', names);
    const { optima, latticeSize } = fullDomainFrontier({ columns, tables, ks: [2, 3, 5, 10, 20, 50], suppressionLimits: [0, 0.02, 0.05, 1], objectives: ['loss.lm.geometric', 'loss.lm.arithmetic', 'loss.average-class-size', 'loss.discernibility'] });
    expect(latticeSize).toBe(12_960);
    expect(optima).toHaveLength(96);
    for (const run of reference.kAnonymity_9qi) {
      const at = optima.find((own) => own.k === Number(run.label.slice(1)) && own.suppressionLimit === run.suppressionLimit && own.objective === 'loss.lm.geometric')!;
      expect(at.loss).toBeCloseTo(run.informationLoss, 9);
      expect(at.suppressedRows).toBe(run.suppressedRecords);
      expect(at.levels).toEqual(Object.values(run.optimum));
    }
    for (const { k, suppressionLimit, objective, loss } of optima.filter((own) => own.k === 5)) {
      expect(searchFullDomain({ columns, tables, k, suppressionLimit, objective }).loss).toBeCloseTo(loss!, 9);
    }
  });
});
