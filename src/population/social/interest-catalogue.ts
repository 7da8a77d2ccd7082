import { capital } from './display-names.ts';
import { aliasTable, type AliasTable } from '../../random/alias-table.ts';
import { normalQuantile, zipfMandelbrotWeights } from '../../random/distributions.ts';
import { keyedPermutation } from '../../random/permutation.ts';
import { exp } from '../../stats/elementary.ts';
import { SUBJECTS } from '../attributes/profile.ts';
import type { Block } from '../block-context.ts';
import type { WorldPlan } from '../world-plan.ts';
import { interestAxes, LEVELS, type InterestAxis } from './interest-axes.ts';
import { ADJECTIVES, NOUNS } from './social-vocabulary.ts';

/** Pages of a world; at least 5,000 are needed for a long tail (Kosinski et al. 2013 used 55,814). */
export const PAGES = 12_000;
/**
 * Assumed: popularity falls as rank to this power (Zipf), but for the head, which a shift of the rank (Zipf-Mandelbrot) flattens so
 * that even the most popular page is liked by about a quarter of the profiles, not by most.
 */
const POPULARITY_EXPONENT = 0.9;
const POPULARITY_SHIFT = 100;
/** Assumed, as in the law of the person column `interest`: subjects' popularity falls as rank to this power. */
const SUBJECT_EXPONENT = 0.6;
/** Assumed size of a page's own weight on a score (its sign is even odds), and on a group: uniform between. */
const SCORE_WEIGHT = [0.5, 1.5] as const;
const GROUP_WEIGHT = [2.5, 4] as const;

const LEVEL_SCORES = Float64Array.from({ length: LEVELS }, (_, level) => normalQuantile((level + 0.5) / LEVELS));
const LEVEL_BORDERS = Float64Array.from({ length: LEVELS - 1 }, (_, level) => normalQuantile((level + 1) / LEVELS));

/** The eighth of the standard normal distribution that a score is in. */
export function levelOf(score: number): number {
  let level = 0;
  while (level < LEVELS - 1 && score >= LEVEL_BORDERS[level]!) level++;
  return level;
}

/** Scores on which subjects as a whole have weights. */
export const SUBJECT_AXES = ['age', 'sex', 'leaning'] as const;

/** The pages of a world, by number from 0, the same for all its blocks. */
export interface InterestCatalogue {
  readonly axes: readonly InterestAxis[];
  readonly interestId: Int32Array;
  readonly label: readonly string[];
  /** Index into `SUBJECTS`. */
  readonly subject: Uint8Array;
  /** Rank by expected likes, from 1. */
  readonly popularityRank: Int32Array;
  /** The axis that moves the page's own likes, an index into `axes`. */
  readonly axis: Uint8Array;
  /** On an axis of groups, the group that it is for, from 1; otherwise 0. */
  readonly group: Uint8Array;
  /** Log-rate per unit of the axis, or of the group against all others, strength included. */
  readonly loading: Float64Array;
  /** Chance, at `page * LEVELS + level of the page's axis`, that a person who comes across a page of its subject likes it. */
  readonly acceptance: Float32Array;
  /** Pages of each subject, and how often one comes across each. */
  readonly pagesOf: readonly { readonly pages: Int32Array; readonly table: AliasTable }[];
  /** By subject axis, at `level * subjects + subject`: factor of the subject's rate. */
  readonly subjectFactors: readonly Float64Array[];
  /** Rates of the subjects at average scores. */
  readonly subjectWeights: Float64Array;
}

const catalogues = new WeakMap<WorldPlan, InterestCatalogue>();

/** The pages of the world that a block is of, made once. */
export function catalogueOf(block: Block): InterestCatalogue {
  let catalogue = catalogues.get(block.plan);
  if (catalogue === undefined) catalogues.set(block.plan, (catalogue = makeCatalogue(block)));
  return catalogue;
}

/**
 * Each page has a subject, and by its own draw an axis that moves its likes beyond the subject's. A like
 * is then: a subject by the person's scores, a page of it by popularity, accepted by the page's own axis.
 */
