import { keyedDraws } from '../random/keyed-draws.ts';

/** Assumed: prefixes under which a provider serves the homes of one postcode, and those of all mobile phones. */
const HOME_PREFIXES = 8;
const MOBILE_PREFIXES = 64;
/** Assumed: share of logins from a mobile network, whose prefix says nothing about the place. */
const MOBILE_SHARE = 0.3;

/**
 * The first 24 bits of the network address of a login, as `a.b.c.0/24` under 240.0.0.0/4, which is reserved and
 * not routed (RFC 1112, section 4). Homes of a postcode share a few prefixes and a household has one, so that it
 * speaks of place and of who lives together. The same in every source: how addresses are given out is a fact of
 * the world. `login` tells several logins of a person apart.
 */
export function networkPrefixes(seed: number): (personId: number, householdId: number, postcode: string, login: number) => string {
  const draws = (attribute: string) => keyedDraws({ seed, stage: 'sources', instance: '', attribute });
  const [kinds, homes, pools] = [draws('network.kind'), draws('network.home'), draws('network.pool')];
  return (personId, householdId, postcode, login) => {
    if (kinds.uniform(personId, login) < MOBILE_SHARE) return `254.0.${kinds.below(MOBILE_PREFIXES, personId, login, 1)}.0/24`;
    const word = pools.uint32(Number.parseInt(postcode, 36) >>> 0, homes.below(HOME_PREFIXES, householdId));
    return `${240 + (word % 14)}.${(word >>> 8) & 255}.${(word >>> 16) & 255}.0/24`;
  };
}
