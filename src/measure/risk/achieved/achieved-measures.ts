import { exact, missing, NOTHING_LEFT } from '../../exact-measure.ts';
import type { Measure } from '../../measure.ts';

/** A level that every class of a table reaches. */
export interface AchievedLevel {
  readonly id: LevelId;
  /** The l of `diversity.recursive-c.max`. */
  readonly l?: number;
  /** The level of the worst class; infinite where no bound holds. */
  readonly worst: number;
  /** Members of the classes that are worst. */
  readonly members: number;
}

/** Levels in the order in which they are shown; the least is worst of the first, the greatest of the others. */
export const LEVELS = [
  { id: 'diversity.entropy.min' },
  { id: 'diversity.recursive-c.max', l: 2 },
  { id: 'diversity.recursive-c.max', l: 3 },
  { id: 'diversity.share.max' },
  { id: 'closeness.equal.max' },
  { id: 'closeness.ordered.max' },
  { id: 'closeness.hierarchical.max' },
  { id: 'likeness.beta.max' },
  { id: 'likeness.enhanced-beta.max' },
  { id: 'disclosure.delta.max' },
] as const satisfies readonly { readonly id: string; readonly l?: number }[];

export type LevelId = (typeof LEVELS)[number]['id'];

/** Classes are as bad as the worst up to this share of it: doubles that two ways of counting round differently. */
export const TIE = 1e-9;

/** How the members of classes are counted, and what shares are compared with. */
export interface LevelContext {
  readonly attribute: string;
  readonly unit: 'person' | 'row';
  readonly yardstick: 'own' | 'collected';
}

/** The measures of the levels that a table achieves for one sensitive column. */
export function achievedMeasures(levels: readonly AchievedLevel[], { attribute, unit, yardstick }: LevelContext): Measure[] {
  return levels.map(({ id, l, worst, members }) => {
    const parameters = { unit, attribute, ...(l === undefined ? {} : { l }), ...(id.startsWith('diversity.') ? {} : { yardstick }) };
    if (members === 0) return missing(id, parameters, NOTHING_LEFT);
    const held = `${members.toLocaleString('en')} ${unit === 'person' ? (members === 1 ? 'person' : 'people') : members === 1 ? 'row' : 'rows'}`;
    if (worst === Infinity) return missing(id, parameters, `${UNBOUNDED[id] ?? 'No bound holds'} (classes of ${held}).`);
    return { ...exact(id, worst, parameters), note: `Reached by classes of ${held}.` };
  });
}

const UNBOUNDED: { readonly [Id in LevelId]?: string } = {
  'diversity.recursive-c.max': 'A class holds fewer than l values, so that no c holds',
  'closeness.ordered.max': 'A class holds a value that the yardstick lacks, which has no place in its order',
  'closeness.hierarchical.max': 'A class holds a value that the yardstick lacks',
  'likeness.beta.max': 'A class holds a value that the yardstick lacks, so that no beta holds',
  'likeness.enhanced-beta.max': 'In a class the gain of a value is above −ln of its share, so that no beta holds',
  'disclosure.delta.max': 'A value is absent from a class or from the yardstick, so that no delta holds',
};
