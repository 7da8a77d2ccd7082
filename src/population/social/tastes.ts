import { SUBJECTS } from '../attributes/profile.ts';
import { ageScore, sexScore } from '../attributes/scores.ts';
import type { Block } from '../block-context.ts';
import { AXES } from './interest-axes.ts';
import { catalogueOf, levelOf, SUBJECT_AXES } from './interest-catalogue.ts';

/** Nobody younger shows a leaning or a group of their own. */
const SHOWN_FROM = 16;
/** Assumed: share of people whose likes show their leaning or their group, at average age; the others' cannot be told from anybody's. */
const SHOWN = 0.65;
/** Assumed: share of likes and words that go to one of a person's favourite subjects, and how these divide. */
const TO_FAVOURITES = 0.45;
const FAVOURITE_SHARES = [0.6, 0.25, 0.15];
const FAVOURITES = FAVOURITE_SHARES.length;

/** What a block's people like. */
export interface Tastes {
  /** At `row * AXES + axis`: the person's level on the axis. */
  readonly levels: Uint8Array;
  /** At `row * subjects + subject`: cumulative rates of the subjects, the last 1. */
  readonly cumulative: Float64Array;
  /** At `row * FAVOURITES + i`: favourite subjects, which a person likes more than the scores say. */
  readonly favourites: Uint8Array;
}

const known = new WeakMap<Block, Tastes>();

/** The tastes of a block's people, made once. */
export function tastesOf(block: Block): Tastes {
  let tastes = known.get(block);
  if (tastes === undefined) known.set(block, (tastes = makeTastes(block)));
  return tastes;
}

function makeTastes(block: Block): Tastes {
  const { rows, firstId, draws, strength, numbers } = block;
  const { axes, subjectFactors, subjectWeights } = catalogueOf(block);
  const levels = personLevels(block);
  const axisAt = SUBJECT_AXES.map((axis) => axes.findIndex(({ id }) => id === axis));
  const subject = numbers('subject');
  const choice = draws('social.favourite');
  const keepsInterest = strength('likes.favourite');
  const size = SUBJECTS.length;
  const cumulative = new Float64Array(rows * size);
  const favourites = new Uint8Array(rows * FAVOURITES);
  for (let row = 0; row < rows; row++) {
    const from = row * size;
    const offsets = axisAt.map((axis) => levels[row * AXES + axis]! * size);
    let sum = 0;
    for (let s = 0; s < size; s++) {
      let weight = subjectWeights[s]!;
      for (let i = 0; i < offsets.length; i++) weight *= subjectFactors[i]![offsets[i]! + s]!;
      cumulative[from + s] = sum += weight;
    }
    for (let s = 0; s < size; s++) cumulative[from + s]! /= sum;
    cumulative[from + size - 1] = 1;
    for (let i = 0; i < FAVOURITES; i++) {
      const own = i === 0 && choice.uniform(firstId + row, FAVOURITES) < keepsInterest;
      favourites[row * FAVOURITES + i] = own ? subject[row]! : subjectAt(cumulative, from, size, choice.uniform(firstId + row, i));
    }
  }
  return { levels, cumulative, favourites };
}

/** The subject of one like or post of the person of a row, at a uniform number from 0 to 1. */
export function subjectOf({ cumulative, favourites }: Tastes, row: number, uniform: number): number {
  if (uniform >= TO_FAVOURITES) return subjectAt(cumulative, row * SUBJECTS.length, SUBJECTS.length, (uniform - TO_FAVOURITES) / (1 - TO_FAVOURITES));
  const place = uniform / TO_FAVOURITES;
  return favourites[row * FAVOURITES + (place < FAVOURITE_SHARES[0]! ? 0 : place < FAVOURITE_SHARES[0]! + FAVOURITE_SHARES[1]! ? 1 : 2)]!;
}

/** The subject at a place from 0 to 1 of the cumulative rates that begin at `from`. */
function subjectAt(cumulative: Float64Array, from: number, size: number, place: number): number {
  let low = from;
  let high = from + size - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle]! > place) high = middle;
    else low = middle + 1;
  }
  return low - from;
}

function personLevels(block: Block): Uint8Array {
  const { rows, firstId, draws, strength, numbers, column } = block;
  const [age, woman, leaning, educated] = [numbers('age'), numbers('woman'), numbers('leaningTrait'), numbers('educationTrait')];
  const shows = draws('social.shown');
  const [byLeaningAge, byShownAge] = [strength('likes.leaning-age'), strength('likes.shown-age')];
  const shown = (row: number, axis: number): boolean => age[row]! >= SHOWN_FROM && shows.uniform(firstId + row, axis) < SHOWN + byShownAge * ageScore(age[row]!);
  const levels = new Uint8Array(rows * AXES);
  catalogueOf(block).axes.forEach(({ id, groups, plain = [] }, at) => {
    if (groups !== undefined) {
      const labels = column(id);
      if (labels.kind !== 'coded') throw new Error(`population.social: expected labels in ${id}, got numbers`);
      const levelOfCode = labels.dictionary.map((label) => {
        if (label !== null && !groups.includes(label) && !plain.includes(label)) throw new Error(`population.social: expected one of ${[...groups, ...plain].join(', ')} in ${id}, got ${label}`);
        return label === null ? 0 : groups.indexOf(label) + 1;
      });
      for (let row = 0; row < rows; row++) if (shown(row, at)) levels[row * AXES + at] = levelOfCode[labels.codes[row]!]!;
      return;
    }
    if (id === 'none') return;
    for (let row = 0; row < rows; row++) {
      const years = ageScore(age[row]!);
      const score = id === 'age' ? years : id === 'sex' ? sexScore(woman[row]!) : id === 'education' ? educated[row]! : shown(row, at) ? leaning[row]! * (1 - byLeaningAge * years) : 0;
      levels[row * AXES + at] = levelOf(score);
    }
  });
  return levels;
}
