import { z } from 'zod';
import { InputError } from '../../schema/input-error.ts';
import { counted, type ReleaseState, type ReleaseStep } from '../step.ts';
import { moments, numbersOf, withNumbers } from './numeric-columns.ts';

const options = z.strictObject({
  columns: z.array(z.string()).min(1).describe('Columns of numbers that are grouped together; missing values count as the mean.'),
  k: z.int().min(2).describe('Least number of data subjects in a group.'),
});

/** Groups of at least k data subjects that are alike, each replaced by its mean. */
export const microaggregate = {
  id: 'microaggregate',
  options,
  doc: {
    title: 'Microaggregation (MDAV)',
    summary: 'Puts people who are alike into groups of k to 2k - 1 and gives each the group\'s mean: k-anonymity on numbers, without categories.',
    assumptions: [
      'The columns are standardized, so that each counts alike; a person with several rows enters with their mean and all rows get the group\'s.',
      'k holds on these columns alone; what else is released may tell the members of a group apart.',
      'Missing values are filled by the group\'s mean, since a gap would set its row apart.',
    ],
    sources: [
      'J. Domingo-Ferrer, V. Torra, Ordinal, continuous and heterogeneous k-anonymity through microaggregation, Data Mining and Knowledge Discovery 11 (2005) 195–212 (MDAV-generic, algorithm 1), doi:10.1007/s10618-005-0007-5.',
      'J. Domingo-Ferrer, J. M. Mateo-Sanz, Practical data-oriented microaggregation for statistical disclosure control, IEEE TKDE 14 (2002) 189–201, doi:10.1109/69.979982.',
    ],
  },
  run(state, { columns, k }) {
    const numbers = columns.map((name) => numbersOf(state, name, 'microaggregate.columns'));
    const { points, of } = subjectPoints(state, numbers);
    if (points.length < k) throw new InputError(`microaggregate.k: expected at most ${points.length}, the data subjects in the release, got ${k}; choose a smaller k`);
    const groups = mdavGroups(points, k);
    const group = new Uint32Array(points.length);
    groups.forEach((members, index) => members.forEach((point) => (group[point] = index)));
    const next = columns.reduce<ReleaseState>((done, name, j) => {
      const sums = new Float64Array(groups.length);
      const counts = new Uint32Array(groups.length);
      numbers[j]!.forEach((number, row) => {
        if (Number.isNaN(number)) return;
        sums[group[of[row]!]!]! += number;
        counts[group[of[row]!]!]!++;
      });
      const overall = moments(numbers[j]!).mean;
      return withNumbers(done, name, numbers[j]!.map((_, row) => (counts[group[of[row]!]!] === 0 ? overall : sums[group[of[row]!]!]! / counts[group[of[row]!]!]!)));
    }, state);
    return {
      state: next,
      promises: [{ kind: 'model', model: { model: 'k-anonymity', k }, unit: 'subject', columns: [...columns] }],
      changes: [`Replaced ${columns.join(', ')} by the means of ${counted(groups.length, 'group')}.`],
    };
  },
} satisfies ReleaseStep<typeof options>;

/** One standardized point per data subject, and the point of each row. */
function subjectPoints(state: ReleaseState, numbers: readonly Float64Array[]): { points: Float64Array[]; of: Uint32Array } {
  const indexOf = new Map<number, number>();
  const of = Uint32Array.from(state.subject, (subject) => {
    let index = indexOf.get(subject);
    if (index === undefined) indexOf.set(subject, (index = indexOf.size));
    return index;
  });
  const points = Array.from({ length: indexOf.size }, () => new Float64Array(numbers.length));
  numbers.forEach((own, j) => {
    const { mean, sd } = moments(own);
    const counts = new Uint32Array(points.length);
    own.forEach((number, row) => {
      if (Number.isNaN(number) || sd === 0) return;
      points[of[row]!]![j]! += (number - mean) / sd;
      counts[of[row]!]!++;
    });
    counts.forEach((count, point) => {
      if (count > 1) points[point]![j]! /= count;
    });
  });
  return { points, of };
}

/** Takes the point furthest from the mean with its k - 1 nearest, then the one furthest from that, and so on. */
function mdavGroups(points: readonly Float64Array[], k: number): number[][] {
  let left = [...points.keys()];
  const groups: number[][] = [];
  const take = (centre: Float64Array): void => {
    const near = nearest(points, left, centre, k);
    groups.push(near);
    const taken = new Set(near);
    left = left.filter((point) => !taken.has(point));
  };
  while (left.length >= 3 * k) {
    const far = furthest(points, left, meanOf(points, left));
    const opposite = furthest(points, left, points[far]!);
    take(points[far]!);
    take(points[opposite]!);
  }
  if (left.length >= 2 * k) take(points[furthest(points, left, meanOf(points, left))]!);
  groups.push(left);
  return groups;
}

function meanOf(points: readonly Float64Array[], members: readonly number[]): Float64Array {
  const mean = new Float64Array(points[0]!.length);
  for (const member of members) for (let j = 0; j < mean.length; j++) mean[j]! += points[member]![j]! / members.length;
  return mean;
}

function distance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j]! - b[j]!) * (a[j]! - b[j]!);
  return sum;
}

/** Of equally far ones the first. */
function furthest(points: readonly Float64Array[], members: readonly number[], from: Float64Array): number {
  let [best, most] = [members[0]!, -1];
  for (const member of members) {
    const far = distance(points[member]!, from);
    if (far > most) [best, most] = [member, far];
  }
  return best;
}

/** The k members nearest to a point, kept as a list sorted by distance; of equally near ones the first. */
function nearest(points: readonly Float64Array[], members: readonly number[], to: Float64Array, k: number): number[] {
  const best: number[] = [];
  const distances: number[] = [];
  for (const member of members) {
    const own = distance(points[member]!, to);
    if (best.length === k && own >= distances[k - 1]!) continue;
    let at = Math.min(best.length, k - 1);
    while (at > 0 && distances[at - 1]! > own) {
      best[at] = best[at - 1]!;
      distances[at] = distances[at - 1]!;
      at--;
    }
    best[at] = member;
    distances[at] = own;
  }
  return best;
}