function makeCatalogue({ draws, strength, pack }: Block): InterestCatalogue {
  const [kinds, ids, names] = [draws('social.interest'), draws('social.interest.id'), draws('social.interest.label')];
  const popularity = zipfMandelbrotWeights(PAGES, POPULARITY_EXPONENT, POPULARITY_SHIFT);
  const subjectWeights = zipfMandelbrotWeights(SUBJECTS.length, SUBJECT_EXPONENT);
  const subject = dealSubjects(popularity, subjectWeights, (page) => kinds.uniform(page, 0));
  const axes = interestAxes(pack);
  const axisTable = aliasTable(axes.map(({ share }) => share));
  const strengths = axes.map(({ correlation }) => (correlation === null ? 0 : strength(correlation)));
  const made = {
    interestId: new Int32Array(PAGES), axis: new Uint8Array(PAGES), group: new Uint8Array(PAGES), loading: new Float64Array(PAGES), acceptance: new Float32Array(PAGES * LEVELS),
  };
  const label: string[] = [];
  const expected = new Float64Array(PAGES);
  const serial = keyedPermutation(PAGES, ids);
  const name = keyedPermutation(ADJECTIVES.length * NOUNS.length, names);
  for (let page = 0; page < PAGES; page++) {
    const axis = axisTable.pick(kinds.uniform(page, 1));
    const groups = axes[axis]!.groups;
    const grouped = groups !== undefined;
    const [least, most] = grouped ? GROUP_WEIGHT : SCORE_WEIGHT;
    const weight = least + (most - least) * kinds.uniform(page, 2);
    const sign = grouped || kinds.uniform(page, 3) < 0.5 ? 1 : -1;
    const loading = sign * weight * strengths[axis]!;
    const group = grouped ? 1 + Math.floor(kinds.uniform(page, 4) * groups.length) : 0;
    made.interestId[page] = 1 + serial.forward(page);
    made.axis[page] = axis;
    made.group[page] = group;
    made.loading[page] = loading;
    expected[page] = popularity[page]! * acceptances(made.acceptance.subarray(page * LEVELS, (page + 1) * LEVELS), grouped, group, loading);
    const index = name.forward(page);
    label.push(`${capital(ADJECTIVES[Math.floor(index / NOUNS.length)]!)} ${capital(NOUNS[index % NOUNS.length]!)}`);
  }
  const byLikes = Array.from(expected.keys()).sort((a, b) => expected[b]! - expected[a]! || a - b);
  const popularityRank = new Int32Array(PAGES);
  byLikes.forEach((page, rank) => (popularityRank[page] = rank + 1));
  const pagesOf = SUBJECTS.map((_, s) => {
    const pages = Int32Array.from(popularity.keys()).filter((page) => subject[page] === s);
    return { pages, table: aliasTable(Array.from(pages, (page) => popularity[page]!)) };
  });
  const subjectFactors = SUBJECT_AXES.map((axis) => {
    const scale = strength(`likes.${axis}`);
    const weightOf = ({ age, woman, leaning }: (typeof SUBJECTS)[number]): number => (axis === 'age' ? age : axis === 'sex' ? woman : leaning);
    return Float64Array.from({ length: LEVELS * SUBJECTS.length }, (_, i) => exp(scale * weightOf(SUBJECTS[i % SUBJECTS.length]!) * LEVEL_SCORES[Math.floor(i / SUBJECTS.length)]!));
  });
  return { ...made, axes, label, subject, popularityRank, pagesOf, subjectFactors, subjectWeights };
}

/** Gives each page, from the most popular on, a subject in proportion to what the subject still lacks. */
function dealSubjects(popularity: Float64Array, weights: Float64Array, uniform: (page: number) => number): Uint8Array {
  const total = popularity.reduce((sum, weight) => sum + weight, 0) / weights.reduce((sum, weight) => sum + weight, 0);
  const lacking = weights.map((weight) => weight * total);
  return Uint8Array.from(popularity, (share, page) => {
    let at = uniform(page) * lacking.reduce((sum, lack) => sum + Math.max(0, lack), 0);
    let subject = 0;
    while (subject < lacking.length - 1 && (at -= Math.max(0, lacking[subject]!)) >= 0) subject++;
    lacking[subject]! -= share;
    return subject;
  });
}

/** Assumed only to rank the pages: the share of people in a page's group. */
const GROUP_SHARE = 0.1;

/** Fills in the chances at each level, the largest 1; gives their mean. */
function acceptances(into: Float32Array, grouped: boolean, group: number, loading: number): number {
  let most = 0;
  for (let level = 0; level < LEVELS; level++) {
    into[level] = exp(grouped ? (level === group ? loading : 0) : loading * LEVEL_SCORES[level]!);
    most = Math.max(most, into[level]!);
  }
  let sum = 0;
  for (let level = 0; level < LEVELS; level++) {
    into[level] = into[level]! / most;
    sum += into[level]!;
  }
  return grouped ? GROUP_SHARE + (1 - GROUP_SHARE) * into[0]! : sum / LEVELS;
}
