import { z } from 'zod';
import { asCoded, columnOf, type Column } from '../columns/column.ts';
import { columnAtLevel, levelTable } from '../columns/level-table.ts';
import type { Hierarchy } from '../schema/hierarchy.ts';
import { InputError } from '../schema/input-error.ts';
import type { ColumnSchema } from '../schema/table-schema.ts';
import type { ReleaseState, ReleaseStep } from './step.ts';

const options = z.strictObject({
  levels: z
    .record(z.string(), z.union([z.int().min(0), z.string()]))
    .describe('For each column its level: a number (0 = as collected) or the level\'s name, for example { birthDate: year, postcode: first 3 }.'),
});

/** Puts columns at fixed levels of their hierarchies; no class size is promised. */
export const generalize = {
  id: 'generalize',
  eachAlone: true,
  anyForm: true,
  options,
  doc: {
    title: 'Generalize columns',
    summary: 'Replaces values by coarser ones (a date by its year, a postcode by its first digits), the same way in every row.',
    assumptions: ['Coarser values make people alike; how alike is measured, not promised.'],
    sources: ['Samarati, Protecting respondents\' identities in microdata release, IEEE TKDE 13 (2001) 1010–1027, §3, doi:10.1109/69.971193.', 'ISO/IEC 20889:2018, generalization (global recoding).'],
  },
  run(state, { levels }) {
    let next: ReleaseState = state;
    const changes: string[] = [];
    for (const [name, wanted] of Object.entries(levels)) {
      const hierarchy = hierarchyFor(state, name, 'generalize');
      const level = levelNumber(hierarchy, wanted, name);
      next = atLevel(next, name, hierarchy, level);
      changes.push(`Generalized ${name} to ${hierarchy.names[level]!}.`);
    }
    return { state: next, promises: [], changes };
  },
} satisfies ReleaseStep<typeof options>;

/** The hierarchy of a column of the release. */
export function hierarchyFor(state: ReleaseState, name: string, step: string): Hierarchy {
  if (!state.table.columns.has(name)) throw new InputError(`${step}.columns: expected columns of the release (${[...state.table.columns.keys()].join(', ')}), got ${name}`);
  const hierarchy = state.hierarchies.get(name);
  if (hierarchy === undefined) throw new InputError(`${step}.columns: expected a hierarchy for ${name}, got none; add one under release.hierarchies`);
  if (state.pseudonymized.has(name)) throw new InputError(`${step}.columns: expected ${name} as collected, got one that an earlier step pseudonymized; generalize other columns, or leave that step out`);
  if (state.recodings.has(name)) throw new InputError(`${step}.columns: expected ${name} as collected, got one that an earlier step generalized; use one step`);
  return hierarchy;
}

function levelNumber(hierarchy: Hierarchy, wanted: number | string, column: string): number {
  const level = typeof wanted === 'number' ? wanted : hierarchy.names.indexOf(wanted);
  if (level < 0 || level >= hierarchy.levels) {
    throw new InputError(`generalize.levels.${column}: expected a level from 0 to ${hierarchy.levels - 1} or one of ${hierarchy.names.join(', ')}, got ${wanted}`);
  }
  return level;
}

/** The state with one column at a level; the recoding becomes part of what is published. */
export function atLevel(state: ReleaseState, name: string, hierarchy: Hierarchy, level: number): ReleaseState {
  if (level === 0) return state;
  const column = asCoded(columnOf(state.table, name));
  const columns = new Map<string, Column>(state.table.columns).set(name, columnAtLevel(column, levelTable(column, hierarchy), level));
  const schema = { ...state.table.schema, columns: state.table.schema.columns.map((entry): ColumnSchema => (entry.name === name ? { ...entry, type: 'string' } : entry)) };
  return { ...state, table: { ...state.table, schema, columns }, recodings: new Map(state.recodings).set(name, { hierarchy, level }) };
}
