import type { Draws } from '../random/draws.ts';

/**
 * Letters that a clerk or a scanner reads for one another, both ways. The pairs are shapes of print and
 * handwriting, so that a register errs differently from a person at a keyboard; assumed, no rates claimed.
 */
const LOOK_ALIKE: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['cl', 'd'],
  ['vv', 'w'],
  ['u', 'v'],
  ['e', 'c'],
  ['a', 'o'],
  ['n', 'h'],
  ['i', 'l'],
  ['g', 'q'],
  ['t', 'f'],
  ['S', 'G'],
  ['B', 'R'],
  ['D', 'O'],
];

/** The text with one misread letter or pair; unchanged where it holds none. */
export function misread(text: string, draws: Draws, entity: number, index: number): string {
  const places: (readonly [at: number, from: string, to: string])[] = [];
  for (const [one, other] of LOOK_ALIKE) {
    for (const [from, to] of [[one, other], [other, one]] as const) {
      for (let at = text.indexOf(from); at !== -1; at = text.indexOf(from, at + 1)) places.push([at, from, to]);
    }
  }
  if (places.length === 0) return text;
  const [at, from, to] = places[draws.below(places.length, entity, index)]!;
  return text.slice(0, at) + to + text.slice(at + from.length);
}

/** A date whose day, month or year was read one unit off; the result is always another existing date. */
export function misreadDate(days: number, draws: Draws, entity: number, index: number): number {
  const offset = [-1, 1, -10, 10, -365, 365][draws.below(6, entity, index)]!;
  return days + offset;
}
