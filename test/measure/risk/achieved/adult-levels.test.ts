import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeTexts, type CodedColumn } from '../../../../src/columns/column.ts';
import { equivalenceClasses } from '../../../../src/columns/equivalence-classes.ts';
import { columnAtLevel, levelTable } from '../../../../src/columns/level-table.ts';
import { achievedLevels } from '../../../../src/measure/risk/achieved/class-levels.ts';
import { diversityOf } from '../../../../src/measure/risk/diversity.ts';
import { listedHierarchy, type Hierarchy } from '../../../../src/schema/hierarchy.ts';

const shared = '../shared/data';
const available = existsSync(`${shared}/adult/adult.csv`) && existsSync(`${shared}/adult-reference.json`);
if (!available) console.warn(`skipped: the levels that Adult achieves need ${shared}, which is absent`);

const lines = (name: string): string[][] => readFileSync(`${shared}/adult/${name}`, 'utf8').trim().split(/\r?\n/).map((line) => line.split(';'));
const [header, ...cells] = available ? (lines('adult.csv') as [string[], ...string[][]]) : [[]];
const columnOf = (name: string): CodedColumn => codeTexts(cells.map((row) => row[header!.indexOf(name)]!), cells.length);
const hierarchyOf = (name: string): Hierarchy => listedHierarchy(lines(`adult_hierarchy_${name}.csv`));

interface Case {
  readonly sensitive: string;
  readonly quasiIdentifiers: readonly string[];
  readonly levels?: readonly number[];
  readonly measured: Readonly<Record<string, number | null>>;
}
const { fixedNodes, rawTable }: { fixedNodes: Case[]; rawTable: Case[] } = available ? JSON.parse(readFileSync(`${shared}/adult-reference.json`, 'utf8')).achievedLevels : { fixedNodes: [], rawTable: [] };

/** The reference's names of our levels. */
const NAMES = [
  ['entropyL', 'diversity.entropy.min'],
  ['recursiveC_l2', 'diversity.recursive-c.max', 2],
  ['recursiveC_l3', 'diversity.recursive-c.max', 3],
  ['alpha', 'diversity.share.max'],
  ['tEqual', 'closeness.equal.max'],
  ['tOrdered', 'closeness.ordered.max'],
  ['tHierarchical', 'closeness.hierarchical.max'],
  ['betaBasic', 'likeness.beta.max'],
  ['deltaDisclosureLog2', 'disclosure.delta.max'],
] as const;

describe.skipIf(!available)('levels that Adult achieves, against those where ARX 3.9.2 begins to accept a node', () => {
  it.each([...fixedNodes, ...rawTable].map((node) => [`${node.sensitive} at ${node.levels?.join(' ') ?? 'the raw table'}`, node] as const))('%s', (_, { sensitive, quasiIdentifiers, levels, measured }) => {
    const columns = quasiIdentifiers.map((name, j) => {
      const column = columnOf(name);
      return levels === undefined ? column : columnAtLevel(column, levelTable(column, hierarchyOf(name)), levels[j]!);
    });
    const classes = equivalenceClasses(columns);
    expect(classes.count).toBe(measured['classes']);
    expect(Math.min(...classes.rows)).toBe(measured['k']);
    expect(diversityOf(classes, columnOf(sensitive)).distinctMin).toBe(measured['distinctL']);
    const achieved = achievedLevels(classes, { column: columnOf(sensitive) }, { hierarchy: hierarchyOf(sensitive) });
    for (const [name, id, l] of NAMES) {
      if (!(name in measured)) continue;
      const { worst } = achieved.find((level) => level.id === id && level.l === l)!;
      if (measured[name] === null) expect(worst, name).toBe(Infinity);
      else expect(worst, name).toBeCloseTo(measured[name]!, 9);
    }
  });
});
