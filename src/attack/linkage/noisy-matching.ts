import { z } from 'zod';
import { asCoded, columnOf, type Table } from '../../columns/column.ts';
import type { AdversaryView } from '../../columns/disclose.ts';
import { jointCandidates } from '../../columns/joint-classes.ts';
import { InputError } from '../../schema/input-error.ts';
import type { Claim, Direction } from '../../schema/view.ts';
import { exp, ln } from '../../stats/elementary.ts';
import { matchingColumns, notApplicable, registerOf, type Attack } from '../attack.ts';

/** Sets of agreeing columns are counted in one array: its length doubles with each column. */
const MOST_COLUMNS = 16;

const options = z.strictObject({
  on: z.array(z.string()).min(1).max(MOST_COLUMNS).optional().describe('Columns to compare. Default: every quasi-identifier that the release and the source share.'),
  eccentricity: z.number().min(0).default(1.5).describe('Abstain where the best candidate\'s score is fewer standard deviations of all scores above the second best. 0 always names somebody, ties at random.'),
});

/**
 * Matching that tolerates gaps and errors: a candidate scores −ln(share of candidates that agree) for each column on
 * which it agrees with the target after the published recodings, so that agreeing on what is rare counts most. A value
 * that the adversary lacks counts for nobody; one that is wrong costs its column alone. The best candidate is named if
 * it stands out: (best − second best) / σ of all scores, the eccentricity, is at least the bound. Confidence is the
 * entropic one, the best candidate's share of e^(score/σ) over all candidates.
 *
 * Where classes of equal labels hold at least k records, k of them always tie: then the attack abstains, and without a
 * bound is right at most once in k for people who are in the release, however well it knows them. That is what
 * k-anonymity promises, and no more.
 *
 * Source: A. Narayanan and V. Shmatikov, Robust de-anonymization of large sparse datasets, IEEE S&P 2008, 111–125,
 * doi:10.1109/SP.2008.33, §4 (scoreboard with weights, eccentricity 1.5, entropic output). Difference: the weight is the
 * surprise of the agreement in place of 1 / ln(support), which is infinite for a value that one record has.
 */
export const nearestMatch = {
  id: 'nearestMatch',
  kind: 'identity',
  aim: 'released',
  directions: ['record-to-person', 'member-to-record', 'person-to-record'],
  options,
  doc: {
    title: 'Nearest match with incomplete or wrong knowledge',
    summary: 'Scores every candidate by the rarity of what it agrees on with the target and names the best one where it stands out from all others.',
    assumptions: [
      'Columns are weighed as if they agreed independently of each other.',
      'A wrong value may be any other: nearly right ones, such as a date one day off, get no credit.',
      'The adversary knows which columns were generalized and how, as published.',
    ],
    sources: ['Narayanan and Shmatikov, Robust de-anonymization of large sparse datasets, IEEE S&P 2008, 111–125, §4, doi:10.1109/SP.2008.33.'],
  },
  run(view, { on, eccentricity }) {
    const register = registerOf(view, 'nearestMatch');
    const names = matchingColumns(on, view.release, register);
    if (names.length === 0) return notApplicable(view, 'identity', 'Release and source share no quasi-identifier to compare.');
    if (names.length > MOST_COLUMNS) throw new InputError(`nearestMatch.on: expected at most ${MOST_COLUMNS} columns that release and source share, got ${names.length}; name the ones to compare`);
    const sides = { record: agreementsOf(view, register, names, 'release'), person: agreementsOf(view, register, names, 'register') };
    let candidates = 0;
    const claims: Claim[] = [];
    for (const [direction, targets] of view.targets) {
      const fromRecord = direction === 'record-to-person';
      const [agreements, size] = fromRecord ? [sides.record, register.rows] : [sides.person, view.release.rows];
      const best = scoreboard(agreements, size);
      targets.forEach((target, i) => {
        candidates += size;
        const { apart, tied, confidence, rowOf } = best(target);
        const guess = size === 0 || apart < eccentricity ? null : rowOf(view.draws.below(tied, i, DIRECTION_INDEX[direction] ?? 0));
        claims.push({ kind: 'identity', direction, target, guess, confidence });
      });
    }
    return { claims, candidates, applicable: true };
  },
} satisfies Attack<typeof options>;

const DIRECTION_INDEX: Partial<Record<Direction, number>> = { 'record-to-person': 0, 'member-to-record': 1, 'person-to-record': 2 };

/** Rows of the other table that agree with a row on one column; null where the row has no value there. */
type Agreements = (row: number) => Uint32Array | null;

function agreementsOf(view: AdversaryView, register: Table, names: readonly string[], from: 'release' | 'register'): Agreements[] {
  return names.map((name) => {
    const { codes, dictionary } = asCoded(columnOf(from === 'release' ? view.release : register, name));
    const { ofFirst, ofSecond } = jointCandidates(view.release, register, [name], view.recodings);
    const found = new Map<number, Uint32Array>();
    return (row) => {
      const code = codes[row]!;
      if (dictionary[code] === null) return null;
      const rows = found.get(code) ?? (from === 'release' ? ofFirst(row) : ofSecond(row));
      found.set(code, rows);
      return rows;
    };
  });
}

interface Best {
  /** Eccentricity: how many standard deviations the best score is above the second best; 0 where several are best. */
  readonly apart: number;
  /** Candidates that share the best score. */
  readonly tied: number;
  readonly confidence: number;
  /** The n-th of those candidates. */
  readonly rowOf: (nth: number) => number;
}

/** The best of `size` candidates. A score depends only on the set of columns that agree, so those sets are counted. */
function scoreboard(agreements: readonly Agreements[], size: number): (target: number) => Best {
  const agrees = new Uint16Array(size);
  const counts = new Uint32Array(1 << agreements.length);
  return (target) => {
    agrees.fill(0);
    counts.fill(0);
    const weights = agreements.map((agreementsWith, j) => {
      const rows = agreementsWith(target);
      if (rows === null || rows.length === 0) return 0;
      for (const row of rows) agrees[row]! |= 1 << j;
      return ln(size / rows.length);
    });
    for (const set of agrees) counts[set]!++;
    const sets: { readonly set: number; readonly score: number; readonly count: number }[] = [];
    counts.forEach((count, set) => {
      if (count > 0) sets.push({ set, count, score: weights.reduce((sum, weight, j) => sum + ((set >> j) & 1) * weight, 0) });
    });
    const top = sets.reduce((most, { score }) => Math.max(most, score), 0);
    const [leading, others] = [sets.filter(({ score }) => score === top), sets.filter(({ score }) => score < top)];
    const tied = leading.reduce((sum, { count }) => sum + count, 0);
    const second = tied > 1 ? top : others.reduce((most, { score }) => Math.max(most, score), 0);
    const mean = sets.reduce((sum, { score, count }) => sum + score * count, 0) / size;
    const sigma = Math.sqrt(sets.reduce((sum, { score, count }) => sum + count * (score - mean) * (score - mean), 0) / size);
    const shares = sets.reduce((sum, { score, count }) => sum + count * exp(sigma > 0 ? (score - top) / sigma : 0), 0);
    const first = new Set(leading.map(({ set }) => set));
    return {
      apart: sigma > 0 ? (top - second) / sigma : 0,
      tied: Math.max(1, tied),
      confidence: size === 0 ? 0 : 1 / shares,
      rowOf(nth) {
        for (let row = 0, seen = 0; row < size; row++) if (first.has(agrees[row]!) && seen++ === nth) return row;
        throw new Error('nearestMatch.rowOf: expected a candidate of the best score, got none');
      },
    };
  };
}
