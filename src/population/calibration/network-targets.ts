import { sqrt } from '../../stats/elementary.ts';
import { activityTally, likesTally } from './behaviour-tallies.ts';
import { SMALLEST_NATIONAL, target, type CalibrationTarget, type ObservedFigure } from './calibration-target.ts';
import { friendshipTally } from './friendship-tally.ts';
import { meanWithError, quantileOf, quantileWithError, shareOfTop, sizeOf } from './histogram-statistics.ts';
import { PARTS } from './mobility-tally.ts';
import { mapState } from './people-targets.ts';

const UGANDER = 'Ugander et al., The anatomy of the Facebook social graph, arXiv:1111.4503';
const PEW = 'Pew Research Center, Sizing up Twitter users, 2019';
const LIKES = 'Youyou et al., PNAS 112(4), 2015 (about 227) and Kosinski et al., PNAS 110(15), 2013 (170), as quoted elsewhere';
const world = { minimumPeople: SMALLEST_NATIONAL } as const;
const emergent = { kind: 'emergent', unit: 'share', ...world } as const;

/** Figures of friendships, posts and likes. */
export const NETWORK_TARGETS: readonly CalibrationTarget[] = [
  target({
    ...emergent, id: 'ties.opposite-side', title: 'Friends on the other political side, of friends with a side', target: 0.23, tolerance: 0.03, source: 'Bakshy et al., Science 348(6239), 2015, as told in the authors’ research blog',
    observe: ({ read }) => mapState(read(friendshipTally), ({ sides, degrees }) => ({ value: sides[1]! / sides[0]!, units: sizeOf(degrees) / 4 })),
  }),
  target({
    ...emergent, kind: 'input', id: 'ties.clustering', title: 'Mean local clustering of the friendship graph', unit: 'coefficient', target: 0.14, tolerance: 0.025, source: `${UGANDER} (about 0.14 at the median user)`,
    note: 'Of the ties that the world materialises; the published figure is of all ties.',
    observe: ({ read }) => mapState(read(friendshipTally), ({ clustering }) => ({ value: clustering[0]! / PARTS / clustering[1]!, error: 3 * sqrt(0.02 / clustering[1]!) })),
  }),
  target({
    ...emergent, id: 'ties.paradox', title: 'Profiles with fewer friends than the median of their friends', target: 0.836, tolerance: 0.05, source: UGANDER,
    observe: ({ read }) => mapState(read(friendshipTally), ({ paradox }) => ({ value: paradox[1]! / paradox[0]!, units: paradox[0]! })),
  }),
  target({
    ...emergent, id: 'ties.assortativity', title: 'Correlation of the friend counts of two friends', unit: 'coefficient', target: 0.226, tolerance: 0.1, source: UGANDER, confidence: 'from-memory',
    observe: ({ read }) => mapState(read(friendshipTally), ({ shownDegrees }) => {
      const [ends, sum, squares, products] = shownDegrees as unknown as [number, number, number, number];
      const mean = sum / ends;
      return { value: (products / ends - mean * mean) / (squares / ends - mean * mean), error: 3 / sqrt(ends) };
    }),
  }),
  ...([['top-tenth', 'most active tenth', 0.1, 0.8, 'Pew Research Center, Sizing up Twitter users, 2019'], ['top-quarter', 'most active quarter', 0.25, 0.97, 'Pew Research Center, The behaviors and attitudes of US adults on Twitter, 2021']] as const).map(([id, title, top, aim, source]) =>
    target({
      ...emergent, id: `posts.${id}`, title: `Microblog posts by the ${title} of its users`, target: aim, tolerance: 0.05, source,
      observe: ({ read }) => mapState(read(activityTally), ({ tweets }) => ({ value: shareOfTop(tweets, top), units: sizeOf(tweets) * top })),
    }),
  ),
  ...([['top-tenth', 'most active tenth, median', 0.95, 138, 25], ['others', 'others, median', 0.45, 2, 1]] as const).map(([id, title, p, aim, tolerance]) =>
    target({
      ...emergent, kind: 'input', unit: 'posts', id: `posts.per-month.${id}`, title: `Microblog posts in a month: ${title}`, target: aim, tolerance, source: PEW,
      observe: ({ plan, read }) => mapState(read(activityTally), ({ tweets }) => {
        const { value, error } = quantileWithError(tweets, p);
        const months = plan.historyDays / 30.4;
        return { value: value / months, error: error / months };
      }),
    }),
  ),
  target({
    ...emergent, kind: 'input', unit: 'likes', id: 'likes.mean', title: 'Likes per profile, mean', target: 200, tolerance: 30, source: LIKES, confidence: 'from-memory', note: 'Between the two figures, which disagree.',
    observe: ({ read }) => mapState(read(likesTally), ({ shown }) => meanWithError(shown)),
  }),
  target({
    ...emergent, kind: 'input', unit: 'likes', id: 'likes.median', title: 'Likes per profile, median', target: 68, tolerance: 20, source: 'Kosinski et al., PNAS 110(15), 2013', confidence: 'from-memory',
    observe: ({ read }) => mapState(read(likesTally), ({ shown }) => quantileWithError(shown, 0.5)),
  }),
];

/** Figures of the network that no source is quoted for. */
export const NETWORK_FIGURES: readonly ObservedFigure[] = [
  {
    id: 'ties.same-postcode', title: 'Ties within one postcode', unit: 'share', ...world, minimumPostcodes: 1,
    observe: ({ read }) => mapState(read(friendshipTally), ({ places }) => ({ value: places[1]! / places[0]!, units: places[0]! })),
  },
  {
    id: 'ties.age-gap', title: 'Years between the ages of two friends, mean', unit: 'years', ...world, minimumPostcodes: 1,
    observe: ({ read }) => mapState(read(friendshipTally), ({ ageGaps }) => meanWithError(ageGaps)),
  },
  {
    id: 'ties.degree-median', title: 'Friends of a profile inside the world, median', unit: 'friends', ...world, minimumPostcodes: 1,
    note: 'The share of the friends on the profile that the world materialises.',
    observe: ({ read }) => mapState(read(friendshipTally), ({ degrees }) => ({ value: quantileOf(degrees, 0.5), error: 0 })),
  },
  {
    id: 'activity.silent', title: 'Accounts that did nothing in the days that are kept', unit: 'share', ...world, minimumPostcodes: 1,
    observe: ({ read }) => mapState(read(activityTally), ({ users }) => ({ value: 1 - users[1]! / users[0]!, units: users[0]! })),
  },
];
