import type { CountryPack } from '../country.ts';

/** What may move the likes of a page beyond its subject: a score of the person, or the group of a person column. */
export interface InterestAxis {
  /** A score, or a person column of labels (GDPR Art. 9). */
  readonly id: 'none' | 'age' | 'sex' | 'leaning' | 'education' | 'religion' | 'ethnicity' | 'orientation' | 'healthConditions';
  /** The assumed correlation that scales it. */
  readonly correlation: string | null;
  /** Share of the pages; assumed. */
  readonly share: number;
  /** On a column of labels: the groups that have pages of their own, and those that have none. */
  readonly groups?: readonly string[];
  readonly plain?: readonly string[];
}

/** The axes, for one country: its ethnic groups are its own. */
export function interestAxes({ ethnicity }: CountryPack): readonly InterestAxis[] {
  return [
    { id: 'none', correlation: null, share: 0.34 },
    { id: 'age', correlation: 'likes.age', share: 0.14 },
    { id: 'sex', correlation: 'likes.sex', share: 0.12 },
    { id: 'leaning', correlation: 'likes.leaning', share: 0.12 },
    { id: 'education', correlation: 'likes.education', share: 0.08 },
    { id: 'religion', correlation: 'likes.religion', share: 0.07, groups: ['faith A', 'faith B', 'faith C', 'faith D', 'faith E'], plain: ['none'] },
    { id: 'ethnicity', correlation: 'likes.ethnicity', share: 0.07, groups: ethnicity.labels.slice(0, MOST_GROUPS), plain: ethnicity.labels.slice(MOST_GROUPS) },
    { id: 'orientation', correlation: 'likes.orientation', share: 0.03, groups: ['same', 'both'], plain: ['opposite'] },
    { id: 'healthConditions', correlation: 'likes.health', share: 0.03, groups: ['condition A', 'condition B', 'condition C', 'condition D', 'several'], plain: ['none'] },
  ];
}

/** Number of axes. */
export const AXES = 9;
/** Levels of a person on an axis: eighths of a score's distribution; groups are 1, 2, …, and 0 is none of them. */
export const LEVELS = 8;
const MOST_GROUPS = LEVELS - 1;
