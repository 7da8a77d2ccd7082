import type { Table } from '../../columns/column.ts';
import type { CountryPack } from '../country.ts';
import type { WorldPlan } from '../world-plan.ts';

/** One block of a world as a tally sees it: tables and what is public about the country, no hidden column. */
export interface TalliedBlock {
  readonly plan: WorldPlan;
  readonly pack: CountryPack;
  readonly block: number;
  /** A table of this block: of the population, of the company or of the outsiders. */
  readonly table: (name: string) => Table;
  /** Another block of the same world. */
  readonly neighbour: (block: number) => TalliedBlock;
}

/**
 * Which blocks a tally reads: every one, so many evenly spaced ones, or so many with all the blocks that
 * their ties lead to.
 */
export type Coverage = 'all' | 'sampled' | 'surrounded';

const SAMPLED_BLOCKS = 6;
const SURROUNDED_BLOCKS = 2;

/**
 * Counts something block by block. A state holds whole numbers only, so that sums are exact and the same
 * in any order and grouping, and it survives structured cloning. Its size does not grow with the world.
 */
export interface Tally<State> {
  readonly id: string;
  /** Names of the tables that it reads. */
  readonly reads: readonly string[];
  readonly coverage: Coverage;
  readonly start: (plan: WorldPlan, pack: CountryPack) => State;
  /** Adds one block. */
  readonly add: (state: State, block: TalliedBlock) => void;
  /** The state of both stretches of blocks, `a` before `b`; may change and return `a`. */
  readonly merge: (a: State, b: State, plan: WorldPlan) => State;
}

/** Counts under names: the state of most tallies. */
export type Counts<Name extends string> = Readonly<Record<Name, Float64Array>>;

/** A tally of counts, which merge by addition. */
export function countTally<Name extends string>(tally: Omit<Tally<Counts<Name>>, 'merge'>): Tally<Counts<Name>> {
  return { ...tally, merge: addCounts };
}

function addCounts<Name extends string>(a: Counts<Name>, b: Counts<Name>): Counts<Name> {
  for (const name of Object.keys(a) as Name[]) {
    const [to, from] = [a[name], b[name]];
    for (let i = 0; i < from.length; i++) to[i]! += from[i]!;
  }
  return a;
}

/** Whether a tally of that coverage reads a block: the middles of equal stretches of the world. */
export function isCovered(coverage: Coverage, block: number, blocks: number): boolean {
  if (coverage === 'all') return true;
  const count = Math.min(blocks, coverage === 'sampled' ? SAMPLED_BLOCKS : SURROUNDED_BLOCKS);
  // The middle of stretch i is floor((2i + 1) · blocks / 2 / count).
  const stretch = Math.floor((block * count) / blocks);
  for (const i of [stretch - 1, stretch, stretch + 1]) if (i >= 0 && i < count && Math.floor(((2 * i + 1) * blocks) / (2 * count)) === block) return true;
  return false;
}

/** The states of several tallies, by tally. */
export type TallyStates = Readonly<Record<string, unknown>>;

/** Reads the state of a tally; null where it read no block. */
export type StateReader = <State>(tally: Tally<State>) => State | null;

/** Lets each tally that covers a block add it to its state; the first block of a tally starts one. */
export function tallyBlock(tallies: readonly Tally<unknown>[], states: Record<string, unknown>, block: TalliedBlock): void {
  for (const tally of tallies) {
    if (!isCovered(tally.coverage, block.block, block.plan.blocks)) continue;
    const state = (states[tally.id] ??= tally.start(block.plan, block.pack));
    tally.add(state, block);
  }
}

/** Both stretches' states together, `a` before `b`. */
export function mergeStates(tallies: readonly Tally<unknown>[], a: TallyStates, b: TallyStates, plan: WorldPlan): TallyStates {
  const merged: Record<string, unknown> = { ...a };
  for (const tally of tallies) {
    const [before, after] = [a[tally.id], b[tally.id]];
    if (after !== undefined) merged[tally.id] = before === undefined ? after : tally.merge(before, after, plan);
  }
  return merged;
}

/** Reads states by tally. */
export function stateReader(states: TallyStates): StateReader {
  return <State>(tally: Tally<State>) => (states[tally.id] as State | undefined) ?? null;
}
