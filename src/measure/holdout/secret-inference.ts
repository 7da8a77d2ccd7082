import { columnOf, type Column, type NumberColumn, type Table } from '../../columns/column.ts';
import type { PublishedRecoding } from '../../columns/disclose.ts';
import type { Measure } from '../measure.ts';
import { missing } from '../exact-measure.ts';
import { isAsCollected, knownNumbers } from './aligned-columns.ts';
import { atBaseline, boutMeasures, type Tally } from './attack-outcome.ts';
import { codedInOrder, labelCover, valueDomain } from './label-cover.ts';
import type { NearestRows } from './nearest-rows.ts';

/** A number counts as found within this share of its true value (Giomi et al. 2023, inference). */
const TOLERANCE = 0.05;

/** A date counts as found within this many days, since a share of a date means nothing. Assumed. */
const DATE_TOLERANCE_DAYS = 30;

const NOT_GUESSED = ['holdout.inference.under-label.share', 'holdout.inference.label-width.mean'];

export interface InferenceInput {
  readonly released: Table;
  readonly recodings: ReadonlyMap<string, PublishedRecoding>;
  /** Members first, then strangers. */
  readonly targets: Table;
  readonly members: number;
  readonly secret: string;
  /** Nearest released rows by what is known besides the secret. */
  readonly nearest: NearestRows;
}

/** A guesser for one form of a secret. */
interface Guesser {
  /** The guess from these lists of released rows; −1 where none of them has the secret. */
  guess(rows: readonly Uint32Array[]): number;
  /** Whether the guess is the target's value, exactly or within the tolerance. */
  right(guess: number, target: number): boolean;
  /** Whether the guessed label may stand for the target's value. */
  under(guess: number, target: number): boolean;
  /** Share of the values that a guess leaves open, 0 where it is one value. */
  width(guess: number): number;
  /** Targets whose secret is known to the referee. */
  known(target: number): boolean;
  /** The guess that is most often right on these targets. */
  prevailing(targets: Uint32Array): (target: number) => boolean;
}

/**
 * Attribute inference: the adversary looks up the released rows nearest to what it knows of a target and takes the value
 * of the secret that most of them have (of numbers the lower median). Rows without the secret have no vote; targets
 * without it are left out. A released label that leaves several values open is not right, whatever it covers: how often
 * the truth lies under the guessed label, and how much the label leaves open, are measures of their own.
 *
 * Source: Giomi, Boenisch, Wehmeyer and Tasnádi, PoPETs 2023(2) 312–328, doi:10.56553/popets-2023-0055, inference.
 * Differences: all rows at the least distance vote, not one; the 5 % tolerance is of |value|; dates are right within 30
 * days; the baseline is the value that prevails among strangers, not the value of a random released row.
 */
export function secretInference({ released, recodings, targets, members, secret, nearest }: InferenceInput): Measure[] {
  const [column, raw] = [columnOf(released, secret), columnOf(targets, secret)];
  const recoding = recodings.get(secret);
  const guesser = isAsCollected(recoding) && column.kind === 'number' && raw.kind === 'number' ? numberGuesser(column, raw) : labelGuesser(column, raw, recoding);
  // A class that alone is nearest to many targets is read once.
  const ofPoint = new Map<number, number>();
  const guessOf = (target: number): number => {
    const { points } = nearest.search(target);
    if (points.length !== 1) return guesser.guess(Array.from(points, nearest.rowsOf));
    const point = points[0]!;
    if (!ofPoint.has(point)) ofPoint.set(point, guesser.guess([nearest.rowsOf(point)]));
    return ofPoint.get(point)!;
  };
  const all = Uint32Array.from({ length: targets.rows }, (_, target) => target).filter((target) => guesser.known(target));
  const guesses = Array.from(all, guessOf);
  const inside = all.filter((target) => target < members).length;
  const tally = (from: number, to: number, holds = guesser.right): Tally => ({ right: guesses.slice(from, to).filter((guess, i) => guess >= 0 && holds(guess, all[from + i]!)).length, of: to - from });
  const under = tally(0, inside, guesser.under);
  const width = guesses.slice(0, inside).reduce((sum, guess) => sum + (guess < 0 ? 1 : guesser.width(guess)), 0);
  const parameters = { secret };
  const baseline = inside === 0 || inside === all.length ? Number.NaN : all.subarray(0, inside).filter(guesser.prevailing(all.subarray(inside))).length / inside;
  const bout = boutMeasures('inference', parameters, { main: tally(0, inside), control: tally(inside, all.length), baseline });
  if (inside === 0) return [...bout, ...NOT_GUESSED.map((id) => missing(id, parameters, 'No targets.'))];
  return [
    ...bout,
    { id: 'holdout.inference.under-label.share', value: under.right / inside, interval: null, intervalKind: 'exact', numerator: under.right, denominator: inside, parameters },
    { id: 'holdout.inference.label-width.mean', value: width / inside, interval: null, intervalKind: 'exact', parameters },
  ];
}

