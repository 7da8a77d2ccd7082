import type { Draws } from '../../random/draws.ts';

/** Occasions to meet: whose, with which place in the social order. People are numbered within the meeting blocks. */
export interface Occasions {
  readonly people: Uint16Array;
  readonly keys: Uint32Array;
}

/** Called for each tie with the two people's numbers. */
export type Tied = (one: number, other: number) => void;

/** Assumed: circles have 6 to 30 members, from a table of friends to a school class; each size as often. */
const SMALLEST = 6;
const LARGEST = 30;
/**
 * Share of a circle's pairs that are tied, as long as both seek ties in it. Fitted, from an assumed 0.6, to
 * a local clustering of 0.12 to 0.17 of the materialised graph at 25,000 people and more (about 0.14 at the
 * median user, Ugander et al. 2011, arXiv:1111.4503): clustering is an input, not a finding.
 */
const DENSITY = 0.72;
/** Ties that a member of a circle of mean size seeks in it. */
export const PER_CIRCLE = Math.floor(DENSITY * ((SMALLEST + LARGEST) / 2 - 1));

/** How circles form. */
export interface CircleLaw {
  /** No circle reaches across a border of the keys' bits from this one on. */
  readonly borderShift: number;
  /** Members of the n-th circle. */
  readonly sizeOf: (circle: number) => number;
  /** A uniform number of a pair of people, the lower number first. */
  readonly met: (one: number, other: number) => number;
}

/**
 * Cuts the social order into circles and ties most pairs within each; a member gets at most the ties of
 * its budget.
 */
export function tieCircles({ people, keys }: Occasions, order: Uint32Array, budgets: Uint8Array, { borderShift, sizeOf, met }: CircleLaw, tied: Tied): void {
  const left = budgets.slice(0, order.length);
  for (let from = 0, circle = 0; from < order.length; circle++) {
    const border = keys[order[from]!]! >>> borderShift;
    let to = from + 1;
    for (const end = Math.min(order.length, from + sizeOf(circle)); to < end && keys[order[to]!]! >>> borderShift === border; ) to++;
    const size = to - from;
    // By distance around the circle, so that members with few ties to seek find them among those next to them.
    for (let step = 1; step <= size / 2; step++) {
      const last = 2 * step === size ? step : size;
      for (let i = 0; i < last; i++) {
        const one = order[from + i]!;
        const other = order[from + ((i + step) % size)]!;
        if (left[one] === 0 || left[other] === 0) continue;
        const low = Math.min(people[one]!, people[other]!);
        const high = Math.max(people[one]!, people[other]!);
        if (low === high || met(low, high) >= DENSITY) continue;
        left[one]!--;
        left[other]!--;
        tied(low, high);
      }
    }
    from = to;
  }
}

/** The size of a circle, keyed by where it forms. */
export function circleSize(sizes: Draws, block: number, round: number, circle: number): number {
  return SMALLEST + sizes.below(LARGEST - SMALLEST + 1, block, round, circle);
}

/** How many of those who wait are tried, the latest first. */
const REACH = 8;

/**
 * Ties each occasion with the nearest one before it in the social order that `fits` and is still alone. The
 * latest are tried first, so that a surplus on one side waits without pulling the others apart.
 */
export function tieByChance({ people }: Occasions, order: Uint32Array, fits: (one: number, other: number) => boolean, tied: Tied): void {
  const waiting = new Uint16Array(order.length);
  let alone = 0;
  for (let i = 0; i < order.length; i++) {
    const person = people[order[i]!]!;
    let at = alone - 1;
    for (const last = Math.max(0, alone - REACH); at >= last && !fits(waiting[at]!, person); ) at--;
    if (at < 0 || at < alone - REACH) waiting[alone++] = person;
    else {
      tied(waiting[at]!, person);
      waiting.copyWithin(at, at + 1, alone--);
    }
  }
}
