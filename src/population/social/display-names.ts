import type { Draws } from '../../random/draws.ts';
import { shortened } from './handles.ts';
import { PLATFORM } from './platforms.ts';
import { ADJECTIVES, ANIMALS, NOUNS } from './social-vocabulary.ts';

/** Assumed: by platform, shares of full names, of given name and initial, and of short forms; the others are pseudonyms. */
const SHARES: readonly (readonly [full: number, initial: number, short: number])[] = [
  [0.82, 0.06, 0.08],
  [0.42, 0.08, 0.15],
  [0.4, 0.05, 0.25],
  [0.93, 0.04, 0.02],
  [0.2, 0.03, 0.25],
];

/** The name that an account shows. */
export function displayName(given: string, surname: string, platform: number, draws: Draws, id: number): string {
  const choice = draws.uniform(id, platform, 0);
  const [full, initial, short] = SHARES[platform]!;
  if (choice < full) return `${given} ${surname}`;
  if (choice < full + initial) return `${given} ${surname.charAt(0)}.`;
  const word = draws.uint32(id, platform, 1);
  if (choice < full + initial + short) return word % 3 === 0 ? shortened(given, word >>> 4) : word % 3 === 1 ? given : `${given} ${capital(NOUNS[(word >>> 4) % NOUNS.length]!)}`;
  const adjective = capital(ADJECTIVES[(word >>> 2) % ADJECTIVES.length]!);
  return platform === PLATFORM.clips || word % 2 === 0 ? `${adjective} ${capital(ANIMALS[(word >>> 12) % ANIMALS.length]!)}` : `${adjective} ${capital(NOUNS[(word >>> 12) % NOUNS.length]!)}`;
}

/** The word with a capital letter in front. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