/** Inference from a release without the secret, or without anything known to look it up by. */
export function inferenceAtBaseline(secret: string, note: string): Measure[] {
  const parameters = { secret };
  return [...atBaseline('inference', parameters, note), ...NOT_GUESSED.map((id) => missing(id, parameters, note))];
}

function labelGuesser(column: Column, raw: Column, recoding: PublishedRecoding | undefined): Guesser {
  const coded = codedInOrder(column);
  const { codes, dictionary } = coded;
  const domain = valueDomain(raw);
  const cover = labelCover(coded, domain, recoding);
  const size = (label: number): number => cover.starts[label + 1]! - cover.starts[label]!;
  const overall = new Uint32Array(dictionary.length);
  for (const code of codes) overall[code]!++;
  const votes = new Uint32Array(dictionary.length);
  const under = (label: number, target: number): boolean => cover.values.subarray(cover.starts[label]!, cover.starts[label + 1]!).includes(domain.codes[target]!);
  return {
    guess(lists) {
      const voted: number[] = [];
      for (const rows of lists) {
        for (const row of rows) {
          const label = codes[row]!;
          if (dictionary[label] === null) continue;
          if (votes[label] === 0) voted.push(label);
          votes[label]!++;
        }
      }
      // Of labels with as many votes the one that is more frequent in the release, of these the first by its text.
      const best = voted.sort((a, b) => a - b).reduce((top, label) => (top < 0 || votes[label]! > votes[top]! || (votes[label] === votes[top] && overall[label]! > overall[top]!) ? label : top), -1);
      for (const label of voted) votes[label] = 0;
      return best;
    },
    // A label over a single one of the numbers that occur is still a range; of listed categories it is the value.
    right: (label, target) => under(label, target) && size(label) === 1 && (raw.kind === 'coded' || dictionary[label] === domain.texts[domain.codes[target]!]),
    under,
    width: (label) => (size(label) <= 1 ? 0 : size(label) / domain.texts.length),
    known: (target) => domain.texts[domain.codes[target]!] !== null,
    prevailing(group) {
      const counts = new Uint32Array(domain.texts.length);
      for (const target of group) counts[domain.codes[target]!]!++;
      const most = counts.indexOf(counts.reduce((a, b) => Math.max(a, b), 0));
      return (target) => domain.codes[target] === most;
    },
  };
}

function numberGuesser(column: NumberColumn, raw: NumberColumn): Guesser {
  const [values, truth] = [knownNumbers(column), knownNumbers(raw)];
  const margin = (value: number): number => (raw.type === 'date' ? DATE_TOLERANCE_DAYS : raw.type === 'datetime' ? DATE_TOLERANCE_DAYS * 1440 : TOLERANCE * Math.abs(value));
  const right = (guess: number, target: number): boolean => Math.abs(guess - truth[target]!) <= margin(truth[target]!);
  const guesses: number[] = [];
  return {
    // Guesses are kept by number, so that a negative value is not taken for no guess.
    guess(lists) {
      const known = Float64Array.from(lists.flatMap((rows) => Array.from(rows, (row) => values[row]!)).filter((value) => !Number.isNaN(value))).sort();
      return known.length === 0 ? -1 : guesses.push(known[(known.length - 1) >> 1]!) - 1;
    },
    right: (guess, target) => right(guesses[guess]!, target),
    under: (guess, target) => right(guesses[guess]!, target),
    width: () => 0,
    known: (target) => !Number.isNaN(truth[target]!),
    prevailing(group) {
      const sorted = Float64Array.from(group, (target) => truth[target]!).sort();
      let [most, best] = [0, Number.NaN];
      // Every observed value is a candidate; only sorted neighbours can be within its reach.
      for (let at = 0, from = 0, to = 0; at < sorted.length; at++) {
        while (Math.abs(sorted[from]! - sorted[at]!) > margin(sorted[from]!) && from < at) from++;
        while (to < sorted.length && Math.abs(sorted[to]! - sorted[at]!) <= margin(sorted[to]!)) to++;
        if (to - from > most) [most, best] = [to - from, sorted[at]!];
      }
      return (target) => right(best, target);
    },
  };
}
