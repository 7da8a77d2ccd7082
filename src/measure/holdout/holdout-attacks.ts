import { selectColumns, type Table } from '../../columns/column.ts';
import { concatenated } from '../../columns/concatenated.ts';
import type { PublishedRecoding } from '../../columns/disclose.ts';
import type { Draws } from '../../random/draws.ts';
import type { ReleaseForm } from '../../release/step.ts';
import { missing } from '../exact-measure.ts';
import type { Measure } from '../measure.ts';
import { alignedColumns, type AlignedColumn } from './aligned-columns.ts';
import { linkability, linkabilityAtBaseline } from './linkability.ts';
import { membershipAtBaseline, nearestRowMembership } from './nearest-row-membership.ts';
import { nearestRows, type NearestRows } from './nearest-rows.ts';
import { inferenceAtBaseline, secretInference } from './secret-inference.ts';
import { singlingOut, singlingOutAtBaseline } from './singling-out.ts';

/** A release under attack, people who were in the strategy's input and people who were withheld from it. */
export interface HoldoutInput {
  readonly form: ReleaseForm;
  readonly released: Table;
  /** Published generalizations, by which a target's raw value is mapped as the release was. */
  readonly recodings: ReadonlyMap<string, PublishedRecoding>;
  /** Targets from the strategy's input, raw values; drawn at random, the same for every strategy. */
  readonly members: Table;
  /** Targets withheld from it, raw values, same columns; drawn at random, the same for every strategy. */
  readonly strangers: Table;
  /** Columns that the adversary knows of a target. */
  readonly known: readonly string[];
  /** Columns to infer. */
  readonly secrets: readonly string[];
  /** Decides the columns of predicates, by purpose; each purpose is asked for once. Nothing else is left to chance. */
  readonly draws: (purpose: string) => Draws;
}

const NOT_COMPARABLE = 'Not comparable on this axis: the release holds statistics, not rows.';
const NO_COLUMN = 'The release holds no column of the targets that could be compared.';

/**
 * Attacks that any release of rows can be put to, records or synthetic: singling out, linkability, inference of each
 * secret, and membership, on the same targets, with people withheld before the strategy ran as control. The list has the
 * same ids and parameters whatever the release. Aggregate figures only: nothing about one person leaves.
 */
export function holdoutAttacks(input: HoldoutInput): Measure[] {
  const { released, recodings, members, strangers, known, secrets, draws } = input;
  if (input.form === 'aggregate') return disarmed(secrets, NOT_COMPARABLE).map(({ id, parameters }) => missing(id, parameters, NOT_COMPARABLE));
  const direct = new Set([...members.schema.columns, ...released.schema.columns].filter(({ attributeClass }) => attributeClass === 'direct-identifier').map(({ name }) => name));
  const shared = members.schema.columns.map(({ name }) => name).filter((name) => released.columns.has(name));
  if (released.rows === 0 || shared.length === 0) return disarmed(secrets, released.rows === 0 ? 'The release holds no rows.' : NO_COLUMN);
  const targets = concatenated([selectColumns(members, shared), selectColumns(strangers, shared)]);
  const aligned = (names: readonly string[]): AlignedColumn[] => alignedColumns(released, targets, names, recodings);

  const all = aligned(shared.filter((name) => !direct.has(name)));
  const { nearestRow, distances } = closest(all, targets.rows);
  const byKnown = new Map<string, NearestRows>();
  const infer = (secret: string): Measure[] => {
    const usable = known.filter((name) => name !== secret && shared.includes(name));
    if (!shared.includes(secret)) return inferenceAtBaseline(secret, 'The release does not hold the secret.');
    if (usable.length === 0) return inferenceAtBaseline(secret, 'The release holds no column of what is known.');
    const key = JSON.stringify(usable);
    const nearest = byKnown.get(key) ?? nearestRows(aligned(usable));
    byKnown.set(key, nearest);
    return secretInference({ released, recodings, targets, members: members.rows, secret, nearest });
  };
  return [
    ...singlingOut({ columns: all, releasedRows: released.rows, nearestRow, members: members.rows, targets: targets.rows, draws }),
    // Halves are fixed by the order of what is known, so that they are the same for every strategy.
    ...linkability({ first: aligned(known.filter((_, i) => i % 2 === 0)), second: aligned(known.filter((_, i) => i % 2 === 1)) }, released.rows, members.rows, targets.rows),
    ...secrets.flatMap(infer),
    ...(all.length === 0 ? membershipAtBaseline(NO_COLUMN) : nearestRowMembership(distances, members.rows)),
  ];
}

/** The released row nearest to each target on all columns, and how far it is; of rows as near as each other the first by value. */
function closest(columns: readonly AlignedColumn[], targets: number): { nearestRow: Uint32Array; distances: Float64Array } {
  const nearestRow = new Uint32Array(targets);
  const distances = new Float64Array(targets);
  if (columns.length === 0) return { nearestRow, distances };
  const index = nearestRows(columns);
  for (let target = 0; target < targets; target++) {
    const { points, distance } = index.search(target);
    distances[target] = distance;
    nearestRow[target] = Array.from(points, (point) => index.rowsOf(point)[0]!).reduce((first, row) => (comesBefore(row, first, columns) ? row : first));
  }
  return { nearestRow, distances };
}

/** Whether a released row comes before another by the values of the columns in turn, missing numbers last. */
function comesBefore(row: number, other: number, columns: readonly AlignedColumn[]): boolean {
  for (const { released } of columns) {
    const [own, theirs] = [released[row]!, released[other]!];
    if (own === theirs || (Number.isNaN(own) && Number.isNaN(theirs))) continue;
    return own < theirs || Number.isNaN(theirs);
  }
  return false;
}

/** Every attack on a release of rows that gives it nothing to work with. */
function disarmed(secrets: readonly string[], note: string): Measure[] {
  return [...singlingOutAtBaseline(note), ...linkabilityAtBaseline(note), ...secrets.flatMap((secret) => inferenceAtBaseline(secret, note)), ...membershipAtBaseline(note)];
}
