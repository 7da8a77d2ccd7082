import { ln } from '../../stats/elementary.ts';
import { SMALLEST_NATIONAL, target, type CalibrationTarget, type ObservationContext, type ObservedFigure } from './calibration-target.ts';
import { meanWithError, quantileWithError } from './histogram-statistics.ts';
import { mobilityTally, PARTS, RADIUS_STEP_KM } from './mobility-tally.ts';
import { mapState } from './people-targets.ts';
import { unicityTally, UNICITY_SETTINGS } from './unicity-tally.ts';

const MONTJOYE = 'de Montjoye et al., Scientific Reports 3:1376, 2013, doi:10.1038/srep01376';
const emergent = { kind: 'emergent', unit: 'share', minimumPeople: SMALLEST_NATIONAL } as const;
const CROWD_NOTE = 'Among the people of seven neighbouring blocks who share their location, in the cells that they share, with time slots as long as it takes for a cell to hold as many records as an antenna of the published data in an hour.';

/** The place ranks between which the frequency of visits is read as a power law. */
const FIT_RANKS = [1, 10] as const;

/** Figures of where people go. */
export const MOBILITY_TARGETS: readonly CalibrationTarget[] = [
  ...([[0, 0.5, 0.15], [1, 0.95, 0.03]] as const).map(([setting, aim, tolerance]) =>
    target({
      ...emergent, id: `unicity.${UNICITY_SETTINGS[setting]!.points}-points`, title: `Traces that ${UNICITY_SETTINGS[setting]!.points} random points tell from all others`, target: aim, tolerance,
      source: setting === 0 ? `${MONTJOYE} (“more than half”)` : MONTJOYE, note: CROWD_NOTE, observe: unicityAt(setting),
    }),
  ),
  target({
    ...emergent, id: 'unicity.coarsening', title: 'Exponent with which unicity falls as the grid gets coarser', unit: 'exponent', target: 0.1, tolerance: 0.07, source: `${MONTJOYE} (resolution to the power of about 1/10)`, note: CROWD_NOTE,
    observe: (context) => {
      const [fine, coarse] = [unicityAt(1)(context), unicityAt(2)(context)];
      if (fine === null || coarse === null || coarse.value === 0) return null;
      const { grid } = UNICITY_SETTINGS[2];
      return { value: ln(fine.value / coarse.value) / ln(grid * grid), error: 0.02 };
    },
  }),
  target({
    ...emergent, id: 'mobility.radius', title: 'Radius of gyration, median', unit: 'km', target: 8.2, tolerance: 4, source: 'González et al., Nature 453, 2008: median of (r + 5.8 km)^-1.65 exp(-r / 350 km)', confidence: 'from-memory',
    observe: ({ read }) => mapState(read(mobilityTally), ({ radius }) => {
      const { value, error } = quantileWithError(radius, 0.5);
      return { value: value * RADIUS_STEP_KM, error: error * RADIUS_STEP_KM };
    }),
  }),
  target({
    ...emergent, id: 'mobility.visits', title: 'Exponent with which visits fall by the rank of the place', unit: 'exponent', target: 1.2, tolerance: 0.25, source: 'Song et al., Nature Physics 6, 2010', confidence: 'from-memory',
    observe: ({ read }) => mapState(read(mobilityTally), ({ ranks }) => ({ value: powerOf(ranks, FIT_RANKS[0], FIT_RANKS[1]), error: 0.02 })),
  }),
];

/** Figures of movement that no source is quoted for. */
export const MOBILITY_FIGURES: readonly ObservedFigure[] = [
  {
    id: 'mobility.points', title: 'Positions recorded per device that shares its location, mean', unit: 'points', minimumPeople: SMALLEST_NATIONAL, minimumPostcodes: 1,
    observe: ({ read }) => mapState(read(mobilityTally), ({ points }) => meanWithError(points)),
  },
  ...([3, 4] as const).map((setting): ObservedFigure => ({
    id: `unicity.${UNICITY_SETTINGS[setting]!.points}-points.hour`, title: `Traces that ${UNICITY_SETTINGS[setting]!.points} points of 1 km and an hour tell apart`, unit: 'share', minimumPeople: SMALLEST_NATIONAL, minimumPostcodes: 1,
    note: 'Records are too sparse to compare this with the published figure.', observe: unicityAt(setting),
  })),
];

function unicityAt(setting: number): (context: ObservationContext) => { readonly value: number; readonly units: number } | null {
  return ({ read }) => {
    const state = read(unicityTally);
    if (state === null || state.tested[setting] === 0) return null;
    return { value: state.unique[setting]! / state.tested[setting]!, units: state.tested[setting]! };
  };
}

/** Minus the slope of the logarithm of a share over the logarithm of its rank, by least squares, ranks from 1. */
export function powerOf(ranks: Float64Array, from: number, to: number): number {
  let [n, x, y, xx, xy] = [0, 0, 0, 0, 0];
  for (let rank = from; rank <= to; rank++) {
    if (!(ranks[rank - 1]! > 0)) continue;
    const [logRank, logShare] = [ln(rank), ln(ranks[rank - 1]! / PARTS)];
    n++;
    x += logRank;
    y += logShare;
    xx += logRank * logRank;
    xy += logRank * logShare;
  }
  return -(n * xy - x * y) / (n * xx - x * x);
}
