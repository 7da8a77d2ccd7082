import { aliasTable } from '../random/alias-table.ts';
import { zipfMandelbrotWeights } from '../random/distributions.ts';
import type { Draws } from '../random/draws.ts';
import { keyedDraws } from '../random/keyed-draws.ts';

/** Assumed: share of accounts with one of the passwords that many choose, and how many of those there are. */
const POPULAR_SHARE = 0.1;
const POPULAR = 1000;

/**
 * The invented password of a person's account at one service: one that many people choose, or with
 * probability `reuse` the person's own for everything, or one for this service. It is a number in words, never a
 * real password, and only its hash is ever shown: equal hashes then mean what they mean in a real dump. `draws`
 * are the service's; the person's own password hangs on `seed` alone.
 */
export function inventedPasswords(seed: number, draws: Draws, reuse: number): (personId: number) => string {
  const habits = keyedDraws({ seed, stage: 'sources', instance: '', attribute: 'password.habit' });
  const popular = aliasTable(zipfMandelbrotWeights(POPULAR, 1));
  return (personId) => {
    if (draws.uniform(personId) < POPULAR_SHARE) return `popular ${popular.pick(draws.uniform(personId, 1))}`;
    const own = draws.uniform(personId, 2) < reuse ? habits : draws;
    return `own ${own.uint32(personId, 3)} ${own.uint32(personId, 4)}`;
  };
}
