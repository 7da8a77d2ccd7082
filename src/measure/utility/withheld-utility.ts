import { takeRows, type Table } from '../../columns/column.ts';
import type { PublishedRecoding } from '../../columns/disclose.ts';
import type { Draws } from '../../random/draws.ts';
import type { ReleaseForm } from '../../release/step.ts';
import { InputError } from '../../schema/input-error.ts';
import type { Estimate } from '../../stats/intervals.ts';
import { missing } from '../exact-measure.ts';
import type { Measure } from '../measure.ts';
import { marginalDistance, pairDistance, type WithheldRows } from './distribution-distance.ts';
import { predictionAuc } from './prediction-kept.ts';
import { releaseMasses } from './release-masses.ts';
import { sampleInterval } from './sample-mean.ts';
import { randomSegments, segmentError } from './segment-counts.ts';
import { valueBins } from './value-bins.ts';
import type { WeightedAuc } from './weighted-auc.ts';

export interface UtilityInput {
  /** The file as collected. */
  readonly collected: Table;
  /** Its rows that every strategy is given, and those that none is. The latter in a random order. */
  readonly given: Uint32Array;
  readonly withheld: Uint32Array;
  /** Whom each row of the file is about, where people repeat. */
  readonly subject?: Int32Array;
  /** The column to predict; absent: each column in turn. */
  readonly target?: string;
  /** Chooses the segments. */
  readonly draws: Draws;
}

/** A release to be measured. */
export interface MeasuredRelease {
  readonly form: ReleaseForm;
  readonly release: Table;
  readonly recodings: ReadonlyMap<string, PublishedRecoding>;
}

export interface WithheldUtility {
  /** Columns that are measured. */
  readonly columns: readonly string[];
  /** The utility measures of a release. */
  measure(release: MeasuredRelease): Measure[];
}

/** Columns looked at, and withheld rows ranked by models; beyond them time grows and intervals hardly shrink. Assumed. */
const MOST_COLUMNS = 24;
const RANKED = 4_000;

const STATISTICS = 'Not comparable on this axis: the release holds statistics, not rows.';

/**
 * Usefulness of releases of one file, measured on raw rows that no strategy was given: how far shares of values and of
 * pairs of values are off, how well models learnt on the release rank those rows, how far sizes of segments are off.
 * Bins, withheld rows and segments are the same for every release. Direct identifiers are of no use and left out.
 */
export function withheldUtility({ collected, given, withheld, subject, target, draws }: UtilityInput): WithheldUtility {
  const named = collected.schema.columns.filter(({ attributeClass }) => attributeClass !== 'direct-identifier').map(({ name }) => name);
  if (target !== undefined && !named.includes(target)) throw new InputError(`compare.target: expected a column of the file that is no direct identifier (${named.join(', ')}), got ${target}`);
  const names = [...new Set([...(target === undefined ? [] : [target]), ...named])].slice(0, MOST_COLUMNS);
  const columns = names.map((name) => ({ name, bins: valueBins(collected.columns.get(name)!, withheld.length) }));
  const rows: WithheldRows = {
    columns,
    ofRow: columns.map(({ bins }) => Uint8Array.from(withheld, (row) => bins.ofRow[row]!)),
    rows: withheld.length,
    ...(subject === undefined ? {} : { person: numbered(withheld, subject) }),
  };
  const ranked = Math.min(RANKED, withheld.length);
  const targets = target === undefined ? [...names.keys()] : [0];
  const areas = (release: MeasuredRelease): WeightedAuc[] => {
    const masses = releaseMasses(release.release, release.recodings, columns);
    return targets.map((own) => predictionAuc(masses, rows, own, ranked));
  };
  const reference = areas({ form: 'records', release: takeRows(collected, given), recodings: new Map() });
  const segments = randomSegments(rows, draws);
  const person = rows.person?.subarray(0, ranked);
  return {
    columns: names,
    measure(own) {
      if (own.form === 'aggregate') return IDS.map((id) => missing(id, id.startsWith('utility.prediction') ? { target: target ?? 'each column in turn' } : {}, STATISTICS));
      const masses = releaseMasses(own.release, own.recodings, columns);
      const reached = targets.map((column) => predictionAuc(masses, rows, column, ranked));
      return [
        estimated('utility.marginal.distance', marginalDistance(masses, rows), {}),
        estimated('utility.pair.distance', pairDistance(masses, rows), {}),
        ...prediction(reached, reference, target ?? 'each column in turn', person),
        estimated('utility.segment-count.error', segmentError(masses, segments), {}),
      ];
    },
  };
}

const IDS = ['utility.marginal.distance', 'utility.pair.distance', 'utility.prediction.auc', 'utility.prediction.kept', 'utility.segment-count.error'];

function estimated(id: string, { value, interval }: Estimate, parameters: Measure['parameters']): Measure {
  if (Number.isNaN(value)) return missing(id, parameters, 'Too few columns.');
  return { id, value, interval, intervalKind: 'delta', parameters };
}

/** The mean area over the targets, and how much of what lies above guessing on the raw rows is kept. */
function prediction(reached: readonly WeightedAuc[], reference: readonly WeightedAuc[], target: string, person: Uint32Array | undefined): Measure[] {
  const usable = [...reached.keys()].filter((i) => !Number.isNaN(reached[i]!.value) && !Number.isNaN(reference[i]!.value));
  const mean = (of: readonly WeightedAuc[]): { value: number; influence: Float64Array } => ({
    value: usable.reduce((sum, i) => sum + of[i]!.value / usable.length, 0),
    influence: usable.reduce((sum, i) => sum.map((own, row) => own + of[i]!.influence[row]! / usable.length), new Float64Array(of[0]?.influence.length ?? 0)),
  });
  const parameters = { target };
  if (usable.length === 0) return ['utility.prediction.auc', 'utility.prediction.kept'].map((id) => missing(id, parameters, 'The withheld rows hold one value only.'));
  const [own, raw] = [mean(reached), mean(reference)];
  const auc = sampleInterval(own.value, own.influence, person);
  const power = sampleInterval(raw.value, raw.influence, person);
  const measures: Measure[] = [{ id: 'utility.prediction.auc', value: auc.value, interval: [Math.max(0, auc.interval[0]), Math.min(1, auc.interval[1])], intervalKind: 'delta', parameters }];
  if (!(power.interval[0] > GUESSING)) return [...measures, missing('utility.prediction.kept', parameters, 'A model learnt on the raw rows ranks no better than guessing, so there is nothing to keep.')];
  const kept = (own.value - GUESSING) / (raw.value - GUESSING);
  const influence = own.influence.map((value, row) => (value - kept * raw.influence[row]!) / (raw.value - GUESSING));
  const { interval } = sampleInterval(kept, influence, person);
  return [...measures, { id: 'utility.prediction.kept', value: kept, interval, intervalKind: 'delta', parameters }];
}

const GUESSING = 0.5;

/** Persons of rows as numbers from 0. */
function numbered(rows: Uint32Array, subject: Int32Array): Uint32Array {
  const numbers = new Map<number, number>();
  return Uint32Array.from(rows, (row) => {
    const own = numbers.get(subject[row]!) ?? numbers.size;
    numbers.set(subject[row]!, own);
    return own;
  });
}
